// SPDX-License-Identifier: GPL-3.0-or-later
// Record format: docs/formats/sender-key-record.md
#include "engine/e2e/sender_key.h"

#include "engine/crypto/cipher.h"
#include "engine/crypto/digest.h"
#include "engine/e2e/ratchet.h"
#include "engine/e2e/record_io.h"

#include <algorithm>

namespace e2e {

using base::Fault;
using base::Result;

namespace {

constexpr quint32 kRecordVersion = 1;
constexpr std::size_t kMostStates = 5;
constexpr qsizetype kSignature = 64;

/// iv 16, cipher key 32
using GroupKeys = crypto::Secret<48>;
GroupKeys deriveGroupKeys(const crypto::Key32 &seed)
{
    GroupKeys keys;
    crypto::hkdfSha256(seed.view(), {}, "WhisperGroup", keys.data(), keys.size());
    return keys;
}

struct State {
    quint32 id = 0;
    quint32 iteration = 0;
    crypto::Key32 chain;
    crypto::PublicKey signing;
    std::optional<crypto::Key32> signingSecret; ///< ours only
    std::vector<SkippedKey> skipped;
};

struct GroupMessage {
    quint32 id = 0;
    quint32 iteration = 0;
    QByteArrayView ciphertext;
    QByteArrayView authenticated;
    QByteArrayView signature;
};

std::optional<GroupMessage> readGroupMessage(QByteArrayView skmsg)
{
    if (skmsg.size() < 1 + kSignature || static_cast<quint8>(skmsg[0]) >> 4 != 3)
        return std::nullopt;
    GroupMessage out;
    out.authenticated = skmsg.chopped(kSignature);
    out.signature = skmsg.last(kSignature);
    ProtoReader reader(out.authenticated.sliced(1));
    int seen = 0;
    while (const auto field = reader.next()) {
        const auto number = static_cast<quint32>(field->value & 0xffffffff);
        if (field->number == 1 && !field->isBytes) {
            out.id = number;
            seen |= 1;
        } else if (field->number == 2 && !field->isBytes) {
            out.iteration = number;
            seen |= 2;
        } else if (field->number == 3 && field->isBytes) {
            out.ciphertext = field->bytes;
            seen |= 4;
        }
    }
    return reader.ok() && seen == 7 ? std::optional(out) : std::nullopt;
}

}

struct SenderKey::Parts {
    std::vector<State> states; ///< newest first

    State *find(quint32 id)
    {
        const auto at
            = std::find_if(states.begin(), states.end(), [id](const State &state) { return state.id == id; });
        return at == states.end() ? nullptr : &*at;
    }
    void put(State state)
    {
        states.erase(std::remove_if(
                         states.begin(), states.end(), [&](const State &old) { return old.id == state.id; }),
            states.end());
        states.insert(states.begin(), std::move(state));
        if (states.size() > kMostStates)
            states.pop_back();
    }
};

SenderKey::SenderKey() : parts_(std::make_unique<Parts>()) { }
SenderKey::~SenderKey() = default;
SenderKey::SenderKey(SenderKey &&) noexcept = default;
SenderKey &SenderKey::operator=(SenderKey &&) noexcept = default;

Result<SenderKey> SenderKey::fromRecord(QByteArrayView record)
{
    SenderKey key;
    if (record.isEmpty())
        return key;
    RecordReader in(record);
    const bool known = in.u8() == kRecordVersion;
    const quint32 count = in.u8();
    for (quint32 i = 0; known && i < count && i < kMostStates && in.ok(); ++i) {
        State state;
        state.id = in.u32();
        state.iteration = in.u32();
        state.chain = in.secret();
        state.signing = in.publicKey();
        if (in.u8() != 0)
            state.signingSecret = in.secret();
        const quint32 skipped = in.u16();
        for (quint32 k = 0; k < skipped && in.ok(); ++k) {
            const quint32 index = in.u32();
            state.skipped.push_back({index, in.secret()});
        }
        key.parts_->states.push_back(std::move(state));
    }
    if (!known || !in.ok() || !in.atEnd())
        return base::fail(Fault::Malformed, QStringLiteral("no sender-key record of ours"));
    return key;
}

QByteArray SenderKey::record() const
{
    RecordWriter out;
    out.u8(kRecordVersion);
    out.u8(parts_->states.size());
    for (const State &state : parts_->states) {
        out.u32(state.id);
        out.u32(state.iteration);
        out.key(state.chain);
        out.key(state.signing);
        out.u8(state.signingSecret ? 1 : 0);
        if (state.signingSecret)
            out.key(*state.signingSecret);
        out.u16(state.skipped.size());
        for (const SkippedKey &skipped : state.skipped) {
            out.u32(skipped.index);
            out.key(skipped.seed);
        }
    }
    return out.take();
}

bool SenderKey::isEmpty() const
{
    return parts_->states.empty();
}

void SenderKey::create(base::Random &random)
{
    auto signing = crypto::KeyPair::generate(random);
    State state;
    state.id = random.below(0x7fffffff);
    random.fill(state.chain.data(), state.chain.size());
    state.signing = signing.pub;
    state.signingSecret = std::move(signing.secret);
    parts_->states.clear();
    parts_->states.push_back(std::move(state));
}

Result<QByteArray> SenderKey::distribution() const
{
    if (isEmpty() || !parts_->states.front().signingSecret)
        return base::fail(Fault::NotFound, QStringLiteral("no sender key of our own"));
    const State &state = parts_->states.front();
    QByteArray out(1, kVersionByte);
    ProtoWriter writer(out);
    writer.number(1, state.id);
    writer.number(2, state.iteration);
    writer.bytes(3, state.chain.view());
    writer.bytes(4, state.signing.djb());
    return out;
}

Result<void> SenderKey::accept(QByteArrayView distribution)
{
    State state;
    QByteArrayView chain;
    QByteArrayView signing;
    bool hasId = false;
    if (distribution.isEmpty() || static_cast<quint8>(distribution[0]) >> 4 != 3)
        return base::fail(Fault::Malformed, QStringLiteral("no distribution message"));
    ProtoReader reader(distribution.sliced(1));
    while (const auto field = reader.next()) {
        const auto number = static_cast<quint32>(field->value & 0xffffffff);
        if (field->number == 1 && !field->isBytes) {
            state.id = number;
            hasId = true;
        } else if (field->number == 2 && !field->isBytes) {
            state.iteration = number;
        } else if (field->number == 3 && field->isBytes) {
            chain = field->bytes;
        } else if (field->number == 4 && field->isBytes) {
            signing = field->bytes;
        }
    }
    if (!reader.ok() || !hasId || chain.size() != 32 || signing.size() != 33)
        return base::fail(Fault::Malformed, QStringLiteral("distribution message is incomplete"));
    ASSIGN_OR_RETURN(state.signing, crypto::PublicKey::from(signing));
    state.chain = crypto::Key32(chain);
    const State *known = parts_->find(state.id);
    // told again: the chain we have reaches every later point, and the keys before it were used or are kept
    if (known && known->signing == state.signing)
        return {};
    parts_->put(std::move(state));
    return {};
}

Result<QByteArray> SenderKey::encrypt(QByteArrayView padded, base::Random &random)
{
    if (isEmpty() || !parts_->states.front().signingSecret)
        return base::fail(Fault::NotFound, QStringLiteral("no sender key of our own"));
    State &state = parts_->states.front();
    const auto keys = deriveGroupKeys(messageSeed(state.chain));
    QByteArray out(1, kVersionByte);
    ProtoWriter writer(out);
    writer.number(1, state.id);
    writer.number(2, state.iteration);
    writer.bytes(3, crypto::sealCbc(keys.view().last(32), keys.view().first(16), padded));
    out.append(crypto::sign(*state.signingSecret, out, random));
    advanceChain(state.chain);
    ++state.iteration;
    return out;
}

Result<QByteArray, DecryptFault> SenderKey::decrypt(QByteArrayView skmsg)
{
    const auto message = readGroupMessage(skmsg);
    if (!message)
        return base::failWith(DecryptFault::InvalidMessage);
    State *state = parts_->find(message->id);
    if (!state)
        return base::failWith(DecryptFault::NoSession);
    if (!crypto::verify(state->signing, message->authenticated, message->signature))
        return base::failWith(DecryptFault::BadSignature);

    if (message->iteration < state->iteration) {
        const auto at = std::find_if(state->skipped.begin(), state->skipped.end(),
            [&](const SkippedKey &key) { return key.index == message->iteration; });
        if (at == state->skipped.end())
            return base::failWith(DecryptFault::Duplicate);
        const auto keys = deriveGroupKeys(at->seed);
        auto plain = crypto::openCbc(keys.view().last(32), keys.view().first(16), message->ciphertext);
        if (!plain)
            return base::failWith(DecryptFault::InvalidMessage);
        state->skipped.erase(at);
        return std::move(*plain);
    }
    if (message->iteration - state->iteration > kFarthestJump)
        return base::failWith(DecryptFault::TooFarAhead);
    crypto::Key32 chain = state->chain.copy();
    std::vector<SkippedKey> skipped;
    for (quint32 index = state->iteration; index < message->iteration; ++index) {
        skipped.push_back({index, messageSeed(chain)});
        advanceChain(chain);
    }
    const auto keys = deriveGroupKeys(messageSeed(chain));
    auto plain = crypto::openCbc(keys.view().last(32), keys.view().first(16), message->ciphertext);
    if (!plain)
        return base::failWith(DecryptFault::InvalidMessage);
    advanceChain(chain);
    state->chain = std::move(chain);
    state->iteration = message->iteration + 1;
    std::move(skipped.begin(), skipped.end(), std::back_inserter(state->skipped));
    if (state->skipped.size() > kMostSkipped)
        state->skipped.erase(
            state->skipped.begin(), state->skipped.end() - static_cast<std::ptrdiff_t>(kMostSkipped));
    return std::move(*plain);
}

}
