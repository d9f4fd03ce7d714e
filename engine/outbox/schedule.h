// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/scheduled.h"
#include "engine/outbox/outbox.h"

namespace outbox {

/// Texts that leave at a time that somebody chose. When it comes they go into the outbox under their id, as
/// if they were written then: a crash in between sends nothing twice. One whose time passed while nobody was
/// here is not sent later than an hour: it waits for somebody who decides, as does one that cannot be sent.
class Schedule : public QObject {
    Q_OBJECT
public:
    Schedule(Outbox &outbox, accounts::Supervisor &accounts, store::Store &store, base::Clock &clock,
        base::Random &random)
        : outbox_(outbox), accounts_(accounts), store_(store), clock_(clock), random_(random)
    {
    }

    /// Sends what is due and waits for the next. Also after the machine has slept.
    void look();
    void stop() { stopped_ = true; } ///< nothing leaves any more

    /// Answers when it is on disk. @param message.id  decided by the caller, so that a repeated request keeps
    /// nothing twice; empty: made here. @param takesDraft  the chat's draft became it
    /// NotFound: no such account. Malformed with a code: no_text, time_past, time_far (a year), or a chat
    /// that cannot be written to.
    base::Task<model::ScheduledMessage> keep(const model::ScheduledMessage &message, bool takesDraft);
    /// To another time; what kept it from being sent is forgotten. NotFound; Malformed as above.
    base::Task<void> move(const QString &id, qint64 atMs);
    base::Task<void> remove(const QString &id); ///< NotFound: it is sent, or was removed
    /// NotFound; else as Outbox::enqueue, and it stays as it was.
    base::Task<model::Message> sendNow(const QString &id);

private:
    base::Result<void> checkTime(qint64 atMs) const;
    base::Result<bool> isThere(const QString &id) const;
    void send(const model::ScheduledMessage &message);
    void fail(const model::ScheduledMessage &message, const model::MessageError &error);
    base::Result<void> tell(const model::ScheduledMessage &message); ///< in a write
    void goOn(const base::Result<void> &written);

    Outbox &outbox_;
    accounts::Supervisor &accounts_;
    store::Store &store_;
    base::Clock &clock_;
    base::Random &random_;
    base::Timer timer_;
    bool busy_ = false;
    bool stopped_ = false;
};

}
