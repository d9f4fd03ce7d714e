// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/jid.h"

#include <algorithm>
#include <array>

namespace model {

using base::Fault;
using base::Result;

namespace {

struct Spelling {
    Server server;
    QByteArrayView text;
};
// the first spelling of a server is the one written
constexpr std::array<Spelling, 12> kSpellings{{{Server::Pn, "s.whatsapp.net"}, {Server::Pn, "c.us"},
    {Server::Lid, "lid"}, {Server::Hosted, "hosted"}, {Server::HostedLid, "hosted.lid"},
    {Server::Group, "g.us"}, {Server::Broadcast, "broadcast"}, {Server::Newsletter, "newsletter"},
    {Server::Call, "call"}, {Server::Bot, "bot"}, {Server::Messenger, "msgr"}, {Server::Interop, "interop"}}};

/// Cuts "<separator><number>" off the end of `user`. False if what follows the separator is no number up to
/// `most`.
bool cutNumber(QByteArrayView &user, char separator, uint most, uint &number)
{
    const auto at = user.lastIndexOf(separator);
    if (at < 0)
        return true;
    const QByteArrayView digits = user.sliced(at + 1);
    if (digits.isEmpty() || digits.size() > 5)
        return false;
    number = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return false;
        number = number * 10 + static_cast<uint>(c - '0');
    }
    user = user.first(at);
    return number <= most;
}

}

QByteArrayView serverText(Server server)
{
    for (const auto &spelling : kSpellings) {
        if (spelling.server == server)
            return spelling.text;
    }
    return {};
}

Server serverOf(QByteArrayView text)
{
    const auto known = std::find_if(
        kSpellings.begin(), kSpellings.end(), [&](const Spelling &s) { return s.text == text; });
    return known == kSpellings.end() ? Server::Other : known->server;
}

bool isUser(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x21 && c != 0x7f && c != '@' && c != ':' && c != '.';
    });
}

Result<Jid> Jid::parse(QByteArrayView text)
{
    const auto isBad = [](char c) { return static_cast<unsigned char>(c) < 0x21 || c == 0x7f; };
    if (text.isEmpty() || text.size() > 256 || std::any_of(text.begin(), text.end(), isBad))
        return base::fail(Fault::Malformed, QStringLiteral("not a JID"));
    const auto at = text.indexOf('@');
    QByteArrayView user = at < 0 ? QByteArrayView() : text.first(at);
    const QByteArrayView server = text.sliced(at + 1);
    if (server.isEmpty() || server.contains('@'))
        return base::fail(Fault::Malformed, QStringLiteral("JID without a server"));

    Jid jid;
    jid.server = serverOf(server);
    if (jid.server == Server::Other)
        jid.otherServer = server.toByteArray();
    uint device = 0;
    uint agent = 0;
    if (jid.isPerson() || jid.server == Server::Messenger || jid.server == Server::Interop) {
        if (!cutNumber(user, ':', 0xffff, device) || (jid.isPerson() && !cutNumber(user, '.', 0xff, agent)))
            return base::fail(Fault::Malformed, QStringLiteral("JID with a bad device"));
    }
    if (const auto dash = user.indexOf('-'); jid.server == Server::Interop && dash > 0) {
        bool ok = false;
        jid.integrator = user.first(dash).toByteArray().toUShort(&ok);
        if (!ok)
            return base::fail(Fault::Malformed, QStringLiteral("JID with a bad integrator"));
        user = user.sliced(dash + 1);
    }
    if (jid.isPerson() && at > 0 && user.isEmpty())
        return base::fail(Fault::Malformed, QStringLiteral("JID without a user"));
    // "5:3" as a user of device 0 would read like device 3 of "5"
    const bool hasDevices
        = jid.isPerson() || jid.server == Server::Messenger || jid.server == Server::Interop;
    if (hasDevices && !isUser(user))
        return base::fail(Fault::Malformed, QStringLiteral("JID with a bad user"));
    jid.user = user.toByteArray();
    jid.device = static_cast<quint16>(device);
    jid.agent = static_cast<quint8>(agent);
    return jid;
}

QByteArray Jid::text() const
{
    QByteArray out = user;
    if (server == Server::Interop)
        out = QByteArray::number(integrator) + '-' + user;
    if (agent != 0)
        out += '.' + QByteArray::number(agent);
    if (device != 0)
        out += ':' + QByteArray::number(device);
    if (!out.isEmpty())
        out += '@';
    return out + (server == Server::Other ? QByteArrayView(otherServer) : serverText(server)).toByteArray();
}

Jid Jid::withoutDevice() const
{
    Jid person = *this;
    person.device = 0;
    person.agent = 0;
    if (server == Server::Hosted)
        person.server = Server::Pn;
    if (server == Server::HostedLid)
        person.server = Server::Lid;
    return person;
}

Jid Jid::withDevice(quint16 number) const
{
    Jid jid = *this;
    jid.device = number;
    return jid;
}

bool Jid::sameUser(const Jid &other) const
{
    return withoutDevice() == other.withoutDevice();
}

}
