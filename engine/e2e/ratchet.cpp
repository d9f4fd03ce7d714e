// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/e2e/ratchet.h"

#include "engine/crypto/cipher.h"
#include "engine/crypto/digest.h"

#include <algorithm>

namespace e2e {

using base::Result;

namespace {

constexpr char kMessageByte = 1;
constexpr char kChainByte = 2;
constexpr qsizetype kMac = 8;

crypto::Key32 keyOf(crypto::Digest32 digest)
{
    crypto::Key32 key(crypto::view(digest));
    crypto::wipe(digest.data(), digest.size());
    return key;
}

/// cipher 32, mac 32, iv 16
using MessageKeys = crypto::Secret<80>;
MessageKeys deriveMessageKeys(const crypto::Key32 &seed)
{
    MessageKeys keys;
    crypto::hkdfSha256(seed.view(), {}, "WhisperMessageKeys", keys.data(), keys.size());
    return keys;
}
QByteArrayView cipherKey(const MessageKeys &keys)
{
    return keys.view().first(32);
}
QByteArrayView macKey(const MessageKeys &keys)
{
    return keys.view().sliced(32, 32);
}
QByteArrayView iv(const MessageKeys &keys)
{
    return keys.view().last(16);
}

crypto::Digest32 macOf(const MessageKeys &keys, const crypto::PublicKey &sender,
    const crypto::PublicKey &receiver, QByteArrayView authenticated)
{
    static constexpr char kType[] = {5};
    const QByteArrayView type(kType, 1);
    return crypto::hmacSha256(macKey(keys), {type, sender.view(), type, receiver.view(), authenticated});
}

/// Everything a message would change, worked out before anything is changed.
struct Plan {
    std::size_t chainAt = 0; ///< in receivers, when it exists
    std::optional<ReceiverChain> fresh; ///< a chain that begins with this message
    crypto::Key32 freshRoot;
    crypto::Key32 chain; ///< after the message
    quint32 index = 0;
    std::vector<SkippedKey> skipped;
    std::optional<std::size_t> usedSkipped;
    crypto::Key32 seed;
};

Result<Plan, DecryptFault> findChain(const RatchetState &state, const crypto::PublicKey &ratchet)
{
    Plan plan;
    const auto at = std::find_if(state.receivers.begin(), state.receivers.end(),
        [&](const ReceiverChain &chain) { return chain.ratchet == ratchet; });
    if (at != state.receivers.end()) {
        plan.chainAt = static_cast<std::size_t>(at - state.receivers.begin());
        return plan;
    }
    auto step = ratchetStep(state.root, state.senderRatchet.secret, ratchet);
    if (!step)
        return base::failWith(DecryptFault::InvalidKey);
    plan.fresh.emplace(ReceiverChain{ratchet, std::move(step->chain), 0, {}});
    plan.freshRoot = std::move(step->root);
    return plan;
}

Result<void, DecryptFault> findSeed(const ReceiverChain &chain, quint32 counter, Plan &plan)
{
    if (counter < chain.index) {
        const auto at = std::find_if(chain.skipped.begin(), chain.skipped.end(),
            [counter](const SkippedKey &key) { return key.index == counter; });
        if (at == chain.skipped.end())
            return base::failWith(DecryptFault::Duplicate);
        plan.usedSkipped = static_cast<std::size_t>(at - chain.skipped.begin());
        plan.seed = at->seed.copy();
        return {};
    }
    if (counter - chain.index > kFarthestJump)
        return base::failWith(DecryptFault::TooFarAhead);
    plan.chain = chain.chain.copy();
    for (quint32 index = chain.index; index < counter; ++index) {
        plan.skipped.push_back({index, messageSeed(plan.chain)});
        advanceChain(plan.chain);
    }
    plan.seed = messageSeed(plan.chain);
    advanceChain(plan.chain);
    plan.index = counter + 1;
    return {};
}

void apply(RatchetState &state, Plan plan, base::Random &random)
{
    if (plan.fresh) {
        // a new chain of theirs: a new ratchet pair and a new chain of ours
        auto own = crypto::KeyPair::generate(random);
        auto step = ratchetStep(plan.freshRoot, own.secret, plan.fresh->ratchet);
        Q_ASSERT(step); // the same point was agreed with a moment ago
        state.previousCounter = state.senderIndex > 0 ? state.senderIndex - 1 : 0;
        state.senderRatchet = std::move(own);
        state.root = std::move(step->root);
        state.senderChain = std::move(step->chain);
        state.senderIndex = 0;
        state.receivers.push_back(std::move(*plan.fresh));
        if (state.receivers.size() > kMostReceiverChains)
            state.receivers.erase(state.receivers.begin());
        plan.chainAt = state.receivers.size() - 1;
    }
    ReceiverChain &chain = state.receivers[plan.chainAt];
    if (plan.usedSkipped) {
        chain.skipped.erase(chain.skipped.begin() + static_cast<std::ptrdiff_t>(*plan.usedSkipped));
    } else {
        chain.chain = std::move(plan.chain);
        chain.index = plan.index;
        std::move(plan.skipped.begin(), plan.skipped.end(), std::back_inserter(chain.skipped));
        if (chain.skipped.size() > kMostSkipped)
            chain.skipped.erase(
                chain.skipped.begin(), chain.skipped.end() - static_cast<std::ptrdiff_t>(kMostSkipped));
    }
    state.pending.reset();
}

}

RootAndChain deriveInitial(QByteArrayView agreements)
{
    crypto::Secret<64> both;
    crypto::hkdfSha256(agreements, {}, "WhisperText", both.data(), both.size());
    return {crypto::Key32(both.view().first(32)), crypto::Key32(both.view().last(32))};
}

Result<RootAndChain> ratchetStep(
    const crypto::Key32 &root, const crypto::Key32 &mine, const crypto::PublicKey &theirs)
{
    ASSIGN_OR_RETURN(const auto shared, crypto::agree(mine, theirs));
    crypto::Secret<64> both;
    crypto::hkdfSha256(shared.view(), root.view(), "WhisperRatchet", both.data(), both.size());
    return RootAndChain{crypto::Key32(both.view().first(32)), crypto::Key32(both.view().last(32))};
}

crypto::Key32 messageSeed(const crypto::Key32 &chain)
{
    return keyOf(crypto::hmacSha256(chain.view(), {QByteArrayView(&kMessageByte, 1)}));
}

void advanceChain(crypto::Key32 &chain)
{
    chain = keyOf(crypto::hmacSha256(chain.view(), {QByteArrayView(&kChainByte, 1)}));
}

QByteArray ratchetEncrypt(RatchetState &state, QByteArrayView padded, const crypto::PublicKey &localIdentity)
{
    const auto keys = deriveMessageKeys(messageSeed(state.senderChain));
    QByteArray out;
    out.reserve(padded.size() + 96);
    out.append(kVersionByte);
    ProtoWriter writer(out);
    writer.bytes(1, state.senderRatchet.pub.djb());
    writer.number(2, state.senderIndex);
    writer.number(3, state.previousCounter);
    writer.bytes(4, crypto::sealCbc(cipherKey(keys), iv(keys), padded));
    const auto mac = macOf(keys, localIdentity, state.remoteIdentity, out);
    out.append(crypto::view(mac).first(kMac));
    advanceChain(state.senderChain);
    ++state.senderIndex;
    return out;
}

Result<QByteArray, DecryptFault> ratchetDecrypt(RatchetState &state, const WhisperMessage &message,
    const crypto::PublicKey &localIdentity, base::Random &random)
{
    const auto ratchet = crypto::PublicKey::from(message.ratchetKey);
    if (!ratchet)
        return base::failWith(DecryptFault::InvalidKey);
    auto plan = findChain(state, *ratchet);
    if (!plan)
        return base::failWith(plan.error());
    const ReceiverChain &chain = plan->fresh ? *plan->fresh : state.receivers[plan->chainAt];
    if (const auto found = findSeed(chain, message.counter, *plan); !found)
        return base::failWith(found.error());

    const auto keys = deriveMessageKeys(plan->seed);
    const auto mac = macOf(keys, state.remoteIdentity, localIdentity, message.authenticated);
    if (!crypto::equal(crypto::view(mac).first(kMac), message.mac))
        return base::failWith(DecryptFault::BadMac);
    auto plain = crypto::openCbc(cipherKey(keys), iv(keys), message.ciphertext);
    if (!plain)
        return base::failWith(DecryptFault::InvalidMessage);
    apply(state, std::move(*plan), random);
    return std::move(*plain);
}

}
