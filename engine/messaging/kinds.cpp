// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/kinds.h"

#include "engine/messaging/card.h"
#include "engine/proto/message.pb.h"

#include <algorithm>
#include <cmath>

namespace messaging {

using base::Fault;
using base::Result;
using model::MessageKind;

namespace {

constexpr std::size_t kLongestTextBytes = 4 * std::size_t(kLongestText); ///< Hebrew takes two a letter
constexpr int kMostForwarded = 127;
constexpr quint32 kMostSide = 100'000; ///< pixels
constexpr quint32 kMostSeconds = 7 * 24 * 60 * 60;
constexpr qint64 kMostTime = 1LL << 40; ///< seconds; beyond is no time

QString textOf(const std::string &utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QByteArray bytesOf(const std::string &bytes, qsizetype most)
{
    return static_cast<qsizetype>(bytes.size()) > most ? QByteArray() : QByteArray::fromStdString(bytes);
}

int within(quint32 value, quint32 most)
{
    return static_cast<int>(std::min(value, most));
}

qint64 msOf(qint64 seconds)
{
    return seconds > 0 && seconds < kMostTime ? seconds * 1000 : 0;
}

/// What every kind of file names in the same words.
template <class File>
model::Media mediaOf(const File &file)
{
    model::Media media;
    media.mime = lineOf(file.mimetype(), 128);
    media.bytes = static_cast<qint64>(std::min<quint64>(file.filelength(), 1ULL << 50));
    media.sha256
        = file.filesha256().size() == 32 ? QByteArray::fromStdString(file.filesha256()) : QByteArray();
    return media;
}

template <class File>
void readSides(const File &file, model::Media &media)
{
    media.width = within(file.width(), kMostSide);
    media.height = within(file.height(), kMostSide);
}

bool isCaptionGood(const std::string &caption)
{
    return caption.size() <= kLongestTextBytes;
}

template <class Picture>
Result<bool> readPicture(const Picture &picture, MessageKind kind, model::Media media, Content &content)
{
    if (!isCaptionGood(picture.caption()))
        return base::fail(Fault::Malformed, QStringLiteral("caption too long"));
    readSides(picture, media);
    content.kind = picture.viewonce() ? MessageKind::ViewOnce : kind;
    content.text = textOf(picture.caption());
    content.thumbnail = bytesOf(picture.jpegthumbnail(), kLongestThumbnail);
    content.carried = std::move(media);
    readContext(picture.contextinfo(), content);
    return true;
}

Result<bool> readVideo(const proto::VideoMessage &video, Content &content)
{
    model::Media media = mediaOf(video);
    media.seconds = within(video.seconds(), kMostSeconds);
    return readPicture(
        video, video.gifplayback() ? MessageKind::Gif : MessageKind::Video, std::move(media), content);
}

Result<bool> readAudio(const proto::AudioMessage &audio, Content &content)
{
    model::Media media = mediaOf(audio);
    media.seconds = within(audio.seconds(), kMostSeconds);
    media.waveform = bytesOf(audio.waveform(), 256).left(64);
    content.kind = audio.viewonce() ? MessageKind::ViewOnce
        : audio.ptt()               ? MessageKind::Voice
                                    : MessageKind::Audio;
    content.carried = std::move(media);
    readContext(audio.contextinfo(), content);
    return true;
}

Result<bool> readDocument(const proto::DocumentMessage &document, Content &content)
{
    if (!isCaptionGood(document.caption()))
        return base::fail(Fault::Malformed, QStringLiteral("caption too long"));
    model::Media media = mediaOf(document);
    media.name = lineOf(document.filename().empty() ? document.title() : document.filename(), 255);
    media.pages = within(document.pagecount(), 1'000'000);
    content.kind = MessageKind::Document;
    content.text = textOf(document.caption());
    content.thumbnail = bytesOf(document.jpegthumbnail(), kLongestThumbnail);
    content.carried = std::move(media);
    readContext(document.contextinfo(), content);
    return true;
}

Result<bool> readSticker(const proto::StickerMessage &sticker, Content &content)
{
    model::Media media = mediaOf(sticker);
    readSides(sticker, media);
    media.isAnimated = sticker.isanimated() || sticker.islottie();
    content.kind = MessageKind::Sticker;
    content.thumbnail = bytesOf(sticker.pngthumbnail(), kLongestThumbnail);
    content.carried = std::move(media);
    readContext(sticker.contextinfo(), content);
    return true;
}

Result<bool> readFile(const proto::Message &message, Content &content)
{
    if (message.has_imagemessage())
        return readPicture(
            message.imagemessage(), MessageKind::Image, mediaOf(message.imagemessage()), content);
    if (message.has_videomessage())
        return readVideo(message.videomessage(), content);
    if (message.has_ptvmessage())
        return readVideo(message.ptvmessage(), content);
    if (message.has_audiomessage())
        return readAudio(message.audiomessage(), content);
    if (message.has_documentmessage())
        return readDocument(message.documentmessage(), content);
    if (message.has_stickermessage())
        return readSticker(message.stickermessage(), content);
    return false;
}

/// Nothing when the numbers name no place on earth.
template <class Place>
std::optional<model::Location> placeOf(const Place &place)
{
    const double latitude = place.degreeslatitude();
    const double longitude = place.degreeslongitude();
    if (!(std::abs(latitude) <= 90) || !(std::abs(longitude) <= 180))
        return std::nullopt;
    return model::Location{latitude, longitude, {}, {}, within(place.accuracyinmeters(), 100'000)};
}

bool readPlace(const proto::Message &message, Content &content)
{
    if (message.has_locationmessage()) {
        const auto &given = message.locationmessage();
        auto place = placeOf(given);
        if (!place)
            return false;
        place->name = lineOf(given.name());
        place->address = lineOf(given.address());
        content.kind = given.islive() ? MessageKind::LiveLocation : MessageKind::Location;
        content.thumbnail = bytesOf(given.jpegthumbnail(), kLongestThumbnail);
        content.carried = std::move(*place);
        readContext(given.contextinfo(), content);
        return true;
    }
    const auto &live = message.livelocationmessage();
    auto place = placeOf(live);
    if (!place)
        return false;
    content.kind = MessageKind::LiveLocation;
    content.text = lineOf(live.caption());
    content.thumbnail = bytesOf(live.jpegthumbnail(), kLongestThumbnail);
    content.carried = std::move(*place);
    readContext(live.contextinfo(), content);
    return true;
}

void readCards(const proto::Message &message, Content &content)
{
    QList<model::ContactCard> cards;
    if (message.has_contactmessage()) {
        const auto &one = message.contactmessage();
        cards.append(readCard(one.vcard(), lineOf(one.displayname())));
        readContext(one.contextinfo(), content);
    } else {
        for (const auto &one : message.contactsarraymessage().contacts()) {
            if (cards.size() < kMostCards)
                cards.append(readCard(one.vcard(), lineOf(one.displayname())));
        }
        readContext(message.contactsarraymessage().contextinfo(), content);
    }
    content.kind = MessageKind::Contacts;
    content.carried = std::move(cards);
}

const proto::PollCreationMessage *pollOf(const proto::Message &message)
{
    return message.has_pollcreationmessage()  ? &message.pollcreationmessage()
        : message.has_pollcreationmessagev2() ? &message.pollcreationmessagev2()
        : message.has_pollcreationmessagev3() ? &message.pollcreationmessagev3()
        : message.has_pollcreationmessagev5() ? &message.pollcreationmessagev5()
                                              : nullptr;
}

void readPoll(const proto::PollCreationMessage &given, Content &content)
{
    model::Poll poll;
    poll.question = lineOf(given.name());
    for (const auto &option : given.options()) {
        if (poll.options.size() < kMostOptions)
            poll.options.append(lineOf(option.optionname()));
    }
    poll.selectable = within(given.selectableoptionscount(), kMostOptions);
    content.kind = MessageKind::Poll;
    content.carried = std::move(poll);
    readContext(given.contextinfo(), content);
}

void readEvent(const proto::EventMessage &given, Content &content)
{
    model::Event event;
    event.name = lineOf(given.name());
    event.description = lineOf(given.description(), 4096);
    event.place = lineOf(given.location().name());
    event.startMs = msOf(given.starttime());
    event.endMs = msOf(given.endtime());
    event.isCancelled = given.iscanceled();
    content.kind = MessageKind::Event;
    content.carried = std::move(event);
    readContext(given.contextinfo(), content);
}

void readInvite(const proto::GroupInviteMessage &given, Content &content)
{
    model::GroupInvite invite;
    invite.group = model::Jid::parse(QByteArray::fromStdString(given.groupjid())).value_or(model::Jid());
    invite.name = lineOf(given.groupname());
    invite.code = lineOf(given.invitecode(), 64);
    invite.expiresMs = msOf(given.inviteexpiration());
    content.kind = MessageKind::GroupInvite;
    content.text = lineOf(given.caption());
    content.carried = std::move(invite);
    readContext(given.contextinfo(), content);
}

Result<void> readText(const proto::Message &message, Content &content)
{
    const bool extended = !message.has_conversation();
    const auto &given = message.extendedtextmessage();
    const std::string &text = extended ? given.text() : message.conversation();
    if (text.size() > kLongestTextBytes)
        return base::fail(Fault::Malformed, QStringLiteral("text too long"));
    content.kind = MessageKind::Text;
    content.text = textOf(text);
    if (!extended)
        return {};
    if (!given.matchedtext().empty() && !(given.title().empty() && given.description().empty())) {
        content.carried = model::LinkPreview{
            lineOf(given.matchedtext(), 2048), lineOf(given.title()), lineOf(given.description())};
        content.thumbnail = bytesOf(given.jpegthumbnail(), kLongestThumbnail);
    }
    readContext(given.contextinfo(), content);
    return {};
}

}

QString lineOf(const std::string &utf8, int most)
{
    // no letter takes more than four bytes: what is cut here is beyond the bound in any case
    const auto size = static_cast<qsizetype>(std::min(utf8.size(), 4 * static_cast<std::size_t>(most)));
    return QString::fromUtf8(utf8.data(), size).left(most);
}

void readContext(const proto::ContextInfo &context, Content &content)
{
    for (const std::string &text : context.mentionedjid()) {
        if (content.mentions.size() >= kMostMentions)
            break;
        if (const auto jid = model::Jid::parse(QByteArrayView(text.data(), qsizetype(text.size()))))
            content.mentions.append(*jid);
    }
    content.mentionsEveryone = context.nonjidmentions() != 0;
    content.forwarded = context.isforwarded() ? std::max(1, within(context.forwardingscore(), kMostForwarded))
                                              : within(context.forwardingscore(), kMostForwarded);
    content.disappearsAfterS = within(context.expiration(), 0x7fff'ffff);
    if (context.stanzaid().empty())
        return;
    model::Quote quote;
    quote.waId = QByteArray::fromStdString(context.stanzaid()).left(128);
    if (const auto author = model::Jid::parse(QByteArray::fromStdString(context.participant())))
        quote.from = author->withoutDevice();
    const proto::Message &quoted = context.quotedmessage();
    quote.text = lineOf(
        quoted.has_conversation() ? quoted.conversation() : quoted.extendedtextmessage().text(), 4096);
    content.quoted = std::move(quote);
}

Result<bool> readKind(const proto::Message &message, Content &content)
{
    content.is = Content::Is::Message;
    if (message.has_conversation() || message.has_extendedtextmessage()) {
        RETURN_IF_FAILED(readText(message, content));
        return true;
    }
    ASSIGN_OR_RETURN(const bool isFile, readFile(message, content));
    if (isFile)
        return true;
    if (message.has_locationmessage() || message.has_livelocationmessage())
        return readPlace(message, content);
    if (message.has_contactmessage() || message.has_contactsarraymessage())
        readCards(message, content);
    else if (const auto *poll = pollOf(message))
        readPoll(*poll, content);
    else if (message.has_eventmessage())
        readEvent(message.eventmessage(), content);
    else if (message.has_groupinvitemessage())
        readInvite(message.groupinvitemessage(), content);
    else if (message.has_albummessage()) {
        content.kind = MessageKind::Album;
        content.carried = model::Album{within(message.albummessage().expectedimagecount(), 1'000),
            within(message.albummessage().expectedvideocount(), 1'000)};
    } else {
        return false;
    }
    return true;
}

}
