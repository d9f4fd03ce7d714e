// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/crm/webhook_payload.h"
#include "engine/crm/webhook_verdict.h"
#include "engine/store/store.h"

#include <QObject>
#include <QSet>

#include <map>

namespace crm {

/// What all web hooks share. Outlives them.
struct WebhookGround {
    store::Store &store;
    net::Http &http;
    base::Clock &clock;
    base::Random &random;
    std::function<QByteArray(const store::FeedRow &)> render; ///< an event as the contract writes it
};

/// The body of a delivery, made anew each time from what is stored. NotFound when that is not kept any more.
base::Result<QByteArray> contentOf(
    const WebhookGround &ground, const model::WebhookTarget &target, const model::Delivery &delivery);

/// One attempt that came to an end.
struct Tried {
    Verdict verdict;
    model::DeliveryAttempt attempt;
};
/// Sends a delivery once; never fails: no answer is a verdict too.
base::Task<Tried> tryOnce(const WebhookGround &ground, QObject *context, const store::WebhookRow &target,
    const model::Delivery &delivery, const QByteArray &body);

/// The deliveries of one target on their way: a few at once, those of one chat in their order. Others' lanes
/// know nothing of it. A target that does not answer is probed with one delivery at a time; the rest waits on
/// disk.
class WebhookLane : public QObject {
    Q_OBJECT
public:
    WebhookLane(QString target, const WebhookGround &ground);
    /// Sends what is due; call whenever something may be.
    void wake();
    /// The target is another one now, or a person wants it tried: what was learned of it is forgotten.
    void resume();
    void stop() { stopped_ = true; }

Q_SIGNALS:
    void changed(const QString &target);

private:
    bool isDown() const;
    store::DeliveryRows::Choice choice() const;
    void sleepUntilDue();
    void send(const store::WebhookRow &target, const store::DeliveryRow &row);
    void done(const store::DeliveryRow &row, const Tried &tried);
    bool learn(const store::DeliveryRow &row, const Tried &tried);
    void keep(const store::DeliveryRow &row, const Tried &tried, bool isBack);

    const QString target_;
    const WebhookGround &ground_;
    QSet<qint64> inFlight_;
    QSet<qint64> failing_; ///< since the last answer that was none of an outage; a few are enough
    int failuresInRow_ = 0;
    bool hadNoAnswer_ = false;
    base::milliseconds pausedUntil_{0};
    qint64 upSinceMs_; ///< order within a chat holds for a while after it came back
    base::Timer timer_;
    std::map<qint64, base::Timer> unwritten_; ///< outcomes that the store did not take yet
    bool stopped_ = false;
};

}
