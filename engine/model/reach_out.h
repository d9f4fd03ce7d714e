// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace model {

/// What WhatsApp says about new chats of a number. Times are ms UTC.
struct ReachOut {
    bool isLocked = false; ///< chats with people who never wrote to the number are blocked
    qint64 lockedUntilMs = 0; ///< 0: it names no end
    QString lockKind; ///< its own word, "DEFAULT" or ""
    qint64 quota = -1; ///< new chats in the cycle; -1: no quota is known
    qint64 used = 0;
    qint64 cycleEndsMs = 0; ///< 0: not known
    QString capping; ///< NONE, FIRST_WARNING, SECOND_WARNING, CAPPED, or ""
    bool operator==(const ReachOut &) const = default;

    bool isLockedAt(qint64 nowMs) const { return isLocked && (lockedUntilMs == 0 || nowMs < lockedUntilMs); }
    bool isCappedAt(qint64 nowMs) const
    {
        return capping == QLatin1String("CAPPED") && (cycleEndsMs == 0 || nowMs < cycleEndsMs);
    }
};

}
