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
constexpr int kTimeStep = 300; ///< seconds: nobody chooses 15:37

struct SendTimeWords {
    Q_DECLARE_TR_FUNCTIONS(ui::SendTimes)
};

QString hourOf(const QDateTime &then)
{
    return then.toString(QStringLiteral("HH:mm"));
}

QDateTime at(const QDateTime &now, int days, const QTime &time)
{
    QDateTime then = now;
    then.setDate(now.date().addDays(days));
    then.setTime(time);
    return then;
}

bool isWorkday(const QDate &day, const QString &country)
{
    const auto land = country.isEmpty() ? QLocale::AnyTerritory : QLocale::codeToTerritory(country);
    const QLocale locale = land == QLocale::AnyTerritory ? QLocale() : QLocale(QLocale::AnyLanguage, land);
    return locale.weekdays().contains(static_cast<Qt::DayOfWeek>(day.dayOfWeek()));
}

}

QString sendTimeText(qint64 atMs, qint64 nowMs)
{
    return sendTimeText(atMs, QDateTime::fromMSecsSinceEpoch(nowMs));
}

QString sendTimeText(qint64 atMs, const QDateTime &now)
{
    QDateTime then = now;
    then.setMSecsSinceEpoch(atMs);
    const QDate day = then.date();
    const qint64 days = now.date().daysTo(day);
    const QString named = days == 0 ? SendTimeWords::tr("Today")
        : days == 1                 ? SendTimeWords::tr("Tomorrow")
        : days > 1 && days < 7      ? QLocale().standaloneDayName(day.dayOfWeek())
                                    : dayLabel(atMs, now.toMSecsSinceEpoch());
    //: a day and a time of day: "Tomorrow, 09:00"
    return SendTimeWords::tr("%1, %2").arg(isolate(named), hourOf(then));
}

std::optional<QTimeZone> otherClock(const model::Client &client, qint64 atMs)
{
    const QTimeZone zone(client.timeZone);
    const QDateTime here = QDateTime::fromMSecsSinceEpoch(atMs);
    if (!zone.isValid() || zone.offsetFromUtc(here) == here.offsetFromUtc())
        return std::nullopt;
    return zone;
}

QList<SendTime> sendTimes(const QDateTime &now, const QString &country)
{
    QList<SendTime> times;
    QDateTime inAnHour = now;
    inAnHour.setSecsSinceEpoch((now.toSecsSinceEpoch() + kHour + kTimeStep - 1) / kTimeStep * kTimeStep);
    times.append({SendTimeWords::tr("In an hour, %1").arg(hourOf(inAnHour)), inAnHour.toMSecsSinceEpoch()});
    const auto add = [&](const QDateTime &then) {
        times.append({sendTimeText(then.toMSecsSinceEpoch(), now), then.toMSecsSinceEpoch()});
    };
    if (now.time() < kEvening.addSecs(-kHour))
        add(at(now, 0, kEvening));
    add(at(now, 1, kMorning));
    int days = 1;
    while (days < 7 && !isWorkday(now.date().addDays(days), country))
        ++days;
    if (days > 1)
        add(at(now, days, kMorning));
    return times;
}

}
