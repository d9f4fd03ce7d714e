// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/crypto/secret.h"
#include "engine/model/account.h"

#include <QByteArray>
#include <QList>
#include <QSet>

#include <optional>

namespace store {

class Database;
class Sealer;
class Vault;

/// Whose the files are that were brought to be sent and that no number has sent yet. No account has this id;
/// keys of such files are sealed under the profile's own.
inline const model::AccountId kBrought{};

/// One file that a number has. Several numbers of a client may share what lies on disk.
struct MediaFile {
    model::AccountId account;
    QByteArray sha256; ///< of the plain bytes, 32 bytes
    QString file; ///< its name on disk: random, it tells nothing
    qint64 bytes = 0; ///< plain ones
    QString mime;
    qint64 createdMs = 0;
    qint64 usedMs = 0;
};

/// How many files, and how many plain bytes.
struct MediaSum {
    int files = 0;
    qint64 bytes = 0;
};

/// Which files there are, each with the key that opens it, sealed under the client's. Room internal: whoever
/// wants files asks MediaFiles. All writes belong inside Store::write.
class MediaRows {
public:
    MediaRows(Database &database, Vault &vault) : database_(database), vault_(vault) { }
    /// A row of the same account and digest is replaced.
    base::Result<void> put(const MediaFile &row, const crypto::Key32 &key);
    base::Result<std::optional<MediaFile>> find(
        const model::AccountId &account, const QByteArray &sha256) const;
    /// The same file of another number of the same client.
    base::Result<std::optional<MediaFile>> ofSibling(
        const model::AccountId &account, const QByteArray &sha256) const;
    base::Result<crypto::Key32> key(const model::AccountId &account, const QByteArray &sha256) const;
    base::Result<void> touch(const model::AccountId &account, const QByteArray &sha256, qint64 usedMs);
    base::Result<void> setMime(
        const model::AccountId &account, const QByteArray &sha256, const QString &mime);
    base::Result<bool> remove(const model::AccountId &account, const QByteArray &sha256);
    /// Those that were not used for longest first.
    base::Result<QList<MediaFile>> list(const model::AccountId &account, int limit) const;
    base::Result<MediaSum> sum(const model::AccountId &account) const;
    /// Those that may go when there is too much, not used for longest first: not what waits to be sent, and
    /// not the one that was used last.
    base::Result<QList<MediaFile>> removable(const model::AccountId &account, int limit) const;
    /// Those of them that must go so that no more than `keepBytes` of all files are left.
    base::Result<MediaSum> beyond(const model::AccountId &account, qint64 keepBytes) const;
    base::Result<bool> isNamed(const QString &file) const; ///< by any row
    base::Result<QSet<QString>> names() const;
    /// Seals all keys anew, when the number goes to another client.
    base::Result<void> reseal(const model::AccountId &account, const Sealer &from, Sealer &to);

private:
    Database &database_;
    Vault &vault_;
};

}
