// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/when.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace ui {

namespace {
struct When {
    Q_DECLARE_TR_FUNCTIONS(when)
};

QDateTime local(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms);
}
}

QString clockTime(qint64 ms)
{
    return local(ms).toString(QStringLiteral("HH:mm"));
}

bool sameDay(qint64 a, qint64 b)
{
    return local(a).date() == local(b).date();
}

QString rowTime(qint64 ms, qint64 nowMs)
{
    const QDate day = local(ms).date();
    const QDate today = local(nowMs).date();
    const qint64 days = day.daysTo(today);
    if (days == 0)
        return clockTime(ms);
    if (days == 1)
        return When::tr("Yesterday");
    if (days > 1 && days < 7)
        return QLocale().standaloneDayName(day.dayOfWeek(), QLocale::ShortFormat);
    if (day.year() == today.year())
        //: a short date of this year, as QLocale::toString takes it
        return QLocale().toString(day, When::tr("d MMM"));
    //: a short date of another year, as QLocale::toString takes it
    return QLocale().toString(day, When::tr("d MMM yyyy"));
}

QString dayLabel(qint64 ms, qint64 nowMs)
{
    const QDate day = local(ms).date();
    const QDate today = local(nowMs).date();
    const qint64 days = day.daysTo(today);
    if (days == 0)
        return When::tr("Today");
    if (days == 1)
        return When::tr("Yesterday");
    if (day.year() == today.year())
        //: a day of this year, as QLocale::toString takes it
        return QLocale().toString(day, When::tr("dddd, d MMMM"));
    //: a day of another year, as QLocale::toString takes it
    return QLocale().toString(day, When::tr("d MMMM yyyy"));
}

QString fullTime(qint64 ms)
{
    //: a moment, as QLocale::toString takes it
    return QLocale().toString(local(ms), When::tr("d MMMM yyyy, HH:mm:ss"));
}

QString age(qint64 ms)
{
    const qint64 seconds = std::max<qint64>(0, ms) / 1000;
    const auto whole = [seconds](qint64 unit) { return static_cast<int>(seconds / unit); };
    if (seconds < 60)
        //: a short span of time: seconds
        return When::tr("%n s", nullptr, whole(1));
    if (seconds < 3600)
        //: a short span of time: minutes
        return When::tr("%n min", nullptr, whole(60));
    if (seconds < 86'400)
        //: a short span of time: hours
        return When::tr("%n h", nullptr, whole(3600));
    //: a short span of time: days
    return When::tr("%n d", nullptr, whole(86'400));
}

}
