// SPDX-License-Identifier: GPL-3.0-or-later
// A message arrives: from the frame to the receipt.
#include "engine/e2e/padding.h"
#include "engine/noise/handshake.h"
#include "engine/wire/framer.h"
#include "tests/bench/benches.h"
#include "tests/bench/stage.h"

#include <memory>

namespace bench {

namespace {

constexpr qsizetype kGroup = 100; ///< messages in a group commit
constexpr qsizetype kSingles = 300; ///< messages that are committed one by one

struct Arrivals {
    SignalState state;
    QByteArray key; ///< of the recorded frames
    QByteArray stream; ///< the frames as they came, lengths in front
    QList<QByteArray> stanzas; ///< opened
    QStringList texts;
    model::Jid sender;
    model::Jid senderLid;
};

std::shared_ptr<Arrivals> arrivals(const Inputs &inputs)
{
    auto out = std::make_shared<Arrivals>();
    out->state = SignalState::from(inputs.records(QStringLiteral("signal/chain_recv_state.rec")));
    out->key = inputs.records(QStringLiteral("noise/keys.rec")).at(1);
    out->stream = inputs.bytes(QStringLiteral("pipeline/recv_frames.bin"));
    noise::FrameCipher cipher{crypto::Key32(out->key)};
    for (const QByteArray &frame : inputs.frames(QStringLiteral("pipeline/recv_frames.bin"))) {
        QByteArray plain;
        check(cipher.open(frame, plain).has_value(), "recorded frame opens");
        out->stanzas.append(plain);
    }
    const auto messages = inputs.records(QStringLiteral("signal/chain_msgs.rec"));
    for (qsizetype i = 1; i < messages.size(); i += 2) {
        const auto plain = e2e::unpad(messages[i]);
        const auto content = plain ? messaging::readContent(*plain) : base::Result<messaging::Content>();
        check(content && !content->text.isEmpty(), "recorded message has a text");
        out->texts.append(content->text);
    }
    wire::Document first;
    const auto node = first.decode(out->stanzas.first());
    check(node && node->jid("from") && node->jid("sender_lid"), "recorded stanza has a sender");
    out->sender = *node->jid("from");
    out->senderLid = *node->jid("sender_lid");
    check(out->sender.text() == inputs.bytes(QStringLiteral("pipeline/from.txt")), "of the known address");
    return out;
}

/// Everything but store and answer: frame, node, session kept in memory, message read.
RunRound withoutStore(const Inputs &inputs)
{
    const auto in = arrivals(inputs);
    return [in] {
        const auto local = in->state.identity();
        const messaging::Self self{model::Jid::pn("5511900000000", 3), model::Jid::lid("900000000000000", 3)};
        base::SystemRandom random;
        auto session = sessionOf(in->state.record());
        noise::FrameCipher cipher{crypto::Key32(in->key)};
        wire::Framer framer;
        wire::Document document;
        qsizetype at = 0;
        const auto round = timed(in->stanzas.size(), 0, [&] {
            const auto frames = framer.feed(in->stream);
            check(frames.has_value(), "frames");
            for (const QByteArray &frame : *frames) {
                QByteArray body;
                body.reserve(frame.size());
                check(cipher.open(frame, body).has_value(), "frame opens");
                const auto node = document.decode(std::move(body));
                const auto envelope = messaging::readEnvelope(*node, self, 1);
                check(envelope && envelope->sender == in->sender, "from the sender");
                const auto padded = session.decrypt(node->child("enc").content(), local, random);
                const auto plain = padded ? e2e::unpad(*padded) : base::Result<QByteArrayView>();
                check(padded && plain, "message opens");
                const auto content = messaging::readContent(*plain);
                check(content && content->text == in->texts[at++], "the known text");
            }
        });
        check(at == in->texts.size(), "every message");
        return round;
    };
}

void checkStored(Stage &stage, const Arrivals &in, qsizetype count, qint64 feedBefore)
{
    check(stage.receipts(in.sender) == static_cast<int>(count), "a receipt for every message");
    check(stage.feedRows() - feedBefore >= count, "a feed row for every message");
    // all in the same second or in order: as a set they are what was sent
    QStringList stored = stage.texts(in.sender, static_cast<int>(count) + 1);
    QStringList expected = in.texts.mid(0, count);
    stored.sort();
    expected.sort();
    check(stored == expected, "every text is stored, once");
}

/// The product's whole way, the receipt last. @param group messages in one commit
RunRound stored(const Inputs &inputs, const QString &scratch, Profile::On on, qsizetype group, qsizetype most)
{
    const auto in = arrivals(inputs);
    const qsizetype count = std::min(most, in->stanzas.size());
    return [in, scratch, on, group, count] {
        Stage stage(in->state, in->sender, in->senderLid, scratch, on);
        const auto frames = stage.framesOf(in->stanzas.mid(0, count));
        const qint64 feedBefore = stage.feedRows();
        const auto round = timed(count, 0, [&] {
            for (qsizetype i = 0; i < count; ++i) {
                stage.arrive(frames[i]);
                if ((i + 1) % group == 0 || i + 1 == count)
                    stage.commit();
            }
        });
        checkStored(stage, *in, count, feedBefore);
        return round;
    };
}

}

void addPipeline(Suite &suite, const Inputs &inputs, const QString &scratch)
{
    constexpr qsizetype kAll = 1'000'000;
    using On = Profile::On;
    suite.add(QStringLiteral("pipeline.recv_1to1"), [&inputs] { return withoutStore(inputs); });
    suite.add(QStringLiteral("pipeline.recv_1to1.memory_store"),
        [&inputs, scratch] { return stored(inputs, scratch, On::Memory, kGroup, kAll); });
    suite.add(QStringLiteral("pipeline.recv_1to1.durable_batch"),
        [&inputs, scratch] { return stored(inputs, scratch, On::Disk, kGroup, kAll); });
    suite.add(QStringLiteral("pipeline.recv_1to1.durable_each"),
        [&inputs, scratch] { return stored(inputs, scratch, On::Disk, 1, kSingles); });
}

}
