// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/bidi.h"

#include <QList>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace ui {

namespace {

constexpr char16_t kLri = 0x2066;
constexpr char16_t kFsi = 0x2068;
constexpr char16_t kPdi = 0x2069;
constexpr char16_t kNoBreakSpace = 0x00a0;
constexpr char16_t kNoBreakHyphen = 0x2011;

bool isDirectionMark(QChar c)
{
    const char16_t u = c.unicode();
    return u == 0x200e || u == 0x200f || u == 0x061c || (u >= 0x202a && u <= 0x202e)
        || (u >= 0x2066 && u <= 0x2069);
}

/// "+972 55-555-0142": as the numbering plan has it where we know it, else in threes behind the country's
/// two.
QString grouped(const QString &e164)
{
    if (e164.startsWith(QLatin1String("+972")) && (e164.size() == 12 || e164.size() == 13)) {
        const qsizetype area = e164.size() - 4 - 7;
        return QStringLiteral("+972 %1-%2-%3")
            .arg(e164.mid(4, area), e164.mid(4 + area, 3), e164.mid(7 + area));
    }
    if (e164.startsWith(QLatin1String("+1")) && e164.size() == 12)
        return QStringLiteral("+1 %1-%2-%3").arg(e164.mid(2, 3), e164.mid(5, 3), e164.mid(8));
    constexpr qsizetype country = 3; // with the plus
    if (!e164.startsWith(u'+') || e164.size() <= country + 4)
        return e164;
    QStringList groups;
    QString rest = e164.mid(country);
    while (rest.size() > 4) {
        groups.append(rest.left(3));
        rest = rest.mid(3);
    }
    groups.append(rest);
    return e164.left(country) + u' ' + groups.join(u'-');
}

}

QString isolate(const QString &text)
{
    return QChar(kFsi) + text + QChar(kPdi);
}

QString ltr(const QString &text)
{
    return QChar(kLri) + text + QChar(kPdi);
}

QString phone(const QString &e164)
{
    QString text = grouped(e164);
    text.replace(u' ', QChar(kNoBreakSpace)).replace(u'-', QChar(kNoBreakHyphen));
    return ltr(text);
}

QString plain(QString text)
{
    text.removeIf(isDirectionMark);
    return text;
}

/// Of a name or phone that is set into a text the letters count only when there are no others.
Qt::LayoutDirection directionOf(const QString &text, Qt::LayoutDirection otherwise)
{
    int depth = 0;
    std::optional<Qt::LayoutDirection> inside;
    for (const char32_t c : text.toUcs4()) {
        const QChar::Direction own = QChar::direction(c);
        if (own == QChar::DirLRI || own == QChar::DirRLI || own == QChar::DirFSI)
            ++depth;
        else if (own == QChar::DirPDI)
            depth = std::max(0, depth - 1);
        const bool isLtr = own == QChar::DirL;
        if (!isLtr && own != QChar::DirR && own != QChar::DirAL)
            continue;
        const auto direction = isLtr ? Qt::LeftToRight : Qt::RightToLeft;
        if (depth == 0)
            return direction;
        inside = inside.value_or(direction);
    }
    return inside.value_or(otherwise);
}

}
