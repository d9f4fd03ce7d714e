// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/quiet_hours.h"

#include <QDateTime>
#include <QTimeZone>

namespace model {

bool isQuietHour(const Client &client, qint64 nowMs)
{
    const QTimeZone zone(client.timeZone);
    if (!client.quietHours || !zone.isValid())
        return false;
    const QTime time = QDateTime::fromMSecsSinceEpoch(nowMs, zone).time();
    const int now = time.hour() * 60 + time.minute();
    const auto [from, to] = *client.quietHours;
    return from < to ? now >= from && now < to : now >= from || now < to;
}

}
