// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/message.h"
#include "engine/store/chat_rows.h"

#include <optional>

namespace store {

/// A message with what only the engine needs.
struct MessageRow {
    qint64 seq = 0; ///< where it stands in the table, past ones below 0; 0 before it is there
    model::Message message;
    ChatId chat = 0;
    PersonId person = 0; ///< who sent an incoming one; 0 when only `message.from` is known
    QByteArray
        proto; ///< the serialised Message as sent or received (unpadded): retries, kinds of later versions
    model::Jid sender; ///< the sending device as addressed on the wire
};

/// Every change of a message writes its feed row in the same savepoint: message.received,
/// message.undecryptable, message.changed, message.state, chat.changed.
class MessageRows {
public:
    MessageRows(Database &database, class Feed &feed) : database_(database), feed_(feed) { }

    /// Inserts, sets the chat's last message, counts unread for incoming ones, begins the timeline of an own
    /// one. Refused if (account, chat, sender's person, waId) is there already: ask `findWa` first.
    base::Result<void> insert(const MessageRow &row);
    /// One of long ago, of whatever state it says: nothing is told, nothing counts as unread, and in its
    /// second it stands before those that are there already. Refused as above.
    base::Result<void> insertPast(const MessageRow &row);
    /// By the network's id. @param sender a person or device; either address of the person matches
    base::Result<std::optional<MessageRow>> findWa(
        const model::AccountId &account, ChatId chat, const model::Jid &sender, const QByteArray &waId) const;
    /// The same where the sender is known already. @param person empty when nobody of ours is behind `sender`
    base::Result<std::optional<MessageRow>> findWa(
        ChatId chat, const model::Jid &sender, const Person &person, const QByteArray &waId) const;
    /// Own message by the network's id alone (acks, retry receipts name no chat reliably).
    base::Result<std::optional<MessageRow>> findOwn(
        const model::AccountId &account, const QByteArray &waId) const;
    base::Result<std::optional<MessageRow>> find(const QString &id) const;
    /// Whether somebody of the chat has ever written to us there.
    base::Result<bool> hasIncoming(ChatId chat) const;
    /// The first of the chat that somebody wrote.
    base::Result<std::optional<MessageRow>> firstOf(ChatId chat) const;
    base::Result<QList<model::TimelineEntry>> timeline(const QString &id) const;
    /// What stands in the conversation, newest first. @param cursor opaque, from the page before
    base::Result<model::Page<model::Message>> list(ChatId chat, int limit, const QString &cursor) const;
    /// Those with a file of that sort alone, deleted ones not among them. As above.
    base::Result<model::Page<model::Message>> listFiles(
        ChatId chat, model::FilesOf which, int limit, const QString &cursor) const;

    /// What stands right after that place of `list` (newest first, too); the way back to the end from a
    /// stretch in the middle.
    base::Result<model::MessageStretch> listNewer(ChatId chat, int limit, const QString &cursor) const;
    /// At most so many to each side of a message, with it. Empty when it stands in no conversation.
    base::Result<model::MessageStretch> listAround(const MessageRow &row, int limit) const;

    /// Moves forward only (queued < sending < sent < delivered < read < played; failed and cancelled are
    /// final except that a real ack or receipt wins over failed). @return whether anything changed
    base::Result<bool> advance(const QString &id, model::MessageState state, qint64 atMs,
        const std::optional<model::MessageError> &error = {});
    /// Somebody in a group has it or read it; counted once a person, forward only. Raises message.state when
    /// the counts change. @param state Delivered, Read or Played
    base::Result<void> receipt(const MessageRow &row, PersonId who, model::MessageState state, qint64 atMs);
    /// A placeholder becomes what it is, under the same id; raises message.received. @param row.message.id
    /// names it
    base::Result<void> heal(const MessageRow &row);
    /// A placeholder that stood for no message at all goes; raises message.changed, after which nothing is
    /// found under its id, and chat.changed.
    base::Result<void> withdraw(const MessageRow &row);
    /// What could not be shown before can be now; raises message.changed.
    base::Result<void> readAnew(const MessageRow &row);
    /// The message's file is in the store; raises message.changed.
    base::Result<void> fileCame(const QString &id);
    /// Kept among the important ones, or not any more; raises message.changed.
    base::Result<void> setStarred(const MessageRow &row, bool on);
    /// A voice note that somebody sent was listened to; raises message.changed. False: it was before, or it
    /// is none.
    base::Result<bool> markPlayed(const MessageRow &row);
    /// Removes what the chat held up to that time, own ones that wait to be sent not among them; raises
    /// chat.changed with how many went. @param keepStarred  the important ones stay
    base::Result<void> clear(ChatId chat, qint64 upToMs, bool keepStarred);
    /// Where its file lies has changed; nothing that is shown does.
    base::Result<void> setProto(const QString &id, const QByteArray &proto);
    /// Kept as a kind of later times, by their place in the table: what a newer program reads again.
    base::Result<QList<MessageRow>> unsupported(
        const model::AccountId &account, qint64 afterSeq, int limit) const;
    /// Incoming messages of the chat not yet read, oldest first: (waId, sender) for read receipts.
    struct Unread {
        QString id;
        QByteArray waId;
        model::Jid sender;
    };
    base::Result<QList<Unread>> unread(ChatId chat, int limit) const;
    /// Files that came since then, the latest first: their messages' ids.
    base::Result<QStringList> filesSince(const model::AccountId &account, qint64 sinceMs, int limit) const;
    /// Today's counts for an account (local midnight is the caller's business).
    struct Counts {
        int sent = 0;
        int received = 0;
    };
    base::Result<Counts> countsSince(const model::AccountId &account, qint64 sinceMs) const;
    /// Messages of before that time, those on their way out not among them.
    base::Result<int> countBefore(const model::AccountId &account, qint64 beforeMs) const;
    /// Deletes at most so many of them, and the chats of which nothing is left. @return how many
    base::Result<int> removeBefore(const model::AccountId &account, qint64 beforeMs, int limit);

private:
    base::Result<model::Page<model::Message>> pageOf(
        const char *sql, ChatId chat, int limit, const QString &cursor) const;
    base::Result<void> put(const MessageRow &row, qint64 place);
    base::Result<void> fill(const MessageRow &row);

    Database &database_;
    class Feed &feed_;
};

}
