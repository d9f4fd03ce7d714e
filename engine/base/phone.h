// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QString>

namespace base {

/// An international phone number, digits only, without the plus (as the network writes it).
struct Phone {
    QByteArray digits;
    bool operator==(const Phone &) const = default;
    QString e164() const { return QLatin1Char('+') + QString::fromLatin1(digits); }

    /// Takes what a person or a program types: "+972 50-123-4567", "00972501234567", "972501234567".
    /// Direction marks and spaces are ignored. Malformed if it is not 7 to 15 digits in international form.
    static Result<Phone> parse(QStringView text);
};

}
