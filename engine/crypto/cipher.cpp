// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crypto/cipher.h"

#include <algorithm>
#include <array>
#include <openssl/evp.h>
#include <sodium.h>

namespace crypto {

using base::Fault;
using base::Result;

namespace {

constexpr int kTag = 16;

struct ContextFree {
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, ContextFree>;

unsigned char *raw(char *bytes)
{
    return reinterpret_cast<unsigned char *>(bytes);
}
const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}
int size(QByteArrayView bytes)
{
    Q_ASSERT(bytes.size() <= 0x7fff0000);
    return static_cast<int>(bytes.size());
}
void must(int ok)
{
    if (ok != 1)
        qFatal("cipher not available");
}

/// AES-256-CBC: looked up once, the context reused. Both cost more than a short message.
class Cbc {
public:
    Cbc() : kind_(EVP_CIPHER_fetch(nullptr, "AES-256-CBC", nullptr)), context_(EVP_CIPHER_CTX_new())
    {
        must(kind_ && context_ ? 1 : 0);
    }
    ~Cbc() { EVP_CIPHER_free(kind_); }
    Cbc(const Cbc &) = delete;
    Cbc &operator=(const Cbc &) = delete;

    /// `out` gets room for a block more than `in`. @return how much was written, or less than 0
    int run(bool seals, QByteArrayView key32, QByteArrayView iv16, QByteArrayView in, QByteArray &out)
    {
        int first = 0;
        int last = 0;
        must(EVP_CipherInit_ex2(context_.get(), kind_, raw(key32), raw(iv16), seals ? 1 : 0, nullptr));
        const bool fits = EVP_CipherUpdate(context_.get(), raw(out.data()), &first, raw(in), size(in)) == 1
            && EVP_CipherFinal_ex(context_.get(), raw(out.data() + first), &last) == 1;
        static constexpr unsigned char kNoKey[32] = {};
        // leaves nothing of the key in the context
        must(EVP_CipherInit_ex2(context_.get(), kind_, kNoKey, kNoKey, 1, nullptr));
        return fits ? first + last : -1;
    }

private:
    EVP_CIPHER *kind_;
    Context context_;
};

Cbc &cbc()
{
    static thread_local Cbc one;
    return one;
}

}

struct Gcm::State {
    Context seal{EVP_CIPHER_CTX_new()};
    Context open{EVP_CIPHER_CTX_new()};
};

Gcm::Gcm(const Key32 &key) : state_(std::make_unique<State>())
{
    // the key schedule is computed once; each call sets only the nonce
    must(EVP_EncryptInit_ex(state_->seal.get(), EVP_aes_256_gcm(), nullptr, key.data(), nullptr));
    must(EVP_DecryptInit_ex(state_->open.get(), EVP_aes_256_gcm(), nullptr, key.data(), nullptr));
}
Gcm::~Gcm() = default;
Gcm::Gcm(Gcm &&) noexcept = default;
Gcm &Gcm::operator=(Gcm &&) noexcept = default;

void Gcm::seal(QByteArrayView nonce12, QByteArrayView plain, QByteArrayView aad, QByteArray &out)
{
    EVP_CIPHER_CTX *context = state_->seal.get();
    const qsizetype start = out.size();
    out.resize(start + plain.size() + kTag);
    int length = 0;
    must(EVP_EncryptInit_ex(context, nullptr, nullptr, nullptr, raw(nonce12)));
    if (!aad.isEmpty())
        must(EVP_EncryptUpdate(context, nullptr, &length, raw(aad), size(aad)));
    if (!plain.isEmpty())
        must(EVP_EncryptUpdate(context, raw(out.data() + start), &length, raw(plain), size(plain)));
    must(EVP_EncryptFinal_ex(context, raw(out.data() + start + plain.size()), &length));
    must(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, kTag, out.data() + start + plain.size()));
}

Result<void> Gcm::open(QByteArrayView nonce12, QByteArrayView sealed, QByteArrayView aad, QByteArray &out)
{
    if (sealed.size() < kTag)
        return base::fail(Fault::Malformed, QStringLiteral("sealed text shorter than its tag"));
    EVP_CIPHER_CTX *context = state_->open.get();
    const qsizetype start = out.size();
    const QByteArrayView body = sealed.chopped(kTag);
    std::array<char, kTag> tag{};
    std::copy_n(sealed.last(kTag).data(), kTag, tag.data());
    out.resize(start + body.size());
    int length = 0;
    must(EVP_DecryptInit_ex(context, nullptr, nullptr, nullptr, raw(nonce12)));
    if (!aad.isEmpty())
        must(EVP_DecryptUpdate(context, nullptr, &length, raw(aad), size(aad)));
    if (!body.isEmpty())
        must(EVP_DecryptUpdate(context, raw(out.data() + start), &length, raw(body), size(body)));
    must(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, kTag, tag.data()));
    unsigned char none[kTag];
    if (EVP_DecryptFinal_ex(context, none, &length) != 1) {
        wipe(out.data() + start, static_cast<std::size_t>(out.size() - start));
        out.resize(start);
        return base::fail(Fault::Forged, QStringLiteral("tag does not fit"));
    }
    return {};
}

QByteArray sealCbc(QByteArrayView key32, QByteArrayView iv16, QByteArrayView plain)
{
    QByteArray out(plain.size() + 16, Qt::Uninitialized);
    const int written = cbc().run(true, key32, iv16, plain, out);
    must(written >= 0 ? 1 : 0);
    out.resize(written);
    return out;
}

Result<QByteArray> openCbc(QByteArrayView key32, QByteArrayView iv16, QByteArrayView sealed)
{
    QByteArray out(sealed.size() + 16, Qt::Uninitialized);
    const int written = cbc().run(false, key32, iv16, sealed, out);
    if (written < 0)
        return base::fail(Fault::Malformed, QStringLiteral("bad length or padding"));
    out.resize(written);
    return out;
}

QByteArray ctr(QByteArrayView key32, QByteArrayView counter16, QByteArrayView data)
{
    const Context context(EVP_CIPHER_CTX_new());
    must(EVP_EncryptInit_ex(context.get(), EVP_aes_256_ctr(), nullptr, raw(key32), raw(counter16)));
    QByteArray out(data.size(), Qt::Uninitialized);
    int length = 0;
    if (!data.isEmpty())
        must(EVP_EncryptUpdate(context.get(), raw(out.data()), &length, raw(data), size(data)));
    return out;
}

QByteArray sealAtRest(const Key32 &key, QByteArrayView plain, QByteArrayView aad, base::Random &random)
{
    constexpr qsizetype kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr qsizetype kMac = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    QByteArray out(kNonce + plain.size() + kMac, Qt::Uninitialized);
    random.fill(out.data(), static_cast<std::size_t>(kNonce));
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(out.data() + kNonce), nullptr, raw(plain),
        static_cast<unsigned long long>(plain.size()), raw(aad), static_cast<unsigned long long>(aad.size()),
        nullptr, raw(out.data()), key.data());
    return out;
}

Result<QByteArray> openAtRest(const Key32 &key, QByteArrayView sealed, QByteArrayView aad)
{
    constexpr qsizetype kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr qsizetype kMac = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (sealed.size() < kNonce + kMac)
        return base::fail(Fault::Forged, QStringLiteral("sealed record too short"));
    QByteArray out(sealed.size() - kNonce - kMac, Qt::Uninitialized);
    const QByteArrayView body = sealed.sliced(kNonce);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(out.data()), nullptr, nullptr, raw(body),
            static_cast<unsigned long long>(body.size()), raw(aad),
            static_cast<unsigned long long>(aad.size()), raw(sealed), key.data())
        != 0)
        return base::fail(Fault::Forged, QStringLiteral("sealed record does not open"));
    return out;
}

}
