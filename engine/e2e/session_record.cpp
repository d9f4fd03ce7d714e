// SPDX-License-Identifier: GPL-3.0-or-later
// A session's record, there and back. Format: docs/formats/session-record.md
#include "engine/e2e/record_io.h"
#include "engine/e2e/session_parts.h"

namespace e2e {

using base::Fault;
using base::Result;

namespace {

// version 1 had no public half of the own ratchet key: a curve multiplication for every state that is read
constexpr quint32 kVersion = 2;
constexpr quint32 kOldest = 1;

void write(RecordWriter &out, const ReceiverChain &chain)
{
    out.key(chain.ratchet);
    out.key(chain.chain);
    out.u32(chain.index);
    out.u16(chain.skipped.size());
    for (const SkippedKey &key : chain.skipped) {
        out.u32(key.index);
        out.key(key.seed);
    }
}

void write(RecordWriter &out, const RatchetState &state)
{
    out.key(state.remoteIdentity);
    out.u32(state.remoteRegistration);
    out.key(state.baseKey);
    out.key(state.root);
    out.key(state.senderRatchet.secret);
    out.key(state.senderRatchet.pub);
    out.key(state.senderChain);
    out.u32(state.senderIndex);
    out.u32(state.previousCounter);
    out.u8(state.pending ? (state.pending->preKeyId ? 2 : 1) : 0);
    if (state.pending) {
        out.u32(state.pending->signedPreKeyId);
        if (state.pending->preKeyId)
            out.u32(*state.pending->preKeyId);
    }
    out.u8(state.receivers.size());
    for (const ReceiverChain &chain : state.receivers)
        write(out, chain);
}

ReceiverChain readChain(RecordReader &in)
{
    ReceiverChain chain;
    chain.ratchet = in.publicKey();
    chain.chain = in.secret();
    chain.index = in.u32();
    const quint32 skipped = in.u16();
    for (quint32 i = 0; i < skipped && in.ok(); ++i) {
        const quint32 index = in.u32();
        chain.skipped.push_back({index, in.secret()});
    }
    return chain;
}

RatchetState readState(RecordReader &in, quint32 version)
{
    RatchetState state;
    state.remoteIdentity = in.publicKey();
    state.remoteRegistration = in.u32();
    state.baseKey = in.publicKey();
    state.root = in.secret();
    state.senderRatchet.secret = in.secret();
    state.senderRatchet.pub = version == kOldest
        ? crypto::KeyPair::fromSecret(state.senderRatchet.secret.view()).pub
        : in.publicKey();
    state.senderChain = in.secret();
    state.senderIndex = in.u32();
    state.previousCounter = in.u32();
    const quint32 pending = in.u8();
    if (pending != 0) {
        state.pending.emplace();
        state.pending->signedPreKeyId = in.u32();
        if (pending == 2)
            state.pending->preKeyId = in.u32();
    }
    const quint32 chains = in.u8();
    for (quint32 i = 0; i < chains && i <= kMostReceiverChains && in.ok(); ++i)
        state.receivers.push_back(readChain(in));
    return state;
}

}

Result<Session> Session::fromRecord(QByteArrayView record)
{
    Session session;
    if (record.isEmpty())
        return session;
    RecordReader in(record);
    const quint32 version = in.u8();
    const bool known = version >= kOldest && version <= kVersion;
    const quint32 states = in.u8();
    for (quint32 i = 0; known && i < states && i <= kMostArchived && in.ok(); ++i)
        session.parts_->states.push_back(readState(in, version));
    if (!known || !in.ok() || !in.atEnd())
        return base::fail(Fault::Malformed, QStringLiteral("no session record of ours"));
    return session;
}

QByteArray Session::record() const
{
    RecordWriter out;
    out.u8(kVersion);
    out.u8(parts_->states.size());
    for (const RatchetState &state : parts_->states)
        write(out, state);
    return out.take();
}

}
