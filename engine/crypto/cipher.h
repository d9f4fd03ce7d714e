// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/base/result.h"
#include "engine/crypto/secret.h"

#include <memory>

namespace crypto {

/// AES-256-GCM with a reused context; 12-byte nonces, 16-byte tag behind the text.
class Gcm {
public:
    explicit Gcm(const Key32 &key);
    ~Gcm();
    Gcm(Gcm &&) noexcept;
    Gcm &operator=(Gcm &&) noexcept;
    /// Appends ciphertext and tag to `out` (no other allocation).
    void seal(QByteArrayView nonce12, QByteArrayView plain, QByteArrayView aad, QByteArray &out);
    /// Appends the plaintext to `out`. Forged if the tag does not fit (out is then unchanged); Malformed if
    /// shorter than a tag.
    base::Result<void> open(
        QByteArrayView nonce12, QByteArrayView sealed, QByteArrayView aad, QByteArray &out);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// AES-256-CBC with PKCS7.
QByteArray sealCbc(QByteArrayView key32, QByteArrayView iv16, QByteArrayView plain);
/// Malformed on bad length or padding. Callers check a MAC first.
base::Result<QByteArray> openCbc(QByteArrayView key32, QByteArrayView iv16, QByteArrayView sealed);
/// AES-256-CTR, both directions. `counter16` is the initial counter block.
QByteArray ctr(QByteArrayView key32, QByteArrayView counter16, QByteArrayView data);

/// Bytes at rest: XChaCha20-Poly1305, 24-byte random nonce in front, tag behind.
/// `aad` names the place ("table|column|row"), so that swapping rows is noticed.
QByteArray sealAtRest(const Key32 &key, QByteArrayView plain, QByteArrayView aad, base::Random &random);
/// Forged if key, place or bytes do not fit.
base::Result<QByteArray> openAtRest(const Key32 &key, QByteArrayView sealed, QByteArrayView aad);

}
