// SPDX-License-Identifier: GPL-3.0-or-later
// The binary node codec and the Message codec.
#include "engine/messaging/compose.h"
#include "engine/messaging/content.h"
#include "engine/wire/document.h"
#include "tests/bench/benches.h"

#include <memory>

namespace bench {

namespace {

using messaging::Content;

RunRound decoding(const QByteArray &frame, const QByteArray &plainFrame)
{
    const auto document = std::make_shared<wire::Document>();
    const auto node = document->decode(frame);
    check(node && wire::encodeNode(node->toNode()) == plainFrame, "encodes to the same bytes again");
    return repeated(plainFrame.size(), [document, frame] {
        const auto decoded = document->decode(frame);
        check(decoded.has_value(), "decodes");
    });
}

RunRound encoding(const QByteArray &frame)
{
    wire::Document document;
    const auto node = document.decode(frame);
    check(node.has_value(), "decodes");
    const auto out = std::make_shared<QByteArray>();
    return repeated(frame.size(), [tree = node->toNode(), out, frame] {
        out->resize(0); // as the connection's reused buffer
        wire::encodeNode(tree, *out);
        check(*out == frame, "encodes to the same bytes");
    });
}

QByteArray sent(const Content &content, const std::optional<messaging::Quoted> &quoted)
{
    model::Outgoing message;
    message.text = content.text;
    message.mentions = content.mentions;
    return messaging::composeMessage(message, quoted, QByteArray(32, 's')).value();
}

RunRound reading(const QByteArray &message, model::MessageKind is, qsizetype length)
{
    const auto content = messaging::readContent(message);
    check(content && content->kind == is && content->proto == message, "reads as what it is");
    check(content->text.size() == length && message.contains(content->text.toUtf8()), "has its text");
    return repeated(message.size(), [message, length] {
        const auto again = messaging::readContent(message);
        check(again && again->text.size() == length, "reads");
    });
}

RunRound writing(const QByteArray &message)
{
    const auto content = messaging::readContent(message);
    check(content.has_value(), "reads");
    std::optional<messaging::Quoted> quoted;
    if (content->quoted) {
        Content plain;
        plain.text = content->quoted->text;
        const QByteArray original = sent(plain, {});
        quoted = messaging::Quoted{content->quoted->waId, content->quoted->from, original};
    }
    return repeated(message.size(), [content = *content, quoted] {
        const QByteArray out = sent(content, quoted);
        check(out.size() > content.text.size() + 32, "writes text and secret");
    });
}

}

void addNodes(Suite &suite, const Inputs &inputs)
{
    for (const char *shape : {"msg_1to1", "group_send_250", "group_meta_1024"}) {
        const QString name = QString::fromLatin1(shape);
        const QString file = QStringLiteral("nodes/%1.bin").arg(name);
        suite.add(QStringLiteral("node.decode.") + name, [&inputs, file] {
            const QByteArray frame = inputs.bytes(file);
            return decoding(frame, frame);
        });
        suite.add(
            QStringLiteral("node.encode.") + name, [&inputs, file] { return encoding(inputs.bytes(file)); });
    }
    suite.add(QStringLiteral("node.decode.group_meta_1024_z"), [&inputs] {
        return decoding(inputs.bytes(QStringLiteral("nodes/group_meta_1024.z.bin")),
            inputs.bytes(QStringLiteral("nodes/group_meta_1024.bin")));
    });
}

void addProto(Suite &suite, const Inputs &inputs)
{
    struct Kind {
        const char *name;
        model::MessageKind is;
        qsizetype length; ///< of its text, as the generator makes it
    };
    using model::MessageKind;
    for (const Kind kind : {Kind{"conversation", MessageKind::Text, 60},
             Kind{"extended_quote", MessageKind::Text, 300}, Kind{"image", MessageKind::Image, 80}}) {
        const QString name = QString::fromLatin1(kind.name);
        const QString file = QStringLiteral("proto/%1.bin").arg(name);
        suite.add(QStringLiteral("proto.decode.") + name,
            [&inputs, file, kind] { return reading(inputs.bytes(file), kind.is, kind.length); });
        if (kind.is == MessageKind::Text)
            suite.add(QStringLiteral("proto.encode.") + name,
                [&inputs, file] { return writing(inputs.bytes(file)); });
    }
}

}
