// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crypto/digest.h"
#include "engine/noise/handshake.h"
#include "engine/proto/bounded.h"
#include "engine/proto/handshake.pb.h"

namespace noise {

using base::Fault;
using base::Result;

namespace {

using Certificate = proto::CertChain::NoiseCertificate;

QByteArrayView viewOf(const std::string &bytes)
{
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

tl::unexpected<base::Error> forged(const char *code)
{
    return base::fail(Fault::Forged, QStringLiteral("certificate chain refused"), QString::fromLatin1(code));
}

Result<Certificate::Details> readDetails(const Certificate &certificate)
{
    Certificate::Details details;
    if (!proto::read(details, certificate.details()) || details.key().size() != 32 || !details.has_serial())
        return base::fail(Fault::Malformed, QStringLiteral("certificate cannot be read"));
    return details;
}

bool isValidAt(const Certificate::Details &details, qint64 nowSeconds)
{
    if (nowSeconds < 0 || !details.has_notbefore() || !details.has_notafter())
        return false;
    const auto now = static_cast<quint64>(nowSeconds);
    return details.notbefore() <= now && now <= details.notafter();
}

}

Result<void> checkCertificates(
    QByteArrayView chain, const Root &root, const crypto::PublicKey &serverStatic, qint64 nowSeconds)
{
    proto::CertChain certificates;
    if (!proto::read(certificates, {chain.data(), static_cast<std::size_t>(chain.size())})
        || !certificates.has_leaf() || !certificates.has_intermediate())
        return base::fail(Fault::Malformed, QStringLiteral("certificate chain cannot be read"));
    const Certificate &leaf = certificates.leaf();
    const Certificate &intermediate = certificates.intermediate();
    ASSIGN_OR_RETURN(const auto leafDetails, readDetails(leaf));
    ASSIGN_OR_RETURN(const auto intermediateDetails, readDetails(intermediate));
    ASSIGN_OR_RETURN(const auto intermediateKey, crypto::PublicKey::from(viewOf(intermediateDetails.key())));

    if (!crypto::verify(root.key, viewOf(intermediate.details()), viewOf(intermediate.signature())))
        return forged("root_signature");
    if (intermediateDetails.issuerserial() != root.serial)
        return forged("intermediate_issuer");
    if (!crypto::verify(intermediateKey, viewOf(leaf.details()), viewOf(leaf.signature())))
        return forged("leaf_signature");
    if (leafDetails.issuerserial() != intermediateDetails.serial())
        return forged("leaf_issuer");
    if (!crypto::equal(viewOf(leafDetails.key()), serverStatic.view()))
        return forged("leaf_key");
    if (!isValidAt(leafDetails, nowSeconds) || !isValidAt(intermediateDetails, nowSeconds))
        return base::fail(Fault::Forged, // everything else of it is right: the usual cause is on this side
            QStringLiteral("the server's certificate is not valid at this computer's time: check its clock"),
            QStringLiteral("validity"));
    return {};
}

}
