// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/crypto/curve.h"
#include "engine/model/account.h"

#include <QList>

#include <optional>
#include <vector>

namespace store {

class Database;
class Sealer;
class Vault;

/// What a companion is: made once per registration, secrets sealed.
struct DeviceKeys {
    crypto::KeyPair noise;
    crypto::KeyPair identity;
    quint32 registrationId = 0;
    quint32 signedPreKeyId = 1;
    crypto::KeyPair signedPreKey;
    QByteArray signedPreKeySignature;
    QByteArray advSecret; ///< 32 bytes; rotates while pairing
    QByteArray advIdentity; ///< serialised ADVSignedDeviceIdentity with the account's signature key; empty
                            ///< until paired
    quint32 nextPreKeyId = 1; ///< ids run 1 … 2^24-1 and wrap
    QByteArray routingInfo; ///< edge routing hint, may be empty
    DeviceKeys copy() const;
};

struct PreKeyRow {
    quint32 id = 0;
    crypto::KeyPair pair;
};

class KeyRows {
public:
    KeyRows(Database &database, Vault &vault) : database_(database), vault_(vault) { }

    base::Result<std::optional<DeviceKeys>> device(const model::AccountId &account) const;
    base::Result<void> saveDevice(const model::AccountId &account, const DeviceKeys &keys);

    base::Result<void> insertPreKeys(const model::AccountId &account, const std::vector<PreKeyRow> &keys);
    base::Result<std::optional<PreKeyRow>> preKey(const model::AccountId &account, quint32 id) const;
    base::Result<void> removePreKey(const model::AccountId &account, quint32 id);
    /// Keys made but not yet known to be with the server, lowest id first: sent again before new ones are
    /// made.
    base::Result<std::vector<PreKeyRow>> preKeysNotUploaded(const model::AccountId &account, int limit) const;
    base::Result<void> markUploaded(const model::AccountId &account, const QList<quint32> &ids);
    base::Result<int> uploadedCount(const model::AccountId &account) const;

    /// Former signed prekeys stay readable for late messages.
    struct SignedRow {
        quint32 id = 0;
        crypto::KeyPair pair;
        QByteArray signature;
    };
    base::Result<std::optional<SignedRow>> signedPreKey(const model::AccountId &account, quint32 id) const;
    /// Seals all of it anew, when the number goes to another client.
    base::Result<void> reseal(const model::AccountId &account, const Sealer &from, Sealer &to);
    /// All keys, prekeys and sessions' secrets of a registration that is over.
    base::Result<void> removeAll(const model::AccountId &account);

private:
    Database &database_;
    Vault &vault_;
};

}
