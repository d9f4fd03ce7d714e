// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/task.h"
#include "engine/model/limits.h"

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

    /// What a face keeps about itself (language, theme, the window's place); nothing secret. Empty: never
    /// set.
    base::Result<QByteArray> preference(const QString &name) const;
    base::Task<void> setPreference(const QString &name, const QByteArray &value);

private:
    Backend &backend_;
};

}
