// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/noise/handshake.h"

#include "engine/crypto/digest.h"
#include "engine/proto/bounded.h"
#include "engine/proto/handshake.pb.h"

#include <QtEndian>

#include <cstring>
#include <optional>

namespace noise {

using base::Fault;
using base::Result;
using crypto::Digest32;

namespace {

constexpr char kPattern[] = "Noise_XX_25519_AESGCM_SHA256\0\0\0"; // 32 bytes with the terminating zero
constexpr char kPrologue[] = {0x57, 0x41, 0x06, 0x03};
static_assert(sizeof kPattern == 32);

using Nonce = std::array<char, 12>;
Nonce nonceOf(quint32 counter)
{
    Nonce nonce{};
    qToBigEndian(counter, nonce.data() + 8);
    return nonce;
}

QByteArrayView viewOf(const std::string &bytes)
{
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

}

FrameCipher::FrameCipher(crypto::Key32 key) : gcm_(key) { }

void FrameCipher::seal(QByteArrayView plain, QByteArray &out)
{
    const Nonce nonce = nonceOf(counter_++);
    gcm_.seal({nonce.data(), 12}, plain, {}, out);
}

Result<void> FrameCipher::open(QByteArrayView sealed, QByteArray &out)
{
    const Nonce nonce = nonceOf(counter_++);
    auto opened = gcm_.open({nonce.data(), 12}, sealed, {}, out);
    if (!opened)
        return base::fail(Fault::Forged, QStringLiteral("frame does not open"), QStringLiteral("frame_mac"));
    return {};
}

/// The symmetric state of the pattern: hash, chaining key, cipher.
struct Handshake::State {
    State(const crypto::KeyPair &own, crypto::KeyPair fresh, Root trusted)
        : identity(own.copy()), ephemeral(std::move(fresh)), root(trusted)
    {
        std::memcpy(hash.data(), kPattern, 32);
        chain = crypto::Key32(QByteArrayView(kPattern, 32));
        mixHash({kPrologue, 4});
    }
    void mixHash(QByteArrayView data) { hash = crypto::sha256({crypto::view(hash), data}); }
    void mixKey(QByteArrayView input)
    {
        crypto::Secret<64> both;
        crypto::hkdfSha256(input, chain.view(), {}, both.data(), 64);
        chain = crypto::Key32(both.view().first(32));
        cipher.emplace(crypto::Key32(both.view().last(32)));
        counter = 0;
    }
    Result<void> mixAgreement(const crypto::Key32 &mine, const crypto::PublicKey &theirs)
    {
        ASSIGN_OR_RETURN(const auto shared, crypto::agree(mine, theirs));
        mixKey(shared.view());
        return {};
    }
    QByteArray encrypt(QByteArrayView plain)
    {
        QByteArray out;
        const Nonce nonce = nonceOf(counter++);
        cipher->seal({nonce.data(), 12}, plain, crypto::view(hash), out);
        mixHash(out);
        return out;
    }
    Result<QByteArray> decrypt(QByteArrayView sealed)
    {
        QByteArray out;
        const Nonce nonce = nonceOf(counter++);
        RETURN_IF_FAILED(cipher->open({nonce.data(), 12}, sealed, crypto::view(hash), out));
        mixHash(sealed);
        return out;
    }
    CipherPair split() const
    {
        crypto::Secret<64> both;
        crypto::hkdfSha256({}, chain.view(), {}, both.data(), 64);
        return {FrameCipher(crypto::Key32(both.view().first(32))),
            FrameCipher(crypto::Key32(both.view().last(32)))};
    }

    crypto::KeyPair identity;
    crypto::KeyPair ephemeral;
    Root root;
    Digest32 hash{};
    crypto::Key32 chain;
    std::optional<crypto::Gcm> cipher;
    quint32 counter = 0;
};

Handshake::Handshake(const crypto::KeyPair &identity, crypto::KeyPair ephemeral, Root root)
    : state_(std::make_unique<State>(identity, std::move(ephemeral), root))
{
}
Handshake::~Handshake() = default;

QByteArray Handshake::hello()
{
    state_->mixHash(state_->ephemeral.pub.view());
    proto::HandshakeMessage message;
    message.mutable_clienthello()->set_ephemeral(
        state_->ephemeral.pub.bytes.data(), state_->ephemeral.pub.bytes.size());
    return QByteArray::fromStdString(message.SerializeAsString());
}

Result<Handshake::Finish> Handshake::onServerHello(
    QByteArrayView frame, QByteArrayView payload, qint64 nowSeconds)
{
    proto::HandshakeMessage message;
    if (!proto::read(message, {frame.data(), static_cast<std::size_t>(frame.size())})
        || !message.has_serverhello())
        return base::fail(Fault::Malformed, QStringLiteral("no server hello"));
    const auto &hello = message.serverhello();
    ASSIGN_OR_RETURN(const auto theirs, crypto::PublicKey::from(viewOf(hello.ephemeral())));
    State &state = *state_;
    state.mixHash(theirs.view());
    RETURN_IF_FAILED(state.mixAgreement(state.ephemeral.secret, theirs));
    ASSIGN_OR_RETURN(const QByteArray staticBytes, state.decrypt(viewOf(hello.static_())));
    ASSIGN_OR_RETURN(const auto serverStatic, crypto::PublicKey::from(staticBytes));
    RETURN_IF_FAILED(state.mixAgreement(state.ephemeral.secret, serverStatic));
    ASSIGN_OR_RETURN(const QByteArray chain, state.decrypt(viewOf(hello.payload())));
    RETURN_IF_FAILED(checkCertificates(chain, state.root, serverStatic, nowSeconds));

    proto::HandshakeMessage answer;
    auto *finish = answer.mutable_clientfinish();
    finish->set_static_(state.encrypt(state.identity.pub.view()).toStdString());
    RETURN_IF_FAILED(state.mixAgreement(state.identity.secret, theirs));
    finish->set_payload(state.encrypt(payload).toStdString());
    return Finish{QByteArray::fromStdString(answer.SerializeAsString()), state.split()};
}

}
