// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/bubble_cards.h"

#include "engine/base/phone.h"
#include "ui/models/message_words.h"
#include "ui/models/reactions.h"
#include "ui/pages/inbox/bubble_column.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"

#include <QCoreApplication>
#include <QLocale>
#include <QUrlQuery>

#include <algorithm>

namespace ui {

using model::contentAs;
using model::MessageKind;

namespace {

constexpr int kCardBadge = 40;
constexpr int kIndent = kCardBadge + 10;
constexpr int kMostCards = 5;
constexpr qsizetype kLongestCardText = 400; ///< characters of a stranger's text in a card

struct CardWords {
    Q_DECLARE_TR_FUNCTIONS(bubble)
};

QString shown(const QString &text)
{
    return text.trimmed().isEmpty() ? QString() : isolate(withoutBreaks(text));
}

void layOutPlace(const model::Message &message, const model::Location &place, BubbleColumn &column)
{
    const int top = column.y() + 2;
    column.skip(2);
    column.badge(Icon::Place, kCardBadge);
    const bool isLive = message.kind == MessageKind::LiveLocation;
    const QString name = shown(place.name);
    column.words(
        name.isEmpty() ? kindName(message.kind) : name, Role::BodyBold, Token::BubbleText, 2, kIndent);
    if (isLive)
        column.words(CardWords::tr("Live location, as it was when it was sent"), Role::Caption,
            Token::BubbleMeta, 2, kIndent);
    column.words(shown(place.address), Role::Caption, Token::BubbleMeta, 3, kIndent);
    column.words(ltr(coordinatesText(place)), Role::Caption, Token::BubbleMeta, 1, kIndent);
    if (place.accuracyM > 0)
        column.words(CardWords::tr("Accurate to %n metres", nullptr, place.accuracyM), Role::Caption,
            Token::BubbleMeta, 1, kIndent);
    column.words(CardWords::tr("Open the map"), Role::CaptionBold, Token::Link, 1, kIndent)->url
        = mapOf(place);
    column.endBlock(top, kCardBadge);
}

void layOutContacts(const QList<model::ContactCard> &cards, BubbleColumn &column)
{
    for (const model::ContactCard &card : cards.mid(0, kMostCards)) {
        const int top = column.y() + 2;
        column.skip(2);
        column.badge(Icon::User, kCardBadge);
        const QString name = shown(card.name);
        column.words(name.isEmpty() ? CardWords::tr("Contact without a name") : name, Role::BodyBold,
            Token::BubbleText, 1, kIndent);
        for (const QString &written : card.phones.mid(0, kMostCards)) {
            const auto number = written.startsWith(u'+')
                ? base::Phone::parse(written)
                : base::Result<base::Phone>(base::fail(base::Fault::Malformed, QStringLiteral("local")));
            const bool isWhole = number && number->e164() == written;
            column.words(isWhole ? phone(written) : ltr(withoutBreaks(plain(written))), Role::Caption,
                Token::BubbleMeta, 1, kIndent);
            if (isWhole)
                column
                    .words(CardWords::tr("Write to this number"), Role::CaptionBold, Token::Link, 1, kIndent)
                    ->phone
                    = written;
        }
        column.endBlock(top, kCardBadge);
    }
    if (cards.size() > kMostCards)
        column.words(CardWords::tr("and %n more", nullptr, static_cast<int>(cards.size()) - kMostCards),
            Role::Caption, Token::BubbleMeta);
}

void layOutOption(const model::Poll &poll, int option, int count, int most, bool isOwn, BubbleColumn &column)
{
    constexpr int mark = 18;
    constexpr int counted = 30;
    const int top = column.y() + 4;
    column.skip(3);
    BubblePiece *words = column.words(
        shown(poll.options.at(option)), isOwn ? Role::BodyBold : Role::Body, Token::BubbleText, 3, mark + 8);
    const int height = words ? words->rect.height() : mark;
    if (words)
        words->rect.setWidth(words->rect.width() - counted);
    BubblePiece &number = column.add(BubblePiece::Kind::Words,
        QRect(column.left() + column.width() - counted + 8, top - 1, counted - 8, height));
    number.text = ltr(QString::number(count));
    number.role = Role::Caption;
    number.ink = Token::BubbleMeta;
    BubblePiece &choice = column.add(BubblePiece::Kind::Choice, QRect(column.left(), top, mark, mark));
    choice.isOn = isOwn;
    choice.isRound = poll.selectable == 1;
    column.skip(2);
    BubblePiece &bar = column.add(
        BubblePiece::Kind::Bar, QRect(column.left() + mark + 8, column.y(), column.width() - mark - 8, 4));
    bar.share = most > 0 ? double(count) / most : 0;
    column.skip(6);
    // the whole row votes: a piece with nothing to paint
    column.add(BubblePiece::Kind::Words, QRect(column.left(), top - 4, column.width(), column.y() - top + 4))
        .option
        = option;
}

void layOutPoll(const model::Message &message, const model::Poll &poll, BubbleColumn &column)
{
    column.words(shown(poll.question), Role::BodyBold, Token::BubbleText, 4);
    column.words(poll.selectable == 1 ? CardWords::tr("Choose one")
            : poll.selectable == 0    ? CardWords::tr("Choose any number")
                                      : CardWords::tr("Choose at most %n", nullptr, poll.selectable),
        Role::Caption, Token::BubbleMeta);
    column.skip(2);
    const QList<int> counts = model::countVotes(poll, message.votes);
    const QList<int> own = ownVote(message.votes);
    const int voters = static_cast<int>(std::count_if(message.votes.cbegin(), message.votes.cend(),
        [](const model::PollVote &vote) { return !vote.options.isEmpty(); }));
    for (int i = 0; i < poll.options.size(); ++i)
        layOutOption(poll, i, counts.value(i), voters, own.contains(i), column);
    column.skip(2);
    column.words(voters > 0 ? CardWords::tr("%n people voted", nullptr, voters)
                            : CardWords::tr("Nobody has voted yet"),
        Role::Caption, Token::BubbleMeta);
}

void layOutEvent(const model::Event &event, BubbleColumn &column)
{
    const int top = column.y() + 2;
    column.skip(2);
    column.badge(Icon::Calendar, kCardBadge);
    column.words(shown(event.name), Role::BodyBold, Token::BubbleText, 2, kIndent);
    if (event.isCancelled)
        column.words(CardWords::tr("Cancelled"), Role::CaptionBold, Token::Error, 1, kIndent);
    const auto day = [](qint64 ms) {
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QLocale::ShortFormat);
    };
    const QString end = sameDay(event.startMs, event.endMs) ? clockTime(event.endMs) : day(event.endMs);
    if (event.startMs > 0)
        column.words(event.endMs > event.startMs
                ? CardWords::tr("%1 to %2").arg(isolate(day(event.startMs)), isolate(end))
                : isolate(day(event.startMs)),
            Role::Caption, Token::BubbleMeta, 2, kIndent);
    column.words(shown(event.place), Role::Caption, Token::BubbleMeta, 2, kIndent);
    column.words(shown(event.description), Role::Caption, Token::BubbleText, 4, kIndent);
    column.endBlock(top, kCardBadge);
}

void layOutInvite(const model::GroupInvite &invite, qint64 nowMs, BubbleColumn &column)
{
    const int top = column.y() + 2;
    column.skip(2);
    column.badge(Icon::Groups, kCardBadge);
    const QString name = shown(invite.name);
    column.words(name.isEmpty() ? kindName(MessageKind::GroupInvite) : name, Role::BodyBold,
        Token::BubbleText, 2, kIndent);
    const bool isOver = invite.expiresMs > 0 && invite.expiresMs <= nowMs;
    column.words(isOver ? CardWords::tr("This invitation to a group has expired.")
                        : CardWords::tr("Invitation to a group. It can be accepted on the phone."),
        Role::Caption, Token::BubbleMeta, 2, kIndent);
    if (invite.expiresMs > nowMs)
        column.words(CardWords::tr("Until %1").arg(isolate(fullTime(invite.expiresMs))), Role::Caption,
            Token::BubbleMeta, 1, kIndent);
    column.endBlock(top, kCardBadge);
}

void layOutPreview(const model::LinkPreview &preview, const QImage &picture, BubbleColumn &column)
{
    // it opens what stands on it, and nothing but web addresses
    const QUrl url(preview.url, QUrl::StrictMode);
    const bool isWeb = url.isValid() && !url.host().isEmpty()
        && (url.scheme() == QStringLiteral("https") || url.scheme() == QStringLiteral("http"));
    const int top = column.y() + 2;
    column.skip(2);
    if (picture.isNull())
        column.badge(Icon::Link, kCardBadge);
    else
        column.add(BubblePiece::Kind::Picture, QRect(column.left(), column.y(), kCardBadge, kCardBadge))
            .picture
            = picture;
    column.words(shown(preview.title), Role::BodyBold, Token::BubbleText, 2, kIndent);
    column.words(shown(preview.description), Role::Caption, Token::BubbleMeta, 3, kIndent);
    if (isWeb)
        column.words(ltr(url.host()), Role::Caption, Token::Link, 1, kIndent)->url = url;
    column.endBlock(top, kCardBadge);
}

}

QString withoutBreaks(const QString &text)
{
    return text.left(kLongestCardText).simplified();
}

QUrl mapOf(const model::Location &location)
{
    const auto degrees = [](double value) { return QString::number(value, 'f', 6); };
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("mlat"), degrees(location.latitude));
    query.addQueryItem(QStringLiteral("mlon"), degrees(location.longitude));
    QUrl url(QStringLiteral("https://www.openstreetmap.org/"));
    url.setQuery(query);
    return url;
}

void layOutCard(const BubbleParts &parts, BubbleColumn &column)
{
    const model::Message &message = parts.message;
    if (const auto *place = contentAs<model::Location>(message.content))
        layOutPlace(message, *place, column);
    else if (const auto *cards = contentAs<QList<model::ContactCard>>(message.content))
        layOutContacts(*cards, column);
    else if (const auto *poll = contentAs<model::Poll>(message.content))
        layOutPoll(message, *poll, column);
    else if (const auto *event = contentAs<model::Event>(message.content))
        layOutEvent(*event, column);
    else if (const auto *invite = contentAs<model::GroupInvite>(message.content))
        layOutInvite(*invite, parts.nowMs, column);
    else if (const auto *preview = contentAs<model::LinkPreview>(message.content))
        layOutPreview(*preview, parts.picture, column);
    else if (contentAs<model::Album>(message.content))
        column.words(isolate(shownText(message)), Role::Body, Token::BubbleText, 2);
}

}
