// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/client_rows.h"

#include "engine/store/database.h"
#include "engine/store/vault.h"

namespace store {

using base::Result;
using model::Client;
using model::ClientId;

namespace {

#define GESHER_CLIENT_COLUMNS                                                                                \
    "id, name, time_zone, country, language, colour, mark, quiet_from, quiet_to, keep_messages_days, "       \
    "created"

Client clientOf(const Query &query)
{
    Client client;
    client.id = {query.text(0)};
    client.name = query.text(1);
    client.timeZone = query.text(2).toLatin1();
    client.country = query.text(3);
    client.language = query.text(4);
    client.colour = query.text(5);
    client.mark = query.text(6);
    if (query.number(7) >= 0)
        client.quietHours
            = model::QuietHours{static_cast<int>(query.number(7)), static_cast<int>(query.number(8))};
    client.keepMessagesDays = static_cast<int>(query.number(9));
    client.createdMs = query.number(10);
    return client;
}

/// -1 for none.
int minute(const Client &client, int model::QuietHours::*which)
{
    return client.quietHours ? (*client.quietHours).*which : -1;
}

}

Result<void> ClientRows::insert(const Client &client)
{
    RETURN_IF_FAILED(database_.run("INSERT INTO clients (" GESHER_CLIENT_COLUMNS
                                   ", sealed_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        client.id.value, client.name, QString::fromLatin1(client.timeZone), client.country, client.language,
        client.colour, client.mark, minute(client, &model::QuietHours::from),
        minute(client, &model::QuietHours::to), client.keepMessagesDays, client.createdMs,
        vault_.makeKey(client.id)));
    return {};
}

Result<void> ClientRows::update(const Client &client)
{
    RETURN_IF_FAILED(database_.run(
        "UPDATE clients SET name = ?, time_zone = ?, country = ?, language = ?, colour = ?, mark = ?, "
        "quiet_from = ?, quiet_to = ?, keep_messages_days = ? WHERE id = ?",
        client.name, QString::fromLatin1(client.timeZone), client.country, client.language, client.colour,
        client.mark, minute(client, &model::QuietHours::from), minute(client, &model::QuietHours::to),
        client.keepMessagesDays, client.id.value));
    return {};
}

Result<std::optional<Client>> ClientRows::find(const ClientId &id) const
{
    ASSIGN_OR_RETURN(
        auto query, database_.query("SELECT " GESHER_CLIENT_COLUMNS " FROM clients WHERE id = ?", id.value));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? std::optional<Client>(clientOf(query)) : std::nullopt;
}

Result<QList<Client>> ClientRows::all() const
{
    ASSIGN_OR_RETURN(
        auto query, database_.query("SELECT " GESHER_CLIENT_COLUMNS " FROM clients ORDER BY created, id"));
    QList<Client> clients;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return clients;
        clients.append(clientOf(query));
    }
}

Result<bool> ClientRows::remove(const ClientId &id)
{
    ASSIGN_OR_RETURN(const int removed, database_.run("DELETE FROM clients WHERE id = ?", id.value));
    if (removed > 0)
        vault_.forgetKey(id);
    return removed > 0;
}

}
