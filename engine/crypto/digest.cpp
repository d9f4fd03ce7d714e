// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crypto/digest.h"

#include <algorithm>
#include <openssl/evp.h>
#include <sodium.h>

namespace crypto {

namespace {

const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}
std::size_t size(QByteArrayView bytes)
{
    return static_cast<std::size_t>(bytes.size());
}

QByteArray digest(const EVP_MD *kind, QByteArrayView data)
{
    unsigned char out[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    if (EVP_Digest(data.data(), size(data), out, &length, kind, nullptr) != 1)
        qFatal("digest not available");
    return {reinterpret_cast<const char *>(out), static_cast<qsizetype>(length)};
}

}

Digest32 sha256(std::initializer_list<QByteArrayView> parts)
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (const QByteArrayView part : parts)
        crypto_hash_sha256_update(&state, raw(part), size(part));
    Digest32 out;
    crypto_hash_sha256_final(&state, out.data());
    return out;
}

QByteArray sha1(QByteArrayView data)
{
    return digest(EVP_sha1(), data);
}

QByteArray md5(QByteArrayView data)
{
    return digest(EVP_md5(), data);
}

Digest32 hmacSha256(QByteArrayView key, std::initializer_list<QByteArrayView> parts)
{
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, raw(key), size(key));
    for (const QByteArrayView part : parts)
        crypto_auth_hmacsha256_update(&state, raw(part), size(part));
    Digest32 out;
    crypto_auth_hmacsha256_final(&state, out.data());
    sodium_memzero(&state, sizeof state);
    return out;
}

void hkdfSha256(
    QByteArrayView ikm, QByteArrayView salt, QByteArrayView info, unsigned char *out, std::size_t length)
{
    static constexpr char kZeroSalt[32] = {};
    Q_ASSERT(length <= 255 * 32);
    Digest32 prk = hmacSha256(salt.isEmpty() ? QByteArrayView(kZeroSalt, 32) : salt, {ikm});
    Digest32 block{};
    std::size_t done = 0;
    for (unsigned char counter = 1; done < length; ++counter) {
        const QByteArrayView previous = counter == 1 ? QByteArrayView() : view(block);
        const QByteArrayView number(reinterpret_cast<const char *>(&counter), 1);
        block = hmacSha256(view(prk), {previous, info, number});
        const std::size_t part = std::min<std::size_t>(32, length - done);
        std::copy_n(block.data(), part, out + done);
        done += part;
    }
    wipe(prk.data(), prk.size());
    wipe(block.data(), block.size());
}

QByteArray hkdfSha256(QByteArrayView ikm, QByteArrayView salt, QByteArrayView info, qsizetype length)
{
    QByteArray out(length, Qt::Uninitialized);
    hkdfSha256(
        ikm, salt, info, reinterpret_cast<unsigned char *>(out.data()), static_cast<std::size_t>(length));
    return out;
}

QByteArray pbkdf2Sha256(QByteArrayView password, QByteArrayView salt, int rounds, qsizetype length)
{
    QByteArray out(length, Qt::Uninitialized);
    if (PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()), raw(salt),
            static_cast<int>(salt.size()), rounds, EVP_sha256(), static_cast<int>(length),
            reinterpret_cast<unsigned char *>(out.data()))
        != 1)
        qFatal("PBKDF2 not available");
    return out;
}

bool equal(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), size(a)) == 0;
}

}
