// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/app_state_rows.h"

#include "engine/store/database.h"
#include "engine/store/vault.h"

namespace store {

using base::Result;
using model::AccountId;

namespace {

QByteArray keyPlace(const AccountId &account, const QByteArray &id)
{
    return "app_state_keys|" + account.value.toUtf8() + '|' + id.toHex();
}

QByteArray recordPlace(const AccountId &account, const QByteArray &name, const QByteArray &indexMac)
{
    return "app_state_records|" + account.value.toUtf8() + '|' + name + '|' + indexMac.toHex();
}

QByteArray wishPlace(const AccountId &account, const QByteArray &index)
{
    return "app_state_wishes|" + account.value.toUtf8() + '|' + index;
}

}

Result<bool> AppStateRows::saveKey(const AccountId &account, const AppStateKey &key)
{
    const QByteArray sealed = vault_.of(account).seal(key.key.view(), keyPlace(account, key.id));
    ASSIGN_OR_RETURN(const int changed,
        database_.run("INSERT INTO app_state_keys (account, id, sealed, at, asked) VALUES (?, ?, ?, ?, 0) "
                      "ON CONFLICT DO UPDATE SET sealed = excluded.sealed, at = excluded.at WHERE "
                      "length(app_state_keys.sealed) = 0",
            account.value, key.id, sealed, key.atMs));
    return changed > 0;
}

Result<std::vector<AppStateKey>> AppStateRows::keys(const AccountId &account) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT id, sealed, at FROM app_state_keys WHERE account = ? AND length(sealed) > 0",
            account.value));
    std::vector<AppStateKey> keys;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return keys;
        const QByteArray id = query.bytes(0);
        ASSIGN_OR_RETURN(QByteArray plain, vault_.of(account).open(query.bytes(1), keyPlace(account, id)));
        if (plain.size() == static_cast<qsizetype>(crypto::Key32::size()))
            keys.push_back({id, crypto::Key32(plain), query.number(2)});
        crypto::wipe(plain);
    }
}

Result<bool> AppStateRows::askForKey(
    const AccountId &account, const QByteArray &id, qint64 nowMs, qint64 sinceMs)
{
    ASSIGN_OR_RETURN(const int changed,
        database_.run(
            "INSERT INTO app_state_keys (account, id, sealed, at, asked) VALUES (?1, ?2, x'', 0, ?3) "
            "ON CONFLICT DO UPDATE SET asked = ?3 WHERE length(app_state_keys.sealed) = 0 AND "
            "app_state_keys.asked <= ?4",
            account.value, id, nowMs, sinceMs));
    return changed > 0;
}

Result<std::optional<AppStateCollection>> AppStateRows::collection(
    const AccountId &account, const QByteArray &name) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT version, hash FROM app_states WHERE account = ? AND name = ?", account.value,
            QString::fromLatin1(name)));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return std::optional<AppStateCollection>();
    return std::optional(AppStateCollection{static_cast<quint64>(query.number(0)), query.bytes(1)});
}

Result<void> AppStateRows::save(
    const AccountId &account, const QByteArray &name, const AppStateCollection &collection)
{
    RETURN_IF_FAILED(database_.run(
        "INSERT OR REPLACE INTO app_states (account, name, version, hash) VALUES (?, ?, ?, ?)", account.value,
        QString::fromLatin1(name), static_cast<qint64>(collection.version), collection.hash));
    return {};
}

Result<void> AppStateRows::forget(const AccountId &account, const QByteArray &name)
{
    const QString text = QString::fromLatin1(name);
    RETURN_IF_FAILED(
        database_.run("DELETE FROM app_states WHERE account = ? AND name = ?", account.value, text));
    RETURN_IF_FAILED(
        database_.run("DELETE FROM app_state_records WHERE account = ? AND name = ?", account.value, text));
    return {};
}

Result<QByteArray> AppStateRows::valueMac(
    const AccountId &account, const QByteArray &name, const QByteArray &indexMac) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT value_mac FROM app_state_records WHERE account = ? AND name = ? AND index_mac = ?",
            account.value, QString::fromLatin1(name), indexMac));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? query.bytes(0) : QByteArray();
}

Result<void> AppStateRows::put(const AccountId &account, const QByteArray &name, const QByteArray &indexMac,
    const QByteArray &valueMac, const QByteArray &kept)
{
    const QByteArray sealed = kept.isEmpty()
        ? QByteArray("")
        : vault_.of(account).seal(kept, recordPlace(account, name, indexMac));
    RETURN_IF_FAILED(database_.run("INSERT OR REPLACE INTO app_state_records (account, name, index_mac, "
                                   "value_mac, sealed) VALUES (?, ?, ?, ?, ?)",
        account.value, QString::fromLatin1(name), indexMac, valueMac, sealed));
    return {};
}

Result<void> AppStateRows::remove(
    const AccountId &account, const QByteArray &name, const QByteArray &indexMac)
{
    RETURN_IF_FAILED(
        database_.run("DELETE FROM app_state_records WHERE account = ? AND name = ? AND index_mac = ?",
            account.value, QString::fromLatin1(name), indexMac));
    return {};
}

Result<void> AppStateRows::wish(const AccountId &account, const AppStateWish &wish)
{
    const QByteArray sealed = vault_.of(account).seal(wish.value, wishPlace(account, wish.index));
    RETURN_IF_FAILED(
        database_.run("INSERT OR REPLACE INTO app_state_wishes (account, name, record, sealed, version, "
                      "removal) VALUES (?, ?, ?, ?, ?, ?)",
            account.value, QString::fromLatin1(wish.collection), QString::fromUtf8(wish.index), sealed,
            wish.version, wish.isRemoval));
    return {};
}

Result<QList<AppStateWish>> AppStateRows::wishes(
    const AccountId &account, const QByteArray &collection, int limit) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT id, record, sealed, version, removal FROM app_state_wishes WHERE account = ? "
                        "AND name = ? ORDER BY id LIMIT ?",
            account.value, QString::fromLatin1(collection), limit));
    QList<AppStateWish> wishes;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return wishes;
        AppStateWish wish;
        wish.id = query.number(0);
        wish.collection = collection;
        wish.index = query.bytes(1);
        ASSIGN_OR_RETURN(wish.value, vault_.of(account).open(query.bytes(2), wishPlace(account, wish.index)));
        wish.version = static_cast<int>(query.number(3));
        wish.isRemoval = query.number(4) != 0;
        wishes.append(std::move(wish));
    }
}

Result<QList<QByteArray>> AppStateRows::wished(const AccountId &account) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT DISTINCT name FROM app_state_wishes WHERE account = ?", account.value));
    QList<QByteArray> names;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return names;
        names.append(query.bytes(0));
    }
}

Result<void> AppStateRows::removeWish(qint64 id)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM app_state_wishes WHERE id = ?", id));
    return {};
}

namespace {

struct SealedRow {
    QByteArray one;
    QByteArray two;
    QByteArray sealed;
};

Result<QList<SealedRow>> sealedRows(Result<Query> query)
{
    if (!query)
        return base::fail(query.error());
    QList<SealedRow> rows;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query->next());
        if (!has)
            return rows;
        rows.append({query->bytes(0), query->bytes(1), query->bytes(2)});
    }
}

Result<QByteArray> sealedAnew(
    const QByteArray &sealed, const QByteArray &place, const Sealer &from, Sealer &to)
{
    ASSIGN_OR_RETURN(auto plain, from.open(sealed, place));
    QByteArray anew = to.seal(plain, place);
    crypto::wipe(plain);
    return anew;
}

}

Result<void> AppStateRows::reseal(const AccountId &account, const Sealer &from, Sealer &to)
{
    ASSIGN_OR_RETURN(const auto keys,
        sealedRows(database_.query(
            "SELECT id, id, sealed FROM app_state_keys WHERE account = ? AND length(sealed) > 0",
            account.value)));
    for (const SealedRow &row : keys) {
        ASSIGN_OR_RETURN(const auto anew, sealedAnew(row.sealed, keyPlace(account, row.one), from, to));
        RETURN_IF_FAILED(database_.run("UPDATE app_state_keys SET sealed = ? WHERE account = ? AND id = ?",
            anew, account.value, row.one));
    }
    ASSIGN_OR_RETURN(const auto records,
        sealedRows(database_.query("SELECT name, index_mac, sealed FROM app_state_records WHERE account = ? "
                                   "AND length(sealed) > 0",
            account.value)));
    for (const SealedRow &row : records) {
        ASSIGN_OR_RETURN(
            const auto anew, sealedAnew(row.sealed, recordPlace(account, row.one, row.two), from, to));
        RETURN_IF_FAILED(database_.run(
            "UPDATE app_state_records SET sealed = ? WHERE account = ? AND name = ? AND index_mac = ?", anew,
            account.value, QString::fromLatin1(row.one), row.two));
    }
    ASSIGN_OR_RETURN(const auto wishes,
        sealedRows(database_.query(
            "SELECT record, record, sealed FROM app_state_wishes WHERE account = ?", account.value)));
    for (const SealedRow &row : wishes) {
        ASSIGN_OR_RETURN(const auto anew, sealedAnew(row.sealed, wishPlace(account, row.one), from, to));
        RETURN_IF_FAILED(
            database_.run("UPDATE app_state_wishes SET sealed = ? WHERE account = ? AND record = ?", anew,
                account.value, QString::fromUtf8(row.one)));
    }
    return {};
}

Result<void> AppStateRows::removeAll(const AccountId &account)
{
    for (const char *sql : {"DELETE FROM app_state_keys WHERE account = ?",
             "DELETE FROM app_states WHERE account = ?", "DELETE FROM app_state_records WHERE account = ?",
             "DELETE FROM app_state_wishes WHERE account = ?"})
        RETURN_IF_FAILED(database_.run(sql, account.value));
    return {};
}

}
