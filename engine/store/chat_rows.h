// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/message.h"
#include "engine/store/people_rows.h"

#include <optional>

namespace store {

using ChatId = qint64;

class ChatRows {
public:
    explicit ChatRows(Database &database) : database_(database) { }

    /// The chat of a person (either address) or group; made when missing.
    base::Result<ChatId> ensure(const model::AccountId &account, const model::Jid &jid);
    base::Result<std::optional<ChatId>> find(const model::AccountId &account, const model::Jid &jid) const;
    base::Result<std::optional<ChatId>> findOf(const model::AccountId &account, PersonId person) const;
    /// As faces show it, with its last message.
    base::Result<std::optional<model::Chat>> view(ChatId id) const;
    /// Pinned ones first, then newest first; without those that hold neither a message nor a draft. Malformed
    /// for a cursor that is not ours.
    base::Result<model::Page<model::Chat>> list(const model::ChatFilter &filter) const;
    /// Chats, those in the archive not among them. @param account  empty: of all accounts
    base::Result<int> countUnread(const model::AccountId &account) const;
    /// An empty draft is none.
    base::Result<void> setDraft(ChatId id, const QString &text);
    base::Result<void> markRead(ChatId id);
    base::Result<void> addUnread(ChatId id, int count);
    base::Result<model::ChatMarks> marks(ChatId id) const; ///< none of a chat that is not there
    base::Result<void> setMarks(ChatId id, const model::ChatMarks &marks);

private:
    Database &database_;
};

}
