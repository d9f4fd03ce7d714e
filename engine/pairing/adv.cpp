// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pairing/adv.h"

#include "engine/crypto/digest.h"
#include "engine/proto/adv.pb.h"
#include "engine/proto/bounded.h"

#include <string>

namespace pairing {

using base::Fault;
using base::Result;

namespace {

// Two-byte prefixes keep a signature made for one purpose from being taken for another.
const QByteArray kAccountSigns = QByteArray::fromHex("0600");
const QByteArray kDeviceSigns = QByteArray::fromHex("0601");
const QByteArray kHosted = QByteArray::fromHex("0605");

// the real one is some 150 bytes
constexpr qsizetype kLargestContainer = 16 * 1024;
constexpr qsizetype kKeySize = 32;

QByteArrayView viewOf(const std::string &bytes)
{
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

QByteArray serialise(const proto::ADVSignedDeviceIdentity &identity)
{
    return QByteArray::fromStdString(identity.SerializeAsString());
}

template <class Message>
bool parse(Message &message, QByteArrayView bytes)
{
    return bytes.size() <= kLargestContainer
        && proto::read(message, {bytes.data(), static_cast<std::size_t>(bytes.size())});
}

auto forged(const QString &code)
{
    return base::fail(Fault::Forged, QStringLiteral("device identity refused"), code);
}
auto unreadable()
{
    return base::fail(Fault::Malformed, QStringLiteral("unreadable device identity"));
}

}

Result<VerifiedIdentity> verifyIdentity(
    QByteArrayView container, QByteArrayView advSecret, const crypto::KeyPair &identity, base::Random &random)
{
    proto::ADVSignedDeviceIdentityHMAC sealed;
    if (!parse(sealed, container))
        return unreadable();

    const QByteArray macPrefix = sealed.accounttype() == proto::HOSTED ? kHosted : QByteArray();
    const auto mac = crypto::hmacSha256(advSecret, {macPrefix, viewOf(sealed.details())});
    if (!crypto::equal(crypto::view(mac), viewOf(sealed.hmac())))
        return forged(QStringLiteral("hmac-mismatch"));

    proto::ADVSignedDeviceIdentity identityOfUs;
    proto::ADVDeviceIdentity details;
    if (!parse(identityOfUs, viewOf(sealed.details())) || !parse(details, viewOf(identityOfUs.details()))
        || viewOf(identityOfUs.accountsignaturekey()).size() != kKeySize)
        return unreadable();

    VerifiedIdentity verified;
    verified.keyIndex = details.keyindex();
    ASSIGN_OR_RETURN(
        verified.accountKey, crypto::PublicKey::from(viewOf(identityOfUs.accountsignaturekey())));
    const QByteArray about = viewOf(identityOfUs.details()).toByteArray() + identity.pub.view().toByteArray();
    const QByteArray &prefix = details.devicetype() == proto::HOSTED ? kHosted : kAccountSigns;
    if (!crypto::verify(verified.accountKey, prefix + about, viewOf(identityOfUs.accountsignature())))
        return forged(QStringLiteral("signature-mismatch"));

    const QByteArray signature
        = crypto::sign(identity.secret, kDeviceSigns + about + verified.accountKey.toByteArray(), random);
    identityOfUs.set_devicesignature(signature.toStdString());
    verified.full = serialise(identityOfUs);
    // The server knows the account's key and takes offence at getting it back.
    identityOfUs.clear_accountsignaturekey();
    verified.reply = serialise(identityOfUs);
    return verified;
}

}
