// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/task.h"
#include "engine/model/scheduled.h"

namespace door {

struct Backend;

/// Texts that are sent at a time that somebody chose. Each change is told as one of their chat.
class Schedule {
public:
    explicit Schedule(Backend &backend) : backend_(backend) { }

    /// Answers when it is on disk. @param message.id  decided by the caller, so that a repeated request keeps
    /// nothing twice; empty: decided here. @param takesDraft  the chat's draft became it
    /// NotFound: no such account. Malformed with a code: no_text, time_past, time_far (a year), or a chat
    /// that cannot be written to.
    base::Task<model::ScheduledMessage> keep(const model::ScheduledMessage &message, bool takesDraft);
    /// The soonest first; none when there is no such chat.
    base::Result<QList<model::ScheduledMessage>> list(
        const model::AccountId &account, const model::Jid &chat) const;
    base::Result<std::optional<model::ScheduledMessage>> find(const QString &id) const;
    /// What kept it from being sent is forgotten. NotFound; Malformed: time_past, time_far.
    base::Task<void> move(const QString &id, qint64 atMs);
    base::Task<void> remove(const QString &id); ///< NotFound: it is sent, or was removed
    base::Task<model::Message> sendNow(const QString &id); ///< NotFound; else as Chats::send

private:
    Backend &backend_;
};

}
