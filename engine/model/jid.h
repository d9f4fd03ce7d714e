// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHashFunctions>

namespace model {

/// The part after the @. `Other` keeps its own spelling in Jid::otherServer.
enum class Server : quint8 {
    None,
    Pn,
    Lid,
    Hosted,
    HostedLid,
    Group,
    Broadcast,
    Newsletter,
    Call,
    Bot,
    Messenger,
    Interop,
    Other
};

/// The wire spelling ("s.whatsapp.net"); empty for None and Other.
QByteArrayView serverText(Server server);

/// The server of a wire spelling; Other for one that we do not know.
Server serverOf(QByteArrayView text);

/// Whether a text can be the user part of an address that has devices.
bool isUser(QByteArrayView text);

/// An address of the network: user[.agent][:device]@server, or a server alone.
/// `c.us`, the legacy spelling, is read as Pn. Source: protocol note "JIDs"; vectors in binary_node.json.
struct Jid {
    QByteArray user;
    Server server = Server::None;
    quint8 agent = 0;
    quint16 device = 0;
    quint16 integrator = 0; ///< interop only
    QByteArray otherServer; ///< only when server == Other

    bool operator==(const Jid &) const = default;

    /// Malformed if empty, a number is out of range, or the user holds an @ or a control character.
    static base::Result<Jid> parse(QByteArrayView text);
    /// The canonical text, as stored and as REST writes it.
    QByteArray text() const;

    bool isEmpty() const { return server == Server::None; }
    /// A person by phone number or hidden id, whichever device.
    bool isPerson() const { return isPn() || isLid(); }
    bool isPn() const { return server == Server::Pn || server == Server::Hosted; }
    bool isLid() const { return server == Server::Lid || server == Server::HostedLid; }
    bool isGroup() const { return server == Server::Group; }
    /// The person or chat: without device and agent, hosted servers mapped to the ordinary ones.
    Jid withoutDevice() const;
    Jid withDevice(quint16 device) const;
    /// The same person (device ignored), compared as (user, server) after withoutDevice().
    bool sameUser(const Jid &other) const;

    static Jid pn(QByteArray user, quint16 device = 0)
    {
        return {std::move(user), Server::Pn, 0, device, 0, {}};
    }
    static Jid lid(QByteArray user, quint16 device = 0)
    {
        return {std::move(user), Server::Lid, 0, device, 0, {}};
    }
    /// The network itself, s.whatsapp.net.
    static Jid network() { return {{}, Server::Pn, 0, 0, 0, {}}; }
};

inline size_t qHash(const Jid &jid, size_t seed = 0)
{
    return qHashMulti(seed, jid.user, static_cast<int>(jid.server), jid.device);
}

}
