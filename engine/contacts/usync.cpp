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

}

Node deviceQuery(const QList<Jid> &people, const QByteArray &sid)
{
    Node query("query");
    query.add(Node("devices").set("version", QByteArray("2"))).add(Node("lid"));
    Node list("list");
    for (const Jid &person : people)
        list.add(Node("user").set("jid", person.withoutDevice()));
    Node usync = Node("usync")
                     .set("sid", sid)
                     .set("mode", QByteArray("query"))
                     .set("last", QByteArray("true"))
                     .set("index", QByteArray("0"))
                     .set("context", QByteArray("message"))
                     .add(std::move(query))
                     .add(std::move(list));
    return Node("iq")
        .set("to", Jid::network())
        .set("type", QByteArray("get"))
        .set("xmlns", QByteArray("usync"))
        .add(std::move(usync));
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
