// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/links.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace model {

namespace {

/// A bracket that was opened within the address belongs to it: ".../wiki/Gesher_(bridge)".
bool closesNothing(QStringView address)
{
    const QChar last = address.back();
    const QChar opening = last == u')' ? u'(' : last == u']' ? u'[' : QChar();
    return !opening.isNull() && address.count(last) > address.count(opening);
}

qsizetype lengthWithoutEnd(QStringView address)
{
    while (
        !address.isEmpty() && (u".,;:!?}'\u05F3\u05F4"_s.contains(address.back()) || closesNothing(address)))
        address.chop(1);
    return address.size();
}

}

QList<TextLink> linksIn(const QString &text)
{
    static const QRegularExpression pattern(
        uR"((?:\bhttps?://|\bwww\.)[^\s<>"\x{2028}\x{2066}-\x{2069}\x{202a}-\x{202e}\x{200e}\x{200f}]+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    QList<TextLink> links;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QStringView found = match.capturedView();
        const QString address = found.first(lengthWithoutEnd(found)).toString();
        const bool isBare = address.startsWith(u"www."_s, Qt::CaseInsensitive);
        const QUrl url(isBare ? u"https://"_s + address : address, QUrl::StrictMode);
        if (url.isValid() && url.host().contains(u'.') && (!isBare || address.count(u'.') > 1))
            links.append({match.capturedStart(), address.size(), url});
    }
    return links;
}

}
