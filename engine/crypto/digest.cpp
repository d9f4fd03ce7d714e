// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crypto/digest.h"

#include <algorithm>
#include <memory>
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

/// SHA-256 of OpenSSL, which uses the processor's own instructions where libsodium does not. The algorithm is
/// looked up once, the context is reused: both cost more than hashing a key.
class Sha256 {
public:
    Sha256() : kind_(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context_(EVP_MD_CTX_new())
    {
        if (!kind_ || !context_)
            qFatal("digest not available");
    }
    ~Sha256()
    {
        EVP_MD_CTX_free(context_);
        EVP_MD_free(kind_);
    }
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;

    Sha256 &begin()
    {
        must(EVP_DigestInit_ex2(context_, kind_, nullptr));
        return *this;
    }
    Sha256 &add(QByteArrayView part)
    {
        must(EVP_DigestUpdate(context_, part.data(), size(part)));
        return *this;
    }
    void end(Digest32 &out) { must(EVP_DigestFinal_ex(context_, out.data(), nullptr)); }

private:
    static void must(int ok)
    {
        if (ok != 1)
            qFatal("digest not available");
    }
    EVP_MD *kind_;
    EVP_MD_CTX *context_;
};

Sha256 &hasher()
{
    static thread_local Sha256 one;
    return one;
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
    Sha256 &hash = hasher().begin();
    for (const QByteArrayView part : parts)
        hash.add(part);
    Digest32 out;
    hash.end(out);
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
    constexpr std::size_t kBlock = 64;
    constexpr unsigned char kInner = 0x36;
    constexpr unsigned char kOuter = 0x5c;
    std::array<unsigned char, kBlock> pad{};
    if (size(key) > kBlock) {
        const Digest32 shorter = sha256({key});
        std::copy(shorter.begin(), shorter.end(), pad.begin());
    } else {
        std::copy_n(raw(key), size(key), pad.begin());
    }
    const QByteArrayView block(reinterpret_cast<const char *>(pad.data()), kBlock);
    for (unsigned char &byte : pad)
        byte ^= kInner;
    Sha256 &hash = hasher().begin().add(block);
    for (const QByteArrayView part : parts)
        hash.add(part);
    Digest32 out;
    hash.end(out);
    for (unsigned char &byte : pad)
        byte ^= kInner ^ kOuter;
    hash.begin().add(block).add(view(out)).end(out);
    hash.begin(); // leaves nothing of the key in the context
    sodium_memzero(pad.data(), pad.size());
    return out;
}

Digest32 hmacSha512Half(QByteArrayView key, std::initializer_list<QByteArrayView> parts)
{
    crypto_auth_hmacsha512_state state;
    crypto_auth_hmacsha512_init(&state, raw(key), size(key));
    for (const QByteArrayView part : parts)
        crypto_auth_hmacsha512_update(&state, raw(part), size(part));
    std::array<unsigned char, crypto_auth_hmacsha512_BYTES> whole;
    crypto_auth_hmacsha512_final(&state, whole.data());
    sodium_memzero(&state, sizeof state);
    Digest32 out;
    std::copy_n(whole.begin(), out.size(), out.begin());
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
