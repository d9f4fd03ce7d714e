// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/stanza.h"

namespace messaging {

using base::Fault;
using base::Result;
using model::Jid;
using wire::Node;
using wire::NodeView;

namespace {

constexpr qsizetype kLongestId = 128;

Jid jidOr(const NodeView &node, QByteArrayView key)
{
    return node.jid(key).value_or(Jid());
}

/// The other address a stanza names for `known`, on the same device.
Jid alternate(const NodeView &node, const Jid &known, QByteArrayView pnKey, QByteArrayView lidKey)
{
    const auto other = node.jid(known.isLid() ? pnKey : lidKey);
    if (!other || !(known.isLid() ? other->isPn() : other->isLid()))
        return {};
    return other->withoutDevice().withDevice(known.device);
}

}

Result<Envelope> readEnvelope(const NodeView &message, const Self &self, qint64 nowMs)
{
    Envelope e;
    e.id = message.text("id");
    e.from = jidOr(message, "from");
    e.participant = jidOr(message, "participant");
    e.recipient = jidOr(message, "recipient");
    if (e.id.isEmpty() || e.id.size() > kLongestId || e.from.isEmpty())
        return base::fail(Fault::Malformed, QStringLiteral("message without id or from"));
    e.isPeer = message.textView("category") == "peer";
    e.isOffline = message.has("offline");
    const auto seconds = message.number("t");
    e.timestampMs = seconds && *seconds > 0 && *seconds < 1LL << 40 ? *seconds * 1000 : nowMs;
    e.pushName = QString::fromUtf8(message.text("notify")).left(256);

    if (e.from.isPerson()) {
        e.sender = e.from;
        e.fromMe = self.owns(e.from);
        e.chat = (e.fromMe && !e.recipient.isEmpty() ? e.recipient : e.from).withoutDevice();
        e.senderAlternate = alternate(message, e.sender, "sender_pn", "sender_lid");
        if (e.fromMe && e.chat.isPerson())
            e.chatAlternate = alternate(message, e.chat, "peer_recipient_pn", "peer_recipient_lid");
    } else {
        e.chat = e.from;
        e.sender
            = e.participant.isEmpty() && e.from.server == model::Server::Newsletter ? e.from : e.participant;
        if (e.sender.isEmpty())
            return base::fail(Fault::Malformed, QStringLiteral("group message without a sender"));
        e.fromMe = self.owns(e.sender);
        e.senderAlternate = alternate(message, e.sender, "participant_pn", "participant_lid");
    }
    return e;
}

Node ackOf(const NodeView &stanza, int error)
{
    Node ack("ack");
    ack.set("class", stanza.tag().toByteArray()).set("id", stanza.text("id"));
    for (const char *key : {"from", "participant", "recipient"}) {
        if (const auto jid = stanza.jid(key))
            ack.set(qstrcmp(key, "from") == 0 ? QByteArray("to") : QByteArray(key), *jid);
    }
    // a message ack carries no type, and an invented one closes the stream
    if (!stanza.is("message") && stanza.has("type"))
        ack.set("type", stanza.text("type"));
    if (error != 0)
        ack.set("error", QByteArray::number(error));
    return ack;
}

Node arrivalReceipt(const Envelope &envelope, bool active)
{
    Node receipt("receipt");
    receipt.set("id", envelope.id).set("to", envelope.from);
    if (!envelope.participant.isEmpty())
        receipt.set("participant", envelope.participant);
    if (!envelope.recipient.isEmpty())
        receipt.set("recipient", envelope.recipient);
    if (envelope.isPeer)
        receipt.set("type", QByteArray("peer_msg"));
    else if (envelope.fromMe)
        receipt.set("type", QByteArray("sender"));
    else if (!active)
        receipt.set("type", QByteArray("inactive"));
    return receipt;
}

Node readReceipt(
    const QByteArray &type, const Jid &chat, const Jid &sender, const QList<QByteArray> &waIds, qint64 nowMs)
{
    Node receipt("receipt");
    receipt.set("id", waIds.first()).set("to", chat).set("type", type);
    receipt.set("t", QByteArray::number(nowMs / 1000));
    if (!chat.isPerson())
        receipt.set("participant", sender);
    if (waIds.size() > 1) {
        Node list("list");
        for (const QByteArray &id : waIds.sliced(1))
            list.add(Node("item").set("id", id));
        receipt.add(std::move(list));
    }
    return receipt;
}

}
