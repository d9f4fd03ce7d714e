// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/task.h"
#include "engine/model/group.h"

#include <QList>

namespace door {

struct Backend;

class Groups {
public:
    explicit Groups(Backend &backend) : backend_(backend) { }

    /// From the store, at once: those the number is in, by subject.
    base::Result<QList<model::Group>> list(const model::AccountId &account) const;
    base::Result<std::optional<model::Group>> find(
        const model::AccountId &account, const model::Jid &group) const;
    base::Result<QList<model::Participant>> participants(
        const model::AccountId &account, const model::Jid &group) const;
    /// Asks the network for all of them. NotFound: the account; Offline: it is not connected; Limit: too
    /// often.
    base::Task<void> refresh(const model::AccountId &account);

private:
    Backend &backend_;
};

}
