// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/cipher.h"

#include "engine/e2e/padding.h"

#include <QLoggingCategory>

namespace messaging {

using base::Fault;
using base::Result;
using e2e::DecryptFault;
using model::Jid;

Q_LOGGING_CATEGORY(logCipher, "gesher.messaging.cipher")

Result<Jid> Cipher::addressOf(const Jid &device) const
{
    const Jid person = device.withoutDevice();
    if (!person.isPn())
        return person.withDevice(device.device);
    ASSIGN_OR_RETURN(const auto record, store_.people().find(account_, person));
    const Jid &best = record && !record->lid.isEmpty() ? record->lid : person;
    return best.withDevice(device.device);
}

Result<store::DeviceKeys> Cipher::deviceKeys() const
{
    ASSIGN_OR_RETURN(auto keys, store_.keys().device(account_));
    if (!keys)
        return base::fail(Fault::Storage, QStringLiteral("account without keys"));
    return std::move(*keys);
}

Result<const e2e::LocalIdentity *> Cipher::local() const
{
    if (!local_) {
        ASSIGN_OR_RETURN(auto keys, deviceKeys());
        local_.emplace(e2e::LocalIdentity{std::move(keys.identity), keys.registrationId});
    }
    return &*local_;
}

Result<e2e::Session> Cipher::load(const Jid &address) const
{
    ASSIGN_OR_RETURN(const auto record, store_.sessions().session(account_, address));
    if (!record)
        return e2e::Session();
    auto session = e2e::Session::fromRecord(*record);
    if (session)
        return session;
    // a record that cannot be read is none: the message becomes a placeholder and a new session heals it
    qCCritical(logCipher) << "session record given up:" << session.error().detail;
    return e2e::Session();
}

Result<bool> Cipher::noteIdentity(const Jid &address, const crypto::PublicKey &identity)
{
    ASSIGN_OR_RETURN(const auto known, store_.sessions().identity(account_, address));
    if (known && crypto::PublicKey::from(*known) == identity)
        return false;
    RETURN_IF_FAILED(store_.sessions().saveIdentity(account_, address, identity.toByteArray()));
    return known.has_value();
}

Result<std::variant<QByteArray, DecryptFault>> Cipher::openPreKey(
    e2e::Session &session, QByteArrayView bytes, std::optional<quint32> &usedPreKey)
{
    using Either = std::variant<QByteArray, DecryptFault>;
    const auto header = e2e::readPreKeyHeader(bytes);
    if (!header)
        return Either(header.error());
    ASSIGN_OR_RETURN(const auto *identity, local());

    std::optional<e2e::SignedPreKey> signedKey;
    std::optional<e2e::PreKey> oneTime;
    if (!session.knowsBaseKey(header->baseKey)) {
        ASSIGN_OR_RETURN(auto row, store_.keys().signedPreKey(account_, header->signedPreKeyId));
        if (row)
            signedKey.emplace(e2e::SignedPreKey{row->id, std::move(row->pair), row->signature});
        if (header->preKeyId) {
            ASSIGN_OR_RETURN(auto key, store_.keys().preKey(account_, *header->preKeyId));
            if (key)
                oneTime.emplace(e2e::PreKey{key->id, std::move(key->pair)});
        }
    }
    auto plain = session.decryptPreKey(
        bytes, *identity, signedKey ? &*signedKey : nullptr, oneTime ? &*oneTime : nullptr, random_);
    if (!plain)
        return Either(plain.error());
    if (oneTime)
        usedPreKey = oneTime->id;
    return Either(std::move(*plain));
}

Result<Cipher::Opening> Cipher::open(const Jid &device, bool isPreKey, QByteArrayView bytes)
{
    ASSIGN_OR_RETURN(const Jid address, addressOf(device));
    ASSIGN_OR_RETURN(auto session, load(address));
    std::optional<quint32> usedPreKey;
    std::variant<QByteArray, DecryptFault> either;
    if (isPreKey) {
        ASSIGN_OR_RETURN(either, openPreKey(session, bytes, usedPreKey));
    } else {
        ASSIGN_OR_RETURN(const auto *identity, local());
        auto plain = session.decrypt(bytes, *identity, random_);
        either = plain ? std::variant<QByteArray, DecryptFault>(std::move(*plain))
                       : std::variant<QByteArray, DecryptFault>(plain.error());
    }
    if (const auto *fault = std::get_if<DecryptFault>(&either))
        return Opening(*fault);
    const QByteArray &padded = std::get<QByteArray>(either);

    Opened opened;
    if (const auto identity = session.remoteIdentity(); isPreKey && identity) {
        ASSIGN_OR_RETURN(opened.identityChanged, noteIdentity(address, *identity));
    }
    RETURN_IF_FAILED(store_.sessions().saveSession(account_, address, session.record()));
    if (usedPreKey)
        RETURN_IF_FAILED(store_.keys().removePreKey(account_, *usedPreKey));
    const auto plain = e2e::unpad(padded);
    if (!plain)
        return Opening(DecryptFault::InvalidMessage);
    opened.plain = plain->toByteArray();
    return Opening(std::move(opened));
}

Result<Cipher::Opening> Cipher::openGroup(const Jid &group, const Jid &device, QByteArrayView bytes)
{
    ASSIGN_OR_RETURN(const Jid address, addressOf(device));
    ASSIGN_OR_RETURN(const auto record, store_.sessions().senderKey(account_, group, address));
    auto key = e2e::SenderKey::fromRecord(record.value_or(QByteArray()));
    if (!record || !key)
        return Opening(DecryptFault::NoSession);
    const auto padded = key->decrypt(bytes);
    if (!padded)
        return Opening(padded.error());
    RETURN_IF_FAILED(store_.sessions().saveSenderKey(account_, group, address, key->record()));
    const auto plain = e2e::unpad(*padded);
    if (!plain)
        return Opening(DecryptFault::InvalidMessage);
    return Opening(Opened{plain->toByteArray(), false});
}

Result<void> Cipher::acceptDistribution(const Jid &group, const Jid &device, QByteArrayView distribution)
{
    ASSIGN_OR_RETURN(const Jid address, addressOf(device));
    ASSIGN_OR_RETURN(const auto record, store_.sessions().senderKey(account_, group, address));
    e2e::SenderKey key;
    if (record) {
        if (auto known = e2e::SenderKey::fromRecord(*record))
            key = std::move(*known); // else: begun anew
    }
    RETURN_IF_FAILED(key.accept(distribution));
    return store_.sessions().saveSenderKey(account_, group, address, key.record());
}

Result<e2e::SenderKey> Cipher::ownSenderKey(const Jid &group, const Jid &address)
{
    ASSIGN_OR_RETURN(const auto record, store_.sessions().senderKey(account_, group, address));
    if (record) {
        if (auto known = e2e::SenderKey::fromRecord(*record); known && known->distribution())
            return std::move(*known);
    }
    e2e::SenderKey key;
    key.create(random_);
    RETURN_IF_FAILED(store_.sessions().saveSenderKey(account_, group, address, key.record()));
    RETURN_IF_FAILED(store_.groups().forgetKeys(account_, group)); // whoever has one has a former one
    return key;
}

Result<QByteArray> Cipher::ownDistribution(const Jid &group, const Jid &own)
{
    ASSIGN_OR_RETURN(const Jid address, addressOf(own));
    ASSIGN_OR_RETURN(const auto key, ownSenderKey(group, address));
    return key.distribution();
}

Result<QByteArray> Cipher::sealGroup(const Jid &group, const Jid &own, QByteArrayView message)
{
    ASSIGN_OR_RETURN(const Jid address, addressOf(own));
    ASSIGN_OR_RETURN(auto key, ownSenderKey(group, address));
    ASSIGN_OR_RETURN(const QByteArray sealed, key.encrypt(e2e::pad(message, random_), random_));
    RETURN_IF_FAILED(store_.sessions().saveSenderKey(account_, group, address, key.record()));
    return sealed;
}

Result<e2e::Ciphertext> Cipher::seal(const Jid &device, QByteArrayView message)
{
    ASSIGN_OR_RETURN(const Jid address, addressOf(device));
    ASSIGN_OR_RETURN(auto session, load(address));
    ASSIGN_OR_RETURN(const auto *identity, local());
    ASSIGN_OR_RETURN(auto sealed, session.encrypt(e2e::pad(message, random_), *identity));
    RETURN_IF_FAILED(store_.sessions().saveSession(account_, address, session.record()));
    return sealed;
}

Result<bool> Cipher::hasSession(const Jid &device) const
{
    ASSIGN_OR_RETURN(const Jid address, addressOf(device));
    ASSIGN_OR_RETURN(const auto session, load(address));
    return session.canEncrypt();
}

Result<bool> Cipher::start(const Jid &device, const e2e::Bundle &bundle)
{
    ASSIGN_OR_RETURN(const Jid address, addressOf(device));
    ASSIGN_OR_RETURN(auto session, load(address));
    ASSIGN_OR_RETURN(const auto *identity, local());
    RETURN_IF_FAILED(session.startOutgoing(bundle, *identity, random_));
    ASSIGN_OR_RETURN(const bool changed, noteIdentity(address, bundle.identity));
    RETURN_IF_FAILED(store_.sessions().saveSession(account_, address, session.record()));
    return changed;
}

Result<quint32> Cipher::remoteRegistration(const Jid &device) const
{
    ASSIGN_OR_RETURN(const Jid address, addressOf(device));
    ASSIGN_OR_RETURN(const auto session, load(address));
    return session.remoteRegistrationId();
}

}
