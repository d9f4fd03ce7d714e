// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that have been kept long enough.
#include "engine/store/database.h"
#include "engine/store/feed.h"
#include "engine/store/message_rows.h"

#include <QSet>

namespace store {

using base::Result;
using model::AccountId;

namespace {

/// What is on its way out stays until it has gone.
#define GESHER_KEPT_LONG_ENOUGH                                                                              \
    "FROM chats c JOIN messages m ON m.chat = c.id WHERE c.account = ?1 AND m.timestamp < ?2 AND NOT "       \
    "EXISTS "                                                                                                \
    "(SELECT 1 FROM jobs j WHERE j.message = m.id)"

struct Old {
    qint64 seq = 0;
    QString id;
    ChatId chat = 0;
};

Result<QList<Old>> oldest(Database &database, const AccountId &account, qint64 beforeMs, int limit)
{
    ASSIGN_OR_RETURN(auto query,
        database.query(
            "SELECT m.seq, m.id, c.id " GESHER_KEPT_LONG_ENOUGH " LIMIT ?3", account.value, beforeMs, limit));
    QList<Old> rows;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return rows;
        rows.append({query.number(0), query.text(1), query.number(2)});
    }
}

}

Result<void> MessageRows::clear(ChatId chat, qint64 upToMs, bool keepStarred)
{
    ASSIGN_OR_RETURN(const auto view, ChatRows(database_).view(chat));
    if (!view)
        return {};
#define GESHER_CLEARED                                                                                       \
    "FROM messages WHERE chat = ?1 AND timestamp <= ?2 AND (?3 = 0 OR flags & 16 = 0) AND NOT EXISTS "       \
    "(SELECT 1 FROM jobs j WHERE j.message = messages.id)"
    RETURN_IF_FAILED(database_.run(
        "DELETE FROM timeline WHERE message IN (SELECT id " GESHER_CLEARED ")", chat, upToMs, keepStarred));
    ASSIGN_OR_RETURN(const int gone, database_.run("DELETE " GESHER_CLEARED, chat, upToMs, keepStarred));
#undef GESHER_CLEARED
    RETURN_IF_FAILED(database_.run(
        "UPDATE chats SET unread = (SELECT count(*) FROM messages WHERE chat = ?1 AND outgoing = 0 AND "
        "state = 8), (last_message, last_ms) = (SELECT coalesce(max(id), ''), coalesce(max(timestamp), 0) "
        "FROM (SELECT id, timestamp FROM messages WHERE chat = ?1 AND kind < 64 ORDER BY timestamp DESC, seq "
        "DESC LIMIT 1)) WHERE id = ?1",
        chat));
    return feed_.append({0, 0, QStringLiteral("chat.changed"), view->account,
        QString::fromLatin1(view->jid.withoutDevice().text()),
        R"({"removed":)" + QByteArray::number(gone) + '}'});
}

Result<int> MessageRows::countBefore(const AccountId &account, qint64 beforeMs) const
{
    ASSIGN_OR_RETURN(
        auto query, database_.query("SELECT count(*) " GESHER_KEPT_LONG_ENOUGH, account.value, beforeMs));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? static_cast<int>(query.number(0)) : 0;
}

Result<int> MessageRows::removeBefore(const AccountId &account, qint64 beforeMs, int limit)
{
    ASSIGN_OR_RETURN(const auto rows, oldest(database_, account, beforeMs, limit));
    QSet<ChatId> chats;
    for (const Old &row : rows) {
        RETURN_IF_FAILED(database_.run("DELETE FROM timeline WHERE message = ?", row.id));
        RETURN_IF_FAILED(database_.run("DELETE FROM messages WHERE seq = ?", row.seq));
        chats.insert(row.chat);
    }
    for (const ChatId chat : std::as_const(chats)) {
        ASSIGN_OR_RETURN(const auto view, ChatRows(database_).view(chat));
        RETURN_IF_FAILED(database_.run("UPDATE chats SET unread = min(unread, (SELECT count(*) FROM messages "
                                       "WHERE chat = ?1 AND outgoing = 0 AND state = 8)) WHERE id = ?1",
            chat));
        // a chat of which nothing is left, neither said nor begun, is none
        RETURN_IF_FAILED(
            database_.run("DELETE FROM chats WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM messages "
                          "WHERE chat = ?1) AND NOT EXISTS (SELECT 1 FROM drafts WHERE chat = ?1) AND NOT "
                          "EXISTS (SELECT 1 FROM scheduled WHERE chat = ?1)",
                chat));
        if (view)
            RETURN_IF_FAILED(feed_.append({0, 0, QStringLiteral("chat.changed"), account,
                QString::fromLatin1(view->jid.withoutDevice().text()), {}}));
    }
    return static_cast<int>(rows.size());
}

}
