// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/accounts/supervisor.h"
#include "engine/model/message.h"
#include "engine/outbox/pacer.h"

#include <QObject>

/// outbox: what leaves, in which order, and when. Message and job are one transaction, written before
/// anything is sent; a retry goes out under the same id.
namespace outbox {

class Outbox : public QObject {
    Q_OBJECT
public:
    Outbox(accounts::Supervisor &accounts, store::Store &store, base::Clock &clock, base::Random &random);

    /// Answers when message and job are on disk. NotFound: account, quoted message or target; Refused:
    /// wrong_state (the account cannot send for good) or a code of Composer; Malformed: a chat that cannot be
    /// written to.
    base::Task<model::Message> enqueue(const model::AccountId &account, const model::Outgoing &message);
    /// What still waits does not leave any more, and stays as cancelled. NotFound: no such message. Refused
    /// (still_sending): it is on its way out, or has left.
    base::Task<void> cancel(const QString &message);
    model::Limits limits(const model::AccountId &account) const;
    base::Result<void> setLimits(
        const model::AccountId &account, const model::Limits &limits); ///< in a write
    /// Looks at the account's queue again.
    void wake(const model::AccountId &account);
    /// Nothing leaves any more.
    void stop() { stopped_ = true; }

private:
    struct Lane {
        Pacer pacer;
        base::Timer timer;
        bool busy = false;
    };
    void send(const model::AccountId &account, store::Job job);
    void done(const model::AccountId &account, const store::Job &job,
        const base::Result<messaging::Sender::Accepted> &result);
    base::Result<void> tookEffect(const store::Job &job); ///< in a write
    bool isDayFull(const model::AccountId &account, const model::Limits &limits) const;
    void finish(const model::AccountId &account, const store::Job &job);
    void freeLane(const model::AccountId &account, bool written);
    void later(const model::AccountId &account, base::milliseconds wait);

    accounts::Supervisor &accounts_;
    store::Store &store_;
    base::Clock &clock_;
    base::Random &random_;
    std::map<QString, Lane> lanes_;
    bool stopped_ = false;
};

}
