// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/account.h"

#include <QByteArray>

#include <optional>

namespace store {

class Database;
class Sealer;
class Vault;

/// What uploading a file gave, so that sending it once more within the file's life on the hosts need not
/// upload it again. What is kept names keys: it is sealed, and the store does not look into it. All writes
/// belong inside Store::write.
class UploadRows {
public:
    UploadRows(Database &database, Vault &vault) : database_(database), vault_(vault) { }
    /// @param kind  the file's kind on the network: another one has other keys
    base::Result<void> put(const model::AccountId &account, const QByteArray &sha256, const QString &kind,
        const QByteArray &value, qint64 untilMs);
    /// Nothing when there is none, or its time is over.
    base::Result<std::optional<QByteArray>> find(
        const model::AccountId &account, const QByteArray &sha256, const QString &kind, qint64 nowMs) const;
    base::Result<void> remove(const model::AccountId &account, const QByteArray &sha256, const QString &kind);
    base::Result<void> removeBefore(qint64 nowMs); ///< those whose time is over
    base::Result<void> removeAll(const model::AccountId &account);

private:
    Database &database_;
    Vault &vault_;
};

}
