// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/history_rows.h"

#include "engine/store/database.h"
#include "engine/store/vault.h"

namespace store {

using base::Result;
using model::AccountId;

namespace {

/// Without the person: two records of one person may become one.
QByteArray tokenPlace(const AccountId &account)
{
    return "trust_tokens|sealed|" + account.value.toUtf8();
}

QByteArray secretPlace(const AccountId &account)
{
    return "history_secrets|sealed|" + account.value.toUtf8();
}

Result<void> resealAll(Database &database, const char *select, const char *update, const AccountId &account,
    const QByteArray &place, const Sealer &from, Sealer &to)
{
    QList<std::pair<qint64, QByteArray>> rows;
    {
        ASSIGN_OR_RETURN(auto query, database.query(select, account.value));
        for (;;) {
            ASSIGN_OR_RETURN(const bool has, query.next());
            if (!has)
                break;
            rows.append({query.number(0), query.bytes(1)});
        }
    }
    for (const auto &[row, sealed] : rows) {
        ASSIGN_OR_RETURN(auto plain, from.open(sealed, place));
        const QByteArray anew = to.seal(plain, place);
        crypto::wipe(plain);
        RETURN_IF_FAILED(database.run(update, anew, row));
    }
    return {};
}

}

Result<bool> HistoryRows::isCovered(ChatId chat) const
{
    ASSIGN_OR_RETURN(auto query, database_.query("SELECT 1 FROM chat_history WHERE chat = ?", chat));
    return query.next();
}

Result<void> HistoryRows::cover(ChatId chat, model::OlderMessages more, int timerS)
{
    RETURN_IF_FAILED(database_.run("INSERT INTO chat_history (chat, more, timer) VALUES (?1, ?2, ?3) ON "
                                   "CONFLICT (chat) DO UPDATE SET more = CASE ?2 WHEN 0 THEN more ELSE ?2 "
                                   "END, timer = ?3",
        chat, static_cast<int>(more), timerS));
    return {};
}

Result<void> HistoryRows::setUnread(ChatId chat, int count)
{
    RETURN_IF_FAILED(database_.run(
        "UPDATE messages SET state = 8 WHERE seq IN (SELECT seq FROM messages WHERE chat = ? AND "
        "outgoing = 0 AND kind < 64 AND kind <> 18 ORDER BY timestamp DESC, seq DESC LIMIT ?)",
        chat, count));
    RETURN_IF_FAILED(database_.run("UPDATE chats SET unread = max(?2, (SELECT count(*) FROM messages WHERE "
                                   "chat = ?1 AND outgoing = 0 AND state = 8)) WHERE id = ?1",
        chat, count));
    return {};
}

Result<void> HistoryRows::keepToken(const AccountId &account, PersonId person, const TrustToken &token)
{
    const QByteArray sealed = vault_.of(account).seal(token.token, tokenPlace(account));
    RETURN_IF_FAILED(database_.run(
        "INSERT INTO trust_tokens (person, account, sealed, received, sent) VALUES (?, ?, ?, "
        "?, ?) ON CONFLICT (person) DO UPDATE SET sealed = excluded.sealed, received = "
        "excluded.received, sent = max(sent, excluded.sent) WHERE excluded.received >= received",
        person, account.value, sealed, token.receivedMs, token.sentMs));
    return {};
}

Result<std::optional<TrustToken>> HistoryRows::token(const AccountId &account, PersonId person) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT sealed, received, sent FROM trust_tokens WHERE person = ?", person));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return std::optional<TrustToken>();
    TrustToken token{{}, query.number(1), query.number(2)};
    if (const QByteArray sealed = query.bytes(0); !sealed.isEmpty()) {
        ASSIGN_OR_RETURN(token.token, vault_.of(account).open(sealed, tokenPlace(account)));
    }
    return std::optional<TrustToken>(std::move(token));
}

Result<void> HistoryRows::gaveToken(const AccountId &account, PersonId person, qint64 atMs)
{
    RETURN_IF_FAILED(database_.run(
        "INSERT INTO trust_tokens (person, account, sealed, received, sent) VALUES (?, ?, x'', 0, "
        "?) ON CONFLICT (person) DO UPDATE SET sent = max(sent, excluded.sent)",
        person, account.value, atMs));
    return {};
}

Result<void> HistoryRows::keepSecret(const AccountId &account, const QString &name, const QByteArray &value)
{
    RETURN_IF_FAILED(
        database_.run("INSERT OR REPLACE INTO history_secrets (account, name, sealed) VALUES (?, ?, ?)",
            account.value, name, vault_.of(account).seal(value, secretPlace(account))));
    return {};
}

Result<std::optional<QByteArray>> HistoryRows::secret(const AccountId &account, const QString &name) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT sealed FROM history_secrets WHERE account = ? AND name = ?", account.value, name));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return std::optional<QByteArray>();
    ASSIGN_OR_RETURN(auto value, vault_.of(account).open(query.bytes(0), secretPlace(account)));
    return std::optional<QByteArray>(std::move(value));
}

Result<void> HistoryRows::removeAll(const AccountId &account)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM trust_tokens WHERE account = ?", account.value));
    RETURN_IF_FAILED(database_.run("DELETE FROM history_secrets WHERE account = ?", account.value));
    RETURN_IF_FAILED(database_.run(
        "DELETE FROM settings WHERE key = ?", QString(QStringLiteral("history/") + account.value)));
    return {};
}

Result<void> HistoryRows::reseal(const AccountId &account, const Sealer &from, Sealer &to)
{
    RETURN_IF_FAILED(resealAll(database_,
        "SELECT person, sealed FROM trust_tokens WHERE account = ? AND length(sealed) > 0",
        "UPDATE trust_tokens SET sealed = ? WHERE person = ?", account, tokenPlace(account), from, to));
    return resealAll(database_, "SELECT rowid, sealed FROM history_secrets WHERE account = ?",
        "UPDATE history_secrets SET sealed = ? WHERE rowid = ?", account, secretPlace(account), from, to);
}

}
