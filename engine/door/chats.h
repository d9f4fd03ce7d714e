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
    base::Task<model::Message> send(const model::AccountId &account, const model::Outgoing &message);
    base::Result<std::optional<model::Message>> message(const QString &id) const;
    base::Result<QList<model::TimelineEntry>> timeline(const QString &id) const;

    /// Latest first. Malformed for a cursor that is not ours.
    base::Result<model::Page<model::Chat>> list(const model::ChatFilter &filter) const;
    base::Result<int> countUnread(
        const model::AccountId &account = {}) const; ///< chats; empty: of all accounts
    base::Result<std::optional<model::Chat>> find(
        const model::AccountId &account, const model::Jid &chat) const;
    /// Newest first. NotFound when there is no such chat; Malformed for a cursor that is not ours.
    base::Result<model::Page<model::Message>> messages(
        const model::AccountId &account, const model::Jid &chat, int limit, const QString &cursor) const;
    /// Marks everything read here and tells the other side (queued until the line is there). NotFound: no
    /// such chat.
    base::Task<void> markRead(const model::AccountId &account, const model::Jid &chat);
    /// Asks the phone for messages older than those of the chat that are here; they come as they come.
    /// NotFound: no such chat, or no message in it to begin from (no_message). Refused with code wrong_state:
    /// the account is not paired. Offline, Timeout.
    base::Task<void> askForOlder(const model::AccountId &account, const model::Jid &chat);
    /// What somebody began to write, kept until it is sent; empty: nothing any more. Makes the chat when
    /// there is none yet. NotFound: no such account.
    base::Task<void> setDraft(const model::AccountId &account, const model::Jid &chat, const QString &text);

private:
    Backend &backend_;
};

}
