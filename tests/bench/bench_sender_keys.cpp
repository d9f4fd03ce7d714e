// SPDX-License-Identifier: GPL-3.0-or-later
// Group messages.
#include "engine/e2e/sender_key.h"
#include "tests/bench/benches.h"

#include <QtEndian>

#include <memory>

namespace bench {

namespace {

constexpr qsizetype kSignature = 64;

/// Our own key at iteration 0, as a record (docs/formats/sender-key-record.md).
e2e::SenderKey ownKey(const QList<QByteArray> &state)
{
    QByteArray record("\x01\x01", 2);
    char numbers[8] = {};
    qToBigEndian(littleEndian(state.at(0)), numbers);
    record.append(numbers, sizeof numbers);
    record.append(state.at(1));
    record.append(publicKey(state.at(2)).view());
    record.append('\1');
    record.append(state.at(3));
    record.append(2, '\0');
    auto key = e2e::SenderKey::fromRecord(record);
    check(key.has_value(), "sender key record");
    return std::move(*key);
}

e2e::SenderKey theirKey(const QByteArray &distribution)
{
    e2e::SenderKey key;
    check(key.accept(distribution).has_value(), "distribution is taken");
    return key;
}

RunRound decrypting(const Inputs &inputs)
{
    const QByteArray distribution = inputs.bytes(QStringLiteral("senderkey/skdm.bin"));
    const auto messages = inputs.records(QStringLiteral("senderkey/msgs.rec"));
    return [distribution, messages] {
        auto key = theirKey(distribution);
        return timed(messages.size() / 2, 0, [&] {
            for (qsizetype i = 0; i < messages.size(); i += 2) {
                const auto plain = key.decrypt(messages[i]);
                check(plain && *plain == messages[i + 1], "the known plaintext");
            }
        });
    };
}

/// @param age how many messages the key has sent before
RunRound encrypting(const Inputs &inputs, qsizetype age)
{
    const auto state = inputs.records(QStringLiteral("senderkey/state.rec"));
    const QByteArray distribution = inputs.bytes(QStringLiteral("senderkey/skdm.bin"));
    const auto messages = inputs.records(QStringLiteral("senderkey/msgs.rec"));
    return [state, distribution, messages, age] {
        auto key = ownKey(state);
        base::SystemRandom random;
        for (qsizetype i = 0; i < age; ++i)
            check(key.encrypt(messages[1], random).has_value(), "encrypts");
        QList<QByteArray> sealed;
        sealed.reserve(messages.size() / 2);
        const auto round = timed(messages.size() / 2, 0, [&] {
            for (qsizetype i = 1; i < messages.size(); i += 2) {
                auto message = key.encrypt(messages[i], random);
                check(message.has_value(), "encrypts");
                sealed.append(std::move(*message));
            }
        });
        if (age > 0)
            return round;
        // signatures are randomised: all bytes before them are known, and the peer's key opens the whole
        auto reader = theirKey(distribution);
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            check(
                sealed[i].chopped(kSignature) == messages[2 * i].chopped(kSignature), "the known ciphertext");
            const auto plain = reader.decrypt(sealed[i]);
            check(plain && *plain == messages[2 * i + 1], "verifies and opens");
        }
        return round;
    };
}

}

void addSenderKeys(Suite &suite, const Inputs &inputs)
{
    suite.add(QStringLiteral("senderkey.decrypt"), [&inputs] { return decrypting(inputs); });
    suite.add(QStringLiteral("senderkey.encrypt.fresh"), [&inputs] { return encrypting(inputs, 0); });
    suite.add(QStringLiteral("senderkey.encrypt.after2000"), [&inputs] { return encrypting(inputs, 2000); });
}

}
