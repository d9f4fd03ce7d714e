// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/account.h"
#include "engine/model/client.h"
#include "engine/store/sealer.h"

#include <QHash>

#include <memory>

namespace store {

class Database;

/// The keys of the profile, in three steps: the master key seals the clients' keys, a client's key seals what
/// its numbers have in the store. What belongs to no client (numbers without one, web hooks, answers that
/// REST remembers) is sealed under the profile's own key. Room internal.
class Vault {
public:
    Vault(Database &database, crypto::Key32 master, base::Random &random);

    /// Reads every key and which number belongs to whom; the profile's own key is made with the database.
    /// wrong_key when one does not open; damaged when one is missing.
    base::Result<void> load();
    /// Writes did not happen: what was made or assigned in them is read again.
    void undo();
    /// False while that cannot be read: which key is right for a number is unknown, and nothing may be
    /// sealed.
    bool isCurrent();

    Sealer &house() { return *house_; }
    Sealer &of(const model::AccountId &account) const;
    Sealer &of(const model::ClientId &client) const; ///< empty: the house's

    bool knows(const model::ClientId &client) const { return clients_.contains(client); }

    crypto::Key32 newKey();
    /// Makes the key of a new client. @return it, sealed, for the client's row
    QByteArray makeKey(const model::ClientId &client);
    void forgetKey(const model::ClientId &client);
    /// Whose the number is from now on; what it has in the store is the caller's business.
    void assign(const model::AccountId &account, const model::ClientId &client);

private:
    base::Result<void> loadHouse();
    base::Result<crypto::Key32> open(const QByteArray &sealed, const QByteArray &place) const;
    std::shared_ptr<Sealer> sealer(crypto::Key32 key) const;

    Database &database_;
    crypto::Key32 master_;
    base::Random &random_;
    bool touched_ = false; ///< something was made or assigned since the last reading
    bool stale_ = false; ///< what did not happen could not be read again
    std::shared_ptr<Sealer> house_;
    QHash<model::ClientId, std::shared_ptr<Sealer>> clients_;
    QHash<model::AccountId, model::ClientId> owners_;
};

}
