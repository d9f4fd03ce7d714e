// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of long ago, written down now.
#include "engine/store/database.h"
#include "engine/store/message_rows.h"

#include <algorithm>

namespace store {

using base::Result;

namespace {

/// The numbers of past messages are below zero and grow as they come, although what comes later is older as a
/// rule: rows that are put in front of all others leave every page half empty. Between two that are not of
/// one second there is room for others of the later one's second. Former versions counted down from -1.
constexpr qint64 kFirst = -(1LL << 46);
constexpr qint64 kEnd = -(1LL << 45);
constexpr qint64 kRoom = 1000;

/// Before what is there of the same chat and second, which has no other order; else after all past ones.
Result<qint64> placeFor(Database &database, const MessageRow &row)
{
    qint64 sameSecond = 0;
    {
        ASSIGN_OR_RETURN(auto query,
            database.query("SELECT min(seq) FROM messages WHERE chat = ? AND timestamp = ? AND seq < 0",
                row.chat, row.message.timestampMs));
        RETURN_IF_FAILED(query.next());
        sameSecond = query.number(0);
    }
    if (sameSecond < 0) {
        ASSIGN_OR_RETURN(auto query, database.query("SELECT 1 FROM messages WHERE seq = ?", sameSecond - 1));
        ASSIGN_OR_RETURN(const bool isTaken, query.next());
        if (!isTaken)
            return sameSecond - 1;
    }
    ASSIGN_OR_RETURN(auto query, database.query("SELECT max(seq) FROM messages WHERE seq < ?", kEnd));
    RETURN_IF_FAILED(query.next());
    const qint64 last = query.number(0);
    return (last < 0 ? last : kFirst) + kRoom + 1;
}

}

Result<void> MessageRows::insertPast(const MessageRow &row)
{
    ASSIGN_OR_RETURN(const qint64 place, placeFor(database_, row));
    RETURN_IF_FAILED(put(row, place));
    RETURN_IF_FAILED(
        database_.run("UPDATE chats SET last_message = ?1, last_ms = ?2 WHERE id = ?3 AND ?2 > last_ms",
            row.message.id, row.message.timestampMs, row.chat));
    return {};
}

}
