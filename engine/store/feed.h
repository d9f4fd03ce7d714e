// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/result.h"
#include "engine/model/account.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace store {

class Database;

/// One change. `seq` grows by any positive step and survives restarts.
struct FeedRow {
    qint64 seq = 0;
    qint64 atMs = 0;
    QString type; ///< account.state, message.received, message.undecryptable, message.changed, message.state,
                  ///< chat.changed, alert
    model::AccountId account;
    QString subject; ///< what it is about: message id, chat JID, account id
    QByteArray data; ///< what must be told as it was (a state word, a reason), JSON object or empty
};

/// The durable feed. Rows are written in the transaction of the change they tell; readers keep their own
/// cursor here.
class Feed {
public:
    Feed(Database &database, const base::Clock &clock) : database_(database), clock_(clock) { }
    base::Result<void> append(FeedRow row); ///< seq and atMs are set here
    /// As long as it lives nothing is told: for what happened long ago and is only written down now. Inside
    /// one write, on the stack.
    class Silence {
    public:
        explicit Silence(Feed &feed) : feed_(feed) { ++feed_.silenced_; }
        ~Silence() { --feed_.silenced_; }
        Silence(const Silence &) = delete;
        Silence &operator=(const Silence &) = delete;

    private:
        Feed &feed_;
    };
    /// Rows after `seq` that are on disk, oldest first: what is told to others must not be taken back.
    base::Result<QList<FeedRow>> after(qint64 seq, int limit) const;
    base::Result<qint64> last() const; ///< of the open group too
    qint64 durable() const; ///< the newest that `after` gives
    /// As long as it lives all is told again, inside a Silence: for what is news after all.
    class Speech {
    public:
        explicit Speech(Feed &feed) : feed_(feed), silenced_(std::exchange(feed.silenced_, 0)) { }
        ~Speech() { feed_.silenced_ = silenced_; }
        Speech(const Speech &) = delete;
        Speech &operator=(const Speech &) = delete;

    private:
        Feed &feed_;
        int silenced_;
    };
    /// All that is there is on disk now. Room internal.
    static base::Result<void> settle(Database &database);
    /// The oldest row still kept (0 when none): a cursor below it has missed something.
    base::Result<qint64> oldest() const;
    base::Result<qint64> cursor(const QString &reader) const; ///< 0 when new
    base::Result<void> saveCursor(const QString &reader, qint64 seq);
    /// Drops rows older than `beforeMs`; call now and then. @return how many
    base::Result<int> prune(qint64 beforeMs);

private:
    Database &database_;
    const base::Clock &clock_;
    int silenced_ = 0;
};

}
