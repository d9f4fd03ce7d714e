// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/message_words.h"

#include "ui/models/reactions.h"
#include "ui/models/system_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

using model::contentAs;
using model::Message;
using model::MessageKind;

namespace {

struct MessageWords {
    Q_DECLARE_TR_FUNCTIONS(messages)
};

QString with(const QString &word, const QString &rest)
{
    //: %1 is a kind of message ("Photo"), %2 its caption, question or name
    return rest.isEmpty() ? word : MessageWords::tr("%1: %2").arg(word, rest);
}

QString filmText(const Message &message)
{
    QString word = kindName(message.kind);
    const auto *media = contentAs<model::Media>(message.content);
    if (media && media->seconds > 0)
        //: a kind of message and how long it plays: "Voice message, 0:12"
        word = MessageWords::tr("%1, %2").arg(word, durationText(media->seconds));
    return with(word, message.text);
}

QString cardsText(const Message &message)
{
    const auto *cards = contentAs<QList<model::ContactCard>>(message.content);
    if (!cards || cards->isEmpty())
        return kindName(message.kind);
    if (cards->size() > 1)
        return MessageWords::tr("%n contacts", nullptr, static_cast<int>(cards->size()));
    return with(kindName(message.kind), cards->first().name);
}

QString albumText(const Message &message)
{
    const auto *album = contentAs<model::Album>(message.content);
    if (!album)
        return kindName(message.kind);
    QStringList parts;
    if (album->images > 0)
        parts.append(MessageWords::tr("%n photos", nullptr, album->images));
    if (album->videos > 0)
        parts.append(MessageWords::tr("%n videos", nullptr, album->videos));
    return with(kindName(message.kind), parts.join(QStringLiteral(", ")));
}

/// Of what carries no text of its own.
QString carriedText(const Message &message)
{
    const QString word = kindName(message.kind);
    if (const auto *place = contentAs<model::Location>(message.content))
        return with(word, place->name.isEmpty() ? place->address : place->name);
    if (const auto *poll = contentAs<model::Poll>(message.content))
        return with(word, poll->question);
    if (const auto *event = contentAs<model::Event>(message.content))
        return with(word, event->name);
    if (const auto *invite = contentAs<model::GroupInvite>(message.content))
        return with(word, invite->name);
    return with(word, message.text);
}

/// Whether what it carries is what its kind promises: only then there is something to draw.
bool carries(const Message &message)
{
    switch (message.kind) {
    case MessageKind::Location:
    case MessageKind::LiveLocation:
        return contentAs<model::Location>(message.content);
    case MessageKind::Contacts:
        return contentAs<QList<model::ContactCard>>(message.content);
    case MessageKind::Poll:
        return contentAs<model::Poll>(message.content);
    case MessageKind::Event:
        return contentAs<model::Event>(message.content);
    case MessageKind::GroupInvite:
        return contentAs<model::GroupInvite>(message.content);
    case MessageKind::Album:
        return contentAs<model::Album>(message.content);
    default:
        return isMedia(message.kind);
    }
}

}

QString kindName(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Image:
        return MessageWords::tr("Photo");
    case MessageKind::Video:
        return MessageWords::tr("Video");
    case MessageKind::Gif:
        return MessageWords::tr("GIF");
    case MessageKind::Audio:
        return MessageWords::tr("Audio file");
    case MessageKind::Voice:
        return MessageWords::tr("Voice message");
    case MessageKind::Document:
        return MessageWords::tr("Document");
    case MessageKind::Sticker:
        return MessageWords::tr("Sticker");
    case MessageKind::Location:
        return MessageWords::tr("Location");
    case MessageKind::LiveLocation:
        return MessageWords::tr("Live location");
    case MessageKind::Contacts:
        return MessageWords::tr("Contact");
    case MessageKind::Poll:
        return MessageWords::tr("Poll");
    case MessageKind::Event:
        return MessageWords::tr("Event");
    case MessageKind::GroupInvite:
        return MessageWords::tr("Group invitation");
    case MessageKind::Album:
        return MessageWords::tr("Album");
    default:
        return MessageWords::tr("Message");
    }
}

bool isPlaceholder(const Message &message)
{
    return message.deletedMs > 0 || (message.kind != MessageKind::Text && !carries(message));
}

QString writtenText(const Message &message)
{
    if (isPlaceholder(message))
        return shownText(message);
    return message.kind == MessageKind::Text || isMedia(message.kind) ? message.text : QString();
}

QString shownText(const Message &message)
{
    if (message.deletedMs > 0)
        return message.direction == model::Direction::Out ? MessageWords::tr("You deleted this message")
                                                          : MessageWords::tr("This message was deleted");
    switch (message.kind) {
    case MessageKind::Text:
        return message.text;
    case MessageKind::System:
        return systemText(message);
    case MessageKind::Undecryptable:
        return MessageWords::tr("Waiting for this message. It is being sent again by the other phone.");
    case MessageKind::Unsupported:
        return MessageWords::tr(
            "This kind of message cannot be shown here yet. It is kept; see it on the phone.");
    case MessageKind::ViewOnce:
        return MessageWords::tr("Can be viewed once, and is opened on the phone only.");
    case MessageKind::Audio:
    case MessageKind::Voice:
    case MessageKind::Video:
        return filmText(message);
    case MessageKind::Document: {
        const auto *media = contentAs<model::Media>(message.content);
        const QString name = media ? media->name : QString();
        return with(kindName(message.kind),
            name.isEmpty() || message.text.isEmpty() ? name + message.text : name + u'\n' + message.text);
    }
    case MessageKind::Contacts:
        return cardsText(message);
    case MessageKind::Album:
        return albumText(message);
    default:
        return carriedText(message);
    }
}

QString durationText(int seconds)
{
    const int whole = std::max(0, seconds);
    const QString end = QStringLiteral("%1").arg(whole % 60, 2, 10, QLatin1Char('0'));
    if (whole < 3'600)
        return QStringLiteral("%1:%2").arg(whole / 60).arg(end);
    return QStringLiteral("%1:%2:%3")
        .arg(whole / 3'600)
        .arg(whole / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(end);
}

QString sizeText(qint64 bytes)
{
    return QLocale(QLocale::English)
        .formattedDataSize(bytes, bytes < 1'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString coordinatesText(const model::Location &location)
{
    return QStringLiteral("%1, %2").arg(location.latitude, 0, 'f', 5).arg(location.longitude, 0, 'f', 5);
}

QStringList spokenExtras(const Message &message)
{
    QStringList parts;
    if (message.deletedMs > 0)
        return parts;
    if (message.forwarded > 0)
        parts.append(
            message.forwarded > 3 ? MessageWords::tr("Forwarded many times") : MessageWords::tr("Forwarded"));
    if (message.mentionsEveryone)
        parts.append(MessageWords::tr("Mentions everyone"));
    if (const auto *poll = contentAs<model::Poll>(message.content)) {
        const QList<int> counts = model::countVotes(*poll, message.votes);
        const QList<int> own = ownVote(message.votes);
        for (int i = 0; i < poll->options.size(); ++i) {
            const QString one
                //: an option of a poll and how many chose it
                = MessageWords::tr("%1: %n votes", nullptr, counts.value(i)).arg(poll->options.at(i));
            parts.append(own.contains(i) ? MessageWords::tr("%1, your choice").arg(one) : one);
        }
    }
    if (message.editedMs > 0)
        parts.append(MessageWords::tr("Edited"));
    if (message.isStarred)
        parts.append(MessageWords::tr("starred"));
    for (const ReactionChip &chip : chipsOf(message.reactions))
        //: an emoji and who chose it
        parts.append(MessageWords::tr("%1 from %2").arg(chip.emoji, chip.names.join(QStringLiteral(", "))));
    return parts;
}

}
