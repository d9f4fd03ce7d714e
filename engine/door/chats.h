// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/task.h"
#include "engine/model/message.h"

#include <QList>

namespace door {

struct Backend;

class Chats {
public:
    explicit Chats(Backend &backend) : backend_(backend) { }

    /// Answers when message and job are on disk (state queued). NotFound: account or quoted message; Refused
    /// with code wrong_state: the account is unpaired, logged out or banned; Malformed: a chat that cannot be
    /// written to.
    base::Task<model::Message> send(const model::AccountId &account, const model::OutgoingText &message);
    base::Result<std::optional<model::Message>> message(const QString &id) const;
    base::Result<QList<model::TimelineEntry>> timeline(const QString &id) const;

    struct Filter {
        QString kind;
        bool unreadOnly = false;
        int limit = 50;
        QString cursor;
    };
    base::Result<model::Page<model::Chat>> list(const model::AccountId &account, const Filter &filter) const;
    base::Result<std::optional<model::Chat>> find(
        const model::AccountId &account, const model::Jid &chat) const;
    /// Newest first. NotFound when there is no such chat; Malformed for a cursor that is not ours.
    base::Result<model::Page<model::Message>> messages(
        const model::AccountId &account, const model::Jid &chat, int limit, const QString &cursor) const;
    /// Marks everything read here and tells the other side (queued until the line is there). NotFound: no
    /// such chat.
    base::Task<void> markRead(const model::AccountId &account, const model::Jid &chat);

private:
    Backend &backend_;
};

}
