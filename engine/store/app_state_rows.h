// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/crypto/secret.h"
#include "engine/model/account.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <vector>

namespace store {

class Database;
class Sealer;
class Vault;

/// A key that the phone shared.
struct AppStateKey {
    QByteArray id;
    crypto::Key32 key;
    qint64 atMs = 0; ///< when the phone made it
};

struct AppStateCollection {
    quint64 version = 0;
    QByteArray hash; ///< 128 bytes
};

/// What we want to be so and the network does not know yet. The last wish about a record is the one that
/// counts.
struct AppStateWish {
    qint64 id = 0;
    QByteArray collection;
    QByteArray index; ///< JSON
    QByteArray value; ///< serialised SyncActionValue
    int version = 0; ///< of the action
    bool isRemoval = false;
};

/// What an account's devices agree about: which keys there are, how far each collection is, which records it
/// has. Values are sealed. All writes belong inside Store::write.
class AppStateRows {
public:
    AppStateRows(Database &database, Vault &vault) : database_(database), vault_(vault) { }

    /// One that is there already is left as it is. @return whether it is new
    base::Result<bool> saveKey(const model::AccountId &account, const AppStateKey &key);
    base::Result<std::vector<AppStateKey>> keys(const model::AccountId &account) const;
    /// Writes down that the phone is asked for it. @return false when it was since `sinceMs`, or is there
    base::Result<bool> askForKey(
        const model::AccountId &account, const QByteArray &id, qint64 nowMs, qint64 sinceMs);

    base::Result<std::optional<AppStateCollection>> collection(
        const model::AccountId &account, const QByteArray &name) const;
    base::Result<void> save(
        const model::AccountId &account, const QByteArray &name, const AppStateCollection &collection);
    /// Its records go, too: it is read anew from the beginning.
    base::Result<void> forget(const model::AccountId &account, const QByteArray &name);

    /// The value MAC under an index MAC; empty when there is none.
    base::Result<QByteArray> valueMac(
        const model::AccountId &account, const QByteArray &name, const QByteArray &indexMac) const;
    /// @param kept  what nobody here can read yet, for later versions; empty otherwise
    base::Result<void> put(const model::AccountId &account, const QByteArray &name,
        const QByteArray &indexMac, const QByteArray &valueMac, const QByteArray &kept);
    base::Result<void> remove(
        const model::AccountId &account, const QByteArray &name, const QByteArray &indexMac);

    base::Result<void> wish(const model::AccountId &account, const AppStateWish &wish);
    base::Result<QList<AppStateWish>> wishes(
        const model::AccountId &account, const QByteArray &collection, int limit) const;
    /// Collections about which something is wished.
    base::Result<QList<QByteArray>> wished(const model::AccountId &account) const;
    base::Result<void> removeWish(qint64 id);

    /// Seals all of it anew, when the number goes to another client.
    base::Result<void> reseal(const model::AccountId &account, const Sealer &from, Sealer &to);
    base::Result<void> removeAll(const model::AccountId &account);

private:
    Database &database_;
    Vault &vault_;
};

}
