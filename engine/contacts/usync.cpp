// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contacts/usync.h"

#include <algorithm>

namespace contacts {

using base::Fault;
using base::Result;
using model::Jid;
using wire::Node;
using wire::NodeView;

namespace {

constexpr qsizetype kMostDevices = 100;

QList<quint16> readDevices(const NodeView &user)
{
    QList<quint16> devices;
    for (const NodeView device : user.child("devices").child("device-list").children()) {
        if (!device.is("device"))
            continue;
        const auto id = device.number("id");
        if (!id || *id < 0 || *id > 0xffff || (*id != 0 && !device.has("key-index")))
            continue;
        const auto number = static_cast<quint16>(*id);
        if (!devices.contains(number) && devices.size() < kMostDevices)
            devices.append(number);
    }
    std::sort(devices.begin(), devices.end());
    return devices;
}

Node question(Node query, Node list, const char *context, const QByteArray &sid)
{
    Node usync = Node("usync")
                     .set("sid", sid)
                     .set("mode", QByteArray("query"))
                     .set("last", QByteArray("true"))
                     .set("index", QByteArray("0"))
                     .set("context", QByteArray(context))
                     .add(std::move(query))
                     .add(std::move(list));
    return Node("iq")
        .set("to", Jid::network())
        .set("type", QByteArray("get"))
        .set("xmlns", QByteArray("usync"))
        .add(std::move(usync));
}

/// Which of the phones an answer is about: it says so in its text, or by an address.
std::optional<base::Phone> phoneOf(const NodeView &user, const QList<base::Phone> &asked)
{
    QByteArray text = user.child("contact").content().toByteArray().left(64);
    text = text.left(text.indexOf('@') < 0 ? text.size() : text.indexOf('@'));
    if (text.startsWith('+'))
        text.remove(0, 1);
    QList<QByteArray> names{text};
    for (const char *key : {"pn_jid", "jid"}) {
        if (const auto jid = user.jid(key); jid && jid->isPn())
            names.append(jid->user);
    }
    for (const QByteArray &name : std::as_const(names)) {
        if (asked.contains(base::Phone{name}))
            return base::Phone{name};
    }
    return std::nullopt;
}

}

Node deviceQuery(const QList<Jid> &people, const QByteArray &sid)
{
    Node query("query");
    query.add(Node("devices").set("version", QByteArray("2"))).add(Node("lid"));
    Node list("list");
    for (const Jid &person : people)
        list.add(Node("user").set("jid", person.withoutDevice()));
    return question(std::move(query), std::move(list), "message", sid);
}

Node contactQuery(const QList<base::Phone> &phones, const QByteArray &sid)
{
    Node query("query");
    query.add(Node("contact")).add(Node("lid"));
    Node list("list");
    for (const base::Phone &phone : phones)
        list.add(Node("user").add(Node("contact").bytes('+' + phone.digits)));
    return question(std::move(query), std::move(list), "interactive", sid);
}

Result<QList<CheckedUser>> readContacts(const NodeView &answer, const QList<base::Phone> &asked)
{
    const NodeView list = answer.child("usync").child("list");
    if (!list)
        return base::fail(Fault::Malformed, QStringLiteral("usync answer without a list"));
    QList<CheckedUser> users;
    for (const NodeView user : list.children()) {
        const QByteArrayView type = user.child("contact").textView("type");
        const auto phone = phoneOf(user, asked);
        const bool isDouble = phone && std::any_of(users.cbegin(), users.cend(), [&](const CheckedUser &one) {
            return one.phone == *phone;
        });
        if (!user.is("user") || !phone || isDouble || (type != "in" && type != "out"))
            continue;
        CheckedUser one{*phone, type == "in", {}};
        const auto val = user.child("lid").jid("val");
        const auto jid = user.jid("jid");
        if (one.isThere && val && val->isLid() && !val->user.isEmpty())
            one.lid = val->withoutDevice();
        else if (one.isThere && jid && jid->isLid() && !jid->user.isEmpty())
            one.lid = jid->withoutDevice();
        users.append(std::move(one));
    }
    return users;
}

Result<QList<UserInfo>> readUsync(const NodeView &answer)
{
    const NodeView list = answer.child("usync").child("list");
    if (!list)
        return base::fail(Fault::Malformed, QStringLiteral("usync answer without a list"));
    QList<UserInfo> users;
    for (const NodeView user : list.children()) {
        const auto jid = user.jid("jid");
        if (!user.is("user") || !jid || !jid->isPerson())
            continue;
        UserInfo info;
        info.asked = jid->withoutDevice();
        if (const auto lid = user.child("lid").jid("val"); lid && lid->isLid())
            info.lid = lid->withoutDevice();
        info.devices = readDevices(user);
        users.append(std::move(info));
    }
    return users;
}

}
