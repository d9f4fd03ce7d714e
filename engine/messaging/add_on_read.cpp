// SPDX-License-Identifier: GPL-3.0-or-later
// Reading of what acts upon another message.
#include "engine/messaging/kinds.h"
#include "engine/proto/message.pb.h"

namespace messaging {

using model::MessageKind;

namespace {

constexpr qsizetype kLongestEmoji = 64; ///< characters: families with skin tones are long
constexpr qsizetype kLongestVote = 64 * 1024;

/// False when the key names no message.
bool readKey(const proto::MessageKey &key, AddOn &addOn)
{
    addOn.targetId = QByteArray::fromStdString(key.id()).left(128);
    addOn.targetIsActors = key.fromme();
    if (const auto chat = model::Jid::parse(QByteArray::fromStdString(key.remotejid())))
        addOn.targetChat = chat->withoutDevice();
    if (!key.participant().empty()) {
        if (const auto author = model::Jid::parse(QByteArray::fromStdString(key.participant())))
            addOn.targetAuthor = author->withoutDevice();
    }
    return !addOn.targetId.isEmpty();
}

void readReaction(const proto::ReactionMessage &reaction, AddOn &addOn)
{
    addOn.what = MessageKind::Reaction;
    addOn.emoji = lineOf(reaction.text(), kLongestEmoji);
    addOn.atMs = reaction.sendertimestampms();
}

bool readVote(const proto::PollUpdateMessage &update, AddOn &addOn)
{
    if (static_cast<qsizetype>(update.vote().encpayload().size()) > kLongestVote)
        return false;
    addOn.what = MessageKind::Vote;
    addOn.vote = QByteArray::fromStdString(update.vote().encpayload());
    addOn.voteIv = QByteArray::fromStdString(update.vote().enciv());
    addOn.atMs = update.sendertimestampms();
    return addOn.voteIv.size() == 12;
}

/// What an edit changes is a text or a caption; of anything else it is kept as it came.
bool readEdit(const proto::ProtocolMessage &message, AddOn &addOn)
{
    Content edited;
    const auto known = readKind(message.editedmessage(), edited);
    if (!known || !*known || !(edited.kind == MessageKind::Text || model::isMedia(edited.kind)))
        return false;
    addOn.what = MessageKind::Edit;
    addOn.atMs = message.timestampms();
    addOn.edited = std::make_shared<const Content>(std::move(edited));
    return true;
}

bool readProtocol(const proto::ProtocolMessage &message, AddOn &addOn)
{
    if (!message.has_type() || message.type() == proto::ProtocolMessage::REVOKE) {
        addOn.what = MessageKind::Delete;
        return message.has_key();
    }
    return message.type() == proto::ProtocolMessage::MESSAGE_EDIT && readEdit(message, addOn);
}

const proto::MessageKey *keyOf(const proto::Message &message)
{
    return message.has_reactionmessage()  ? &message.reactionmessage().key()
        : message.has_pollupdatemessage() ? &message.pollupdatemessage().pollcreationmessagekey()
        : message.has_protocolmessage()   ? &message.protocolmessage().key()
                                          : nullptr;
}

}

bool readAddOn(const proto::Message &message, Content &content)
{
    AddOn addOn;
    const proto::MessageKey *key = keyOf(message);
    if (!key || !readKey(*key, addOn))
        return false;
    bool isRead = true;
    if (message.has_reactionmessage())
        readReaction(message.reactionmessage(), addOn);
    else if (message.has_pollupdatemessage())
        isRead = readVote(message.pollupdatemessage(), addOn);
    else
        isRead = readProtocol(message.protocolmessage(), addOn);
    if (!isRead)
        return false;
    content.is = Content::Is::AddOn;
    content.addOn = std::move(addOn);
    return true;
}

}
