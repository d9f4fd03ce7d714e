// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/e2e/sender_key.h"
#include "engine/e2e/session.h"
#include "engine/store/store.h"

#include <variant>

namespace messaging {

/// Encrypts to and decrypts from devices, with the records in the store. Everything that changes a ratchet
/// belongs inside Store::write: the record is saved with whatever the plaintext causes.
/// Devices may be given by either address; records live under the LID once it is known.
class Cipher {
public:
    Cipher(model::AccountId account, store::Store &store, base::Random &random)
        : account_(std::move(account)), store_(store), random_(random)
    {
    }

    /// Where the records of this device live.
    base::Result<model::Jid> addressOf(const model::Jid &device) const;

    struct Opened {
        QByteArray plain; ///< unpadded
        bool identityChanged = false;
    };
    using Opening = std::variant<Opened, e2e::DecryptFault>;
    /// Opens a `msg` or `pkmsg`. A one-time prekey that was used is removed. An Error is our own trouble
    /// (Storage), a DecryptFault the message's.
    base::Result<Opening> open(const model::Jid &device, bool isPreKey, QByteArrayView bytes);
    /// Opens an `skmsg` of a group.
    base::Result<Opening> openGroup(const model::Jid &group, const model::Jid &device, QByteArrayView bytes);
    /// A sender's key for a group. Malformed if unreadable.
    base::Result<void> acceptDistribution(
        const model::Jid &group, const model::Jid &device, QByteArrayView distribution);

    /// Our own key of a group, made when there is none. @param own our device, by either address
    base::Result<QByteArray> ownDistribution(const model::Jid &group, const model::Jid &own);
    /// Pads and encrypts under it.
    base::Result<QByteArray> sealGroup(
        const model::Jid &group, const model::Jid &own, QByteArrayView message);

    /// Pads and encrypts. NotFound when there is no session.
    base::Result<e2e::Ciphertext> seal(const model::Jid &device, QByteArrayView message);
    base::Result<bool> hasSession(const model::Jid &device) const;
    /// Starts a session towards published keys; a changed identity replaces the old one.
    /// Forged when the signed prekey is not the identity's. @return whether the identity changed
    base::Result<bool> start(const model::Jid &device, const e2e::Bundle &bundle);
    base::Result<quint32> remoteRegistration(const model::Jid &device) const;

    base::Result<store::DeviceKeys> deviceKeys() const;

private:
    base::Result<const e2e::LocalIdentity *> local() const;
    base::Result<e2e::SenderKey> ownSenderKey(const model::Jid &group, const model::Jid &address);
    base::Result<e2e::Session> load(const model::Jid &address) const;
    base::Result<bool> noteIdentity(const model::Jid &address, const crypto::PublicKey &identity);
    base::Result<std::variant<QByteArray, e2e::DecryptFault>> openPreKey(
        e2e::Session &session, QByteArrayView bytes, std::optional<quint32> &usedPreKey);

    model::AccountId account_;
    store::Store &store_;
    base::Random &random_;
    mutable std::optional<e2e::LocalIdentity> local_; ///< does not change while the account stays paired
};

}
