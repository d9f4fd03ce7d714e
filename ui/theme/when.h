// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// Times as people read them, in the language and the time zone of this computer. All are ms UTC.

QString clockTime(qint64 ms); ///< "10:42"
QString rowTime(qint64 ms, qint64 nowMs); ///< "10:42", "Yesterday", "Sun", "3 Mar", "3 Mar 2024"
QString dayLabel(qint64 ms, qint64 nowMs); ///< "Today", "Yesterday", "Sunday, 3 March", "3 March 2024"
QString fullTime(qint64 ms); ///< "3 March 2026, 10:42:07"
QString age(qint64 ms); ///< of a span: "12 s", "3 min", "2 h", "5 d"
bool sameDay(qint64 a, qint64 b);

}
