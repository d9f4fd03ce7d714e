// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door/clients.h"

#include "engine/door/backend.h"

namespace door {

using base::Result;
using base::Task;
using model::Client;
using model::ClientId;

Result<QList<Client>> Clients::list() const
{
    return backend_.clients->list();
}

Result<std::optional<Client>> Clients::find(const ClientId &id) const
{
    return backend_.clients->find(id);
}

QList<model::WrongField> Clients::check(const model::ClientDraft &draft, bool isNew) const
{
    return backend_.clients->check(draft, isNew);
}

Task<Client> Clients::create(const model::ClientDraft &draft, const ClientId &id)
{
    return backend_.clients->create(draft, id);
}

Task<Client> Clients::change(const ClientId &id, const model::ClientDraft &draft)
{
    return backend_.clients->change(id, draft);
}

Task<void> Clients::remove(const ClientId &id)
{
    return backend_.clients->remove(id);
}

Task<model::OffBoarded> Clients::offBoard(const ClientId &id)
{
    return backend_.clients->offBoard(id);
}

Task<model::AccountView> Clients::move(const model::AccountId &account, const ClientId &client)
{
    return backend_.clients->move(account, client)
        .then(backend_.accounts.get(), [this, account]() -> Result<model::AccountView> {
            const accounts::Account *moved = backend_.accounts->find(account);
            if (!moved)
                return base::fail(base::Fault::NotFound, QStringLiteral("no such account"));
            return backend_.accounts->view(*moved);
        });
}

Result<int> Clients::countOlderThan(const ClientId &id, int days) const
{
    return backend_.clients->countOlderThan(id, days);
}

}
