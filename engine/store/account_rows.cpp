// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/account_rows.h"

#include "engine/store/database.h"
#include "engine/store/vault.h"

namespace store {

using base::Result;

namespace {

#define GESHER_ACCOUNT_COLUMNS                                                                               \
    "id, label, state, has_reason, reason_code, reason_detail, reason_until, state_since, wanted, pn, lid, " \
    "push_name, platform, created, client"

AccountRow accountOf(const Query &query)
{
    AccountRow row;
    row.id = {query.text(0)};
    row.label = query.text(1);
    row.state = model::stateFromWord(query.text(2)).value_or(model::AccountState::Stopped);
    if (query.number(3) != 0)
        row.reason = model::StateReason{query.text(4), query.text(5), query.number(6)};
    row.stateSinceMs = query.number(7);
    row.wanted = query.number(8) != 0;
    row.pn = query.jid(9);
    row.lid = query.jid(10);
    row.pushName = query.text(11);
    row.platform = query.text(12);
    row.createdMs = query.number(13);
    row.client = {query.text(14)};
    return row;
}

}

Result<void> AccountRows::insert(const AccountRow &row)
{
    const auto reason = row.reason.value_or(model::StateReason());
    RETURN_IF_FAILED(database_.run("INSERT INTO accounts (" GESHER_ACCOUNT_COLUMNS
                                   ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row.id.value, row.label, model::stateWord(row.state), row.reason.has_value(), reason.code,
        reason.detail, reason.untilMs, row.stateSinceMs, row.wanted, row.pn, row.lid, row.pushName,
        row.platform, row.createdMs, row.client.value));
    vault_.assign(row.id, row.client);
    return {};
}

Result<void> AccountRows::update(const AccountRow &row)
{
    const auto reason = row.reason.value_or(model::StateReason());
    RETURN_IF_FAILED(database_.run(
        "UPDATE accounts SET label = ?, state = ?, has_reason = ?, reason_code = ?, reason_detail = ?, "
        "reason_until = ?, state_since = ?, wanted = ?, pn = ?, lid = ?, push_name = ?, platform = ? "
        "WHERE id = ?",
        row.label, model::stateWord(row.state), row.reason.has_value(), reason.code, reason.detail,
        reason.untilMs, row.stateSinceMs, row.wanted, row.pn, row.lid, row.pushName, row.platform,
        row.id.value));
    return {};
}

Result<std::optional<AccountRow>> AccountRows::find(const model::AccountId &id) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT " GESHER_ACCOUNT_COLUMNS " FROM accounts WHERE id = ?", id.value));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? std::optional<AccountRow>(accountOf(query)) : std::nullopt;
}

Result<QList<AccountRow>> AccountRows::all() const
{
    ASSIGN_OR_RETURN(
        auto query, database_.query("SELECT " GESHER_ACCOUNT_COLUMNS " FROM accounts ORDER BY created, id"));
    QList<AccountRow> rows;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return rows;
        rows.append(accountOf(query));
    }
}

Result<int> AccountRows::countOf(const model::ClientId &client) const
{
    ASSIGN_OR_RETURN(
        auto query, database_.query("SELECT count(*) FROM accounts WHERE client = ?", client.value));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? static_cast<int>(query.number(0)) : 0;
}

Result<bool> AccountRows::remove(const model::AccountId &id)
{
    ASSIGN_OR_RETURN(const int removed, database_.run("DELETE FROM accounts WHERE id = ?", id.value));
    vault_.assign(id, {});
    return removed > 0;
}

}
