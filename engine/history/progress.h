// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/store.h"

namespace history {

/// The word of a piece's type, as the phone numbers them: initial, recent, full, on_demand …
QString kindWord(quint32 type);

/// How far a number's past messages are; nothing when it has none yet.
base::Result<std::optional<model::HistoryProgress>> readProgress(
    store::Store &store, const model::AccountId &account);
/// Inside a write.
base::Result<void> saveProgress(
    store::Store &store, const model::AccountId &account, const model::HistoryProgress &progress);

}
