// SPDX-License-Identifier: GPL-3.0-or-later
// Who is there and who types. Nobody on this network keeps it to themselves.
#include "engine/sim/world.h"

namespace sim {

using namespace Qt::StringLiterals;
using model::Jid;
using model::Server;
using wire::Node;
using wire::NodeView;

namespace {

bool isThere(const Number &number)
{
    for (const auto &[id, device] : number.devices) {
        if (device.link && device.link->isAvailable)
            return true;
    }
    return false;
}

Node presenceOf(const Number &number, Server mode, qint64 now)
{
    Node node("presence");
    node.set("from", number.jid(mode));
    if (!isThere(number))
        node.set("type", QByteArray("unavailable")).set("last", QByteArray::number(now));
    return node;
}

}

void World::onPresence(Link &link, const NodeView &presence)
{
    const QByteArrayView type = presence.textView("type");
    if (type == "subscribe") {
        const Place who = directory_.resolve(presence.jid("to").value_or(Jid()));
        if (!who)
            return;
        link.follows.insert(who.number->pn);
        link.send(presenceOf(*who.number, who.mode, nowSeconds()));
        return;
    }
    if (type != "available" && type != "unavailable")
        return; // only a new name
    if (!link.isPhone() && presence.text("name").isEmpty())
        violation(&link, u"presence_without_name"_s);
    link.isAvailable = type == "available";
    tellPresence(*link.number);
}

void World::tellPresence(const Number &number)
{
    for (const auto &[pn, hearer] : directory_.all()) {
        for (auto &[id, device] : hearer->devices) {
            if (device.link && device.link->follows.contains(number.pn))
                device.link->send(presenceOf(number, Server::Lid, nowSeconds()));
        }
    }
}

void World::onTyping(Link &link, const NodeView &chatstate)
{
    const Place to = directory_.resolve(chatstate.jid("to").value_or(Jid()));
    if (!to || (!chatstate.child("composing") && !chatstate.child("paused"))) {
        violation(&link, u"chatstate"_s);
        return;
    }
    for (auto &[id, device] : to.number->devices) {
        // whoever looks nowhere is told nothing
        if (!device.link || device.link == &link || !device.link->isAvailable)
            continue;
        Node out("chatstate");
        out.set("from", link.number->jid(to.mode));
        device.link->send(std::move(out).add(chatstate.childAt(0).toNode()));
    }
}

}
