// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/base/result.h"
#include "engine/crypto/curve.h"

#include <QByteArray>

#include <memory>
#include <optional>

/// e2e: Signal sessions and sender keys. Records in, records out; no store, no clock, no network.
namespace e2e {

/// Why a message could not be opened; the retry receipt's error number depends on it.
enum class DecryptFault {
    Duplicate,
    NoSession,
    InvalidMessage,
    BadMac,
    InvalidKey,
    InvalidKeyId,
    TooFarAhead,
    BadSignature
};
/// The stable word for logs and the number for a retry receipt (protocol note "Retry receipts").
QString faultWord(DecryptFault fault);
int retryErrorCode(DecryptFault fault);

/// What this device is to every peer.
struct LocalIdentity {
    crypto::KeyPair identity;
    quint32 registrationId = 0;
};
struct SignedPreKey {
    quint32 id = 0;
    crypto::KeyPair pair;
    QByteArray signature; ///< 64 bytes, XEdDSA by the identity over pair.pub.djb()
};
struct PreKey {
    quint32 id = 0;
    crypto::KeyPair pair;
};
/// A peer device's published keys.
struct Bundle {
    quint32 registrationId = 0;
    crypto::PublicKey identity;
    quint32 signedPreKeyId = 0;
    crypto::PublicKey signedPreKey;
    QByteArray signedPreKeySignature;
    struct OneTime {
        quint32 id = 0;
        crypto::PublicKey key;
    };
    std::optional<OneTime> oneTime;
};

struct Ciphertext {
    bool isPreKey = false; ///< pkmsg, else msg
    QByteArray bytes;
};

/// What a pkmsg names before anything is decrypted, so that the caller can load the private keys.
struct PreKeyHeader {
    quint32 registrationId = 0;
    std::optional<quint32> preKeyId;
    quint32 signedPreKeyId = 0;
    crypto::PublicKey baseKey;
    crypto::PublicKey identity;
};
base::Result<PreKeyHeader, DecryptFault> readPreKeyHeader(QByteArrayView pkmsg);

/// All ratchet states kept for one address: the current one and up to 40 archived ones.
/// Limits: 5 receiver chains a state, 2000 skipped keys a chain, jumps of at most 2000.
/// A failed call leaves the session as it was. Record format: docs/formats/session-record.md.
class Session {
public:
    Session(); ///< no session yet
    ~Session();
    Session(Session &&) noexcept;
    Session &operator=(Session &&) noexcept;

    /// Malformed if the record is none of ours. An empty record is an empty session.
    static base::Result<Session> fromRecord(QByteArrayView record);
    /// Contains secrets: to be sealed.
    QByteArray record() const;

    bool canEncrypt() const;
    quint32 remoteRegistrationId() const; ///< 0 when unknown
    std::optional<crypto::PublicKey> remoteIdentity() const;
    /// The base key of the current state, to notice a peer that keeps retrying the same one.
    QByteArray baseKey() const;

    /// Starts a session towards a published bundle; the former current state is archived.
    /// Forged if the signed prekey's signature does not verify under the bundle's identity.
    base::Result<void> startOutgoing(const Bundle &bundle, const LocalIdentity &local, base::Random &random);

    /// @param padded the plaintext as it goes in (padding is the caller's: padding.h). NotFound without a
    /// session.
    base::Result<Ciphertext> encrypt(QByteArrayView padded, const LocalIdentity &local);

    /// Opens a `msg`, trying every kept state. Duplicate if its key was used already.
    base::Result<QByteArray, DecryptFault> decrypt(
        QByteArrayView msg, const LocalIdentity &local, base::Random &random);

    /// Opens a `pkmsg`. A known base key is the same session (the prekeys are not needed then).
    /// @param oneTime the private key of header.preKeyId; null when the message names none
    ///        (InvalidKeyId when it names one, the session is new and it is null)
    base::Result<QByteArray, DecryptFault> decryptPreKey(QByteArrayView pkmsg, const LocalIdentity &local,
        const SignedPreKey *signedPreKey, const PreKey *oneTime, base::Random &random);
    /// True when a pkmsg with this base key belongs to a state we have.
    bool knowsBaseKey(const crypto::PublicKey &baseKey) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}
