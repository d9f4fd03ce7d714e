// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/database.h"
#include "engine/store/message_rows.h"
#include "engine/store/sealer.h"
#include "engine/store/search_tokens.h"

#include <algorithm>
#include <memory>

namespace store {

/// A place in the index is a second and a number within it, so that the order of places is that of time.
/// Room internal, as all of this file.
constexpr qint64 kPlacesInASecond = 1024;
/// The first place of a message of that time. Times are strangers': the range is that of SQLite's numbers.
constexpr qint64 firstPlaceOf(qint64 timestampMs)
{
    constexpr qint64 kLastSecond = 1LL << 40;
    return std::clamp<qint64>(timestampMs / 1000, 0, kLastSecond) * kPlacesInASecond;
}

/// What of a message the index is about: account, kind, text, content, times; nothing when it is not there.
base::Result<std::optional<MessageRow>> searchedMessage(Database &database, qint64 seq);

QByteArray searchKeyPlace(const model::AccountId &account);
/// Null when the number has no key yet, or one that does not open.
base::Result<std::shared_ptr<SearchTokens>> knownTokens(
    Database &database, const Sealer &sealer, const model::AccountId &account);

}
