// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/phone.h"

namespace base {

Result<Phone> Phone::parse(QStringView text)
{
    QByteArray digits;
    for (const QChar c : text) {
        if (c.unicode() >= '0' && c.unicode() <= '9')
            digits.append(static_cast<char>(c.unicode()));
        else if (c == QLatin1Char('+') && digits.isEmpty())
            continue;
        else if (!c.isSpace() && c.category() != QChar::Other_Format && !QStringView(u"-.()/").contains(c))
            return fail(Fault::Malformed, QStringLiteral("not a phone number"));
    }
    if (digits.startsWith("00"))
        digits.remove(0, 2);
    if (digits.size() < 7 || digits.size() > 15 || digits.startsWith('0'))
        return fail(Fault::Malformed, QStringLiteral("not an international phone number"));
    return Phone{digits};
}

}
