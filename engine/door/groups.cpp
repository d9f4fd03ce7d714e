// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door/groups.h"

#include "engine/door/backend.h"

namespace door {

using base::Fault;
using base::Result;
using base::Task;

Result<QList<model::Group>> Groups::list(const model::AccountId &account) const
{
    return backend_.store->groups().list(account);
}

Result<std::optional<model::Group>> Groups::find(
    const model::AccountId &account, const model::Jid &group) const
{
    ASSIGN_OR_RETURN(const auto row, backend_.store->groups().find(account, group));
    return row ? std::optional<model::Group>(row->group) : std::nullopt;
}

Result<QList<model::Participant>> Groups::participants(
    const model::AccountId &account, const model::Jid &group) const
{
    return backend_.store->groups().participants(account, group);
}

Task<void> Groups::refresh(const model::AccountId &account)
{
    accounts::Account *found = backend_.accounts->find(account);
    if (!found)
        return Task<void>::failed({Fault::NotFound, QStringLiteral("no such account"), {}});
    if (!found->canSend())
        return Task<void>::failed({Fault::Offline, QStringLiteral("not connected"), {}});
    return found->talk()->groups.refreshAll();
}

}
