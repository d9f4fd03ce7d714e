// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crypto/curve.h"

#include <cstring>
#include <sodium.h>

namespace crypto {

using base::Fault;
using base::Result;

namespace {

using Bytes32 = std::array<unsigned char, 32>;

void clamp(unsigned char *scalar)
{
    scalar[0] &= 248;
    scalar[31] &= 127;
    scalar[31] |= 64;
}

struct Wiped32 : Bytes32 {
    Wiped32() : Bytes32{} { }
    ~Wiped32() { sodium_memzero(data(), size()); }
    Wiped32(const Wiped32 &) = default;
    Wiped32 &operator=(const Wiped32 &) = default;
};

// Arithmetic modulo 2^255-19 on 32-byte little endian numbers, only as much as y = (u-1)/(u+1) needs. The
// input is a public key, so constant time does not matter here.
using Limbs = std::array<quint64, 5>; // 51 bits each
constexpr quint64 kMask = (quint64(1) << 51) - 1;

quint64 load64(const unsigned char *p)
{
    quint64 v = 0;
    for (int i = 7; i >= 0; --i)
        v = v << 8 | p[i];
    return v;
}

Limbs unpack(const unsigned char *s)
{
    return {load64(s) & kMask, (load64(s + 6) >> 3) & kMask, (load64(s + 12) >> 6) & kMask,
        (load64(s + 19) >> 1) & kMask, (load64(s + 24) >> 12) & kMask};
}

void carry(Limbs &a)
{
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = 0; i < 4; ++i) {
            a[i + 1] += a[i] >> 51;
            a[i] &= kMask;
        }
        a[0] += 19 * (a[4] >> 51);
        a[4] &= kMask;
    }
}

Limbs multiply(const Limbs &a, const Limbs &b)
{
    __extension__ using Wide = unsigned __int128;
    std::array<Wide, 5> t{};
    for (std::size_t i = 0; i < 5; ++i) {
        for (std::size_t j = 0; j < 5; ++j) {
            const Wide product = Wide(a[i]) * b[j];
            if (i + j < 5)
                t[i + j] += product;
            else
                t[i + j - 5] += product * 19;
        }
    }
    Limbs out{};
    Wide over = 0;
    for (std::size_t i = 0; i < 5; ++i) {
        t[i] += over;
        out[i] = static_cast<quint64>(t[i]) & kMask;
        over = t[i] >> 51;
    }
    out[0] += 19 * static_cast<quint64>(over);
    carry(out);
    return out;
}

/// a^(p-2), the inverse.
Limbs invert(const Limbs &a)
{
    Limbs result{1, 0, 0, 0, 0};
    // p - 2 = 2^255 - 21: all bits set but bits 2 and 4
    for (int bit = 254; bit >= 0; --bit) {
        result = multiply(result, result);
        if (bit != 2 && bit != 4)
            result = multiply(result, a);
    }
    return result;
}

void pack(Limbs a, unsigned char *out)
{
    carry(a);
    // subtract p when at least p: adding 19 overflows bit 255 exactly then
    Limbs b = a;
    b[0] += 19;
    for (std::size_t i = 0; i < 4; ++i) {
        b[i + 1] += b[i] >> 51;
        b[i] &= kMask;
    }
    if (b[4] >> 51) {
        b[4] &= kMask;
        a = b;
    }
    std::memset(out, 0, 32);
    for (std::size_t bit = 0; bit < 255; ++bit) {
        if (a[bit / 51] >> (bit % 51) & 1)
            out[bit / 8] = static_cast<unsigned char>(out[bit / 8] | 1U << (bit % 8));
    }
}

/// The Edwards point with the given sign for a Montgomery u: y = (u-1)/(u+1).
Bytes32 toEdwards(const PublicKey &key, bool sign)
{
    Bytes32 masked = key.bytes;
    masked[31] &= 0x7f;
    const Limbs u = unpack(masked.data());
    Limbs minus = u;
    // u - 1 + p, to stay positive
    minus[0] += kMask - 19;
    for (std::size_t i = 1; i < 5; ++i)
        minus[i] += kMask;
    carry(minus);
    Limbs plus = u;
    plus[0] += 1;
    carry(plus);
    Bytes32 y;
    pack(multiply(minus, invert(plus)), y.data());
    y[31] = static_cast<unsigned char>((y[31] & 0x7f) | (sign ? 0x80 : 0));
    return y;
}

const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

}

QByteArray PublicKey::djb() const
{
    return QByteArray(1, 5).append(view());
}

Result<PublicKey> PublicKey::from(QByteArrayView bytes)
{
    if (bytes.size() == 33 && bytes.front() == 5)
        bytes = bytes.sliced(1);
    if (bytes.size() != 32)
        return base::fail(Fault::Malformed, QStringLiteral("public key of wrong length"));
    PublicKey key;
    std::memcpy(key.bytes.data(), bytes.data(), 32);
    return key;
}

KeyPair KeyPair::generate(base::Random &random)
{
    Wiped32 secret;
    random.fill(secret.data(), 32);
    return fromSecret({reinterpret_cast<const char *>(secret.data()), 32});
}

KeyPair KeyPair::fromSecret(QByteArrayView secret32)
{
    KeyPair pair{Key32(secret32), {}};
    clamp(pair.secret.data());
    crypto_scalarmult_curve25519_base(pair.pub.bytes.data(), pair.secret.data());
    return pair;
}

KeyPair KeyPair::copy() const
{
    return {secret.copy(), pub};
}

Result<Key32> agree(const Key32 &secret, const PublicKey &theirs)
{
    Key32 shared;
    if (crypto_scalarmult_curve25519(shared.data(), secret.data(), theirs.bytes.data()) != 0)
        return base::fail(Fault::Forged, QStringLiteral("public key of low order"));
    return shared;
}

QByteArray sign(const Key32 &secret, QByteArrayView message, base::Random &random)
{
    Wiped32 a;
    std::memcpy(a.data(), secret.data(), 32);
    clamp(a.data());
    Bytes32 publicPoint;
    crypto_scalarmult_ed25519_base_noclamp(publicPoint.data(), a.data());
    const unsigned char signBit = publicPoint[31] & 0x80;

    std::array<unsigned char, 64> noise{};
    random.fill(noise.data(), noise.size());
    std::array<unsigned char, 32> prefix{};
    prefix.fill(0xff);
    prefix[0] = 0xfe;
    std::array<unsigned char, 64> wide{};
    crypto_hash_sha512_state hash;
    crypto_hash_sha512_init(&hash);
    crypto_hash_sha512_update(&hash, prefix.data(), prefix.size());
    crypto_hash_sha512_update(&hash, a.data(), 32);
    crypto_hash_sha512_update(&hash, raw(message), static_cast<std::size_t>(message.size()));
    crypto_hash_sha512_update(&hash, noise.data(), noise.size());
    crypto_hash_sha512_final(&hash, wide.data());
    Wiped32 r;
    crypto_core_ed25519_scalar_reduce(r.data(), wide.data());

    QByteArray signature(64, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(signature.data());
    crypto_scalarmult_ed25519_base_noclamp(out, r.data());
    crypto_hash_sha512_init(&hash);
    crypto_hash_sha512_update(&hash, out, 32);
    crypto_hash_sha512_update(&hash, publicPoint.data(), 32);
    crypto_hash_sha512_update(&hash, raw(message), static_cast<std::size_t>(message.size()));
    crypto_hash_sha512_final(&hash, wide.data());
    Bytes32 h;
    crypto_core_ed25519_scalar_reduce(h.data(), wide.data());
    // s = r + h·a. The clamped scalar is reduced first: the library multiplies modulo the group order
    Wiped32 product;
    crypto_core_ed25519_scalar_mul(product.data(), h.data(), a.data());
    crypto_core_ed25519_scalar_add(out + 32, r.data(), product.data());
    out[63] = static_cast<unsigned char>((out[63] & 0x7f) | signBit);
    sodium_memzero(wide.data(), wide.size());
    sodium_memzero(noise.data(), noise.size());
    sodium_memzero(&hash, sizeof hash);
    return signature;
}

bool verify(const PublicKey &key, QByteArrayView message, QByteArrayView signature)
{
    if (signature.size() != 64)
        return false;
    std::array<unsigned char, 64> plain{};
    std::memcpy(plain.data(), signature.data(), 64);
    const Bytes32 point = toEdwards(key, plain[63] & 0x80);
    plain[63] &= 0x7f;
    return crypto_sign_ed25519_verify_detached(
               plain.data(), raw(message), static_cast<std::size_t>(message.size()), point.data())
        == 0;
}

}
