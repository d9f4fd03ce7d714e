// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/news.h"

#include "engine/model/quiet_hours.h"
#include "ui/models/answers.h"
#include "ui/models/message_words.h"
#include "ui/models/people.h"
#include "ui/models/system_words.h"
#include "ui/models/who.h"
#include "ui/theme/bidi.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <chrono>

namespace ui {

using base::Result;
using model::Message;

namespace {

constexpr auto kNewsGather = std::chrono::milliseconds(400);
constexpr qint64 kWaited = 120'000; ///< older than this when it comes: it waited for us
constexpr qsizetype kMostChats = 4; ///< told one by one
constexpr qsizetype kLongestBody = 240;
constexpr qsizetype kMostFresh = 4096;

struct NewsWords {
    Q_DECLARE_TR_FUNCTIONS(ui::News)
};

bool isQuiet(const model::Chat &chat, qint64 nowMs)
{
    return chat.marks.isArchived || chat.marks.isMuted(nowMs) || chat.marks.isLocked || chat.kind == u"status"
        || chat.kind == u"newsletter";
}

QString countOf(int messages)
{
    return NewsWords::tr("%n new message(s)", nullptr, messages);
}

/// Aloud a hidden number is worth a word; here there is no room for it.
QString calledOf(const Who &who)
{
    return isolate(who.name.isEmpty() ? spoken(who) : who.name);
}

/// "Dana: see you" in a group, the words alone otherwise.
QString lineOf(const model::Chat &chat, const Message &message, const MentionWords &called)
{
    const QString text = named(shownText(message).simplified(), called).text;
    if (!chat.jid.isGroup())
        return text;
    return NewsWords::tr("%1: %2", "who wrote, and what").arg(calledOf(authorOf(message)), isolate(text));
}

Notice noticeOf(const ChatNews &news)
{
    Notice notice{noticeKey(news.chat.account, news.chat.jid), {}, {}, news.chat.account, news.chat.jid};
    const int count = static_cast<int>(news.messages.size());
    if (news.level == NewsLevel::Private) {
        notice.title = news.number;
        notice.body = countOf(count);
        return notice;
    }
    notice.title = NewsWords::tr("%1 to %2", "who wrote, and to which of our numbers")
                       .arg(calledOf(whoOf(news.chat)), isolate(news.number));
    notice.body = lineOf(news.chat, news.messages.last(), news.called).left(kLongestBody);
    if (count > 1)
        notice.body += u'\n' + countOf(count);
    return notice;
}

}

QString noticeKey(const model::AccountId &account, const model::Jid &chat)
{
    return account.value + u'/' + QString::fromLatin1(chat.withoutDevice().text());
}

QList<Notice> noticesOf(const QList<ChatNews> &news, qint64 nowMs)
{
    QList<ChatNews> told;
    int messages = 0;
    bool waited = false;
    for (const ChatNews &one : news) {
        if (one.level == NewsLevel::Off || one.isQuietHour || isQuiet(one.chat, nowMs)
            || one.messages.isEmpty())
            continue;
        told.append(one);
        messages += static_cast<int>(one.messages.size());
        waited = waited || one.messages.last().timestampMs < nowMs - kWaited;
    }
    if (told.size() > kMostChats || (waited && told.size() > 1)) {
        const int chats = static_cast<int>(told.size());
        return {{QString::fromLatin1(kManyKey), countOf(messages),
            NewsWords::tr("in %n chat(s)", nullptr, chats), {}, {}}};
    }
    QList<Notice> notices;
    for (const ChatNews &one : told)
        notices.append(noticeOf(one));
    return notices;
}

News::News(door::Desk &desk, Changes &changes, const base::Clock &clock, IsSeen isSeen, QObject *parent)
    : QObject(parent), desk_(desk), clock_(clock), isSeen_(std::move(isSeen))
{
    soon_.setSingleShot(true);
    soon_.setInterval(kNewsGather);
    connect(&soon_, &QTimer::timeout, this, &News::look);
    connect(&changes, &Changes::happened, this, [this](const door::Event &event) {
        if (event.type != u"message.received")
            return;
        if (fresh_.size() >= kMostFresh)
            fresh_.clear();
        fresh_.insert(event.subject);
    });
    connect(&changes, &Changes::messageChanged, this, &News::take);
    connect(&changes, &Changes::chatChanged, this, [this](const model::Chat &chat) {
        if (chat.unread == 0)
            Q_EMIT over(noticeKey(chat.account, chat.jid));
    });
}

void News::setLevel(NewsLevel level)
{
    level_ = level;
}

bool News::isQuietHour(door::Engine &engine, const model::AccountId &account, qint64 nowMs)
{
    const auto number = engine.accounts().find(account);
    const auto client = number ? engine.clients().find(number->client) : std::nullopt;
    return client && *client && model::isQuietHour(**client, nowMs);
}

/// A call that rings, or one that nobody took: more urgent than what is written, and never unread.
void News::tellCall(const Message &message)
{
    const auto ask = [account = message.account, jid = message.chat, usual = level_, now = clock_.wallMs()](
                         door::Engine &engine) {
        ChatNews news;
        news.isQuietHour = isQuietHour(engine, account, now);
        news.level = newsLevelOf(engine, account, usual);
        news.number = engine.accounts().find(account).value_or(model::AccountView()).label;
        news.chat = engine.chats().find(account, jid).value_or(std::nullopt).value_or(model::Chat());
        return news;
    };
    whenAnswered(this, desk_.ask(ask), [this, message](const Result<ChatNews> &news) {
        if (!news || news->chat.jid.isEmpty())
            return;
        const auto *line = model::contentAs<model::SystemLine>(message.content);
        const bool rings = line && line->event == u"call_ringing";
        const QString sentence = systemText(message);
        if (rings)
            Q_EMIT rang(message.id, sentence);
        if (news->level == NewsLevel::Off || news->isQuietHour)
            return;
        const QString body = news->level == NewsLevel::Full ? sentence
            : rings                                         ? NewsWords::tr("Somebody is calling")
                                                            : NewsWords::tr("Somebody called");
        Q_EMIT told(
            {noticeKey(message.account, message.chat), news->number, body, message.account, message.chat});
    });
}

void News::take(const Message &message)
{
    if (const auto *line = model::contentAs<model::SystemLine>(message.content); line
        && message.receivedMs > clock_.wallMs() - kWaited
        && ((line->event == u"call_ringing" && fresh_.contains(message.id)) || line->event == u"call_missed"))
        tellCall(message);
    if (!fresh_.remove(message.id) || message.direction != model::Direction::In
        || message.state != model::MessageState::Received || model::isAddOn(message.kind)
        || message.kind == model::MessageKind::System || isSeen_(message.account, message.chat))
        return;
    gathered_[noticeKey(message.account, message.chat)].append(message);
    if (!soon_.isActive()) // not later with each message: in a busy hour it would never come
        soon_.start();
}

Result<QList<ChatNews>> News::read(
    door::Engine &engine, const Gathered &gathered, NewsLevel usual, qint64 nowMs)
{
    QHash<QString, QString> numbers;
    for (const model::AccountView &view : engine.accounts().list())
        numbers.insert(view.id.value, view.label);
    QList<ChatNews> news;
    for (const QList<Message> &messages : gathered) {
        const Message &last = messages.last();
        ASSIGN_OR_RETURN(const auto chat, engine.chats().find(last.account, last.chat));
        if (!chat || chat->unread == 0)
            continue; // somebody has read it meanwhile, here or on the phone
        news.append({*chat, numbers.value(last.account.value), messages});
        news.last().isQuietHour = isQuietHour(engine, last.account, nowMs);
        news.last().level = newsLevelOf(engine, last.account, usual);
        for (const model::Jid &jid : last.mentions) {
            if (jid.isPerson())
                news.last().called.insert(
                    jid.user, shownMention(People::read(engine, {last.account, jid}).who));
        }
    }
    return news;
}

void News::look()
{
    const auto ask = [gathered = std::exchange(gathered_, {}), usual = level_, now = clock_.wallMs()](
                         door::Engine &engine) { return read(engine, gathered, usual, now); };
    whenAnswered(this, desk_.ask(ask), [this](const Result<QList<ChatNews>> &news) {
        for (const Notice &notice : noticesOf(news.value_or(QList<ChatNews>()), clock_.wallMs())) {
            if (notice.chat.isEmpty() || !isSeen_(notice.account, notice.chat))
                Q_EMIT told(notice);
        }
    });
}

}
