// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/traits.h"

#include "engine/proto/bounded.h"
#include "engine/proto/message.pb.h"

namespace messaging {

using base::Fault;
using base::Result;

namespace {

constexpr int kDeepestWrapping = 8;

const proto::Message *inner(const proto::Message &message)
{
    if (message.has_ephemeralmessage())
        return &message.ephemeralmessage().message();
    if (message.has_documentwithcaptionmessage())
        return &message.documentwithcaptionmessage().message();
    if (message.has_editedmessage())
        return &message.editedmessage().message();
    if (message.has_viewoncemessagev2())
        return &message.viewoncemessagev2().message();
    return nullptr;
}

QByteArray mediaTypeOf(const proto::Message &m)
{
    if (m.has_imagemessage())
        return "image";
    if (m.has_videomessage())
        return m.videomessage().gifplayback() ? "gif" : "video";
    if (m.has_audiomessage())
        return m.audiomessage().ptt() ? "ptt" : "audio";
    if (m.has_documentmessage())
        return "document";
    if (m.has_stickermessage())
        return "sticker";
    if (m.has_contactmessage())
        return "vcard";
    if (m.has_contactsarraymessage())
        return "contact_array";
    if (m.has_livelocationmessage())
        return "livelocation";
    const bool hasPreview = m.has_extendedtextmessage() && !m.extendedtextmessage().matchedtext().empty()
        && !m.extendedtextmessage().title().empty();
    return hasPreview || m.has_groupinvitemessage() ? "url" : "";
}

bool isPoll(const proto::Message &m)
{
    return m.has_pollcreationmessage() || m.has_pollcreationmessagev2() || m.has_pollcreationmessagev3()
        || m.has_pollcreationmessagev5();
}

void readProtocol(const proto::ProtocolMessage &message, Traits &traits)
{
    if (message.type() == proto::ProtocolMessage::REVOKE)
        traits.edit = message.key().fromme() ? "7" : "8";
    else if (message.type() == proto::ProtocolMessage::MESSAGE_EDIT)
        traits.edit = "1";
    traits.isHidden = !traits.edit.isEmpty();
}

}

Result<Traits> traitsOf(QByteArrayView bytes)
{
    proto::Message outer;
    if (!proto::read(outer, {bytes.data(), static_cast<std::size_t>(bytes.size())}))
        return base::fail(Fault::Malformed, QStringLiteral("not a Message"));
    const proto::Message *message = &outer;
    for (int depth = 0; depth < kDeepestWrapping; ++depth) {
        const proto::Message *within = inner(*message);
        if (!within)
            break;
        message = within;
    }
    Traits traits;
    if (message->has_reactionmessage()) {
        traits.type = "reaction";
        traits.edit = message->reactionmessage().text().empty() ? "7" : "";
        traits.isHidden = true;
    } else if (message->has_pollupdatemessage()) {
        traits.type = "poll";
        traits.pollType = "vote";
        traits.isHidden = true;
    } else if (isPoll(*message)) {
        traits.type = "poll";
        traits.pollType = "creation";
    } else if (message->has_protocolmessage()) {
        readProtocol(message->protocolmessage(), traits);
    } else if (message->has_eventmessage()) {
        traits.type = "event";
    } else {
        traits.mediaType = mediaTypeOf(*message);
        traits.type = traits.mediaType.isEmpty() ? "text" : "media";
    }
    return traits;
}

void describe(wire::Node &message, const Traits &traits)
{
    message.set("type", traits.type);
    if (!traits.edit.isEmpty())
        message.set("edit", traits.edit);
    if (!traits.pollType.isEmpty())
        message.add(wire::Node("meta").set("polltype", traits.pollType));
}

void describeEnc(wire::Node &enc, const Traits &traits)
{
    if (!traits.mediaType.isEmpty())
        enc.set("mediatype", traits.mediaType);
    if (traits.isHidden)
        enc.set("decrypt-fail", QByteArray("hide"));
}

}
