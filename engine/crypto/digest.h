// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/crypto/secret.h"

#include <array>
#include <initializer_list>

namespace crypto {

using Digest32 = std::array<unsigned char, 32>;
inline QByteArrayView view(const Digest32 &d)
{
    return {reinterpret_cast<const char *>(d.data()), 32};
}

/// Hash of the parts as if they were one. Allocation-free.
Digest32 sha256(std::initializer_list<QByteArrayView> parts);
QByteArray sha1(QByteArrayView data);
QByteArray md5(QByteArrayView data); ///< only for the build hash of the registration payload

Digest32 hmacSha256(QByteArrayView key, std::initializer_list<QByteArrayView> parts);
/// The first 32 of its 64 bytes, which is all that the network looks at.
Digest32 hmacSha512Half(QByteArrayView key, std::initializer_list<QByteArrayView> parts);

/// HKDF-SHA256 into `out`. An empty salt means 32 zero bytes (RFC 5869). `out.size` at most 255 * 32.
void hkdfSha256(
    QByteArrayView ikm, QByteArrayView salt, QByteArrayView info, unsigned char *out, std::size_t size);
/// The same as bytes of its own.
QByteArray hkdfSha256(QByteArrayView ikm, QByteArrayView salt, QByteArrayView info, qsizetype size);
QByteArray pbkdf2Sha256(QByteArrayView password, QByteArrayView salt, int rounds, qsizetype size);

/// Constant time for equal lengths; false for different ones.
[[nodiscard]] bool equal(QByteArrayView a, QByteArrayView b);

}
