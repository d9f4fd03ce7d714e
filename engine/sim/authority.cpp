// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sim/authority.h"

#include "engine/proto/handshake.pb.h"

namespace sim {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kValidFor = 400LL * 24 * 60 * 60;

std::string textOf(QByteArrayView bytes)
{
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
}

struct Certified {
    quint32 serial = 0;
    quint32 issuer = 0;
    crypto::PublicKey key;
    qint64 from = 0;
    qint64 until = 0;
};

void fill(proto::CertChain::NoiseCertificate &certificate, const Certified &what, const crypto::Key32 &signer,
    bool forged, base::Random &random)
{
    proto::CertChain::NoiseCertificate::Details details;
    details.set_serial(what.serial);
    details.set_issuerserial(what.issuer);
    details.set_key(textOf(what.key.view()));
    details.set_notbefore(static_cast<quint64>(what.from));
    details.set_notafter(static_cast<quint64>(what.until));
    const std::string bytes = details.SerializeAsString();
    QByteArray signature
        = crypto::sign(signer, QByteArrayView(bytes.data(), qsizetype(bytes.size())), random);
    if (forged)
        signature[5] = static_cast<char>(signature[5] ^ 1);
    certificate.set_details(bytes);
    certificate.set_signature(textOf(signature));
}

std::optional<crypto::KeyPair> pairIn(const QCborMap &map, const QString &name)
{
    const QByteArray secret = map.value(name).toByteArray();
    return secret.size() == 32 ? std::optional(crypto::KeyPair::fromSecret(secret)) : std::nullopt;
}

}

Authority::Authority(base::Random &random)
    : root_(crypto::KeyPair::generate(random)),
      intermediate_(crypto::KeyPair::generate(random)),
      leaf_(crypto::KeyPair::generate(random))
{
}

Authority::Authority(crypto::KeyPair root, crypto::KeyPair intermediate, crypto::KeyPair leaf)
    : root_(std::move(root)), intermediate_(std::move(intermediate)), leaf_(std::move(leaf))
{
}

std::optional<Authority> Authority::from(const QCborMap &map)
{
    auto root = pairIn(map, u"root"_s);
    auto intermediate = pairIn(map, u"intermediate"_s);
    auto leaf = pairIn(map, u"leaf"_s);
    if (!root || !intermediate || !leaf)
        return std::nullopt;
    return Authority(std::move(*root), std::move(*intermediate), std::move(*leaf));
}

QCborMap Authority::toMap() const
{
    return {{u"root"_s, root_.secret.toByteArray()}, {u"intermediate"_s, intermediate_.secret.toByteArray()},
        {u"leaf"_s, leaf_.secret.toByteArray()}};
}

QByteArray Authority::chain(qint64 nowSeconds, base::Random &random, const QString &flaw) const
{
    const bool expired = flaw == u"expired"_s;
    const qint64 from = nowSeconds - (expired ? 2 * kValidFor : 86'400);
    const qint64 until = expired ? nowSeconds - 86'400 : nowSeconds + kValidFor;
    const crypto::PublicKey named = flaw == u"leaf_key"_s ? crypto::KeyPair::generate(random).pub : leaf_.pub;
    proto::CertChain chain;
    fill(*chain.mutable_intermediate(), {1, rootSerial(), intermediate_.pub, from, until}, root_.secret,
        flaw == u"root_signature"_s, random);
    fill(*chain.mutable_leaf(), {2, flaw == u"serial"_s ? 9U : 1U, named, from, until}, intermediate_.secret,
        flaw == u"leaf_signature"_s, random);
    return QByteArray::fromStdString(chain.SerializeAsString());
}

}
