// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/random.h"
#include "engine/messaging/compose.h"
#include "engine/model/message.h"
#include "engine/store/store.h"

namespace outbox {

/// Until when a message can be edited or deleted for everyone. Source: protocol note "Content recipes"
/// (edit); for deletions two days and twelve hours, what the phones allow.
constexpr qint64 kEditWindowMs = 20 * 60 * 1000LL;
constexpr qint64 kDeleteWindowMs = 60 * 60 * 60 * 1000LL;

/// Makes the row of what is to be sent, with its id and its bytes; writes nothing. Everything given outlives
/// it.
class Composer {
public:
    Composer(store::Store &store, base::Clock &clock, base::Random &random)
        : store_(store), clock_(clock), random_(random)
    {
    }
    /// NotFound: quoted message or target. Refused, with a code: wrong_state (the account), not_own,
    /// not_sent_yet, deleted, not_a_poll, no_secret (the poll's), too_late, kind_not_sent, not_member,
    /// admins_only. Malformed: a chat
    /// that cannot be written to.
    base::Result<store::MessageRow> compose(const store::AccountRow &account, const model::Outgoing &message);

private:
    base::Result<model::Outgoing> forGroup(
        const store::AccountRow &account, const model::Outgoing &message) const;
    base::Result<void> quote(
        const store::AccountRow &account, const model::Outgoing &message, store::MessageRow &row);
    base::Result<void> addOn(
        const store::AccountRow &account, const model::Outgoing &message, store::MessageRow &row);
    base::Result<QByteArray> vote(const store::AccountRow &account, const model::Outgoing &message,
        const store::MessageRow &poll, const messaging::TargetKey &key);
    base::Result<model::Jid> addressOf(const model::AccountId &account, const model::Jid &chat) const;

    store::Store &store_;
    base::Clock &clock_;
    base::Random &random_;
};

}
