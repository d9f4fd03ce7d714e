// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/task.h"
#include "engine/model/limits.h"
#include "engine/model/storage.h"

namespace door {

struct Backend;

class Settings {
public:
    explicit Settings(Backend &backend) : backend_(backend) { }
    /// The pace of an account; defaults when never set. NotFound for an unknown account.
    base::Result<model::Limits> limits(const model::AccountId &account) const;
    /// Malformed when a value is out of range; limits of 0 (off) are Refused unless the network profile
    /// allows them.
    base::Task<model::Limits> setLimits(const model::AccountId &account, const model::Limits &limits);

    /// Which files of an account are fetched as they come, and what they take; and what a cap of so many
    /// bytes would remove now (0: nothing). NotFound.
    base::Result<model::StorageUse> storage(const model::AccountId &account, qint64 cap = 0) const;
    /// What does not fit any more goes at once, what was not used for longest first; the messages stay, and a
    /// file can be fetched again as long as the network or the phone has it. NotFound; Malformed: out of
    /// range.
    base::Task<model::StorageUse> setStorage(
        const model::AccountId &account, const model::StorageRules &rules);

    /// What a face keeps about itself (language, theme, the window's place); nothing secret. Empty: never
    /// set.
    base::Result<QByteArray> preference(const QString &name) const;
    base::Task<void> setPreference(const QString &name, const QByteArray &value);

private:
    Backend &backend_;
};

}
