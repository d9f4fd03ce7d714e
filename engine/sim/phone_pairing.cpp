// SPDX-License-Identifier: GPL-3.0-or-later
// Linking a companion, as its owner does it: scan, or type a code.
#include "engine/crypto/cipher.h"
#include "engine/crypto/digest.h"
#include "engine/proto/adv.pb.h"
#include "engine/sim/phone.h"

namespace sim {

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;
using base::Task;
using model::Jid;
using wire::Node;
using wire::NodeView;

namespace {

constexpr int kRounds = 131'072;

QByteArray saltedKey(const QByteArray &code, QByteArrayView salt)
{
    return crypto::pbkdf2Sha256(code, salt, kRounds, 32);
}

/// The advertising secret out of what the companion sent; Forged when the code was another one.
Result<QByteArray> advSecretOf(const NodeView &finish, const crypto::KeyPair &ephemeral,
    const crypto::PublicKey &companionEphemeral, const e2e::LocalIdentity &local)
{
    const QByteArray bundle = finish.child("link_code_pairing_wrapped_key_bundle").content().toByteArray();
    ASSIGN_OR_RETURN(
        const auto companion, crypto::PublicKey::from(finish.child("companion_identity_public").content()));
    ASSIGN_OR_RETURN(const auto shared, crypto::agree(ephemeral.secret, companionEphemeral));
    if (bundle.size() < 32 + 12 + 16)
        return base::fail(Fault::Malformed, u"the key bundle is too short"_s);
    const QByteArray key = crypto::hkdfSha256(
        shared.view(), bundle.first(32), "link_code_pairing_key_bundle_encryption_key", 32);
    QByteArray opened;
    if (!crypto::Gcm(crypto::Key32(key)).open(bundle.mid(32, 12), bundle.mid(44), {}, opened)
        || opened.size() != 96 || opened.first(32) != companion.view()
        || opened.mid(32, 32) != local.identity.pub.view())
        return base::fail(Fault::Forged, u"the code is not the one that is shown"_s, u"wrong_code"_s);
    ASSIGN_OR_RETURN(const auto identities, crypto::agree(local.identity.secret, companion));
    return crypto::hkdfSha256(
        shared.toByteArray() + identities.toByteArray() + opened.last(32), {}, "adv_secret", 32);
}

}

Phone::Identity Phone::identityFor(
    const QByteArray &companionIdentity, quint32 keyIndex, const QByteArray &advSecret, const QString &flaw)
{
    base::Random &random = world_.random();
    proto::ADVDeviceIdentity details;
    details.set_rawid(rawId_);
    details.set_timestamp(static_cast<quint64>(world_.nowSeconds()));
    details.set_keyindex(keyIndex);
    details.set_accounttype(proto::E2EE);
    details.set_devicetype(proto::E2EE);
    Identity identity;
    identity.details = QByteArray::fromStdString(details.SerializeAsString());
    const QByteArray message = QByteArray("\x06\x00", 2) + identity.details + companionIdentity;
    identity.accountSignature = crypto::sign(local_.identity.secret, message, random);
    if (flaw == u"signature"_s)
        identity.accountSignature[7] = static_cast<char>(identity.accountSignature[7] ^ 1);
    proto::ADVSignedDeviceIdentity signedIdentity;
    signedIdentity.set_details(identity.details.toStdString());
    signedIdentity.set_accountsignaturekey(local_.identity.pub.toByteArray().toStdString());
    signedIdentity.set_accountsignature(identity.accountSignature.toStdString());
    const std::string inner = signedIdentity.SerializeAsString();
    const QByteArray secret = flaw == u"hmac"_s ? random.bytes(32) : advSecret;
    const auto mac = crypto::hmacSha256(secret, {QByteArrayView(inner.data(), qsizetype(inner.size()))});
    proto::ADVSignedDeviceIdentityHMAC sealed;
    sealed.set_details(inner);
    sealed.set_hmac(mac.data(), mac.size());
    identity.sealed = QByteArray::fromStdString(sealed.SerializeAsString());
    return identity;
}

QByteArray Phone::keyIndexList()
{
    proto::ADVKeyIndexList list;
    list.set_rawid(rawId_);
    list.set_timestamp(static_cast<quint64>(world_.nowSeconds()));
    list.set_currentindex(number_.nextKeyIndex - 1);
    for (const auto &[id, device] : number_.devices) {
        if (id != 0)
            list.add_validindexes(device.keyIndex);
    }
    const QByteArray details = QByteArray::fromStdString(list.SerializeAsString());
    proto::ADVSignedKeyIndexList signedList;
    signedList.set_details(details.toStdString());
    signedList.set_accountsignature(
        crypto::sign(local_.identity.secret, QByteArray("\x06\x02", 2) + details, world_.random())
            .toStdString());
    signedList.set_accountsignaturekey(local_.identity.pub.toByteArray().toStdString());
    return QByteArray::fromStdString(signedList.SerializeAsString());
}

Task<quint16> Phone::scan(const QString &code)
{
    QString text = code.trimmed();
    if (const auto hash = text.indexOf(u'#'); text.startsWith(u"https://"_s) && hash >= 0)
        text = text.mid(hash + 1);
    const QStringList parts = text.split(u',');
    if (parts.size() < 4)
        return Task<quint16>::failed({Fault::Malformed, u"this is not a code of WhatsApp"_s, {}});
    Link *companion = world_.linkOfRef(parts[0].toLatin1());
    if (!companion)
        return Task<quint16>::failed(
            {Fault::NotFound, u"the code has expired, or belongs to another network"_s, u"expired"_s});
    const auto bytes = [&](int part) { return QByteArray::fromBase64(parts[part].toLatin1()); };
    if (bytes(1) != companion->registration->noiseKey || bytes(2) != companion->registration->identity
        || bytes(3).size() != 32) {
        world_.violation(companion, u"qr_content"_s);
        return Task<quint16>::failed({Fault::Malformed, u"the code does not fit its companion"_s, {}});
    }
    return world_.completePairing(*companion, *this, bytes(3));
}

Task<quint16> Phone::typeCode(const QString &typed)
{
    QString letters = typed.toUpper();
    letters.remove(u'-').remove(u' ');
    Link *companion = world_.linkOfCode(number_.pn);
    if (!companion)
        return Task<quint16>::failed(
            {Fault::NotFound, u"no companion asks to be linked"_s, u"nobody_asked"_s});
    Registration::LinkCode &code = *companion->registration->code;
    const QByteArray wrapped = code.wrappedEphemeral;
    const QByteArray key = saltedKey(letters.toLatin1(), wrapped.first(32));
    const auto theirs = crypto::PublicKey::from(crypto::ctr(key, wrapped.mid(32, 16), wrapped.mid(48, 32)));
    if (!theirs)
        return Task<quint16>::failed(theirs.error());

    base::Random &random = world_.random();
    auto ephemeral = std::make_shared<crypto::KeyPair>(crypto::KeyPair::generate(random));
    const QByteArray salt = random.bytes(32);
    const QByteArray counter = random.bytes(16);
    const QByteArray ours
        = salt + counter + crypto::ctr(saltedKey(letters.toLatin1(), salt), counter, ephemeral->pub.view());
    code.primaryAnswered = true;
    const base::Promise<quint16> promise;
    companion->questions["link_code_finish"]
        = [this, companion, ephemeral, theirs = *theirs, promise](const NodeView &finish) {
              const auto secret = advSecretOf(finish, *ephemeral, theirs, local_);
              if (!secret) {
                  promise.fail({Fault::Refused, secret.error().detail, secret.error().code});
                  return;
              }
              companion->registration->code.reset();
              world_.completePairing(*companion, *this, *secret).forward(promise);
          };
    companion->send(Node("notification")
                        .set("from", Jid::network())
                        .set("type", QByteArray("link_code_companion_reg"))
                        .set("id", world_.newId())
                        .set("t", QByteArray::number(world_.nowSeconds()))
                        .add(Node("link_code_companion_reg")
                                 .set("stage", QByteArray("primary_hello"))
                                 .add(Node("link_code_pairing_wrapped_primary_ephemeral_pub").bytes(ours))
                                 .add(Node("primary_identity_pub").bytes(local_.identity.pub.toByteArray()))
                                 .add(Node("link_code_pairing_ref").bytes(code.ref))));
    return promise.task();
}

}
