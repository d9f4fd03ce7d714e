// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions between two devices.
#include "tests/bench/benches.h"

#include <memory>
#include <vector>

namespace bench {

namespace {

constexpr qsizetype kSetups = 200; ///< a round

/// Hands out the next 32 bytes as they are: key pairs come out as they were recorded.
class Recorded final : public base::Random {
public:
    void put(const QByteArray &secret) { next_ = secret; }
    void fill(void *data, std::size_t size) override
    {
        check(static_cast<qsizetype>(size) == next_.size(), "one key pair for each step");
        std::copy_n(next_.constData(), size, static_cast<char *>(data));
    }

private:
    QByteArray next_;
};

qint64 plainBytes(const QList<QByteArray> &pairs)
{
    qint64 sum = 0;
    for (qsizetype i = 1; i < pairs.size(); i += 2)
        sum += pairs[i].size();
    return sum;
}

/// @param throughRecords the session is read from its record and written back for every message
RunRound chainDecrypt(const Inputs &inputs, bool throughRecords)
{
    const auto state = std::make_shared<SignalState>(
        SignalState::from(inputs.records(QStringLiteral("signal/chain_recv_state.rec"))));
    const auto messages = inputs.records(QStringLiteral("signal/chain_msgs.rec"));
    return [state, messages, throughRecords, bytes = plainBytes(messages)] {
        const auto local = state->identity();
        base::SystemRandom random;
        QByteArray record = state->record();
        auto session = sessionOf(record);
        return timed(messages.size() / 2, bytes, [&] {
            for (qsizetype i = 0; i < messages.size(); i += 2) {
                if (throughRecords)
                    session = sessionOf(record);
                const auto plain = session.decrypt(messages[i], local, random);
                check(plain && *plain == messages[i + 1], "the known plaintext");
                if (throughRecords)
                    record = session.record();
            }
        });
    };
}

RunRound chainEncrypt(const Inputs &inputs, bool throughRecords)
{
    const auto state = std::make_shared<SignalState>(
        SignalState::from(inputs.records(QStringLiteral("signal/chain_send_state.rec"))));
    const auto messages = inputs.records(QStringLiteral("signal/chain_msgs.rec"));
    return [state, messages, throughRecords, bytes = plainBytes(messages)] {
        const auto local = state->identity();
        QByteArray record = state->record();
        auto session = sessionOf(record);
        return timed(messages.size() / 2, bytes, [&] {
            for (qsizetype i = 0; i < messages.size(); i += 2) {
                if (throughRecords)
                    session = sessionOf(record);
                const auto sealed = session.encrypt(messages[i + 1], local);
                check(sealed && !sealed->isPreKey && sealed->bytes == messages[i], "the known ciphertext");
                if (throughRecords)
                    record = session.record();
            }
        });
    };
}

/// Two parties answer each other: every message is a ratchet step. Replays the recorded conversation.
RunRound pingPong(const Inputs &inputs, bool timeDecrypt)
{
    const auto a = std::make_shared<SignalState>(
        SignalState::from(inputs.records(QStringLiteral("signal/pp_a_state.rec"))));
    const auto b = std::make_shared<SignalState>(
        SignalState::from(inputs.records(QStringLiteral("signal/pp_b_state.rec"))));
    const auto transcript = inputs.records(QStringLiteral("signal/pp_transcript.rec"));
    return [a, b, transcript, timeDecrypt] {
        Recorded keys;
        e2e::Session sessions[2] = {sessionOf(a->record()), sessionOf(b->record())};
        const e2e::LocalIdentity identities[2] = {a->identity(), b->identity()};
        Round round;
        for (qsizetype i = 0; i + 3 < transcript.size(); i += 4) {
            const std::size_t from = transcript[i].at(0) == 0 ? 0 : 1;
            const std::size_t to = 1 - from;
            keys.put(transcript[i + 1]);
            const auto start = Clock::now();
            const auto sealed = sessions[from].encrypt(transcript[i + 3], identities[from]);
            const auto between = Clock::now();
            const auto plain = sessions[to].decrypt(transcript[i + 2], identities[to], keys);
            const auto end = Clock::now();
            check(sealed && sealed->bytes == transcript[i + 2], "the known ciphertext");
            check(plain && *plain == transcript[i + 3], "the known plaintext");
            round.seconds
                += std::chrono::duration<double>(timeDecrypt ? end - between : between - start).count();
            ++round.operations;
            round.bytes += transcript[i + 3].size();
        }
        return round;
    };
}

/// X3DH towards published keys, their signature verified, up to the first `pkmsg`.
RunRound setup(const Inputs &inputs)
{
    const auto items = inputs.records(QStringLiteral("signal/bundles.rec"));
    auto bundles = std::make_shared<QList<e2e::Bundle>>();
    for (qsizetype i = 2; i + 7 < items.size(); i += 8)
        bundles->append({littleEndian(items[i + 1]), publicKey(items[i + 2]), littleEndian(items[i + 3]),
            publicKey(items[i + 4]), items[i + 5],
            e2e::Bundle::OneTime{littleEndian(items[i + 6]), publicKey(items[i + 7])}});
    return [items, bundles] {
        const e2e::LocalIdentity local{{crypto::Key32(items[0]), publicKey(items[1])}, 1};
        base::SystemRandom random;
        e2e::Bundle forged = bundles->first();
        forged.signedPreKeySignature[5] = static_cast<char>(forged.signedPreKeySignature[5] ^ 1);
        check(!e2e::Session().startOutgoing(forged, local, random), "a forged signature is refused");
        const qsizetype count = std::min(kSetups, bundles->size());
        std::vector<e2e::Session> sessions(static_cast<std::size_t>(count));
        const auto round = timed(count, 0, [&] {
            for (qsizetype i = 0; i < count; ++i)
                check(sessions[static_cast<std::size_t>(i)]
                          .startOutgoing(bundles->at(i), local, random)
                          .has_value(),
                    "starts");
        });
        const auto sealed = sessions.back().encrypt("x", local);
        check(sealed && sealed->isPreKey, "the first message carries the keys");
        return round;
    };
}

RunRound firstMessages(const Inputs &inputs)
{
    const auto items = inputs.records(QStringLiteral("signal/pkmsg.rec"));
    return [items] {
        const e2e::LocalIdentity local{{crypto::Key32(items[0]), publicKey(items[1])}, 22};
        const e2e::SignedPreKey signedKey{
            littleEndian(items[2]), {crypto::Key32(items[3]), publicKey(items[4])}, {}};
        base::SystemRandom random;
        std::vector<e2e::PreKey> preKeys;
        for (qsizetype i = 5; i + 5 < items.size(); i += 6)
            preKeys.push_back(
                {littleEndian(items[i]), {crypto::Key32(items[i + 1]), publicKey(items[i + 2])}});
        return timed(static_cast<qint64>(preKeys.size()), 0, [&] {
            for (std::size_t k = 0; k < preKeys.size(); ++k) {
                const auto at = static_cast<qsizetype>(5 + 6 * k);
                e2e::Session session;
                const auto plain
                    = session.decryptPreKey(items[at + 4], local, &signedKey, &preKeys[k], random);
                check(plain && *plain == items[at + 5], "the known plaintext");
            }
        });
    };
}

}

void addSignal(Suite &suite, const Inputs &inputs)
{
    suite.add(QStringLiteral("signal.decrypt.chain"), [&inputs] { return chainDecrypt(inputs, false); });
    suite.add(QStringLiteral("signal.encrypt.chain"), [&inputs] { return chainEncrypt(inputs, false); });
    suite.add(QStringLiteral("signal.encrypt.ratchet"), [&inputs] { return pingPong(inputs, false); });
    suite.add(QStringLiteral("signal.decrypt.ratchet"), [&inputs] { return pingPong(inputs, true); });
    suite.add(QStringLiteral("signal.setup.outgoing+sigverify"), [&inputs] { return setup(inputs); });
    suite.add(QStringLiteral("signal.pkmsg.decrypt"), [&inputs] { return firstMessages(inputs); });
    suite.add(QStringLiteral("repo.decrypt.chain"), [&inputs] { return chainDecrypt(inputs, true); });
    suite.add(QStringLiteral("repo.encrypt.chain"), [&inputs] { return chainEncrypt(inputs, true); });
}

}
