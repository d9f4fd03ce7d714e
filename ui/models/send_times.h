// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace ui {

/// A time at which one would want a text to leave.
struct SendTime {
    QString text; ///< "Tomorrow, 09:00"
    qint64 atMs = 0;
};

/// In an hour, this evening, tomorrow morning, and the morning of the next working day when that is another;
/// each while it makes sense. @param now  in the time zone of this computer
QList<SendTime> sendTimes(const QDateTime &now);

/// "Today, 18:00", "Tomorrow, 09:00", "Sunday, 09:00", "3 March, 09:00".
QString sendTimeText(qint64 atMs, qint64 nowMs);

}
