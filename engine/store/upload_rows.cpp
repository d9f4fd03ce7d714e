// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/upload_rows.h"

#include "engine/store/database.h"
#include "engine/store/vault.h"

namespace store {

using base::Result;
using model::AccountId;

namespace {

QByteArray place(const AccountId &account, const QByteArray &sha256, const QString &kind)
{
    return "media_uploads|sealed|" + account.value.toUtf8() + '|' + sha256.toHex() + '|' + kind.toUtf8();
}

}

Result<void> UploadRows::put(const AccountId &account, const QByteArray &sha256, const QString &kind,
    const QByteArray &value, qint64 untilMs)
{
    const QByteArray sealed = vault_.of(account).seal(value, place(account, sha256, kind));
    RETURN_IF_FAILED(database_.run("INSERT OR REPLACE INTO media_uploads (account, sha256, kind, sealed, "
                                   "until) VALUES (?, ?, ?, ?, ?)",
        account.value, sha256, kind, sealed, untilMs));
    return {};
}

Result<std::optional<QByteArray>> UploadRows::find(
    const AccountId &account, const QByteArray &sha256, const QString &kind, qint64 nowMs) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT sealed FROM media_uploads WHERE account = ? AND sha256 = ? AND kind = ? AND "
                        "until > ?",
            account.value, sha256, kind, nowMs));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return std::optional<QByteArray>();
    ASSIGN_OR_RETURN(auto value, vault_.of(account).open(query.bytes(0), place(account, sha256, kind)));
    return std::optional<QByteArray>(std::move(value));
}

Result<void> UploadRows::remove(const AccountId &account, const QByteArray &sha256, const QString &kind)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM media_uploads WHERE account = ? AND sha256 = ? AND kind = ?",
        account.value, sha256, kind));
    return {};
}

Result<void> UploadRows::removeBefore(qint64 nowMs)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM media_uploads WHERE until <= ?", nowMs));
    return {};
}

Result<void> UploadRows::removeAll(const AccountId &account)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM media_uploads WHERE account = ?", account.value));
    return {};
}

}
