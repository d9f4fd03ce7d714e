// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/message.h"
#include "engine/model/webhook.h"

#include <QList>

#include <optional>

namespace store {

class Database;

/// A delivery with what only the engine needs.
struct DeliveryRow {
    qint64 row = 0; ///< grows in the order of the events
    model::Delivery delivery;
    QString chat; ///< deliveries of one chat keep their order; empty: none to keep
    qint64 triedSinceMs = 0; ///< the first attempt since it was made or replayed
    int failures = 0; ///< since then
    qint64 lastTryMs = 0;
};

/// What is on its way to web hook targets, and the log of it. One row a target and event: a second one is not
/// made.
class DeliveryRows {
public:
    explicit DeliveryRows(Database &database) : database_(database) { }

    base::Result<void> insert(const DeliveryRow &row);
    base::Result<void> update(const DeliveryRow &row); ///< by row: state, counts, times, error
    base::Result<std::optional<DeliveryRow>> find(const QString &id) const;
    /// The last kAttemptsKept of each delivery stay.
    base::Result<void> addAttempt(qint64 row, const model::DeliveryAttempt &attempt);
    base::Result<QList<model::DeliveryAttempt>> attempts(qint64 row) const; ///< oldest first
    /// Newest first. @param cursor opaque, from the page before; Malformed when it is not ours
    base::Result<model::Page<model::Delivery>> list(const QString &target,
        std::optional<model::DeliveryState> state, int limit, const QString &cursor) const;

    /// Which unfinished deliveries may go. One waits while an older one of its chat is unfinished, unless
    /// that one fails since before `stuckSinceMs`.
    struct Choice {
        QString target;
        qint64 nowMs = 0; ///< those due by now; one that is due absurdly late is due: the clock was set back
        qint64 stuckSinceMs = 0;
        bool onlyToProbe = false; ///< due or not: the one that was not tried for the longest time comes first
        int limit = 1;
    };
    base::Result<QList<DeliveryRow>> ready(const Choice &choice) const;
    /// When the next one that is not due yet will be; nothing when there is none.
    base::Result<std::optional<qint64>> nextDue(const QString &target, qint64 nowMs) const;
    base::Result<void> makeAllDue(const QString &target, qint64 nowMs);

    base::Result<int> unfinished(const QString &target) const;
    base::Result<int> unfinishedOfAll() const;
    /// Drops deliveries made before that, with their attempts. @return how many of a target were not finished
    struct Dropped {
        QString target;
        int count = 0;
    };
    base::Result<QList<Dropped>> prune(qint64 beforeMs);
    base::Result<void> removeAll(const model::AccountId &account);

    static constexpr int kAttemptsKept = 100;
    static constexpr qint64 kLatestMs = 2 * 60 * 60 * 1000; ///< no wait is longer

private:
    Database &database_;
};

}
