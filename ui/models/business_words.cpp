// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/business_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTime>

#include <array>

namespace ui {

using Hours = model::BusinessProfile::Hours;

namespace {

struct BusinessWords {
    Q_DECLARE_TR_FUNCTIONS(business)
};

QString hourText(int minutes)
{
    return QLocale().toString(QTime(minutes / 60 % 24, minutes % 60), QLocale::ShortFormat);
}

QString openText(const Hours &hours)
{
    if (hours.mode == Hours::Mode::AllDay)
        return BusinessWords::tr("open around the clock");
    if (hours.mode == Hours::Mode::ByAppointment)
        return BusinessWords::tr("by appointment");
    // the earlier time first in either direction
    return QChar(0x2066) + hourText(hours.opensAt) + QChar(0x2013) + hourText(hours.closesAt) + QChar(0x2069);
}

}

QStringList openingHours(const model::BusinessProfile &business)
{
    std::array<QStringList, 7> days;
    for (const Hours &one : business.hours)
        days.at(static_cast<std::size_t>(one.day - 1)).append(openText(one));
    QStringList lines;
    for (std::size_t from = 0; from < days.size();) {
        std::size_t to = from;
        while (to + 1 < days.size() && days.at(to + 1) == days.at(from))
            ++to;
        if (!days.at(from).isEmpty()) {
            const QLocale locale;
            const QString first = locale.dayName(static_cast<int>(from) + 1, QLocale::ShortFormat);
            const QString last = locale.dayName(static_cast<int>(to) + 1, QLocale::ShortFormat);
            //: days of the week: from %1 to %2
            const QString when = from == to ? first : BusinessWords::tr("%1 to %2").arg(first, last);
            lines.append(when + QStringLiteral(": ") + days.at(from).join(QStringLiteral(", ")));
        }
        from = to + 1;
    }
    return lines;
}

}
