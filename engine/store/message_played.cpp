// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/database.h"
#include "engine/store/feed.h"
#include "engine/store/message_rows.h"

namespace store {

using base::Result;

Result<bool> MessageRows::markPlayed(const MessageRow &row)
{
    ASSIGN_OR_RETURN(const int changed,
        database_.run(
            "UPDATE messages SET state = ?1 WHERE seq = ?2 AND outgoing = 0 AND kind = ?3 AND state <> ?1",
            static_cast<int>(model::MessageState::Played), row.seq,
            static_cast<int>(model::MessageKind::Voice)));
    if (changed == 0)
        return false;
    RETURN_IF_FAILED(
        feed_.append({0, 0, QStringLiteral("message.changed"), row.message.account, row.message.id, {}}));
    return true;
}

}
