// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of long ago, written down now.
#include "engine/store/database.h"
#include "engine/store/message_rows.h"

#include <algorithm>

namespace store {

using base::Result;

Result<void> MessageRows::insertPast(const MessageRow &row)
{
    qint64 place = -1;
    {
        ASSIGN_OR_RETURN(auto query, database_.query("SELECT min(-1, min(seq) - 1) FROM messages"));
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (has)
            place = std::min<qint64>(place, query.number(0));
    }
    RETURN_IF_FAILED(put(row, place));
    RETURN_IF_FAILED(
        database_.run("UPDATE chats SET last_message = ?1, last_ms = ?2 WHERE id = ?3 AND ?2 > last_ms",
            row.message.id, row.message.timestampMs, row.chat));
    return {};
}

}
