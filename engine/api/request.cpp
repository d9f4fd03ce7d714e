// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/request.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;
using base::Fault;

namespace api {

namespace {

constexpr qsizetype kMostParts = 64;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

base::Result<QString> decode(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
            const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
            if (low < 0)
                return base::fail(Fault::Malformed, u"a percent escape in the address is wrong"_s);
            c = static_cast<char>(high * 16 + low);
            i += 2;
        }
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            return base::fail(Fault::Malformed, u"a control character in the address"_s);
        bytes.append(c);
    }
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString decoded = utf8(bytes);
    if (utf8.hasError())
        return base::fail(Fault::Malformed, u"the address is not UTF-8"_s);
    return decoded;
}

/// "127.0.0.1:80" and "[::1]:80" without the port.
QByteArray withoutPort(const QByteArray &host)
{
    if (host.startsWith('[')) {
        const auto end = host.indexOf(']');
        return end < 0 ? host : host.mid(1, end - 1);
    }
    return host.left(host.indexOf(':') < 0 ? host.size() : host.indexOf(':'));
}

bool isLoopbackName(const QByteArray &name)
{
    if (name == "localhost" || name == "::1")
        return true;
    if (!name.startsWith("127."))
        return false;
    // "127.evil.example" is a name like any other: only four numbers are an address
    const auto parts = name.split('.');
    return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](const QByteArray &part) {
        bool isNumber = false;
        const int value = part.toInt(&isNumber);
        return isNumber && part.size() <= 3 && value >= 0 && value <= 255;
    });
}

}

base::Result<Target> readTarget(const QByteArray &target)
{
    if (!target.startsWith('/'))
        return base::fail(Fault::Malformed, u"the address must begin with a slash"_s);
    const QByteArrayView whole(target);
    const auto mark = target.indexOf('?');
    const auto path = mark < 0 ? whole : whole.first(mark);

    // no address of ours has a quarter as many: what has more is not taken apart
    if (path.count('/') > kMostParts || whole.count('&') > kMostParts)
        return base::fail(Fault::Malformed, u"the address has too many parts"_s);
    Target read;
    for (const QByteArray &part : path.sliced(1).toByteArray().split('/')) {
        ASSIGN_OR_RETURN(auto segment, decode(part));
        read.segments.append(std::move(segment));
    }
    if (mark < 0)
        return read;
    for (const QByteArray &pair : target.mid(mark + 1).split('&')) {
        if (pair.isEmpty())
            continue;
        const auto equals = pair.indexOf('=');
        ASSIGN_OR_RETURN(const auto name, decode(equals < 0 ? pair : pair.left(equals)));
        ASSIGN_OR_RETURN(const auto value, decode(equals < 0 ? QByteArray() : pair.mid(equals + 1)));
        if (!read.query.contains(name))
            read.query.insert(name, value);
    }
    return read;
}

bool isOwnHost(const QByteArray &host, bool onLoopback)
{
    if (host.isEmpty() || host.contains(' ') || host.contains('/') || host.contains('@'))
        return false;
    return !onLoopback || isLoopbackName(withoutPort(host.toLower()));
}

bool isOwnOrigin(const QByteArray &origin, const QByteArray &host)
{
    return origin.isEmpty() || origin.toLower() == "http://" + host.toLower();
}

}
