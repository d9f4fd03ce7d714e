// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/chat_rows.h"

#include "engine/store/message_read.h"

namespace store {

using base::Result;
using model::AccountId;
using model::Jid;

namespace {

#define GESHER_CHAT_SELECT                                                                                   \
    "SELECT c.id, c.jid, c.unread, c.last_message, c.last_ms, p.pn, p.lid, p.contact_name, p.push_name "     \
    "FROM chats c LEFT JOIN people p ON p.id = c.person "

struct ChatRow {
    ChatId id = 0;
    QString lastMessage;
    model::Chat chat;
};

ChatRow rowOf(const Query &query)
{
    ChatRow row;
    row.id = query.number(0);
    row.chat.unread = static_cast<int>(query.number(2));
    row.lastMessage = query.text(3);
    row.chat.lastMs = query.number(4);
    const Jid pn = query.jid(5);
    row.chat.lid = query.jid(6);
    row.chat.jid = !pn.isEmpty() ? pn : !row.chat.lid.isEmpty() ? row.chat.lid : query.jid(1);
    row.chat.name = query.text(7).isEmpty() ? query.text(8) : query.text(7);
    if (!pn.isEmpty())
        row.chat.phone = u'+' + QString::fromLatin1(pn.user);
    const Jid &jid = row.chat.jid;
    row.chat.kind = jid.isPerson()                ? QStringLiteral("person")
        : jid.isGroup()                           ? QStringLiteral("group")
        : jid.server == model::Server::Newsletter ? QStringLiteral("newsletter")
                                                  : QStringLiteral("status");
    return row;
}

Result<void> addLast(Database &database, ChatRow &row)
{
    if (row.lastMessage.isEmpty())
        return {};
    static const std::string sql = std::string(kMessageSelect) + "WHERE m.id = ?";
    ASSIGN_OR_RETURN(auto query, database.query(sql.c_str(), row.lastMessage));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (has)
        row.chat.last = messageOf(query).message;
    return {};
}

}

Result<std::optional<ChatId>> ChatRows::find(const AccountId &account, const Jid &jid) const
{
    const Jid bare = jid.withoutDevice();
    ASSIGN_OR_RETURN(auto query,
        bare.isPerson()
            ? database_.query(
                "SELECT c.id FROM chats c JOIN people p ON p.id = c.person WHERE c.account = ?1 "
                "AND p.account = ?1 AND (p.lid = ?2 OR p.pn = ?2)",
                account.value, bare)
            : database_.query("SELECT id FROM chats WHERE account = ? AND jid = ?", account.value, bare));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? std::optional<ChatId>(query.number(0)) : std::nullopt;
}

Result<ChatId> ChatRows::ensure(const AccountId &account, const Jid &jid)
{
    ASSIGN_OR_RETURN(const auto known, find(account, jid));
    if (known)
        return *known;
    const Jid bare = jid.withoutDevice();
    PersonId person = 0;
    if (bare.isPerson()) {
        ASSIGN_OR_RETURN(const auto record, PeopleRows(database_).ensure(account, bare));
        person = record.id;
    }
    RETURN_IF_FAILED(database_.run(
        "INSERT INTO chats (account, person, jid, unread, last_message, last_ms) VALUES (?, ?, ?, 0, '', 0)",
        account.value, person, bare.isPerson() ? Jid() : bare));
    return database_.lastInsertId();
}

Result<std::optional<model::Chat>> ChatRows::view(ChatId id) const
{
    std::optional<ChatRow> row;
    {
        ASSIGN_OR_RETURN(auto query, database_.query(GESHER_CHAT_SELECT "WHERE c.id = ?", id));
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (has)
            row = rowOf(query);
    }
    if (!row)
        return std::optional<model::Chat>();
    RETURN_IF_FAILED(addLast(database_, *row));
    return std::optional<model::Chat>(std::move(row->chat));
}

Result<model::Page<model::Chat>> ChatRows::list(const AccountId &account, const Filter &filter) const
{
    ASSIGN_OR_RETURN(const auto from, Cursor::parse(filter.cursor));
    QList<ChatRow> rows;
    {
        ASSIGN_OR_RETURN(auto query,
            database_.query(GESHER_CHAT_SELECT
                "WHERE c.account = ?1 AND (c.last_ms, c.id) < (?2, ?3) AND (?4 = 0 OR c.unread > 0) AND "
                "(?5 = '' OR (?5 = 'person') = (c.person <> 0)) AND (?5 IN ('', 'person') OR (?5 = 'group' "
                "AND "
                "c.jid LIKE '%@g.us') OR (?5 = 'newsletter' AND c.jid LIKE '%@newsletter') OR (?5 = 'status' "
                "AND c.jid LIKE '%@broadcast')) ORDER BY c.last_ms DESC, c.id DESC LIMIT ?6",
                account.value, from.ms, from.id, filter.unreadOnly, filter.kind, filter.limit + 1));
        for (;;) {
            ASSIGN_OR_RETURN(const bool has, query.next());
            if (!has)
                break;
            rows.append(rowOf(query));
        }
    }
    model::Page<model::Chat> page;
    const bool more = rows.size() > filter.limit;
    if (more)
        rows.removeLast();
    if (more && !rows.isEmpty())
        page.next = Cursor{rows.last().chat.lastMs, rows.last().id}.text();
    for (ChatRow &row : rows) {
        RETURN_IF_FAILED(addLast(database_, row));
        page.items.append(std::move(row.chat));
    }
    return page;
}

Result<void> ChatRows::markRead(ChatId id)
{
    RETURN_IF_FAILED(
        database_.run("UPDATE messages SET state = 4 WHERE chat = ? AND outgoing = 0 AND state = 8", id));
    RETURN_IF_FAILED(database_.run("UPDATE chats SET unread = 0 WHERE id = ?", id));
    return {};
}

Result<void> ChatRows::addUnread(ChatId id, int count)
{
    RETURN_IF_FAILED(database_.run("UPDATE chats SET unread = unread + ? WHERE id = ?", count, id));
    return {};
}

}
