// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/scheduled.h"
#include "engine/store/chat_rows.h"

#include <optional>

namespace store {

/// Texts that wait for their time. They go with their chat. All writes belong inside Store::write.
class ScheduledRows {
public:
    explicit ScheduledRows(Database &database) : database_(database) { }

    base::Result<void> insert(const model::ScheduledMessage &message, ChatId chat);
    base::Result<std::optional<model::ScheduledMessage>> find(const QString &id) const;
    base::Result<QList<model::ScheduledMessage>> list(ChatId chat) const; ///< the soonest first
    /// The one that should have been sent first, of those that nothing kept from it.
    base::Result<std::optional<model::ScheduledMessage>> due(qint64 nowMs) const;
    base::Result<std::optional<qint64>> nextMs() const; ///< of those, when the first one is due
    base::Result<bool> move(const QString &id, qint64 atMs); ///< @return whether it is there
    base::Result<void> fail(const QString &id, const model::MessageError &error);
    base::Result<bool> remove(const QString &id); ///< @return whether it was there
    base::Result<void> joinChats(ChatId kept, ChatId gone);

private:
    base::Result<std::optional<model::ScheduledMessage>> first(base::Result<class Query> query) const;

    Database &database_;
};

}
