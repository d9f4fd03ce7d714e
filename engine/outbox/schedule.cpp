// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/outbox/schedule.h"

#include "engine/base/uuid.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace outbox {

using base::Fault;
using base::milliseconds;
using base::Result;
using base::Task;
using model::ScheduledMessage;

namespace {

constexpr qint64 kTooLate = 60 * 60 * 1000LL;
constexpr qint64 kFarthest = 366 * 24 * 60 * 60 * 1000LL;
constexpr qint64 kLook = 60'000; ///< the clock may be set, and timers stand still while the machine sleeps

model::Outgoing outgoingOf(const ScheduledMessage &message)
{
    model::Outgoing outgoing;
    outgoing.id = message.id;
    outgoing.to = message.chat;
    outgoing.text = message.text;
    outgoing.mentions = message.mentions;
    outgoing.quotedId = message.quotedId;
    outgoing.content = message.content;
    outgoing.thumbnail = message.thumbnail;
    return outgoing;
}

base::Error notThere()
{
    return {Fault::NotFound, u"no such scheduled message"_s, u"no_scheduled"_s};
}

}

Result<void> Schedule::checkTime(qint64 atMs) const
{
    if (atMs <= clock_.wallMs())
        return base::fail(Fault::Malformed, u"that time has passed"_s, u"time_past"_s);
    if (atMs > clock_.wallMs() + kFarthest)
        return base::fail(Fault::Malformed, u"more than a year away"_s, u"time_far"_s);
    return {};
}

/// Waiting, or sent by now.
Result<bool> Schedule::isThere(const QString &id) const
{
    ASSIGN_OR_RETURN(const auto waiting, store_.scheduled().find(id));
    if (waiting)
        return true;
    ASSIGN_OR_RETURN(const auto sent, store_.messages().find(id));
    return sent.has_value();
}

Task<ScheduledMessage> Schedule::keep(const ScheduledMessage &asked, bool takesDraft)
{
    using Kept = Task<ScheduledMessage>;
    if (!accounts_.find(asked.account))
        return Kept::failed({Fault::NotFound, u"no such account"_s, {}});
    if (!asked.chat.isPerson() && !asked.chat.isGroup())
        return Kept::failed({Fault::Malformed, u"only people and groups can be written to"_s, {}});
    if (asked.text.isEmpty())
        return Kept::failed({Fault::Malformed, u"nothing is written"_s, u"no_text"_s});
    // before the time is looked at: it may have come since the first request
    if (!asked.id.isEmpty()) {
        const auto there = isThere(asked.id);
        if (!there)
            return Kept::failed(there.error());
        if (*there)
            return Kept::ready(asked);
    }
    if (const auto time = checkTime(asked.atMs); !time)
        return Kept::failed(time.error());
    ScheduledMessage message = asked;
    if (message.id.isEmpty())
        message.id = base::newId(clock_, random_);
    message.error.reset();
    return store_
        .write([this, message, takesDraft]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto chat, store_.chats().ensure(message.account, message.chat));
            RETURN_IF_FAILED(store_.scheduled().insert(message, chat));
            if (takesDraft)
                RETURN_IF_FAILED(store_.chats().setDraft(chat, {}));
            return tell(message);
        })
        .then(this, [this, message]() -> Result<ScheduledMessage> {
            look();
            return message;
        });
}

Task<void> Schedule::move(const QString &id, qint64 atMs)
{
    if (const auto time = checkTime(atMs); !time)
        return Task<void>::failed(time.error());
    return store_
        .write([this, id, atMs]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto message, store_.scheduled().find(id));
            if (!message)
                return base::fail(notThere());
            RETURN_IF_FAILED(store_.scheduled().move(id, atMs));
            return tell(*message);
        })
        .then(this, [this]() -> Result<void> {
            look();
            return {};
        });
}

Task<void> Schedule::remove(const QString &id)
{
    return store_.write([this, id]() -> Result<void> {
        ASSIGN_OR_RETURN(const auto message, store_.scheduled().find(id));
        if (!message)
            return base::fail(notThere());
        RETURN_IF_FAILED(store_.scheduled().remove(id));
        return tell(*message);
    });
}

Task<model::Message> Schedule::sendNow(const QString &id)
{
    const auto message = store_.scheduled().find(id);
    if (!message)
        return Task<model::Message>::failed(message.error());
    if (!*message)
        return Task<model::Message>::failed(notThere());
    return outbox_.enqueue((*message)->account, outgoingOf(**message))
        .then(this, [this, id](const model::Message &queued) {
            return remove(id).then(this, [queued]() -> Result<model::Message> { return queued; });
        });
}

void Schedule::look()
{
    if (stopped_ || busy_)
        return;
    timer_ = {};
    const qint64 now = clock_.wallMs();
    const auto due = store_.scheduled().due(now);
    if (due && *due) {
        send(**due);
        return;
    }
    const auto next = store_.scheduled().nextMs();
    if (next && *next)
        timer_ = clock_.after(milliseconds(std::clamp<qint64>(**next - now, 1, kLook)), [this] { look(); });
}

void Schedule::send(const ScheduledMessage &message)
{
    busy_ = true;
    if (clock_.wallMs() - message.atMs > kTooLate) {
        fail(message, {Fault::Refused, u"missed"_s, {}});
        return;
    }
    outbox_.enqueue(message.account, outgoingOf(message))
        .finally(this, [this, message](const Result<model::Message> &queued) {
            if (!queued && queued.error().fault == Fault::Storage) {
                goOn(base::fail(queued.error()));
                return;
            }
            if (!queued) {
                fail(message, {queued.error().fault, queued.error().code, queued.error().detail});
                return;
            }
            // were it still there after a crash: the id is taken, and nothing is sent again
            remove(message.id).finally(this, [this](const Result<void> &written) { goOn(written); });
        });
}

void Schedule::fail(const ScheduledMessage &message, const model::MessageError &error)
{
    store_
        .write([this, message, error]() -> Result<void> {
            RETURN_IF_FAILED(store_.scheduled().fail(message.id, error));
            RETURN_IF_FAILED(store_.feed().append({0, 0, u"alert"_s, message.account,
                QString::fromLatin1(message.chat.text()), R"({"code":"scheduled_not_sent"})"}));
            return tell(message);
        })
        .finally(this, [this](const Result<void> &written) { goOn(written); });
}

Result<void> Schedule::tell(const ScheduledMessage &message)
{
    return store_.feed().append({0, 0, u"chat.changed"_s, message.account,
        QString::fromLatin1(message.chat.withoutDevice().text()), {}});
}

void Schedule::goOn(const Result<void> &written)
{
    busy_ = false;
    if (written || written.error().fault == Fault::NotFound) // somebody removed it meanwhile
        look();
    else // the disk: not at once again
        timer_ = clock_.after(milliseconds(kLook), [this] { look(); });
}

}
