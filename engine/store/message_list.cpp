// SPDX-License-Identifier: GPL-3.0-or-later
// A conversation read page by page, newest first: all of it, or what carries files.
#include "engine/store/message_read.h"

#include <string>

namespace store {

using base::Result;

Result<model::Page<model::Message>> MessageRows::list(ChatId chat, int limit, const QString &cursor) const
{
    static const std::string kAll = std::string(kMessageSelect)
        + "WHERE m.chat = ? AND m.kind < 64 AND (m.timestamp, m.seq) < (?, ?) ORDER BY m.timestamp DESC, "
          "m.seq DESC LIMIT ?";
    return pageOf(kAll.c_str(), chat, limit, cursor);
}

Result<model::Page<model::Message>> MessageRows::listFiles(
    ChatId chat, model::FilesOf which, int limit, const QString &cursor) const
{
    // in the very words of the partial indexes messages_pictures and messages_documents
    static const std::string kPictures = std::string(kMessageSelect)
        + "WHERE m.chat = ? AND m.deleted = 0 AND m.kind IN (3, 4, 5) AND (m.timestamp, m.seq) < (?, ?) "
          "ORDER BY m.timestamp DESC, m.seq DESC LIMIT ?";
    static const std::string kDocuments = std::string(kMessageSelect)
        + "WHERE m.chat = ? AND m.deleted = 0 AND m.kind = 8 AND (m.timestamp, m.seq) < (?, ?) "
          "ORDER BY m.timestamp DESC, m.seq DESC LIMIT ?";
    const std::string &text = which == model::FilesOf::Pictures ? kPictures : kDocuments;
    return pageOf(text.c_str(), chat, limit, cursor);
}

Result<QStringList> MessageRows::filesSince(const model::AccountId &account, qint64 sinceMs, int limit) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT id FROM messages WHERE account = ? AND received >= ? AND outgoing = 0 AND "
                        "deleted = 0 AND kind BETWEEN 3 AND 9 ORDER BY received DESC LIMIT ?",
            account.value, sinceMs, limit));
    QStringList ids;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return ids;
        ids.append(query.text(0));
    }
}

Result<model::Page<model::Message>> MessageRows::pageOf(
    const char *sql, ChatId chat, int limit, const QString &cursor) const
{
    ASSIGN_OR_RETURN(const auto from, Cursor::parse(cursor));
    ASSIGN_OR_RETURN(auto query, database_.query(sql, chat, from.ms, from.id, limit + 1));
    model::Page<model::Message> page;
    Cursor last;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return page;
        if (page.items.size() == limit) {
            page.next = last.text();
            return page;
        }
        page.items.append(messageOf(query).message);
        last = {query.number(14), query.number(0)};
    }
}

}
