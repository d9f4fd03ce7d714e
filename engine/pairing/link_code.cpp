// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pairing/link_code.h"

#include "engine/crypto/cipher.h"
#include "engine/crypto/digest.h"

namespace pairing {

using base::Fault;
using base::Result;

namespace {

// no 0, I, O, U: nothing that a reader takes for something else
constexpr QByteArrayView kAlphabet = "123456789ABCDEFGHJKLMNPQRSTVWXYZ";
constexpr int kRounds = 131072;
constexpr qsizetype kCodeBytes = 5;
constexpr qsizetype kSaltSize = 32;
constexpr qsizetype kIvSize = 16;
constexpr qsizetype kLinkKeySize = 32;
constexpr qsizetype kWrappedSize = kSaltSize + kIvSize + kLinkKeySize;
constexpr qsizetype kNonceSize = 12;
constexpr QByteArrayView kBundleInfo = "link_code_pairing_key_bundle_encryption_key";

/// Closes and opens a key under the code: the cipher is its own inverse.
QByteArray underCode(QByteArrayView code, QByteArrayView salt, QByteArrayView iv, QByteArrayView key)
{
    QByteArray codeKey = crypto::pbkdf2Sha256(code, salt, kRounds, kLinkKeySize);
    QByteArray out = crypto::ctr(codeKey, iv, key);
    crypto::wipe(codeKey);
    return out;
}

QByteArray sealBundle(
    const crypto::Key32 &shared, QByteArrayView salt, QByteArrayView nonce, QByteArrayView bundle)
{
    crypto::Key32 key;
    crypto::hkdfSha256(shared.view(), salt, kBundleInfo, key.data(), key.size());
    QByteArray out = salt.toByteArray() + nonce.toByteArray();
    crypto::Gcm(key).seal(nonce, bundle, {}, out);
    return out;
}

}

QByteArray linkCodeText(QByteArrayView fiveBytes)
{
    Q_ASSERT(fiveBytes.size() == kCodeBytes);
    quint64 bits = 0;
    for (const char byte : fiveBytes)
        bits = (bits << 8) | static_cast<unsigned char>(byte);
    QByteArray text;
    for (int shift = 35; shift >= 0; shift -= 5)
        text.append(kAlphabet[static_cast<qsizetype>((bits >> shift) & 0x1f)]);
    return text;
}

LinkCode::LinkCode(base::Random &random)
    : code_(linkCodeText(random.bytes(kCodeBytes))),
      ephemeral_(crypto::KeyPair::generate(random)),
      salt_(random.bytes(kSaltSize)),
      iv_(random.bytes(kIvSize))
{
}

LinkCode::LinkCode(QByteArray code, crypto::KeyPair ephemeral, QByteArray salt, QByteArray iv)
    : code_(std::move(code)), ephemeral_(std::move(ephemeral)), salt_(std::move(salt)), iv_(std::move(iv))
{
}

QByteArray LinkCode::wrappedEphemeral() const
{
    return salt_ + iv_ + underCode(code_, salt_, iv_, ephemeral_.pub.view());
}

Result<LinkCode::Finish> LinkCode::finish(QByteArrayView wrappedPrimaryEphemeral,
    QByteArrayView primaryIdentity, const crypto::KeyPair &identity, base::Random &random) const
{
    if (wrappedPrimaryEphemeral.size() != kWrappedSize || primaryIdentity.size() != kLinkKeySize)
        return base::fail(Fault::Malformed, QStringLiteral("link code keys of a wrong length"));
    const QByteArrayView salt = wrappedPrimaryEphemeral.first(kSaltSize);
    const QByteArrayView iv = wrappedPrimaryEphemeral.sliced(kSaltSize, kIvSize);
    ASSIGN_OR_RETURN(const auto primaryEphemeral,
        crypto::PublicKey::from(underCode(code_, salt, iv, wrappedPrimaryEphemeral.last(kLinkKeySize))));
    ASSIGN_OR_RETURN(const auto primary, crypto::PublicKey::from(primaryIdentity));
    ASSIGN_OR_RETURN(const auto shared, crypto::agree(ephemeral_.secret, primaryEphemeral));
    ASSIGN_OR_RETURN(const auto identityShared, crypto::agree(identity.secret, primary));

    const QByteArray keySalt = random.bytes(kSaltSize);
    const QByteArray nonce = random.bytes(kNonceSize);
    QByteArray secret = random.bytes(kLinkKeySize);

    QByteArray bundle = identity.pub.toByteArray() + primary.toByteArray() + secret;
    QByteArray material = shared.toByteArray() + identityShared.toByteArray() + secret;
    Finish finish{sealBundle(shared, keySalt, nonce, bundle),
        crypto::hkdfSha256(material, {}, "adv_secret", kLinkKeySize)};
    crypto::wipe(secret);
    crypto::wipe(bundle);
    crypto::wipe(material);
    return finish;
}

}
