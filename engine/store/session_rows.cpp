// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/session_rows.h"

#include "engine/store/database.h"
#include "engine/store/vault.h"

namespace store {

using base::Result;
using model::AccountId;
using model::Jid;

namespace {

QByteArray place(const char *table, const AccountId &account, const QByteArray &where)
{
    return QByteArray(table) + '|' + account.value.toUtf8() + '|' + where;
}

/// Matches every device of a person: "user@server" and "user:N@server". Users are digits, so nothing in
/// them is special to LIKE.
QString devicesOf(const Jid &person)
{
    const Jid bare = person.withoutDevice();
    return QString::fromLatin1(bare.user + ":%@" + model::serverText(bare.server).toByteArray());
}

Result<std::optional<QByteArray>> oneBlob(Result<Query> query)
{
    if (!query)
        return base::fail(query.error());
    ASSIGN_OR_RETURN(const bool has, query->next());
    return has ? std::optional<QByteArray>(query->bytes(0)) : std::nullopt;
}

}

Result<std::optional<QByteArray>> SessionRows::session(const AccountId &account, const Jid &device) const
{
    ASSIGN_OR_RETURN(const auto sealed,
        oneBlob(database_.query(
            "SELECT sealed FROM sessions WHERE account = ? AND device = ?", account.value, device)));
    if (!sealed)
        return std::optional<QByteArray>();
    ASSIGN_OR_RETURN(auto plain, vault_.of(account).open(*sealed, place("sessions", account, device.text())));
    return std::optional<QByteArray>(std::move(plain));
}

Result<void> SessionRows::saveSession(const AccountId &account, const Jid &device, const QByteArray &record)
{
    RETURN_IF_FAILED(database_.run(
        "INSERT OR REPLACE INTO sessions (account, device, sealed) VALUES (?, ?, ?)", account.value, device,
        vault_.of(account).seal(record, place("sessions", account, device.text()))));
    return {};
}

Result<void> SessionRows::removeSessionsOf(const AccountId &account, const Jid &person)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM sessions WHERE account = ? AND (device = ? OR device LIKE ?)",
        account.value, person.withoutDevice(), devicesOf(person)));
    return {};
}

Result<void> SessionRows::removeSession(const AccountId &account, const Jid &device)
{
    RETURN_IF_FAILED(
        database_.run("DELETE FROM sessions WHERE account = ? AND device = ?", account.value, device));
    return {};
}

Result<QList<Jid>> SessionRows::withSession(const AccountId &account, const QList<Jid> &devices) const
{
    QList<Jid> found;
    for (const Jid &device : devices) {
        ASSIGN_OR_RETURN(auto query,
            database_.query(
                "SELECT 1 FROM sessions WHERE account = ? AND device = ?", account.value, device));
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (has)
            found.append(device);
    }
    return found;
}

Result<std::optional<QByteArray>> SessionRows::identity(const AccountId &account, const Jid &device) const
{
    return oneBlob(database_.query(
        "SELECT key FROM identities WHERE account = ? AND device = ?", account.value, device));
}

Result<void> SessionRows::saveIdentity(const AccountId &account, const Jid &device, const QByteArray &key)
{
    RETURN_IF_FAILED(
        database_.run("INSERT OR REPLACE INTO identities (account, device, key) VALUES (?, ?, ?)",
            account.value, device, key));
    return {};
}

Result<void> SessionRows::removeIdentitiesOf(const AccountId &account, const Jid &person)
{
    RETURN_IF_FAILED(
        database_.run("DELETE FROM identities WHERE account = ? AND (device = ? OR device LIKE ?)",
            account.value, person.withoutDevice(), devicesOf(person)));
    return {};
}

Result<std::optional<QByteArray>> SessionRows::senderKey(
    const AccountId &account, const Jid &group, const Jid &device) const
{
    ASSIGN_OR_RETURN(const auto sealed,
        oneBlob(
            database_.query("SELECT sealed FROM sender_keys WHERE account = ? AND chat = ? AND device = ?",
                account.value, group, device)));
    if (!sealed)
        return std::optional<QByteArray>();
    ASSIGN_OR_RETURN(auto plain,
        vault_.of(account).open(*sealed, place("sender_keys", account, group.text() + '|' + device.text())));
    return std::optional<QByteArray>(std::move(plain));
}

Result<void> SessionRows::saveSenderKey(
    const AccountId &account, const Jid &group, const Jid &device, const QByteArray &record)
{
    const QByteArray where = place("sender_keys", account, group.text() + '|' + device.text());
    RETURN_IF_FAILED(database_.run(
        "INSERT OR REPLACE INTO sender_keys (account, chat, device, sealed) VALUES (?, ?, ?, ?)",
        account.value, group, device, vault_.of(account).seal(record, where)));
    return {};
}

Result<void> SessionRows::moveAddress(const AccountId &account, const Jid &from, const Jid &to)
{
    QList<Jid> devices;
    QList<std::pair<Jid, Jid>> keys;
    {
        ASSIGN_OR_RETURN(auto query,
            database_.query(
                "SELECT device FROM sessions WHERE account = ?1 AND (device = ?2 OR device LIKE ?3) "
                "UNION SELECT device FROM identities WHERE account = ?1 AND (device = ?2 OR device "
                "LIKE ?3)",
                account.value, from.withoutDevice(), devicesOf(from)));
        for (;;) {
            ASSIGN_OR_RETURN(const bool has, query.next());
            if (!has)
                break;
            devices.append(query.jid(0));
        }
    }
    {
        ASSIGN_OR_RETURN(auto query,
            database_.query(
                "SELECT chat, device FROM sender_keys WHERE account = ? AND (device = ? OR device LIKE ?)",
                account.value, from.withoutDevice(), devicesOf(from)));
        for (;;) {
            ASSIGN_OR_RETURN(const bool has, query.next());
            if (!has)
                break;
            keys.append({query.jid(0), query.jid(1)});
        }
    }
    for (const Jid &device : devices) {
        // the place is part of the seal: a record is opened at the old one and sealed at the new one
        const Jid target = to.withoutDevice().withDevice(device.device);
        ASSIGN_OR_RETURN(const auto there, session(account, target));
        ASSIGN_OR_RETURN(const auto record, session(account, device));
        if (record && !there)
            RETURN_IF_FAILED(saveSession(account, target, *record));
        RETURN_IF_FAILED(removeSession(account, device));
        RETURN_IF_FAILED(database_.run(
            "INSERT OR IGNORE INTO identities (account, device, key) SELECT account, ?, key FROM "
            "identities WHERE account = ? AND device = ?",
            target, account.value, device));
        RETURN_IF_FAILED(
            database_.run("DELETE FROM identities WHERE account = ? AND device = ?", account.value, device));
    }
    for (const auto &[group, device] : keys) {
        const Jid target = to.withoutDevice().withDevice(device.device);
        ASSIGN_OR_RETURN(const auto there, senderKey(account, group, target));
        ASSIGN_OR_RETURN(const auto record, senderKey(account, group, device));
        if (record && !there)
            RETURN_IF_FAILED(saveSenderKey(account, group, target, *record));
        RETURN_IF_FAILED(
            database_.run("DELETE FROM sender_keys WHERE account = ? AND chat = ? AND device = ?",
                account.value, group, device));
    }
    return {};
}

Result<void> SessionRows::removeSenderKey(const AccountId &account, const Jid &group, const Jid &device)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM sender_keys WHERE account = ? AND chat = ? AND device = ?",
        account.value, group, device));
    return {};
}

Result<void> SessionRows::reseal(const AccountId &account, const Sealer &from, Sealer &to)
{
    struct Row {
        Jid chat; ///< empty for a session
        Jid device;
        QByteArray sealed;
    };
    QList<Row> rows;
    {
        ASSIGN_OR_RETURN(auto query,
            database_.query(
                "SELECT '', device, sealed FROM sessions WHERE account = ?1 UNION ALL SELECT chat, "
                "device, sealed FROM sender_keys WHERE account = ?1",
                account.value));
        for (;;) {
            ASSIGN_OR_RETURN(const bool has, query.next());
            if (!has)
                break;
            rows.append({query.jid(0), query.jid(1), query.bytes(2)});
        }
    }
    for (const Row &row : rows) {
        const bool isSession = row.chat.isEmpty();
        const QByteArray where = isSession
            ? place("sessions", account, row.device.text())
            : place("sender_keys", account, row.chat.text() + '|' + row.device.text());
        ASSIGN_OR_RETURN(auto plain, from.open(row.sealed, where));
        const QByteArray anew = to.seal(plain, where);
        crypto::wipe(plain);
        const auto written = isSession
            ? database_.run("UPDATE sessions SET sealed = ? WHERE account = ? AND device = ?", anew,
                account.value, row.device)
            : database_.run("UPDATE sender_keys SET sealed = ? WHERE account = ? AND chat = ? AND device = ?",
                anew, account.value, row.chat, row.device);
        RETURN_IF_FAILED(written);
    }
    return {};
}

Result<void> SessionRows::removeAll(const AccountId &account)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM sessions WHERE account = ?", account.value));
    RETURN_IF_FAILED(database_.run("DELETE FROM identities WHERE account = ?", account.value));
    RETURN_IF_FAILED(database_.run("DELETE FROM sender_keys WHERE account = ?", account.value));
    return {};
}

}
