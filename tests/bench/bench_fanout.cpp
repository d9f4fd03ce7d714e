// SPDX-License-Identifier: GPL-3.0-or-later
// One message to many devices: a chain step each, and the stanza that carries them.
#include "engine/e2e/padding.h"
#include "engine/messaging/cipher.h"
#include "engine/wire/document.h"
#include "tests/bench/benches.h"
#include "tests/bench/profile.h"

#include <memory>
#include <vector>

namespace bench {

namespace {

struct Recipient {
    model::Jid device;
    SignalState state;
    QByteArray record;
};
using Recipients = std::vector<Recipient>;

std::shared_ptr<Recipients> recipients(const Inputs &inputs, qsizetype count)
{
    const auto items = inputs.records(QStringLiteral("fanout/sessions.rec"));
    auto out = std::make_shared<Recipients>();
    for (qsizetype i = 0; i + 12 < items.size() && i < 13 * count; i += 13) {
        const auto device = model::Jid::parse(items[i]);
        check(device.has_value(), "device address");
        const auto state = SignalState::from(items, i + 1);
        out->push_back({*device, state, state.record()});
    }
    return out;
}

QByteArray plaintext(const Inputs &inputs)
{
    const QByteArray padded = inputs.bytes(QStringLiteral("fanout/plaintext.bin"));
    const auto plain = e2e::unpad(padded);
    check(plain.has_value(), "padded plaintext");
    return plain->toByteArray();
}

wire::Node recipientNode(const model::Jid &device, e2e::Ciphertext sealed)
{
    return wire::Node("to")
        .set("jid", device)
        .add(wire::Node("enc")
                 .set("v", "2")
                 .set("type", sealed.isPreKey ? "pkmsg" : "msg")
                 .bytes(std::move(sealed.bytes)));
}

wire::Node messageNode(QList<wire::Node> devices)
{
    wire::Node list("participants");
    list.content = std::move(devices);
    return wire::Node("message")
        .set("to", *model::Jid::parse("120363000000000000@g.us"))
        .set("id", "3EB0AA")
        .set("type", "text")
        .add(std::move(list));
}

/// Plays every recipient: what the frame carries opens to the message.
void checkFrame(const QByteArray &frame, const Recipients &to, const QByteArray &plain)
{
    wire::Document document;
    const auto node = document.decode(frame);
    check(node.has_value(), "frame decodes");
    const auto list = node->child("participants");
    check(list.childCount() == static_cast<int>(to.size()), "every device is there");
    base::SystemRandom random;
    for (std::size_t i = 0; i < to.size(); ++i) {
        auto session = sessionOf(to[i].state.receiverRecord());
        const auto entry = list.childAt(static_cast<int>(i));
        const auto padded = session.decrypt(entry.child("enc").content(), to[i].state.remote(), random);
        check(padded && entry.jid("jid") == to[i].device, "opens for its device");
        const auto message = e2e::unpad(*padded);
        check(message && *message == plain, "and says the same");
    }
}

/// Record in, record out, as the cipher room does between two calls of the store.
RunRound inMemory(const Inputs &inputs, qsizetype count)
{
    const auto to = recipients(inputs, count);
    const QByteArray plain = plaintext(inputs);
    const qsizetype repeats = std::max<qsizetype>(1, 1000 / count);
    return [to, plain, repeats] {
        const auto local = to->front().state.identity();
        base::SystemRandom random;
        std::vector<QByteArray> records(to->size());
        QByteArray frame;
        const auto operations = static_cast<qint64>(to->size()) * repeats;
        const auto round = timed(operations, 0, [&] {
            for (qsizetype r = 0; r < repeats; ++r) {
                QList<wire::Node> nodes;
                nodes.reserve(static_cast<qsizetype>(to->size()));
                for (std::size_t i = 0; i < to->size(); ++i) {
                    auto session = sessionOf((*to)[i].record);
                    auto sealed = session.encrypt(e2e::pad(plain, random), local);
                    check(sealed.has_value(), "encrypts");
                    records[i] = session.record();
                    nodes.append(recipientNode((*to)[i].device, std::move(*sealed)));
                }
                frame.resize(0);
                wire::encodeNode(messageNode(std::move(nodes)), frame);
            }
        });
        checkFrame(frame, *to, plain);
        return round;
    };
}

/// The same through the cipher room: sessions read from the store, sealed records on disk before the frame.
RunRound durable(const Inputs &inputs, qsizetype count, const QString &scratch)
{
    const auto to = recipients(inputs, count);
    const QByteArray plain = plaintext(inputs);
    return [to, plain, scratch] {
        base::SystemClock clock;
        Profile profile(to->front().state, scratch, Profile::On::Disk, clock);
        profile.write([&]() -> base::Result<void> {
            for (const Recipient &recipient : *to)
                RETURN_IF_FAILED(profile.store().sessions().saveSession(
                    profile.account, recipient.device, recipient.record));
            return {};
        });
        messaging::Cipher cipher(profile.account, profile.store(), profile.random);
        QByteArray frame;
        const auto round = timed(static_cast<qint64>(to->size()), 0, [&] {
            QList<wire::Node> nodes;
            nodes.reserve(static_cast<qsizetype>(to->size()));
            profile.write([&]() -> base::Result<void> {
                for (const Recipient &recipient : *to) {
                    ASSIGN_OR_RETURN(auto sealed, cipher.seal(recipient.device, plain));
                    nodes.append(recipientNode(recipient.device, std::move(sealed)));
                }
                return {};
            });
            wire::encodeNode(messageNode(std::move(nodes)), frame);
        });
        checkFrame(frame, *to, plain);
        return round;
    };
}

}

void addFanout(Suite &suite, const Inputs &inputs, const QString &scratch)
{
    for (const int count : {10, 100, 1000})
        suite.add(
            QStringLiteral("fanout.%1").arg(count), [&inputs, count] { return inMemory(inputs, count); });
    suite.add(
        QStringLiteral("fanout.1000.durable"), [&inputs, scratch] { return durable(inputs, 1000, scratch); });
}

}
