// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/messaging/stanza.h"
#include "engine/store/store.h"

namespace accounts {

/// When the phone of a number gave its last sign: a companion whose phone has been away for 14 days is
/// unlinked. Signs are what the phone itself sends: messages that somebody wrote on it, receipts, key shares.
/// A phone that is on and has nothing to say gives none, so that this warns and nothing more.

/// Whether the number's own phone sent that.
bool isSignOfPhone(const wire::NodeView &stanza, const messaging::Self &self);
inline constexpr qint64 kPhoneSeenEvery = 3'600'000; ///< ms
/// Writes it down, once in an hour at most. Inside Store::write.
base::Result<void> phoneSeen(store::Store &store, const model::AccountId &account, qint64 nowMs);
/// After ten days without a sign: phone_silent, `untilMs` being the end of the fourteen.
std::optional<model::Warning> phoneWarning(
    store::Store &store, const model::AccountId &account, qint64 nowMs);

}
