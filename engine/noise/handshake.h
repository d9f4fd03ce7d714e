// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/base/result.h"
#include "engine/crypto/cipher.h"
#include "engine/crypto/curve.h"

#include <QByteArray>

#include <memory>

/// noise: the handshake and the frame ciphers. Bytes in, bytes out.
namespace noise {

/// One direction's key and counter after the handshake (AES-256-GCM, counter nonce, no AAD).
class FrameCipher {
public:
    explicit FrameCipher(crypto::Key32 key);
    /// Appends the sealed frame body to `out`.
    void seal(QByteArrayView plain, QByteArray &out);
    /// Appends the opened body to `out`. Forged if it does not open: the counter has moved, so the line is
    /// lost.
    base::Result<void> open(QByteArrayView sealed, QByteArray &out);

private:
    crypto::Gcm gcm_;
    quint32 counter_ = 0;
};

struct CipherPair {
    FrameCipher send;
    FrameCipher receive;
};

/// Whom the server's certificate chain must lead to.
struct Root {
    crypto::PublicKey key;
    quint32 serial = 0;
};

/// Checks both signatures, both validities, the serials and that the leaf is for `serverStatic`.
/// Forged if one fails; `code` is then root_signature, intermediate_issuer, leaf_signature, leaf_issuer,
/// leaf_key or validity (usually a wrong clock on this machine). Malformed if it cannot be read.
/// @param nowSeconds wall clock, unix seconds
base::Result<void> checkCertificates(
    QByteArrayView chain, const Root &root, const crypto::PublicKey &serverStatic, qint64 nowSeconds);

/// Client side of Noise_XX_25519_AESGCM_SHA256. Feed what arrives, send what it returns.
/// Source: protocol note "Noise"; vectors noise_handshake.json, noise_steps_from_live_session.json.
class Handshake {
public:
    /// @param identity the companion's noise key, kept for its whole life
    /// @param ephemeral fresh for this connection
    Handshake(const crypto::KeyPair &identity, crypto::KeyPair ephemeral, Root root);
    ~Handshake();
    /// Body of the first frame (the intro bytes `57 41 06 03` go before its header and are the caller's).
    QByteArray hello();
    struct Finish {
        QByteArray frame; ///< body of the second frame
        CipherPair ciphers;
    };
    /// Forged if a tag fails or the chain does not lead to the root; Malformed if unreadable.
    /// @param payload the serialised ClientPayload; @param nowSeconds for the certificates' validity
    base::Result<Finish> onServerHello(QByteArrayView frame, QByteArrayView payload, qint64 nowSeconds);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
