// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/storage.h"
#include "engine/store/store.h"

namespace accounts {

/// Which of a number's files are fetched as they come, and how much room they may take: a row of its
/// settings.
class Storage {
public:
    Storage(store::Store &store, model::AccountId account) : store_(store), account_(std::move(account)) { }

    /// The defaults when nothing was chosen, or what is stored cannot be read.
    model::StorageRules rules() const;
    /// With what there is, and what `cap` would remove now. @param cap  in bytes; 0: nothing would go
    base::Result<model::StorageUse> use(qint64 cap) const;
    /// What does not fit any more goes soon after. Malformed: out of range.
    base::Task<void> set(const model::StorageRules &rules);
    /// Removes what does not fit, some at a time, what was not used for longest first. The messages stay, and
    /// so do the files of those that are still to be sent.
    base::Task<void> tidy();

private:
    store::Store &store_;
    model::AccountId account_;
};

}
