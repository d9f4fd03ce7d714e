// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/chat_rows.h"

#include "engine/store/message_read.h"

namespace store {

using base::Result;
using model::AccountId;
using model::Jid;

namespace {

/// Something was not sent, and nothing of ours has left since. The states are those of model::MessageState.
#define GESHER_CHAT_FAILED                                                                                   \
    "EXISTS (SELECT 1 FROM messages f WHERE f.chat = c.id AND f.outgoing = 1 AND f.state = 6 AND NOT "       \
    "EXISTS "                                                                                                \
    "(SELECT 1 FROM messages s WHERE s.chat = c.id AND (s.timestamp, s.seq) > (f.timestamp, f.seq) "         \
    "AND s.outgoing = 1 AND s.state BETWEEN 2 AND 5))"

#define GESHER_CHAT_SELECT                                                                                   \
    "SELECT c.id, c.jid, c.unread, c.last_message, c.last_ms, p.pn, p.lid, p.contact_name, p.push_name, "    \
    "c.account, d.body, g.subject, c.archived, c.pinned, c.muted_until, c.marked_unread, c.locked, "         \
    "(SELECT group_concat(label, ' ') FROM label_chats lc WHERE lc.chat = c.id) "                            \
    ", h.more, h.timer, (SELECT timestamp FROM messages m WHERE m.chat = c.id "                              \
    "ORDER BY timestamp LIMIT 1), " GESHER_CHAT_FAILED                                                       \
    " FROM chats c LEFT JOIN people p ON p.id = c.person "                                                   \
    "LEFT JOIN chat_history h ON h.chat = c.id LEFT JOIN drafts d ON d.chat = c.id LEFT JOIN groups g ON "   \
    "g.account = c.account AND g.jid = c.jid "

/// After ?1, the account. instr instead of LIKE: what is typed has no wildcards to escape.
#define GESHER_CHAT_FILTER                                                                                   \
    "(c.rank, c.id) < (?2, ?3) AND (c.last_ms > 0 OR d.chat IS NOT NULL OR "                                 \
    "EXISTS (SELECT 1 FROM scheduled s WHERE s.chat = c.id)) "                                               \
    "AND (?4 = 0 OR c.unread > 0 OR c.marked_unread > 0) AND (?10 < 0 OR c.archived = ?10) "                 \
    "AND (?11 = '' OR c.id IN (SELECT chat FROM label_chats WHERE account = c.account AND label = ?11)) "    \
    "AND (?5 = '' OR (?5 = 'person') = "                                                                     \
    "(c.person <> 0)) AND (?5 IN ('', 'person') OR (?5 = 'group' AND c.jid LIKE '%@g.us') OR "               \
    "(?5 = 'newsletter' AND c.jid LIKE '%@newsletter') OR (?5 = 'status' AND c.jid LIKE '%@broadcast')) "    \
    "AND (?7 = '' OR instr(lower(p.contact_name), lower(?7)) > 0 OR instr(lower(p.push_name), lower(?7)) "   \
    "> 0 OR instr(lower(g.subject), lower(?7)) > 0 OR (?8 <> '' AND instr(p.pn, ?8) > 0)) "                  \
    "AND (?12 = 0 OR c.person <> 0 AND EXISTS (SELECT 1 FROM messages m WHERE m.id = c.last_message "        \
    "AND m.outgoing = 0 AND m.timestamp < ?12)) AND (?13 = 0 OR " GESHER_CHAT_FAILED ") "                    \
    "AND (?9 = '' OR c.account IN (SELECT id FROM accounts WHERE client = ?9)) ORDER BY c.rank DESC, "       \
    "c.id DESC LIMIT ?6"

/// The part of a number that somebody typed: "+972 55-555" and "055-555" both find 97255555….
QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits.append(QChar(u'0' + c.digitValue()));
        else if (c.isLetter())
            return {};
    }
    while (digits.startsWith(u'0'))
        digits.remove(0, 1);
    return digits;
}

struct ChatRow {
    ChatId id = 0;
    QString lastMessage;
    model::Chat chat;
};

ChatRow chatRowOf(const Query &query)
{
    ChatRow row;
    row.id = query.number(0);
    row.chat.account = {query.text(9)};
    row.chat.draft = query.text(10);
    row.chat.unread = static_cast<int>(query.number(2));
    row.lastMessage = query.text(3);
    row.chat.lastMs = query.number(4);
    const Jid pn = query.jid(5);
    row.chat.lid = query.jid(6);
    row.chat.jid = !pn.isEmpty() ? pn : !row.chat.lid.isEmpty() ? row.chat.lid : query.jid(1);
    row.chat.name = !query.text(11).isEmpty() ? query.text(11)
        : query.text(7).isEmpty()             ? query.text(8)
                                              : query.text(7);
    row.chat.marks.isArchived = query.number(12) != 0;
    row.chat.marks.pinnedMs = query.number(13);
    row.chat.marks.mutedUntilMs = query.number(14);
    row.chat.marks.isMarkedUnread = query.number(15) != 0;
    row.chat.marks.isLocked = query.number(16) != 0;
    row.chat.labels = query.text(17).split(u' ', Qt::SkipEmptyParts);
    if (!pn.isEmpty())
        row.chat.phone = u'+' + QString::fromLatin1(pn.user);
    row.chat.older = static_cast<model::OlderMessages>(query.number(18));
    row.chat.disappearsAfterS = static_cast<int>(query.number(19));
    row.chat.sinceMs = query.number(20);
    row.chat.hasFailed = query.number(21) != 0;
    const Jid &jid = row.chat.jid;
    row.chat.kind = jid.isPerson()                ? QStringLiteral("person")
        : jid.isGroup()                           ? QStringLiteral("group")
        : jid.server == model::Server::Newsletter ? QStringLiteral("newsletter")
                                                  : QStringLiteral("status");
    return row;
}

/// Whether this number may write in the group; one that has not been read yet is tried.
Result<void> addGroup(Database &database, ChatRow &row)
{
    const Jid &group = row.chat.jid;
    if (!group.isGroup())
        return {};
    Jid own;
    {
        ASSIGN_OR_RETURN(auto query,
            database.query(
                "SELECT g.member, g.announce, a.pn FROM groups g JOIN accounts a ON a.id = g.account "
                "WHERE g.account = ? AND g.jid = ?",
                row.chat.account.value, group));
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return {};
        if (query.number(0) == 0)
            row.chat.cannotWrite = QStringLiteral("not_member");
        if (query.number(0) == 0 || query.number(1) == 0)
            return {};
        own = query.jid(2).withoutDevice();
    }
    ASSIGN_OR_RETURN(auto query,
        database.query(
            "SELECT role FROM group_members WHERE account = ?1 AND grp = ?2 AND person = (SELECT id FROM "
            "people WHERE account = ?1 AND pn = ?3 AND pn <> '')",
            row.chat.account.value, group, own));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has || query.number(0) == 0)
        row.chat.cannotWrite = QStringLiteral("admins_only");
    return {};
}

Result<void> addLast(Database &database, ChatRow &row)
{
    RETURN_IF_FAILED(addGroup(database, row));
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
    if (bare.isPerson()) {
        ASSIGN_OR_RETURN(const auto person, PeopleRows(database_).find(account, bare));
        return person ? findOf(account, person->id) : std::optional<ChatId>();
    }
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT id FROM chats WHERE account = ? AND jid = ? AND jid <> ''", account.value, bare));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? std::optional<ChatId>(query.number(0)) : std::nullopt;
}

Result<std::optional<ChatId>> ChatRows::findOf(const AccountId &account, PersonId person) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT id FROM chats WHERE account = ? AND person = ? AND person <> 0", account.value, person));
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
            row = chatRowOf(query);
    }
    if (!row)
        return std::optional<model::Chat>();
    RETURN_IF_FAILED(addLast(database_, *row));
    return std::optional<model::Chat>(std::move(row->chat));
}

Result<model::Page<model::Chat>> ChatRows::list(const model::ChatFilter &filter) const
{
    ASSIGN_OR_RETURN(const auto from, Cursor::parse(filter.cursor));
    // two statements: each has an index that it follows to its end
    const char *sql = filter.account.value.isEmpty()
        ? GESHER_CHAT_SELECT "WHERE ?1 = '' AND " GESHER_CHAT_FILTER
        : GESHER_CHAT_SELECT "WHERE c.account = ?1 AND " GESHER_CHAT_FILTER;
    QList<ChatRow> rows;
    {
        ASSIGN_OR_RETURN(auto query,
            database_.query(sql, filter.account.value, from.ms, from.id, filter.unreadOnly, filter.kind,
                filter.limit + 1, filter.text, digitsOf(filter.text), filter.client.value,
                filter.archived ? int(*filter.archived) : -1, filter.label, filter.unansweredBeforeMs,
                filter.failedOnly));
        for (;;) {
            ASSIGN_OR_RETURN(const bool has, query.next());
            if (!has)
                break;
            rows.append(chatRowOf(query));
        }
    }
    model::Page<model::Chat> page;
    const bool more = rows.size() > filter.limit;
    if (more)
        rows.removeLast();
    if (more && !rows.isEmpty())
        page.next = Cursor{rows.last().chat.rank(), rows.last().id}.text();
    for (ChatRow &row : rows) {
        RETURN_IF_FAILED(addLast(database_, row));
        page.items.append(std::move(row.chat));
    }
    return page;
}

Result<int> ChatRows::countUnread(const AccountId &account) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT count(*) FROM chats WHERE (unread > 0 OR marked_unread > 0) AND archived = 0 "
                        "AND (?1 = '' OR "
                        "account = ?1)",
            account.value));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? static_cast<int>(query.number(0)) : 0;
}

Result<void> ChatRows::setDraft(ChatId id, const QString &text)
{
    const auto done = text.isEmpty()
        ? database_.run("DELETE FROM drafts WHERE chat = ?", id)
        : database_.run("INSERT OR REPLACE INTO drafts (chat, body) VALUES (?, ?)", id, text);
    RETURN_IF_FAILED(done);
    return {};
}

Result<void> ChatRows::markRead(ChatId id)
{
    RETURN_IF_FAILED(
        database_.run("UPDATE messages SET state = 4 WHERE chat = ? AND outgoing = 0 AND state = 8", id));
    RETURN_IF_FAILED(database_.run("UPDATE chats SET unread = 0, marked_unread = 0 WHERE id = ?", id));
    return {};
}

Result<model::ChatMarks> ChatRows::marks(ChatId id) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT archived, pinned, muted_until, marked_unread, locked FROM chats WHERE id = ?", id));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return model::ChatMarks();
    return model::ChatMarks{
        query.number(0) != 0, query.number(1), query.number(2), query.number(3) != 0, query.number(4) != 0};
}

Result<void> ChatRows::setMarks(ChatId id, const model::ChatMarks &marks)
{
    RETURN_IF_FAILED(database_.run("UPDATE chats SET archived = ?, pinned = ?, muted_until = ?, "
                                   "marked_unread = ?, locked = ? WHERE id = ?",
        marks.isArchived, marks.pinnedMs, marks.mutedUntilMs, marks.isMarkedUnread, marks.isLocked, id));
    return {};
}

Result<void> ChatRows::addUnread(ChatId id, int count)
{
    RETURN_IF_FAILED(database_.run("UPDATE chats SET unread = unread + ? WHERE id = ?", count, id));
    return {};
}

}
