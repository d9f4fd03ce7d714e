// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contacts/presence_node.h"

namespace contacts {

using model::Doing;
using model::Jid;
using model::Whereabouts;
using wire::Node;
using wire::NodeView;

namespace {
constexpr qint64 kFirstMs = 1'230'768'000'000; ///< 2009: there was no such network before
constexpr qint64 kClocksDifferMs = 5 * 60 * 1000;
}

std::optional<HeardPresence> readPresence(const NodeView &presence, qint64 nowMs)
{
    const auto from = presence.jid("from");
    if (!from || !from->isPerson() || from->user.isEmpty())
        return std::nullopt;
    HeardPresence heard;
    heard.from = from->withoutDevice();
    const QByteArrayView type = presence.textView("type");
    if (type.isEmpty() || type == "available") {
        heard.is = Whereabouts::Online;
        return heard;
    }
    if (type != "unavailable")
        return std::nullopt;
    heard.is = Whereabouts::Away;
    if (presence.textView("last") == "deny") {
        heard.is = Whereabouts::Hidden;
    } else if (const auto last = presence.number("last");
               last && *last > kFirstMs / 1000 && *last <= (nowMs + kClocksDifferMs) / 1000) {
        heard.lastSeenMs = std::min(*last * 1000, nowMs);
    }
    return heard;
}

std::optional<HeardTyping> readTyping(const NodeView &chatstate)
{
    const auto from = chatstate.jid("from");
    if (!from || from->user.isEmpty())
        return std::nullopt;
    const auto participant = chatstate.jid("participant");
    HeardTyping heard;
    heard.chat = from->withoutDevice();
    if (from->isPerson())
        heard.from = heard.chat;
    else if (from->isGroup() && participant && participant->isPerson() && !participant->user.isEmpty())
        heard.from = participant->withoutDevice();
    else
        return std::nullopt;
    if (const NodeView composing = chatstate.child("composing"))
        heard.doing = composing.textView("media") == "audio" ? Doing::Recording : Doing::Typing;
    else if (!chatstate.child("paused"))
        return std::nullopt;
    return heard;
}

Node subscription(const Jid &person, const QByteArray &token)
{
    Node node("presence");
    node.set("type", QByteArray("subscribe")).set("to", person);
    if (!token.isEmpty())
        node.add(Node("tctoken").bytes(token));
    return node;
}

Node ownPresence(bool isAvailable, const QString &name)
{
    return Node("presence")
        .set("type", QByteArray(isAvailable ? "available" : "unavailable"))
        .set("name", name.toUtf8());
}

Node ownTyping(const Jid &chat, Doing doing)
{
    Node what(doing == Doing::Nothing ? "paused" : "composing");
    if (doing == Doing::Recording)
        what.set("media", QByteArray("audio"));
    return Node("chatstate").set("to", chat).add(std::move(what));
}

}
