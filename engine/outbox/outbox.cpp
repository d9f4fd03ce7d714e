// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/outbox/outbox.h"

#include "engine/messaging/add_ons.h"
#include "engine/outbox/composer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <algorithm>

namespace outbox {

using base::Fault;
using base::milliseconds;
using base::Result;
using base::Task;
using model::AccountId;
using model::MessageState;

Q_LOGGING_CATEGORY(logOutbox, "gesher.outbox")

namespace {

constexpr milliseconds kFirstRetry{5'000};
constexpr qint64 kDayMs = 24 * 60 * 60 * 1000LL;
constexpr milliseconds kDayLook{600'000}; ///< with the day's number used up: when to look again
constexpr milliseconds kMostRetry{300'000};
constexpr int kMostAttempts
    = 20; ///< of a message that the server never answers: then the next one's turn comes

QString limitsKey(const AccountId &account)
{
    return QStringLiteral("limits/") + account.value;
}

/// The line or the server was not able to take it: the same message goes again, under its id.
bool comesAgain(Fault fault)
{
    return fault == Fault::Offline || fault == Fault::Timeout || fault == Fault::Limit
        || fault == Fault::Storage || fault == Fault::Cancelled;
}

bool hasArrived(MessageState state)
{
    return state == MessageState::Delivered || state == MessageState::Read || state == MessageState::Played;
}
}

Outbox::Outbox(accounts::Supervisor &accounts, store::Store &store, base::Clock &clock, base::Random &random)
    : accounts_(accounts), store_(store), clock_(clock), random_(random)
{
    connect(&accounts_, &accounts::Supervisor::ready, this, &Outbox::wake);
}

Task<model::Message> Outbox::enqueue(const AccountId &id, const model::Outgoing &message)
{
    const accounts::Account *account = accounts_.find(id);
    if (!account)
        return Task<model::Message>::failed({Fault::NotFound, QStringLiteral("no such account"), {}});
    if (!message.id.isEmpty()) {
        const auto existing = store_.messages().find(message.id);
        if (!existing)
            return Task<model::Message>::failed(existing.error());
        if (*existing)
            return Task<model::Message>::ready((*existing)->message);
    }
    auto row = Composer(store_, clock_, random_).compose(account->row(), message);
    if (!row)
        return Task<model::Message>::failed(row.error());
    const QString messageId = row->message.id;
    return store_
        .write([this, written = std::move(*row), takesDraft = message.takesDraft]() mutable -> Result<void> {
            ASSIGN_OR_RETURN(
                written.chat, store_.chats().ensure(written.message.account, written.message.chat));
            RETURN_IF_FAILED(store_.messages().insert(written));
            store::Job job;
            job.account = written.message.account;
            job.message = written.message.id;
            RETURN_IF_FAILED(store_.jobs().insert(job));
            return takesDraft ? store_.chats().setDraft(written.chat, {}) : Result<void>();
        })
        .then(this, [this, id, messageId]() -> Result<model::Message> {
            ASSIGN_OR_RETURN(const auto stored, store_.messages().find(messageId));
            wake(id); // after reading: the answer is what is on disk, queued
            if (!stored)
                return base::fail(Fault::Storage, QStringLiteral("the message is gone"));
            return stored->message;
        });
}

Task<void> Outbox::cancel(const QString &message)
{
    return store_.write([this, message]() -> Result<void> {
        ASSIGN_OR_RETURN(const auto row, store_.messages().find(message));
        if (!row)
            return base::fail(Fault::NotFound, QStringLiteral("no such message"));
        ASSIGN_OR_RETURN(const auto job, store_.jobs().ofMessage(row->message.account, message));
        // once it was handed to the line the other side may have it, whatever we heard
        if (!job || job->underWay || row->message.state != MessageState::Queued)
            return base::fail(Fault::Refused, QStringLiteral("it is on its way, or has left"),
                QStringLiteral("still_sending"));
        RETURN_IF_FAILED(store_.jobs().remove(job->id));
        ASSIGN_OR_RETURN(
            const bool changed, store_.messages().advance(message, MessageState::Cancelled, clock_.wallMs()));
        Q_UNUSED(changed);
        return {};
    });
}

model::Limits Outbox::limits(const AccountId &account) const
{
    model::Limits limits;
    const auto stored = store_.settings().value(limitsKey(account));
    if (!stored || !*stored)
        return limits;
    const QJsonObject json = QJsonDocument::fromJson(**stored).object();
    limits.perMinute = json.value(u"per_minute").toInt(limits.perMinute);
    limits.replyGapS = json.value(u"reply_gap_s").toDouble(limits.replyGapS);
    limits.broadcastGapS = json.value(u"broadcast_gap_s").toDouble(limits.broadcastGapS);
    limits.jitterS = json.value(u"jitter_s").toDouble(limits.jitterS);
    limits.perDay = json.value(u"per_day").toInt(limits.perDay);
    return limits;
}

Result<void> Outbox::setLimits(const AccountId &account, const model::Limits &limits)
{
    const QJsonObject json{{QStringLiteral("per_minute"), limits.perMinute},
        {QStringLiteral("reply_gap_s"), limits.replyGapS},
        {QStringLiteral("broadcast_gap_s"), limits.broadcastGapS},
        {QStringLiteral("jitter_s"), limits.jitterS}, {QStringLiteral("per_day"), limits.perDay}};
    return store_.settings().set(limitsKey(account), QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void Outbox::later(const AccountId &account, milliseconds wait)
{
    lanes_[account.value].timer = clock_.after(wait, [this, account] { wake(account); });
}

void Outbox::wake(const AccountId &id)
{
    accounts::Account *account = accounts_.find(id);
    Lane &lane = lanes_[id.value];
    if (stopped_ || lane.busy || !account || !account->canSend())
        return;
    const auto job = store_.jobs().next(id);
    if (!job || !*job)
        return;
    const qint64 early = (*job)->notBeforeMs - clock_.wallMs();
    if (early > 0) {
        later(id, milliseconds(early));
        return;
    }
    const auto row = store_.messages().find((*job)->message);
    if (row && *row && hasArrived((*row)->message.state)) {
        finish(id, **job); // its receipt was quicker than the ack, or the ack was lost
        return;
    }
    if (row && *row && !(*row)->message.from.sameUser(account->row().pn)) {
        lane.busy = true;
        done(id, **job,
            base::fail(Fault::Refused, QStringLiteral("written while another number was linked here"),
                QStringLiteral("number_changed")));
        return;
    }
    if (row && *row && account->talk()) {
        const auto objection = account->talk()->reachOut.objection((*row)->message.chat, (*row)->chat);
        if (objection && *objection) { // each try would count against the number
            lane.busy = true;
            done(id, **job, base::fail(**objection));
            return;
        }
    }
    const QByteArray chat = row && *row ? (*row)->message.chat.text() : QByteArray();
    const model::Limits pace = limits(id);
    const milliseconds wait
        = isDayFull(id, pace) ? kDayLook : lane.pacer.wait(pace, chat, clock_.monotonic());
    if (wait.count() > 0) {
        later(id, wait);
        return;
    }
    lane.busy = true;
    const auto jitter = static_cast<qint64>(pace.jitterS * 1000);
    lane.pacer.sent(chat, clock_.monotonic(), milliseconds(jitter > 0 ? random_.between(0, jitter) : 0));
    send(id, **job);
}

bool Outbox::isDayFull(const AccountId &id, const model::Limits &limits) const
{
    if (limits.perDay <= 0)
        return false;
    const auto counts = store_.messages().countsSince(id, clock_.wallMs() - kDayMs);
    return counts && counts->sent >= limits.perDay;
}

/// A reaction, an edit, a deletion, a vote counts here from the moment when the network took it.
Result<void> Outbox::tookEffect(const store::Job &job)
{
    ASSIGN_OR_RETURN(const auto row, store_.messages().find(job.message));
    const accounts::Account *account = accounts_.find(job.account);
    if (!row || !account)
        return {};
    const messaging::Self self{account->row().pn, account->row().lid};
    return messaging::AddOns(job.account, self, store_).tookEffect(*row, clock_.wallMs());
}

void Outbox::finish(const AccountId &id, const store::Job &job)
{
    lanes_[id.value].busy = true;
    store_
        .write([this, job]() -> Result<void> {
            RETURN_IF_FAILED(tookEffect(job));
            return store_.jobs().remove(job.id);
        })
        .finally(this, [this, id](const Result<void> &written) { freeLane(id, written.has_value()); });
}

void Outbox::freeLane(const AccountId &id, bool written)
{
    lanes_[id.value].busy = false;
    if (written)
        wake(id);
    else // without a disk nothing can be sent: not before it had a moment
        later(id, kFirstRetry);
}

void Outbox::send(const AccountId &id, store::Job job)
{
    // that it was tried is on disk before the first byte leaves
    job.underWay = true;
    ++job.attempts;
    auto row = std::make_shared<std::optional<store::MessageRow>>();
    store_
        .write([this, job, row]() -> Result<void> {
            RETURN_IF_FAILED(store_.jobs().update(job));
            RETURN_IF_FAILED(store_.messages().advance(job.message, MessageState::Sending, clock_.wallMs()));
            ASSIGN_OR_RETURN(*row, store_.messages().find(job.message));
            return {};
        })
        .then(this,
            [this, id, row]() -> Task<messaging::Sender::Accepted> {
                accounts::Account *account = accounts_.find(id);
                if (!*row)
                    return Task<messaging::Sender::Accepted>::failed(
                        {Fault::NotFound, QStringLiteral("the message is gone"), {}});
                if (!account || !account->canSend())
                    return Task<messaging::Sender::Accepted>::failed(
                        {Fault::Offline, QStringLiteral("not connected"), {}});
                return account->talk()->send(**row);
            })
        .finally(this,
            [this, id, job](const Result<messaging::Sender::Accepted> &result) { done(id, job, result); });
}

void Outbox::done(
    const AccountId &id, const store::Job &job, const Result<messaging::Sender::Accepted> &result)
{
    const auto next = [this, id](const Result<void> &written) { freeLane(id, written.has_value()); };
    if (accounts::Account *account = accounts_.find(id);
        !result && result.error().code == u"463" && account && account->talk())
        account->talk()->reachOut.refused();
    const bool givenUp = !result && result.error().fault == Fault::Timeout && job.attempts >= kMostAttempts;
    if (!result && !givenUp && comesAgain(result.error().fault)) {
        qCInfo(logOutbox) << "comes again:" << base::faultWord(result.error().fault) << result.error().code;
        store::Job again = job;
        // an answer like 503 says Offline too, on a line that is there: it must not be asked again at once
        accounts::Account *account = accounts_.find(id);
        const bool lineGone = !account || !account->canSend();
        const qint64 wait
            = std::min<qint64>(kMostRetry.count(), kFirstRetry.count() << std::min(job.attempts, 6));
        again.notBeforeMs = lineGone ? 0 : clock_.wallMs() + wait;
        store_.write([this, again] { return store_.jobs().update(again); }).finally(this, next);
        return;
    }
    store_
        .write([this, job, result]() -> Result<void> {
            RETURN_IF_FAILED(store_.jobs().remove(job.id));
            if (result) {
                const qint64 at = result->atMs > 0 ? result->atMs : clock_.wallMs();
                RETURN_IF_FAILED(store_.messages().advance(job.message, MessageState::Sent, at));
                return tookEffect(job);
            }
            const model::MessageError error{result.error().fault, result.error().code, result.error().detail};
            RETURN_IF_FAILED(
                store_.messages().advance(job.message, MessageState::Failed, clock_.wallMs(), error));
            return {};
        })
        .finally(this, next);
}

}
