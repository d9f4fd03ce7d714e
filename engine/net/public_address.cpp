// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/public_address.h"

#include <QList>
#include <QPair>

#include <algorithm>

namespace net {

namespace {

using Subnet = QPair<QHostAddress, int>;

QList<Subnet> subnets(std::initializer_list<const char *> texts)
{
    QList<Subnet> all;
    for (const char *text : texts)
        all.append(QHostAddress::parseSubnet(QString::fromLatin1(text)));
    return all;
}

bool isIn(const QHostAddress &address, const QList<Subnet> &all)
{
    return std::any_of(
        all.begin(), all.end(), [&](const Subnet &subnet) { return address.isInSubnet(subnet); });
}

/// The IPv4 address that an IPv6 one stands for: NAT64 and 6to4.
quint32 inside(const Q_IPV6ADDR &address, int at)
{
    quint32 found = 0;
    for (int i = at; i < at + 4; ++i)
        found = found << 8 | address[i];
    return found;
}

}

bool isPublicAddress(const QHostAddress &address)
{
    static const QList<Subnet> closed4 = subnets({"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
        "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"});
    static const QList<Subnet> closed6 = subnets(
        {"2001::/23", "2001:db8::/32", "3fff::/20"}); // of what 2000::/3 has for purposes of its own
    static const Subnet nat64 = QHostAddress::parseSubnet(QStringLiteral("64:ff9b::/96"));
    static const Subnet sixToFour = QHostAddress::parseSubnet(QStringLiteral("2002::/16"));
    static const Subnet global = QHostAddress::parseSubnet(QStringLiteral("2000::/3"));
    bool isIPv4 = false;
    const quint32 plain = address.toIPv4Address(&isIPv4); // also of ::ffff:a.b.c.d
    if (isIPv4)
        return !isIn(QHostAddress(plain), closed4);
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return false;
    if (address.isInSubnet(nat64))
        return isPublicAddress(QHostAddress(inside(address.toIPv6Address(), 12)));
    if (address.isInSubnet(sixToFour))
        return isPublicAddress(QHostAddress(inside(address.toIPv6Address(), 2)));
    return address.isInSubnet(global) && !isIn(address, closed6);
}

}
