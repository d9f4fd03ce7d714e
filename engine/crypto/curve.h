// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/base/result.h"
#include "engine/crypto/secret.h"

#include <array>

namespace crypto {

/// 32 bytes, X25519 (Montgomery) form. Not secret.
struct PublicKey {
    std::array<unsigned char, 32> bytes{};
    bool operator==(const PublicKey &) const = default;
    QByteArrayView view() const { return {reinterpret_cast<const char *>(bytes.data()), 32}; }
    QByteArray toByteArray() const { return view().toByteArray(); }
    /// 33 bytes: 05 and the key, as Signal protobufs and signatures carry it.
    QByteArray djb() const;
    /// Takes 32 bytes, or 33 starting with 05. Malformed otherwise.
    static base::Result<PublicKey> from(QByteArrayView bytes);
};

struct KeyPair {
    Key32 secret;
    PublicKey pub;
    static KeyPair generate(base::Random &random);
    /// Computes the public half. `secret` is clamped as X25519 wants it.
    static KeyPair fromSecret(QByteArrayView secret32);
    KeyPair copy() const;
};

/// X25519. Forged if the far side's point is of low order (the result would be all zero).
base::Result<Key32> agree(const Key32 &secret, const PublicKey &theirs);

/// XEdDSA over X25519 keys (Signal's), 64 bytes. Verified by others; signatures are randomised.
QByteArray sign(const Key32 &secret, QByteArrayView message, base::Random &random);
/// True only for a valid signature. Never throws, any lengths.
[[nodiscard]] bool verify(const PublicKey &key, QByteArrayView message, QByteArrayView signature);

}
