// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/client.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace ui {

/// A time at which one would want a text to leave.
struct SendTime {
    QString text; ///< "Tomorrow, 09:00"
    qint64 atMs = 0;
};

/// In an hour, this evening, tomorrow morning, and the morning of the next working day when that is another;
/// each while it makes sense. @param now  in the time zone whose hours count
/// @param country  whose working days count (ISO 3166); empty: those of the window's language
QList<SendTime> sendTimes(const QDateTime &now, const QString &country = {});

/// "Today, 18:00", "Tomorrow, 09:00", "Sunday, 09:00", "3 March, 09:00", by this computer's clock.
QString sendTimeText(qint64 atMs, qint64 nowMs);
/// The same in the time zone of `now`.
QString sendTimeText(qint64 atMs, const QDateTime &now);

/// Where that client's clock shows another hour than this computer's at that moment; else nothing.
std::optional<QTimeZone> otherClock(const model::Client &client, qint64 atMs);

}
