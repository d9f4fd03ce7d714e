// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/media_rows.h"

#include "engine/store/database.h"
#include "engine/store/vault.h"

namespace store {

using base::Fault;
using base::Result;
using model::AccountId;

#define GESHER_MEDIA_COLUMNS "m.account, m.sha256, m.file, m.bytes, m.mime, m.created, m.used"

namespace {

QByteArray place(const AccountId &account, const QByteArray &sha256)
{
    return "media_files|sealed_key|" + account.value.toUtf8() + '|' + sha256.toHex();
}

MediaFile read(const Query &query)
{
    return {{query.text(0)}, query.bytes(1), query.text(2), query.number(3), query.text(4), query.number(5),
        query.number(6)};
}

Result<QList<MediaFile>> readAll(Query &query)
{
    QList<MediaFile> rows;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return rows;
        rows.append(read(query));
    }
}

Result<std::optional<MediaFile>> one(Result<Query> query)
{
    if (!query)
        return base::fail(query.error());
    ASSIGN_OR_RETURN(const bool has, query->next());
    return has ? std::optional<MediaFile>(read(*query)) : std::nullopt;
}

}

Result<void> MediaRows::put(const MediaFile &row, const crypto::Key32 &key)
{
    const QByteArray sealed = vault_.of(row.account).seal(key.view(), place(row.account, row.sha256));
    RETURN_IF_FAILED(database_.run("INSERT OR REPLACE INTO media_files (account, sha256, file, bytes, mime, "
                                   "sealed_key, created, used) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        row.account.value, row.sha256, row.file, row.bytes, row.mime, sealed, row.createdMs, row.usedMs));
    return {};
}

Result<std::optional<MediaFile>> MediaRows::find(const AccountId &account, const QByteArray &sha256) const
{
    return one(database_.query("SELECT " GESHER_MEDIA_COLUMNS
                               " FROM media_files m WHERE m.account = ? AND m.sha256 = ?",
        account.value, sha256));
}

Result<std::optional<MediaFile>> MediaRows::ofSibling(
    const AccountId &account, const QByteArray &sha256) const
{
    return one(database_.query("SELECT " GESHER_MEDIA_COLUMNS
                               " FROM media_files m JOIN accounts theirs ON theirs.id = m.account "
                               "JOIN accounts own ON own.id = ?1 AND own.client = theirs.client "
                               "WHERE m.sha256 = ?2 AND m.account <> ?1 AND own.client <> '' LIMIT 1",
        account.value, sha256));
}

Result<crypto::Key32> MediaRows::key(const AccountId &account, const QByteArray &sha256) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT sealed_key FROM media_files WHERE account = ? AND sha256 = ?", account.value, sha256));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return base::fail(Fault::NotFound, QStringLiteral("no such file"));
    ASSIGN_OR_RETURN(auto plain, vault_.of(account).open(query.bytes(0), place(account, sha256)));
    if (plain.size() != 32)
        return base::fail(
            Fault::Storage, QStringLiteral("a key of another length"), QStringLiteral("damaged"));
    crypto::Key32 key(plain);
    crypto::wipe(plain);
    return key;
}

Result<void> MediaRows::touch(const AccountId &account, const QByteArray &sha256, qint64 usedMs)
{
    RETURN_IF_FAILED(database_.run(
        "UPDATE media_files SET used = ? WHERE account = ? AND sha256 = ?", usedMs, account.value, sha256));
    return {};
}

Result<void> MediaRows::setMime(const AccountId &account, const QByteArray &sha256, const QString &mime)
{
    RETURN_IF_FAILED(database_.run(
        "UPDATE media_files SET mime = ? WHERE account = ? AND sha256 = ?", mime, account.value, sha256));
    return {};
}

Result<bool> MediaRows::remove(const AccountId &account, const QByteArray &sha256)
{
    ASSIGN_OR_RETURN(const int removed,
        database_.run("DELETE FROM media_files WHERE account = ? AND sha256 = ?", account.value, sha256));
    return removed > 0;
}

Result<QList<MediaFile>> MediaRows::list(const AccountId &account, int limit) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT " GESHER_MEDIA_COLUMNS
                        " FROM media_files m WHERE m.account = ? ORDER BY m.used, m.sha256 LIMIT ?",
            account.value, limit));
    return readAll(query);
}

Result<MediaSum> MediaRows::sum(const AccountId &account) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT count(*), total(bytes) FROM media_files WHERE account = ?", account.value));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? MediaSum{static_cast<int>(query.number(0)), query.number(1)} : MediaSum();
}

// what may go: not what waits to be sent, and not the one that was used last
#define GESHER_REMOVABLE                                                                                     \
    " FROM media_files m WHERE m.account = ?1 AND lower(hex(m.sha256)) NOT IN (SELECT "                      \
    "coalesce(json_extract(nullif(s.content, ''), '$.media.sha256'), '') FROM jobs j JOIN messages s ON "    \
    "s.id = j.message WHERE j.account = ?1) AND m.sha256 <> (SELECT sha256 FROM media_files WHERE account "  \
    "= "                                                                                                     \
    "?1 ORDER BY used DESC, sha256 DESC LIMIT 1)"

Result<QList<MediaFile>> MediaRows::removable(const AccountId &account, int limit) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT " GESHER_MEDIA_COLUMNS GESHER_REMOVABLE " ORDER BY m.used, m.sha256 LIMIT ?2",
            account.value, limit));
    return readAll(query);
}

Result<MediaSum> MediaRows::beyond(const AccountId &account, qint64 keepBytes) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT count(*), total(bytes) FROM (SELECT m.bytes, coalesce(sum(m.bytes) OVER (ORDER BY "
            "m.used, m.sha256 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS older" GESHER_REMOVABLE
            ") WHERE (SELECT total(bytes) FROM media_files WHERE account = ?1) - older "
            "> ?2",
            account.value, keepBytes));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? MediaSum{static_cast<int>(query.number(0)), query.number(1)} : MediaSum();
}

Result<bool> MediaRows::isNamed(const QString &file) const
{
    ASSIGN_OR_RETURN(auto query, database_.query("SELECT 1 FROM media_files WHERE file = ? LIMIT 1", file));
    return query.next();
}

Result<QSet<QString>> MediaRows::names() const
{
    ASSIGN_OR_RETURN(auto query, database_.query("SELECT file FROM media_files"));
    QSet<QString> all;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return all;
        all.insert(query.text(0));
    }
}

Result<void> MediaRows::reseal(const AccountId &account, const Sealer &from, Sealer &to)
{
    // one at a time: there may be many
    for (QByteArray after;;) {
        QByteArray sha256;
        QByteArray sealed;
        {
            ASSIGN_OR_RETURN(auto query,
                database_.query("SELECT sha256, sealed_key FROM media_files WHERE account = ? AND sha256 > ? "
                                "ORDER BY sha256 LIMIT 1",
                    account.value, after));
            ASSIGN_OR_RETURN(const bool has, query.next());
            if (!has)
                return {};
            sha256 = query.bytes(0);
            sealed = query.bytes(1);
        }
        ASSIGN_OR_RETURN(auto plain, from.open(sealed, place(account, sha256)));
        const QByteArray anew = to.seal(plain, place(account, sha256));
        crypto::wipe(plain);
        RETURN_IF_FAILED(
            database_.run("UPDATE media_files SET sealed_key = ? WHERE account = ? AND sha256 = ?", anew,
                account.value, sha256));
        after = sha256;
    }
}

}
