// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/task.h"
#include "engine/model/message.h"
#include "engine/model/search.h"

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
    /// What still waits to be sent does not leave any more. NotFound; Refused (still_sending): it is on its
    /// way out, or has left.
    base::Task<void> cancel(const QString &message);
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
    /// Those with a file of that sort alone, newest first. Faults as above.
    base::Result<model::Page<model::Message>> files(const model::AccountId &account, const model::Jid &chat,
        model::FilesOf which, int limit, const QString &cursor) const;
    /// What stands right after the place of `cursor`, the `newer` of a stretch. Faults as above.
    base::Result<model::MessageStretch> newerMessages(
        const model::AccountId &account, const model::Jid &chat, int limit, const QString &cursor) const;
    /// At most so many to each side of a message, with it. NotFound: there is no such message.
    base::Result<model::MessageStretch> messagesAround(const QString &id, int limit) const;
    /// Newest first, over all numbers that the filter leaves. Malformed with a code: no_words, too_long (the
    /// text), no_cursor.
    base::Result<model::FoundMessages> search(const model::SearchFilter &filter) const;
    /// Marks everything read here and tells the other side (queued until the line is there); the same as
    /// taking back what `markUnread` set. NotFound: no such chat.
    base::Task<void> markRead(const model::AccountId &account, const model::Jid &chat);
    /// How the chat stands in the list, here at once and on the number's other devices when the line is
    /// there. Each answers the chat as it is then. NotFound: no such number or chat. An archived chat is not
    /// pinned, a pinned one not archived.
    base::Task<model::Chat> archive(const model::AccountId &account, const model::Jid &chat, bool on);
    base::Task<model::Chat> pin(const model::AccountId &account, const model::Jid &chat, bool on);
    /// @param untilMs  0: not any more; ChatMarks::kMutedForEver
    base::Task<model::Chat> mute(const model::AccountId &account, const model::Jid &chat, qint64 untilMs);
    base::Task<model::Chat> markUnread(const model::AccountId &account, const model::Jid &chat, bool on);
    /// @param label  an id of `labels`
    base::Task<model::Chat> label(
        const model::AccountId &account, const model::Jid &chat, const QString &label, bool on);
    /// The chat with all its messages, on the number's devices; the other side keeps what it has.
    base::Task<void> remove(const model::AccountId &account, const model::Jid &chat);
    /// NotFound: no such message. Refused (still_sending): it is on its way out.
    base::Task<void> star(const QString &message, bool on);
    base::Task<void> deleteForMe(const QString &message);
    /// A voice note was listened to: its sender sees it when the line is there, the first time. Nothing for
    /// any other message. NotFound: no such message.
    base::Task<void> markPlayed(const QString &message);
    /// What the number's business keeps on its phone.
    base::Result<QList<model::Label>> labels(const model::AccountId &account) const;
    base::Result<QList<model::QuickReply>> quickReplies(const model::AccountId &account) const;
    /// Turns a call away that rings in a chat. @param message  the id of the line that says so. NotFound: it
    /// does not ring (any more); Offline.
    base::Task<void> rejectCall(const QString &message);
    /// Asks the phone for messages older than those of the chat that are here; they come as they come.
    /// NotFound: no such chat, or no message in it to begin from (no_message). Refused with code wrong_state:
    /// the account is not paired. Offline, Timeout.
    base::Task<void> askForOlder(const model::AccountId &account, const model::Jid &chat);
    /// What somebody began to write, kept until it is sent; empty: nothing any more. Makes the chat when
    /// there is none yet. NotFound: no such account.
    base::Task<void> setDraft(const model::AccountId &account, const model::Jid &chat, const QString &text);

private:
    template <class Do>
    base::Task<model::Chat> wish(const model::AccountId &account, const model::Jid &chat, Do work);
    template <class Do>
    base::Task<void> wishAbout(const QString &message, Do work);

    Backend &backend_;
};

}
