// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/e2e/session_parts.h"

namespace e2e {

using base::Fault;
using base::Result;

QString faultWord(DecryptFault fault)
{
    switch (fault) {
    case DecryptFault::Duplicate:
        return QStringLiteral("duplicate");
    case DecryptFault::NoSession:
        return QStringLiteral("no_session");
    case DecryptFault::InvalidMessage:
        return QStringLiteral("invalid_message");
    case DecryptFault::BadMac:
        return QStringLiteral("bad_mac");
    case DecryptFault::InvalidKey:
        return QStringLiteral("invalid_key");
    case DecryptFault::InvalidKeyId:
        return QStringLiteral("invalid_key_id");
    case DecryptFault::TooFarAhead:
        return QStringLiteral("too_far_ahead");
    case DecryptFault::BadSignature:
        return QStringLiteral("bad_signature");
    }
    Q_UNREACHABLE();
}

int retryErrorCode(DecryptFault fault)
{
    switch (fault) {
    case DecryptFault::NoSession:
        return 1;
    case DecryptFault::InvalidKey:
        return 2;
    case DecryptFault::InvalidKeyId:
        return 3;
    case DecryptFault::InvalidMessage:
        return 4;
    case DecryptFault::BadSignature:
        return 5;
    case DecryptFault::TooFarAhead:
        return 6;
    case DecryptFault::BadMac:
        return 7;
    case DecryptFault::Duplicate:
        return 0;
    }
    Q_UNREACHABLE();
}

Result<PreKeyHeader, DecryptFault> readPreKeyHeader(QByteArrayView pkmsg)
{
    const auto message = readPreKeyMessage(pkmsg);
    if (!message)
        return base::failWith(DecryptFault::InvalidMessage);
    const auto base = crypto::PublicKey::from(message->baseKey);
    const auto identity = crypto::PublicKey::from(message->identity);
    if (!base || !identity)
        return base::failWith(DecryptFault::InvalidKey);
    return PreKeyHeader{
        message->registrationId, message->preKeyId, message->signedPreKeyId, *base, *identity};
}

Session::Session() : parts_(std::make_unique<Parts>()) { }
Session::~Session() = default;
Session::Session(Session &&) noexcept = default;
Session &Session::operator=(Session &&) noexcept = default;

bool Session::canEncrypt() const
{
    return !parts_->states.empty();
}

quint32 Session::remoteRegistrationId() const
{
    return canEncrypt() ? parts_->states.front().remoteRegistration : 0;
}

std::optional<crypto::PublicKey> Session::remoteIdentity() const
{
    return canEncrypt() ? std::optional(parts_->states.front().remoteIdentity) : std::nullopt;
}

QByteArray Session::baseKey() const
{
    return canEncrypt() ? parts_->states.front().baseKey.toByteArray() : QByteArray();
}

bool Session::knowsBaseKey(const crypto::PublicKey &baseKey) const
{
    return parts_->withBaseKey(baseKey).has_value();
}

namespace {

/// The agreements of X3DH, in its order, behind the 32 bytes that no curve point begins with.
class Agreements {
public:
    Result<void> add(const crypto::Key32 &mine, const crypto::PublicKey &theirs)
    {
        ASSIGN_OR_RETURN(const auto shared, crypto::agree(mine, theirs));
        std::copy_n(shared.data(), 32, bytes_.data() + used_);
        used_ += 32;
        return {};
    }
    Agreements() { std::fill_n(bytes_.data(), 32, static_cast<unsigned char>(0xff)); }
    QByteArrayView view() const { return bytes_.view().first(static_cast<qsizetype>(used_)); }

private:
    crypto::Secret<160> bytes_;
    std::size_t used_ = 32;
};

}

Result<void> Session::startOutgoing(const Bundle &bundle, const LocalIdentity &local, base::Random &random)
{
    if (!crypto::verify(bundle.identity, bundle.signedPreKey.djb(), bundle.signedPreKeySignature))
        return base::fail(Fault::Forged, QStringLiteral("signed prekey is not the identity's"),
            QStringLiteral("signed_prekey"));
    const auto baseKey = crypto::KeyPair::generate(random);
    auto ratchet = crypto::KeyPair::generate(random);
    Agreements agreements;
    RETURN_IF_FAILED(agreements.add(local.identity.secret, bundle.signedPreKey));
    RETURN_IF_FAILED(agreements.add(baseKey.secret, bundle.identity));
    RETURN_IF_FAILED(agreements.add(baseKey.secret, bundle.signedPreKey));
    if (bundle.oneTime)
        RETURN_IF_FAILED(agreements.add(baseKey.secret, bundle.oneTime->key));
    auto initial = deriveInitial(agreements.view());
    ASSIGN_OR_RETURN(auto step, ratchetStep(initial.root, ratchet.secret, bundle.signedPreKey));

    RatchetState state;
    state.remoteIdentity = bundle.identity;
    state.remoteRegistration = bundle.registrationId;
    state.baseKey = baseKey.pub;
    state.root = std::move(step.root);
    state.senderRatchet = std::move(ratchet);
    state.senderChain = std::move(step.chain);
    state.receivers.push_back({bundle.signedPreKey, std::move(initial.chain), 0, {}});
    state.pending.emplace();
    state.pending->signedPreKeyId = bundle.signedPreKeyId;
    if (bundle.oneTime)
        state.pending->preKeyId = bundle.oneTime->id;
    parts_->putCurrent(std::move(state));
    return {};
}

Result<Ciphertext> Session::encrypt(QByteArrayView padded, const LocalIdentity &local)
{
    if (!canEncrypt())
        return base::fail(Fault::NotFound, QStringLiteral("no session"));
    RatchetState &state = parts_->states.front();
    QByteArray message = ratchetEncrypt(state, padded, local.identity.pub);
    if (!state.pending)
        return Ciphertext{false, std::move(message)};
    QByteArray out;
    out.reserve(message.size() + 96);
    out.append(kVersionByte);
    ProtoWriter writer(out);
    if (state.pending->preKeyId)
        writer.number(1, *state.pending->preKeyId);
    writer.bytes(2, state.baseKey.djb());
    writer.bytes(3, local.identity.pub.djb());
    writer.bytes(4, message);
    writer.number(5, local.registrationId);
    writer.number(6, state.pending->signedPreKeyId);
    return Ciphertext{true, std::move(out)};
}

Result<QByteArray, DecryptFault> Session::decrypt(
    QByteArrayView msg, const LocalIdentity &local, base::Random &random)
{
    const auto message = readWhisperMessage(msg);
    if (!message)
        return base::failWith(DecryptFault::InvalidMessage);
    std::optional<DecryptFault> first;
    for (std::size_t i = 0; i < parts_->states.size(); ++i) {
        auto plain = ratchetDecrypt(parts_->states[i], *message, local.identity.pub, random);
        if (plain) {
            parts_->makeCurrent(i); // the peer uses this one: so do we
            return plain;
        }
        // only the state that has the chain can tell a used key; the others merely cannot open it
        if (!first || plain.error() == DecryptFault::Duplicate)
            first = plain.error();
    }
    return base::failWith(first.value_or(DecryptFault::NoSession));
}

Result<QByteArray, DecryptFault> Session::decryptPreKey(QByteArrayView pkmsg, const LocalIdentity &local,
    const SignedPreKey *signedPreKey, const PreKey *oneTime, base::Random &random)
{
    const auto outer = readPreKeyMessage(pkmsg);
    const auto header = readPreKeyHeader(pkmsg);
    if (!header)
        return base::failWith(header.error());
    const auto message = readWhisperMessage(outer->message);
    if (!message)
        return base::failWith(DecryptFault::InvalidMessage);
    if (const auto at = parts_->withBaseKey(header->baseKey)) {
        auto plain = ratchetDecrypt(parts_->states[*at], *message, local.identity.pub, random);
        if (plain)
            parts_->makeCurrent(*at);
        return plain;
    }
    if (!signedPreKey || (header->preKeyId && !oneTime))
        return base::failWith(DecryptFault::InvalidKeyId);

    Agreements agreements;
    const bool agreed = agreements.add(signedPreKey->pair.secret, header->identity)
        && agreements.add(local.identity.secret, header->baseKey)
        && agreements.add(signedPreKey->pair.secret, header->baseKey)
        && (!header->preKeyId || agreements.add(oneTime->pair.secret, header->baseKey));
    if (!agreed)
        return base::failWith(DecryptFault::InvalidKey);
    auto initial = deriveInitial(agreements.view());
    RatchetState state;
    state.remoteIdentity = header->identity;
    state.remoteRegistration = header->registrationId;
    state.baseKey = header->baseKey;
    state.root = std::move(initial.root);
    state.senderRatchet = signedPreKey->pair.copy();
    state.senderChain = std::move(initial.chain);
    auto plain = ratchetDecrypt(state, *message, local.identity.pub, random);
    if (plain)
        parts_->putCurrent(std::move(state));
    return plain;
}

}
