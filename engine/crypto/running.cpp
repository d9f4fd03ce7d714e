// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crypto/running.h"

#include <algorithm>
#include <openssl/core_names.h>
#include <openssl/evp.h>

namespace crypto {

using base::Fault;
using base::Result;

namespace {

constexpr qsizetype kBlock = 16;
constexpr qsizetype kAtOnce = 1 << 24; ///< the library counts in int

const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}
std::size_t size(QByteArrayView bytes)
{
    return static_cast<std::size_t>(bytes.size());
}
void must(bool ok)
{
    if (!ok)
        qFatal("digest or cipher not available");
}

}

struct RunningSha256::State {
    State() : context(EVP_MD_CTX_new())
    {
        must(context && EVP_DigestInit_ex(context, EVP_sha256(), nullptr) == 1);
    }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State &) = delete;
    State &operator=(const State &) = delete;
    EVP_MD_CTX *context;
};

RunningSha256::RunningSha256() : state_(std::make_unique<State>()) { }
RunningSha256::~RunningSha256() = default;
RunningSha256::RunningSha256(RunningSha256 &&) noexcept = default;
RunningSha256 &RunningSha256::operator=(RunningSha256 &&) noexcept = default;

void RunningSha256::add(QByteArrayView piece)
{
    if (!piece.isEmpty())
        must(EVP_DigestUpdate(state_->context, piece.data(), size(piece)) == 1);
}

Digest32 RunningSha256::finish()
{
    Digest32 out;
    must(EVP_DigestFinal_ex(state_->context, out.data(), nullptr) == 1);
    return out;
}

struct RunningHmac::State {
    explicit State(QByteArrayView key)
    {
        EVP_MAC *kind = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
        must(kind != nullptr);
        context = EVP_MAC_CTX_new(kind);
        EVP_MAC_free(kind);
        char name[] = "SHA256";
        const OSSL_PARAM parameters[]
            = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0), OSSL_PARAM_construct_end()};
        must(context && EVP_MAC_init(context, raw(key), size(key), parameters) == 1);
    }
    ~State() { EVP_MAC_CTX_free(context); }
    State(const State &) = delete;
    State &operator=(const State &) = delete;
    EVP_MAC_CTX *context = nullptr;
};

RunningHmac::RunningHmac(QByteArrayView key) : state_(std::make_unique<State>(key)) { }
RunningHmac::~RunningHmac() = default;
RunningHmac::RunningHmac(RunningHmac &&) noexcept = default;
RunningHmac &RunningHmac::operator=(RunningHmac &&) noexcept = default;

void RunningHmac::add(QByteArrayView piece)
{
    if (!piece.isEmpty())
        must(EVP_MAC_update(state_->context, raw(piece), size(piece)) == 1);
}

Digest32 RunningHmac::finish()
{
    Digest32 out;
    std::size_t length = 0;
    must(EVP_MAC_final(state_->context, out.data(), &length, out.size()) == 1 && length == out.size());
    return out;
}

struct RunningCbc::State {
    State(Way way, QByteArrayView key32, QByteArrayView iv16) : context(EVP_CIPHER_CTX_new())
    {
        Q_ASSERT(key32.size() == 32 && iv16.size() == kBlock);
        must(context
            && EVP_CipherInit_ex(
                   context, EVP_aes_256_cbc(), nullptr, raw(key32), raw(iv16), way == Way::Seal ? 1 : 0)
                == 1);
    }
    ~State() { EVP_CIPHER_CTX_free(context); }
    State(const State &) = delete;
    State &operator=(const State &) = delete;
    EVP_CIPHER_CTX *context;
};

RunningCbc::RunningCbc(Way way, QByteArrayView key32, QByteArrayView iv16)
    : state_(std::make_unique<State>(way, key32, iv16))
{
}
RunningCbc::~RunningCbc() = default;
RunningCbc::RunningCbc(RunningCbc &&) noexcept = default;
RunningCbc &RunningCbc::operator=(RunningCbc &&) noexcept = default;

void RunningCbc::add(QByteArrayView piece, QByteArray &out)
{
    while (!piece.isEmpty()) {
        const QByteArrayView now = piece.first(std::min(piece.size(), kAtOnce));
        const qsizetype start = out.size();
        out.resize(start + now.size() + kBlock);
        int written = 0;
        must(EVP_CipherUpdate(state_->context, reinterpret_cast<unsigned char *>(out.data() + start),
                 &written, raw(now), static_cast<int>(now.size()))
            == 1);
        out.resize(start + written);
        piece = piece.sliced(now.size());
    }
}

Result<void> RunningCbc::finish(QByteArray &out)
{
    const qsizetype start = out.size();
    out.resize(start + kBlock);
    int written = 0;
    const bool fits
        = EVP_CipherFinal_ex(state_->context, reinterpret_cast<unsigned char *>(out.data() + start), &written)
        == 1;
    out.resize(start + (fits ? written : 0));
    if (!fits)
        return base::fail(Fault::Malformed, QStringLiteral("bad length or padding"));
    return {};
}

}
