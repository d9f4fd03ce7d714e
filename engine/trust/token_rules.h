// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/jid.h"
#include "engine/wire/document.h"

#include <QByteArray>
#include <QList>

/// trust: what shows the network that this number may write to somebody, and what it says when it may not.
namespace trust {

/// A token lives in weeks of the calendar, counted from the epoch: the week it was given in and three more.
/// Source: protocol note "Privacy tokens" (bucket 604,800 s, 4 buckets).
bool isStillGood(qint64 givenMs, qint64 nowMs);
/// Ours is given to a person once in each of those weeks. @param lastMs  when it was given last, 0 never
bool isDueAgain(qint64 lastMs, qint64 nowMs);

/// What takes the place of a token towards somebody who never gave us one.
/// @param lid  without device. Source: vectors cstoken.json
QByteArray contactToken(const QByteArray &nctSalt, const model::Jid &lid);

inline constexpr qsizetype kLongestToken = 256; ///< bytes

/// One that somebody gave us.
struct Given {
    QByteArray token; ///< 1 to 256 bytes
    qint64 atMs = 0;
};
/// Those of a `<tokens>`: of the trusted_contact kind, sound, the first few.
QList<Given> tokensIn(const wire::NodeView &tokens);

}
