// SPDX-License-Identifier: GPL-3.0-or-later
// A conversation read from its middle, as a search finds it.
#include "engine/store/message_read.h"

#include <algorithm>
#include <string>

namespace store {

using base::Result;

Result<model::MessageStretch> MessageRows::listNewer(ChatId chat, int limit, const QString &cursor) const
{
    static const std::string kNewer = std::string(kMessageSelect)
        + "WHERE m.chat = ? AND m.kind < 64 AND (m.timestamp, m.seq) > (?, ?) ORDER BY m.timestamp, m.seq "
          "LIMIT ?";
    ASSIGN_OR_RETURN(const auto from, Cursor::parse(cursor));
    ASSIGN_OR_RETURN(auto query, database_.query(kNewer.c_str(), chat, from.ms, from.id, limit + 1));
    model::MessageStretch stretch;
    Cursor last;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has || stretch.items.size() == limit) {
            if (has)
                stretch.newer = last.text();
            std::reverse(stretch.items.begin(), stretch.items.end());
            return stretch;
        }
        stretch.items.append(messageOf(query).message);
        last = {query.number(14), query.number(0)};
    }
}

Result<model::MessageStretch> MessageRows::listAround(const MessageRow &row, int limit) const
{
    if (model::isAddOn(row.message.kind))
        return model::MessageStretch();
    const qint64 ms = row.message.timestampMs;
    // from just above it downwards, and from it upwards
    ASSIGN_OR_RETURN(auto older, list(row.chat, limit + 1, Cursor{ms, row.seq + 1}.text()));
    ASSIGN_OR_RETURN(auto stretch, listNewer(row.chat, limit, Cursor{ms, row.seq}.text()));
    stretch.items.append(std::move(older.items));
    stretch.next = older.next;
    return stretch;
}

}
