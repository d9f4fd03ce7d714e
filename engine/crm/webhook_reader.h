// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/store/store.h"

#include <QObject>

#include <map>

namespace crm {

/// Feed to deliveries: each target has its own cursor, and the deliveries that a stretch of the feed makes
/// are written in one transaction with it. So a kill loses none and makes none twice. `store` and the rest
/// outlive it.
class WebhookReader : public QObject {
    Q_OBJECT
public:
    WebhookReader(store::Store &store, base::Clock &clock, base::Random &random);

    /// Reads on for every target there is, off or not: what waits is on disk and can be counted.
    void wake();
    void stop() { stopped_ = true; }
    bool isCaughtUp() const;
    /// Writes the cursors of targets for which nothing came for a long time; inside a write.
    base::Result<void> saveCursors();
    /// The target begins at the feed's end; inside the write that makes it.
    base::Result<void> begin(const QString &target);
    /// The target's filter is about to change, or it goes: what was passed over is settled; inside a write.
    base::Result<void> settle(const QString &target);
    void forget(const QString &target) { places_.erase(target); }

Q_SIGNALS:
    /// New deliveries are on disk.
    void handedOver(const QString &target);

private:
    /// Where a target is. `seq` may be ahead of the saved cursor by rows that make no delivery.
    struct Place {
        qint64 seq = 0;
        qint64 saved = 0;
        bool busy = false;
        base::Timer again;
    };
    void read(const QString &target);
    void read(const store::WebhookRow &target);
    /// One stretch. @return whether there may be more at once
    bool readStretch(const store::WebhookRow &target, Place &place);
    QList<store::DeliveryRow> deliveriesOf(
        const store::WebhookRow &target, const QList<store::FeedRow> &rows);
    void write(const store::WebhookRow &target, QList<store::DeliveryRow> deliveries, qint64 seq);
    void skipGap(const store::WebhookRow &target, qint64 oldest);
    Place *place(const QString &target);

    store::Store &store_;
    base::Clock &clock_;
    base::Random &random_;
    std::map<QString, Place> places_;
    base::Timer again_;
    bool stopped_ = false;
};

}
