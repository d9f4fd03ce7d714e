// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/e2e/session.h"
#include "engine/e2e/wire_proto.h"

#include <vector>

/// The double ratchet's state and its steps. Room internal; Session keeps a list of these.
namespace e2e {

constexpr std::size_t kMostReceiverChains = 5;
constexpr std::size_t kMostSkipped = 2000;
constexpr quint32 kFarthestJump = 2000;
constexpr std::size_t kMostArchived = 40;

struct SkippedKey {
    quint32 index = 0;
    crypto::Key32 seed;
};

struct ReceiverChain {
    crypto::PublicKey ratchet;
    crypto::Key32 chain;
    quint32 index = 0;
    std::vector<SkippedKey> skipped;
};

/// What must go along with every message until the peer has answered.
struct PendingPreKey {
    std::optional<quint32> preKeyId;
    quint32 signedPreKeyId = 0;
};

struct RatchetState {
    crypto::PublicKey remoteIdentity;
    quint32 remoteRegistration = 0;
    crypto::PublicKey baseKey; ///< the initiator's; names the session
    crypto::Key32 root;
    crypto::KeyPair senderRatchet;
    crypto::Key32 senderChain;
    quint32 senderIndex = 0;
    quint32 previousCounter = 0;
    std::vector<ReceiverChain> receivers; ///< oldest first
    std::optional<PendingPreKey> pending;
};

/// 32-byte root and chain out of an agreement.
struct RootAndChain {
    crypto::Key32 root;
    crypto::Key32 chain;
};
RootAndChain deriveInitial(QByteArrayView agreements);
base::Result<RootAndChain> ratchetStep(
    const crypto::Key32 &root, const crypto::Key32 &mine, const crypto::PublicKey &theirs);
/// The seed of the chain's present message key.
crypto::Key32 messageSeed(const crypto::Key32 &chain);
void advanceChain(crypto::Key32 &chain);

/// Encrypts with the sender chain and moves it on: the bytes of a `msg`.
QByteArray ratchetEncrypt(RatchetState &state, QByteArrayView padded, const crypto::PublicKey &localIdentity);
/// Opens a `msg`. The state changes only on success.
base::Result<QByteArray, DecryptFault> ratchetDecrypt(RatchetState &state, const WhisperMessage &message,
    const crypto::PublicKey &localIdentity, base::Random &random);

}
