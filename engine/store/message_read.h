// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/database.h"
#include "engine/store/message_rows.h"

namespace store {

/// messages.flags
constexpr qint64 kHasReactions = 1;
constexpr qint64 kHasVotes = 2;
constexpr qint64 kMentionsEveryone = 4;
constexpr qint64 kHasReceipts = 8;
constexpr qint64 kStarred = 16;

/// The columns a message is read from: its own, and the two people it is joined with. Room internal.
extern const char kMessageSelect[];
MessageRow messageOf(const Query &query);

/// An opaque place in a list that is ordered by time and number.
struct Cursor {
    qint64 ms = 0;
    qint64 id = 0;
    QString text() const;
    static base::Result<Cursor> parse(const QString &text); ///< empty: the very beginning
};

}
