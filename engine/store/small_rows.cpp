// SPDX-License-Identifier: GPL-3.0-or-later
// Rows with little to them: jobs, raw items, settings, tokens.
#include "engine/store/database.h"
#include "engine/store/job_rows.h"
#include "engine/store/raw_rows.h"
#include "engine/store/setting_rows.h"
#include "engine/store/token_rows.h"
#include "engine/store/vault.h"

namespace store {

using base::Result;

Result<qint64> JobRows::insert(const Job &job)
{
    RETURN_IF_FAILED(database_.run(
        "INSERT INTO jobs (account, message, attempts, not_before, under_way) VALUES (?, ?, ?, ?, ?)",
        job.account.value, job.message, job.attempts, job.notBeforeMs, job.underWay));
    return database_.lastInsertId();
}

static Result<std::optional<Job>> firstOf(const model::AccountId &account, Result<Query> query)
{
    if (!query)
        return base::fail(query.error());
    ASSIGN_OR_RETURN(const bool has, query->next());
    if (!has)
        return std::optional<Job>();
    return std::optional<Job>(Job{query->number(0), account, query->text(1),
        static_cast<int>(query->number(2)), query->number(3), query->number(4) != 0});
}

Result<std::optional<Job>> JobRows::next(const model::AccountId &account) const
{
    return firstOf(account,
        database_.query("SELECT id, message, attempts, not_before, under_way FROM jobs WHERE account = ? "
                        "ORDER BY id LIMIT 1",
            account.value));
}

Result<std::optional<Job>> JobRows::ofMessage(const model::AccountId &account, const QString &message) const
{
    return firstOf(account,
        database_.query("SELECT id, message, attempts, not_before, under_way FROM jobs WHERE account = ? AND "
                        "message = ?",
            account.value, message));
}

Result<void> JobRows::update(const Job &job)
{
    RETURN_IF_FAILED(database_.run("UPDATE jobs SET attempts = ?, not_before = ?, under_way = ? WHERE id = ?",
        job.attempts, job.notBeforeMs, job.underWay, job.id));
    return {};
}

Result<void> JobRows::remove(qint64 id)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM jobs WHERE id = ?", id));
    return {};
}

static Result<int> countOf(Result<Query> query)
{
    if (!query)
        return base::fail(query.error());
    ASSIGN_OR_RETURN(const bool has, query->next());
    return has ? static_cast<int>(query->number(0)) : 0;
}

Result<int> JobRows::count(const model::AccountId &account) const
{
    return countOf(database_.query("SELECT count(*) FROM jobs WHERE account = ?", account.value));
}
Result<int> JobRows::countAll() const
{
    return countOf(database_.query("SELECT count(*) FROM jobs"));
}

Result<QList<model::AccountId>> JobRows::accountsWithJobs() const
{
    ASSIGN_OR_RETURN(auto query, database_.query("SELECT DISTINCT account FROM jobs"));
    QList<model::AccountId> accounts;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return accounts;
        accounts.append({query.text(0)});
    }
}

static QByteArray place(const model::AccountId &account, const QString &kind, const QByteArray &waId)
{
    return "raw_items|" + account.value.toUtf8() + '|' + kind.toUtf8() + '|' + waId;
}

Result<void> RawRows::keep(const RawItem &item)
{
    const QByteArray sealed
        = vault_.of(item.account).seal(item.bytes, place(item.account, item.kind, item.waId));
    RETURN_IF_FAILED(database_.run("INSERT OR IGNORE INTO raw_items (account, kind, wa_id, sender, received, "
                                   "sealed, chat, target, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        item.account.value, item.kind, QString::fromUtf8(item.waId), item.sender, item.receivedMs, sealed,
        item.chat, QString::fromUtf8(item.target), item.atMs));
    return {};
}

#define GESHER_RAW_SELECT "SELECT id, kind, wa_id, sender, received, sealed, chat, target, at FROM raw_items "

static Result<QList<RawItem>> rawItems(Result<Query> query, const model::AccountId &account, Vault &vault)
{
    if (!query)
        return base::fail(query.error());
    QList<RawItem> items;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query->next());
        if (!has)
            return items;
        RawItem item{query->number(0), account, query->text(1), query->bytes(2), query->jid(3),
            query->number(4), {}, query->jid(6), query->bytes(7), query->number(8)};
        ASSIGN_OR_RETURN(
            item.bytes, vault.of(account).open(query->bytes(5), place(account, item.kind, item.waId)));
        items.append(std::move(item));
    }
}

Result<QList<RawItem>> RawRows::list(
    const model::AccountId &account, const QString &kind, int limit, qint64 afterId) const
{
    return rawItems(
        database_.query(GESHER_RAW_SELECT "WHERE account = ? AND kind = ? AND id > ? ORDER BY id LIMIT ?",
            account.value, kind, afterId, limit),
        account, vault_);
}

Result<QList<RawItem>> RawRows::waitingFor(const model::AccountId &account, const QByteArray &target) const
{
    return rawItems(database_.query(GESHER_RAW_SELECT
                        "WHERE account = ? AND target = ? AND target <> '' ORDER BY id LIMIT 1000",
                        account.value, QString::fromUtf8(target)),
        account, vault_);
}

Result<void> RawRows::remove(qint64 id)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM raw_items WHERE id = ?", id));
    return {};
}

Result<void> RawRows::reseal(const model::AccountId &account, const Sealer &from, Sealer &to)
{
    // one at a time: there may be as much of it as of messages
    for (qint64 after = 0;;) {
        qint64 id = 0;
        QByteArray sealed;
        QByteArray where;
        {
            ASSIGN_OR_RETURN(auto query,
                database_.query(
                    "SELECT id, kind, wa_id, sealed FROM raw_items WHERE account = ? AND id > ? ORDER BY "
                    "id LIMIT 1",
                    account.value, after));
            ASSIGN_OR_RETURN(const bool has, query.next());
            if (!has)
                return {};
            id = query.number(0);
            where = place(account, query.text(1), query.bytes(2));
            sealed = query.bytes(3);
        }
        ASSIGN_OR_RETURN(auto plain, from.open(sealed, where));
        const QByteArray anew = to.seal(plain, where);
        crypto::wipe(plain);
        RETURN_IF_FAILED(database_.run("UPDATE raw_items SET sealed = ? WHERE id = ?", anew, id));
        after = id;
    }
}

Result<std::optional<QByteArray>> SettingRows::value(const QString &key) const
{
    ASSIGN_OR_RETURN(auto query, database_.query("SELECT value FROM settings WHERE key = ?", key));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? std::optional<QByteArray>(query.bytes(0)) : std::nullopt;
}
Result<void> SettingRows::set(const QString &key, const QByteArray &value)
{
    RETURN_IF_FAILED(database_.run("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", key, value));
    return {};
}
Result<void> SettingRows::remove(const QString &key)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM settings WHERE key = ?", key));
    return {};
}

Result<void> TokenRows::insert(const TokenRow &row)
{
    RETURN_IF_FAILED(
        database_.run("INSERT INTO tokens (id, name, scope, hash, created) VALUES (?, ?, ?, ?, ?)", row.id,
            row.name, row.scope, row.hash, row.createdMs));
    return {};
}
Result<QList<TokenRow>> TokenRows::all() const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT id, name, scope, hash, created FROM tokens ORDER BY created, id"));
    QList<TokenRow> rows;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return rows;
        rows.append({query.text(0), query.text(1), query.text(2), query.bytes(3), query.number(4)});
    }
}
Result<bool> TokenRows::remove(const QString &id)
{
    ASSIGN_OR_RETURN(const int removed, database_.run("DELETE FROM tokens WHERE id = ?", id));
    return removed > 0;
}
static QByteArray rememberedPlace(const QString &key)
{
    return "remembered|body|" + key.toUtf8();
}

Result<std::optional<Remembered>> TokenRows::remembered(const QString &key) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT request_hash, status, body, created FROM remembered WHERE key = ?", key));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return std::optional<Remembered>();
    ASSIGN_OR_RETURN(const QByteArray body, sealer_.open(query.bytes(2), rememberedPlace(key)));
    return std::optional<Remembered>(
        Remembered{query.bytes(0), static_cast<int>(query.number(1)), body, query.number(3)});
}
Result<void> TokenRows::remember(const QString &key, const Remembered &answer)
{
    RETURN_IF_FAILED(database_.run(
        "INSERT OR REPLACE INTO remembered (key, request_hash, status, body, created) VALUES (?, ?, ?, ?, ?)",
        key, answer.requestHash, answer.status, sealer_.seal(answer.body, rememberedPlace(key)),
        answer.createdMs));
    return {};
}
Result<void> TokenRows::forget(const QString &key)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM remembered WHERE key = ?", key));
    return {};
}
Result<void> TokenRows::forgetBefore(qint64 beforeMs)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM remembered WHERE created < ?", beforeMs));
    return {};
}

}
