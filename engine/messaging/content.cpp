// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/content.h"

#include "engine/proto/bounded.h"
#include "engine/proto/message.pb.h"

namespace messaging {

using base::Fault;
using base::Result;

namespace {

constexpr std::size_t kLongestTextBytes = 4 * std::size_t(kLongestText); ///< Hebrew takes two a letter
constexpr int kMostMentions = 1024;
constexpr int kDeepestWrapping = 8;

QByteArray bytesOf(const google::protobuf::MessageLite &message)
{
    const std::string text = message.SerializeAsString();
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QString textOf(const std::string &utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

const proto::Message *unwrapOnce(const proto::Message &message)
{
    if (message.has_ephemeralmessage())
        return &message.ephemeralmessage().message();
    if (message.has_documentwithcaptionmessage())
        return &message.documentwithcaptionmessage().message();
    return nullptr;
}

void readContext(const proto::ContextInfo &context, Content &content)
{
    for (const std::string &text : context.mentionedjid()) {
        if (content.mentions.size() >= kMostMentions)
            break;
        if (const auto jid = model::Jid::parse(QByteArrayView(text.data(), qsizetype(text.size()))))
            content.mentions.append(*jid);
    }
    if (context.stanzaid().empty())
        return;
    model::Quote quote;
    quote.waId = QByteArray::fromStdString(context.stanzaid()).left(128);
    if (const auto author = model::Jid::parse(QByteArray::fromStdString(context.participant())))
        quote.from = author->withoutDevice();
    const proto::Message &quoted = context.quotedmessage();
    const std::string &text
        = quoted.has_conversation() ? quoted.conversation() : quoted.extendedtextmessage().text();
    quote.text = textOf(text).left(4096);
    content.quoted = std::move(quote);
}

void readControl(const proto::ProtocolMessage &message, Content &content)
{
    using P = proto::ProtocolMessage;
    content.is = Content::Is::Control;
    content.ownOnly = true;
    switch (message.type()) {
    case P::HISTORY_SYNC_NOTIFICATION:
        content.control = QStringLiteral("history_sync");
        break;
    case P::APP_STATE_SYNC_KEY_SHARE:
        content.control = QStringLiteral("app_state_key_share");
        break;
    case P::LID_MIGRATION_MAPPING_SYNC:
        content.control = QStringLiteral("lid_migration");
        break;
    case P::PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE:
        content.control = QStringLiteral("peer_data_response");
        break;
    default: // revoke, edit, timers: anybody may send them
        content.ownOnly = false;
        content.control = QStringLiteral("protocol_message");
    }
}

bool isAddOn(const proto::Message &message)
{
    return message.has_reactionmessage() || message.has_pollupdatemessage() || message.has_editedmessage()
        || message.has_pininchatmessage();
}

/// Something that no field of ours names is a kind of a later version; nothing at all is nothing.
bool isBare(const proto::Message &message)
{
    proto::Message rest = message;
    rest.clear_senderkeydistributionmessage();
    rest.clear_messagecontextinfo();
    return rest.ByteSizeLong() == 0;
}

Result<void> classify(const proto::Message &message, Content &content)
{
    if (message.has_conversation() || message.has_extendedtextmessage()) {
        const bool extended = !message.has_conversation();
        const std::string &text = extended ? message.extendedtextmessage().text() : message.conversation();
        if (text.size() > kLongestTextBytes)
            return base::fail(Fault::Malformed, QStringLiteral("text too long"));
        content.is = Content::Is::Text;
        content.text = textOf(text);
        if (extended)
            readContext(message.extendedtextmessage().contextinfo(), content);
    } else if (message.has_protocolmessage()) {
        readControl(message.protocolmessage(), content);
    } else if (isAddOn(message)) {
        content.is = Content::Is::Control;
        content.control = QStringLiteral("add_on");
    } else {
        content.is = isBare(message) ? Content::Is::Nothing : Content::Is::Unsupported;
    }
    return {};
}

}

Result<Content> readContent(QByteArrayView bytes)
{
    proto::Message outer;
    if (!proto::read(outer, {bytes.data(), static_cast<std::size_t>(bytes.size())}))
        return base::fail(Fault::Malformed, QStringLiteral("not a Message"));
    Content content;
    const proto::Message *message = &outer;
    if (outer.has_devicesentmessage()) {
        content.destination = QByteArray::fromStdString(outer.devicesentmessage().destinationjid());
        message = &outer.devicesentmessage().message();
    }
    for (const proto::Message *part : {static_cast<const proto::Message *>(&outer), message}) {
        if (part->has_senderkeydistributionmessage()) {
            const auto &given = part->senderkeydistributionmessage();
            content.distribution = Content::Distribution{QByteArray::fromStdString(given.groupid()),
                QByteArray::fromStdString(given.axolotlsenderkeydistributionmessage())};
        }
    }
    content.proto = message == &outer ? bytes.toByteArray() : bytesOf(*message);
    for (int depth = 0; depth < kDeepestWrapping; ++depth) {
        const proto::Message *inner = unwrapOnce(*message);
        if (!inner)
            break;
        message = inner;
    }
    RETURN_IF_FAILED(classify(*message, content));
    return content;
}

QByteArray textMessage(const QString &text, const std::optional<Quoted> &quoted,
    const QList<model::Jid> &mentions, const QByteArray &secret)
{
    proto::Message message;
    message.mutable_messagecontextinfo()->set_messagesecret(secret.toStdString());
    if (!quoted && mentions.isEmpty()) {
        message.set_conversation(text.toStdString());
        return bytesOf(message);
    }
    auto *extended = message.mutable_extendedtextmessage();
    extended->set_text(text.toStdString());
    auto *context = extended->mutable_contextinfo();
    for (const model::Jid &jid : mentions)
        context->add_mentionedjid(jid.text().toStdString());
    if (quoted) {
        context->set_stanzaid(quoted->waId.toStdString());
        context->set_participant(quoted->author.text().toStdString());
        auto *original = context->mutable_quotedmessage();
        if (!original->ParseFromArray(quoted->proto.data(), static_cast<int>(quoted->proto.size())))
            original->Clear();
        // a quote carries the content alone: no secrets, no quote within the quote
        original->clear_messagecontextinfo();
        original->clear_senderkeydistributionmessage();
        if (original->has_extendedtextmessage())
            original->mutable_extendedtextmessage()->clear_contextinfo();
    }
    return bytesOf(message);
}

Result<QByteArray> deviceSentMessage(const QByteArray &message, const model::Jid &destination)
{
    proto::Message outer;
    auto *sent = outer.mutable_devicesentmessage();
    if (!sent->mutable_message()->ParseFromArray(message.data(), static_cast<int>(message.size())))
        return base::fail(Fault::Malformed, QStringLiteral("own message cannot be read back"));
    sent->set_destinationjid(destination.text().toStdString());
    if (sent->message().has_messagecontextinfo())
        *outer.mutable_messagecontextinfo() = sent->message().messagecontextinfo();
    return bytesOf(outer);
}

}
