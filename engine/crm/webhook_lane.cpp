// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crm/webhook_lane.h"

#include "engine/crm/webhook_alerts.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using base::milliseconds;
using base::Result;
using model::DeliveryState;

namespace crm {

Q_LOGGING_CATEGORY(logHooks, "gesher.crm")

namespace {

constexpr qsizetype kAtOnce = 4;
constexpr int kFailuresBeforeDown = 5;
constexpr qsizetype kDeliveriesBeforeDown = 3;
constexpr qint64 kStuckAfterMs = 2 * 60 * 1000;
constexpr milliseconds kStoreRetry{1'000};
constexpr milliseconds kLongestSleep{60'000};

/// The delivery after the attempt. @param now  of its end
store::DeliveryRow after(store::DeliveryRow row, const Tried &tried, qint64 now, base::Random &random)
{
    model::Delivery &d = row.delivery;
    ++d.attempts;
    ++row.failures;
    d.responseStatus = tried.attempt.status;
    d.state = tried.verdict.state;
    d.error = tried.verdict.error;
    d.nextAttemptMs = 0;
    row.lastTryMs = now;
    if (row.triedSinceMs == 0)
        row.triedSinceMs = tried.attempt.atMs;
    if (d.state != DeliveryState::Retrying)
        return row;
    if (now - row.triedSinceMs >= kRetriedFor.count()) {
        d.state = DeliveryState::Failed;
        d.error += u" Given up after 72 hours."_s;
        return row;
    }
    d.nextAttemptMs
        = now + std::max(retryWait(row.failures, random).count(), tried.verdict.notBefore.count());
    return row;
}

}

WebhookLane::WebhookLane(QString target, const WebhookGround &ground)
    : target_(std::move(target)), ground_(ground), upSinceMs_(ground.clock.wallMs())
{
}

bool WebhookLane::isDown() const
{
    // one delivery that is answered 500 for ever says nothing about the others
    return failuresInRow_ >= kFailuresBeforeDown
        && (hadNoAnswer_ || failing_.size() >= kDeliveriesBeforeDown);
}

store::DeliveryRows::Choice WebhookLane::choice() const
{
    store::DeliveryRows::Choice choice;
    choice.target = target_;
    choice.nowMs = ground_.clock.wallMs();
    const bool isSettled = !isDown() && upSinceMs_ <= choice.nowMs - kStuckAfterMs;
    choice.stuckSinceMs = isSettled ? choice.nowMs - kStuckAfterMs : -1;
    choice.onlyToProbe = isDown();
    choice.limit = static_cast<int>(kAtOnce + inFlight_.size());
    return choice;
}

void WebhookLane::wake()
{
    timer_.stop();
    if (stopped_)
        return;
    const auto target = ground_.store.webhooks().find(target_);
    if (!target) {
        timer_ = ground_.clock.after(kStoreRetry, [this] { wake(); });
        return;
    }
    if (!*target || !(*target)->view.enabled)
        return;
    const milliseconds pause = pausedUntil_ - ground_.clock.monotonic();
    if (pause.count() > 0) {
        timer_ = ground_.clock.after(pause, [this] { wake(); });
        return;
    }
    const qsizetype most = isDown() ? 1 : kAtOnce;
    const auto ready = ground_.store.deliveries().ready(choice());
    for (const store::DeliveryRow &row : ready ? *ready : QList<store::DeliveryRow>()) {
        if (inFlight_.size() >= most)
            return; // the next answer wakes it
        if (!inFlight_.contains(row.row))
            send(**target, row);
    }
    sleepUntilDue();
}

void WebhookLane::sleepUntilDue()
{
    const qint64 now = ground_.clock.wallMs();
    const auto due = ground_.store.deliveries().nextDue(target_, now);
    if (due && !*due)
        return; // what is left is under way, or waits for one of its chat that is
    const qint64 wait = due && *due ? **due - now : kLongestSleep.count();
    timer_ = ground_.clock.after(std::min(milliseconds(wait), kLongestSleep), [this] { wake(); });
}

void WebhookLane::resume()
{
    failuresInRow_ = 0;
    failing_.clear();
    hadNoAnswer_ = false;
    pausedUntil_ = milliseconds(0);
    upSinceMs_ = ground_.clock.wallMs();
    wake();
}

void WebhookLane::send(const store::WebhookRow &target, const store::DeliveryRow &row)
{
    inFlight_.insert(row.row);
    const auto body = contentOf(ground_, target.view, row.delivery);
    if (!body) {
        const qint64 now = ground_.clock.wallMs();
        const bool isGone = body.error().fault == base::Fault::NotFound;
        Tried tried{{isGone ? DeliveryState::Failed : DeliveryState::Retrying, body.error().detail},
            {now, 0, body.error().detail, 0, {}, {}}};
        keep(after(row, tried, now, ground_.random), tried, false);
        return;
    }
    tryOnce(ground_, this, target, row.delivery, *body)
        .finally(this, [this, row](const Result<Tried> &tried) {
            if (tried)
                done(row, *tried);
        });
}

bool WebhookLane::learn(const store::DeliveryRow &row, const Tried &tried)
{
    const Verdict &verdict = tried.verdict;
    const milliseconds now = ground_.clock.monotonic();
    if (verdict.notBefore.count() > 0) {
        pausedUntil_ = now + verdict.notBefore;
        return false;
    }
    if (!verdict.isOutage) {
        const bool isBack = isDown();
        failuresInRow_ = 0;
        failing_.clear();
        if (isBack) {
            qCInfo(logHooks) << "web hook" << target_ << "answers again";
            upSinceMs_ = ground_.clock.wallMs();
        }
        return isBack;
    }
    const bool wasDown = isDown();
    ++failuresInRow_;
    hadNoAnswer_ = tried.attempt.status == 0;
    if (failing_.size() < kDeliveriesBeforeDown)
        failing_.insert(row.row);
    if (isDown()) {
        pausedUntil_ = now + retryWait(failuresInRow_, ground_.random);
        if (!wasDown)
            qCWarning(logHooks) << "web hook" << target_ << "does not answer; what is for it waits";
    }
    return false;
}

void WebhookLane::done(const store::DeliveryRow &row, const Tried &tried)
{
    const bool isBack = learn(row, tried);
    keep(after(row, tried, ground_.clock.wallMs(), ground_.random), tried, isBack);
}

/// Writes down how it went. As long as that cannot be written the delivery counts as under way: sent again it
/// would arrive twice.
void WebhookLane::keep(const store::DeliveryRow &row, const Tried &tried, bool isBack)
{
    ground_.store
        .write([this, row, tried, isBack]() -> Result<void> {
            store::Store &store = ground_.store;
            ASSIGN_OR_RETURN(auto target, store.webhooks().find(target_));
            if (!target)
                return {}; // it was removed with its log meanwhile
            RETURN_IF_FAILED(store.deliveries().update(row));
            RETURN_IF_FAILED(store.deliveries().addAttempt(row.row, tried.attempt));
            if (isBack)
                RETURN_IF_FAILED(store.deliveries().makeAllDue(target_, ground_.clock.wallMs()));
            model::WebhookTarget &view = target->view;
            (tried.verdict.state == DeliveryState::Success ? view.lastSuccessMs : view.lastFailureMs)
                = ground_.clock.wallMs();
            if (tried.attempt.status != 0)
                target->goneInRow = tried.verdict.isGone ? target->goneInRow + 1 : 0;
            if (target->goneInRow >= kGoneBeforeOff && view.enabled) {
                view.enabled = false;
                view.reason = model::StateReason{u"gone"_s,
                    u"Switched off: the last %1 answers were all 404 or 410, there is nothing at this address any more."_s
                        .arg(kGoneBeforeOff),
                    0};
                RETURN_IF_FAILED(appendAlert(store, view, u"webhook_off"_s, view.reason->detail));
            }
            return store.webhooks().update(*target);
        })
        .finally(this, [this, row, tried, isBack](const Result<void> &written) {
            if (!written) {
                qCWarning(logHooks) << "the outcome of a delivery cannot be written:" << written.error().code;
                unwritten_[row.row] = ground_.clock.after(
                    kStoreRetry, [this, row, tried, isBack] { keep(row, tried, isBack); });
                return;
            }
            unwritten_.erase(row.row);
            inFlight_.remove(row.row);
            Q_EMIT changed(target_);
            wake();
        });
}

}
