// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sim/responder.h"

#include "engine/crypto/digest.h"
#include "engine/proto/handshake.pb.h"

#include <QtEndian>

namespace sim {

using base::Fault;
using base::Result;

namespace {

constexpr char kPattern[] = "Noise_XX_25519_AESGCM_SHA256\0\0\0";
constexpr char kPrologue[] = {0x57, 0x41, 0x06, 0x03};

QByteArrayView viewOf(const std::string &bytes)
{
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

}

/// Written from the Noise specification's side of the responder; shares nothing with the client's handshake.
struct Responder::State {
    State(const Authority &a, base::Random &r) : authority(a), ephemeral(crypto::KeyPair::generate(r))
    {
        hash = QByteArray(kPattern, 32);
        chain = hash;
        absorb({kPrologue, 4});
    }
    void absorb(QByteArrayView data) { hash = crypto::view(crypto::sha256({hash, data})).toByteArray(); }
    Result<void> mix(const crypto::Key32 &mine, const crypto::PublicKey &theirs)
    {
        ASSIGN_OR_RETURN(const auto shared, crypto::agree(mine, theirs));
        const QByteArray both = crypto::hkdfSha256(shared.view(), chain, {}, 64);
        chain = both.first(32);
        key = both.last(32);
        counter = 0;
        return {};
    }
    QByteArray nonce()
    {
        QByteArray bytes(12, '\0');
        qToBigEndian(counter++, bytes.data() + 8);
        return bytes;
    }
    QByteArray seal(QByteArrayView plain)
    {
        QByteArray out;
        crypto::Gcm(crypto::Key32(key)).seal(nonce(), plain, hash, out);
        absorb(out);
        return out;
    }
    Result<QByteArray> open(QByteArrayView sealed)
    {
        QByteArray out;
        RETURN_IF_FAILED(crypto::Gcm(crypto::Key32(key)).open(nonce(), sealed, hash, out));
        absorb(sealed);
        return out;
    }

    const Authority &authority;
    crypto::KeyPair ephemeral;
    QByteArray hash;
    QByteArray chain;
    QByteArray key;
    quint32 counter = 0;
};

Responder::Responder(const Authority &authority, base::Random &random)
    : state_(std::make_unique<State>(authority, random))
{
}
Responder::~Responder() = default;

Result<QByteArray> Responder::onClientHello(QByteArrayView frame, const QByteArray &certificates)
{
    proto::HandshakeMessage message;
    if (!message.ParseFromArray(frame.data(), static_cast<int>(frame.size())) || !message.has_clienthello())
        return base::fail(Fault::Malformed, QStringLiteral("no client hello"));
    ASSIGN_OR_RETURN(const auto theirs, crypto::PublicKey::from(viewOf(message.clienthello().ephemeral())));
    State &s = *state_;
    s.absorb(theirs.view());
    s.absorb(s.ephemeral.pub.view());
    RETURN_IF_FAILED(s.mix(s.ephemeral.secret, theirs));
    proto::HandshakeMessage answer;
    auto *hello = answer.mutable_serverhello();
    hello->set_ephemeral(s.ephemeral.pub.bytes.data(), 32);
    hello->set_static_(s.seal(s.authority.serverStatic().pub.view()).toStdString());
    RETURN_IF_FAILED(s.mix(s.authority.serverStatic().secret, theirs));
    hello->set_payload(s.seal(certificates).toStdString());
    return QByteArray::fromStdString(answer.SerializeAsString());
}

Result<Responder::Finished> Responder::onClientFinish(QByteArrayView frame)
{
    proto::HandshakeMessage message;
    if (!message.ParseFromArray(frame.data(), static_cast<int>(frame.size())) || !message.has_clientfinish())
        return base::fail(Fault::Malformed, QStringLiteral("no client finish"));
    State &s = *state_;
    ASSIGN_OR_RETURN(const QByteArray key, s.open(viewOf(message.clientfinish().static_())));
    ASSIGN_OR_RETURN(const auto clientStatic, crypto::PublicKey::from(key));
    RETURN_IF_FAILED(s.mix(s.ephemeral.secret, clientStatic));
    ASSIGN_OR_RETURN(QByteArray payload, s.open(viewOf(message.clientfinish().payload())));
    const QByteArray both = crypto::hkdfSha256({}, s.chain, {}, 64);
    // the first half is the client's way out
    return Finished{std::move(payload), clientStatic, noise::FrameCipher(crypto::Key32(both.last(32))),
        noise::FrameCipher(crypto::Key32(both.first(32)))};
}

}
