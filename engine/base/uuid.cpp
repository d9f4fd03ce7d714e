// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/uuid.h"

#include <QByteArray>

namespace base {

QString newId(const Clock &clock, Random &random)
{
    QByteArray raw = random.bytes(16);
    const auto now = static_cast<quint64>(clock.wallMs());
    for (int i = 0; i < 6; ++i)
        raw[i] = static_cast<char>(now >> (8 * (5 - i)));
    raw[6] = static_cast<char>((raw[6] & 0x0f) | 0x70);
    raw[8] = static_cast<char>((raw[8] & 0x3f) | 0x80);
    QString out = QString::fromLatin1(raw.toHex());
    for (const int at : {20, 16, 12, 8})
        out.insert(at, QLatin1Char('-'));
    return out;
}

}
