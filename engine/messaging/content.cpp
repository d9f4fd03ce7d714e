// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/content.h"

#include "engine/messaging/kinds.h"
#include "engine/proto/bounded.h"
#include "engine/proto/message.pb.h"

namespace messaging {

using base::Fault;
using base::Result;
using model::MessageKind;

namespace {

constexpr int kDeepestWrapping = 8;

QByteArray bytesOf(const google::protobuf::MessageLite &message)
{
    const std::string text = message.SerializeAsString();
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// What wraps a message to say something about it, or so that older programs leave it alone.
const proto::Message *unwrapOnce(const proto::Message &message)
{
    if (message.has_ephemeralmessage())
        return &message.ephemeralmessage().message();
    if (message.has_documentwithcaptionmessage())
        return &message.documentwithcaptionmessage().message();
    if (message.has_lottiestickermessage())
        return &message.lottiestickermessage().message();
    if (message.has_groupmentionedmessage())
        return &message.groupmentionedmessage().message();
    if (message.has_associatedchildmessage())
        return &message.associatedchildmessage().message();
    if (message.has_pollcreationmessagev4())
        return &message.pollcreationmessagev4().message();
    if (message.has_editedmessage())
        return &message.editedmessage().message();
    return nullptr;
}

bool isToBeSeenOnce(const proto::Message &message)
{
    return message.has_viewoncemessage() || message.has_viewoncemessagev2()
        || message.has_viewoncemessagev2extension();
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
    default: // timers and the like: anybody may send them
        content.ownOnly = false;
        content.control = QStringLiteral("protocol_message");
    }
}

bool isUnreadAddOn(const proto::Message &message)
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

/// Announced, and opened on the phone: nothing of it stays here.
void announce(Content &content)
{
    content.is = Content::Is::Message;
    content.kind = MessageKind::ViewOnce;
    content.text.clear();
    content.carried = {};
    content.thumbnail.clear();
    content.proto.clear();
}

Result<void> classify(const proto::Message &message, Content &content)
{
    if (readAddOn(message, content))
        return {};
    if (message.has_protocolmessage()) {
        readControl(message.protocolmessage(), content);
        return {};
    }
    ASSIGN_OR_RETURN(const bool isKnown, readKind(message, content));
    if (isKnown) {
        if (content.kind == MessageKind::ViewOnce)
            announce(content);
    } else if (isUnreadAddOn(message)) {
        content.is = Content::Is::Control;
        content.control = QStringLiteral("add_on");
    } else {
        content.is = isBare(message) ? Content::Is::Nothing : Content::Is::Message;
        content.kind = MessageKind::Unsupported;
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
        if (isToBeSeenOnce(*message)) {
            announce(content);
            return content;
        }
        const proto::Message *inner = unwrapOnce(*message);
        if (!inner)
            break;
        message = inner;
    }
    RETURN_IF_FAILED(classify(*message, content));
    return content;
}

QByteArray messageIn(const proto::WebMessageInfo &info)
{
    proto::Message message = info.message();
    if (!info.messagesecret().empty() && message.messagecontextinfo().messagesecret().empty())
        message.mutable_messagecontextinfo()->set_messagesecret(info.messagesecret());
    return bytesOf(message);
}

void fill(model::Message &message, const Content &content)
{
    message.kind = content.kind;
    message.text = content.text;
    message.content = content.carried;
    message.thumbnail = content.thumbnail;
    message.quoted = content.quoted;
    message.mentions = content.mentions;
    message.mentionsEveryone = content.mentionsEveryone;
    message.forwarded = content.forwarded;
    message.disappearsAfterS = content.disappearsAfterS;
}

QByteArray secretOf(QByteArrayView bytes)
{
    proto::Message message;
    if (!proto::read(message, {bytes.data(), static_cast<std::size_t>(bytes.size())}))
        return {};
    const std::string &secret = message.messagecontextinfo().messagesecret();
    return secret.size() == 32 ? QByteArray::fromStdString(secret) : QByteArray();
}

}
