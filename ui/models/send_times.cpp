// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/send_times.h"

#include "ui/theme/bidi.h"
#include "ui/theme/when.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

namespace {

const QTime kMorning(9, 0);
const QTime kEvening(18, 0);
constexpr int kHour = 3600;
constexpr int kStep = 300; ///< seconds: nobody chooses 15:37

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::SendTimes)
};

QDateTime at(const QDateTime &now, int days, const QTime &time)
{
    QDateTime then = now;
    then.setDate(now.date().addDays(days));
    then.setTime(time);
    return then;
}

bool isWorkday(const QDate &day)
{
    return QLocale().weekdays().contains(static_cast<Qt::DayOfWeek>(day.dayOfWeek()));
}

}

QString sendTimeText(qint64 atMs, qint64 nowMs)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowMs).date();
    const QDate day = QDateTime::fromMSecsSinceEpoch(atMs).date();
    const qint64 days = today.daysTo(day);
    const QString named = days == 0 ? Words::tr("Today")
        : days == 1                 ? Words::tr("Tomorrow")
        : days > 1 && days < 7      ? QLocale().standaloneDayName(day.dayOfWeek())
                                    : dayLabel(atMs, nowMs);
    //: a day and a time of day: "Tomorrow, 09:00"
    return Words::tr("%1, %2").arg(isolate(named), clockTime(atMs));
}

QList<SendTime> sendTimes(const QDateTime &now)
{
    QList<SendTime> times;
    const qint64 nowMs = now.toMSecsSinceEpoch();
    const qint64 inAnHour = now.toSecsSinceEpoch() + kHour;
    times.append({Words::tr("In an hour, %1").arg(clockTime((inAnHour + kStep - 1) / kStep * kStep * 1000)),
        (inAnHour + kStep - 1) / kStep * kStep * 1000});
    const auto add = [&](const QDateTime &then) {
        times.append({sendTimeText(then.toMSecsSinceEpoch(), nowMs), then.toMSecsSinceEpoch()});
    };
    if (now.time() < kEvening.addSecs(-kHour))
        add(at(now, 0, kEvening));
    add(at(now, 1, kMorning));
    int days = 1;
    while (days < 7 && !isWorkday(now.date().addDays(days)))
        ++days;
    if (days > 1)
        add(at(now, days, kMorning));
    return times;
}

}
