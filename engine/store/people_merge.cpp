// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/people_merge.h"

#include "engine/store/database.h"
#include "engine/store/scheduled_rows.h"

namespace store {

using base::Fault;
using base::Result;
using model::Jid;

Result<PeopleMerge::Chats> PeopleMerge::chatsOf(PersonId to, PersonId from) const
{
    ASSIGN_OR_RETURN(auto query,
        db_.query("SELECT id, person FROM chats WHERE account = ? AND person IN (?, ?) AND person <> 0",
            account_.value, to, from));
    Chats chats;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return chats;
        (query.number(1) == to ? chats.kept : chats.gone) = query.number(0);
    }
}

Result<void> PeopleMerge::join(const Person &to, const Person &from, const Jid &lid, const Jid &pn)
{
    ASSIGN_OR_RETURN(const Chats chats, chatsOf(to.id, from.id));
    if (chats.gone != 0 && chats.kept == 0) {
        RETURN_IF_FAILED(db_.run("UPDATE chats SET person = ? WHERE id = ?", to.id, chats.gone));
    } else if (chats.gone != 0) {
        RETURN_IF_FAILED(writeDown(to, from, chats, lid, pn));
        RETURN_IF_FAILED(joinChats(to.id, from.id, chats));
    }
    RETURN_IF_FAILED(moveRest(to.id, from.id));
    return {};
}

Result<void> PeopleMerge::writeDown(
    const Person &to, const Person &from, const Chats &chats, const Jid &lid, const Jid &pn)
{
    RETURN_IF_FAILED(db_.run(
        "INSERT INTO merges (account, person, chat, lid, pn, kept_lid, kept_pn, gone_lid, gone_pn, "
        "push_name, "
        "contact_name, first_name, username) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, lid, pn, push_name, "
        "contact_name, first_name, username FROM people WHERE id = ?8",
        account_.value, to.id, chats.kept, lid.withoutDevice(), pn.withoutDevice(), to.lid, to.pn, from.id));
    RETURN_IF_FAILED(db_.run("INSERT INTO merge_messages (message, merge) SELECT seq, ?1 FROM messages WHERE "
                             "chat = ?2 AND NOT EXISTS (SELECT 1 FROM messages k WHERE k.chat = ?3 AND "
                             "k.wa_id = messages.wa_id)",
        db_.lastInsertId(), chats.gone, chats.kept));
    return {};
}

Result<void> PeopleMerge::joinChats(PersonId to, PersonId from, const Chats &chats)
{
    // a message that both have is the same one: the second copy goes
    RETURN_IF_FAILED(db_.run("UPDATE OR IGNORE messages SET chat = ?, person = CASE person WHEN ? THEN ? "
                             "ELSE person END WHERE chat = ?",
        chats.kept, from, to, chats.gone));
    RETURN_IF_FAILED(db_.run("DELETE FROM messages WHERE chat = ?", chats.gone));
    RETURN_IF_FAILED(
        db_.run("INSERT INTO drafts (chat, body) SELECT ?, body FROM drafts WHERE chat = ? ON CONFLICT "
                "(chat) DO UPDATE SET body = body || char(10) || excluded.body",
            chats.kept, chats.gone));
    RETURN_IF_FAILED(db_.run("DELETE FROM drafts WHERE chat = ?", chats.gone));
    RETURN_IF_FAILED(ScheduledRows(db_).joinChats(chats.kept, chats.gone));
    RETURN_IF_FAILED(
        db_.run("UPDATE chats SET unread = unread + (SELECT unread FROM chats WHERE id = ?1) WHERE id = ?2",
            chats.gone, chats.kept));
    RETURN_IF_FAILED(
        db_.run("UPDATE chats SET (last_message, last_ms) = (SELECT last_message, last_ms FROM chats "
                "WHERE id = ?1) WHERE id = ?2 AND last_ms < (SELECT last_ms FROM chats WHERE id = ?1)",
            chats.gone, chats.kept));
    RETURN_IF_FAILED(db_.run(
        "UPDATE chats SET (archived, pinned, muted_until, marked_unread, locked) = (SELECT "
        "max(chats.archived, g.archived), max(chats.pinned, g.pinned), CASE WHEN chats.muted_until <> 0 THEN "
        "chats.muted_until ELSE g.muted_until END, max(chats.marked_unread, g.marked_unread), "
        "max(chats.locked, g.locked) FROM chats g WHERE g.id = ?1) WHERE id = ?2",
        chats.gone, chats.kept));
    RETURN_IF_FAILED(
        db_.run("UPDATE OR IGNORE label_chats SET chat = ? WHERE chat = ?", chats.kept, chats.gone));
    RETURN_IF_FAILED(
        db_.run("UPDATE OR IGNORE chat_history SET chat = ? WHERE chat = ?", chats.kept, chats.gone));
    RETURN_IF_FAILED(db_.run("DELETE FROM chats WHERE id = ?", chats.gone));
    return {};
}

/// Names, the newer of two tokens, both notes, and what either did anywhere.
Result<void> PeopleMerge::moveRest(PersonId to, PersonId from)
{
    for (const char *sql : {"UPDATE people SET contact_name = (SELECT contact_name FROM people WHERE id = "
                            "?2), first_name = (SELECT "
                            "first_name FROM people WHERE id = ?2) WHERE id = ?1 AND contact_name = ''",
             "UPDATE people SET push_name = (SELECT push_name FROM people WHERE id = ?2) WHERE id = ?1 AND "
             "push_name = ''",
             "UPDATE people SET username = (SELECT username FROM people WHERE id = ?2) WHERE id = ?1 AND "
             "username = ''",
             "DELETE FROM trust_tokens WHERE person = ?1 AND received < (SELECT received FROM trust_tokens "
             "WHERE "
             "person = ?2)",
             "INSERT INTO notes (person, text) SELECT ?1, text FROM notes WHERE person = ?2 ON CONFLICT "
             "(person) "
             "DO UPDATE SET text = text || char(10) || excluded.text",
             // what joined `from` earlier cannot be undone any more: it says nothing of the present two
             "DELETE FROM merges WHERE person = ?2 AND ?1 <> ?2"})
        RETURN_IF_FAILED(db_.run(sql, to, from));
    // chat by chat there is an index: a number has few chats beside its messages
    RETURN_IF_FAILED(
        db_.run("UPDATE OR IGNORE messages SET person = ?1 WHERE chat IN (SELECT id FROM chats WHERE "
                "account = ?2) AND person = ?3",
            to, account_.value, from));
    RETURN_IF_FAILED(
        db_.run("DELETE FROM messages WHERE chat IN (SELECT id FROM chats WHERE account = ?) AND person = ?",
            account_.value, from));
    for (const char *sql : {"UPDATE OR IGNORE trust_tokens SET person = ? WHERE person = ?",
             "UPDATE OR REPLACE reactions SET person = ? WHERE person = ?",
             "UPDATE OR REPLACE votes SET person = ? WHERE person = ?",
             "UPDATE OR REPLACE receipts SET person = ? WHERE person = ?",
             "UPDATE OR REPLACE group_members SET person = ? WHERE person = ?"})
        RETURN_IF_FAILED(db_.run(sql, to, from));
    RETURN_IF_FAILED(db_.run("DELETE FROM people WHERE id = ?", from));
    return {};
}

/// From what is in it.
Result<void> PeopleMerge::recount(qint64 chat)
{
    RETURN_IF_FAILED(db_.run("UPDATE chats SET unread = (SELECT count(*) FROM messages WHERE chat = ?1 AND "
                             "outgoing = 0 AND state = "
                             "8), (last_message, last_ms) = (SELECT coalesce(max(id), ''), "
                             "coalesce(max(timestamp), 0) FROM (SELECT "
                             "id, timestamp FROM messages WHERE chat = ?1 AND kind < 64 ORDER BY timestamp "
                             "DESC, seq DESC LIMIT 1)) "
                             "WHERE id = ?1",
        chat));
    return {};
}

Result<QList<PeopleRows::Merge>> PeopleMerge::of(PersonId person) const
{
    ASSIGN_OR_RETURN(auto query,
        db_.query(
            "SELECT m.id, CASE m.gone_pn WHEN '' THEN m.gone_lid ELSE m.gone_pn END, (SELECT count(*) FROM "
            "merge_messages WHERE merge = m.id) FROM merges m JOIN people p ON p.id = m.person WHERE "
            "m.person "
            "= ? AND p.lid = m.lid AND p.pn = m.pn ORDER BY m.id",
            person));
    QList<PeopleRows::Merge> all;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return all;
        all.append({query.number(0), query.jid(1), static_cast<int>(query.number(2))});
    }
}

Result<PeopleRows::Separated> PeopleMerge::separate(PersonId person, qint64 merge)
{
    Person kept;
    Person gone;
    qint64 chat = 0;
    Jid lid;
    Jid pn;
    {
        ASSIGN_OR_RETURN(auto query,
            db_.query(
                "SELECT m.lid, m.pn, m.kept_lid, m.kept_pn, m.gone_lid, m.gone_pn, m.chat FROM merges m JOIN "
                "people p ON p.id = m.person WHERE m.id = ? AND m.person = ? AND m.account = ? AND p.lid = "
                "m.lid AND p.pn = m.pn",
                merge, person, account_.value));
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return base::fail(Fault::NotFound, QStringLiteral("nothing of that number was joined"),
                QStringLiteral("no_merge"));
        lid = query.jid(0);
        pn = query.jid(1);
        kept.lid = query.jid(2);
        kept.pn = query.jid(3);
        gone.lid = query.jid(4);
        gone.pn = query.jid(5);
        chat = query.number(6);
    }
    RETURN_IF_FAILED(db_.run("UPDATE people SET lid = ?, pn = ? WHERE id = ?", kept.lid, kept.pn, person));
    RETURN_IF_FAILED(
        db_.run("INSERT INTO people (account, lid, pn, push_name, contact_name, first_name, username) SELECT "
                "account, "
                "gone_lid, gone_pn, push_name, contact_name, first_name, username FROM merges WHERE id = ?",
            merge));
    gone.id = db_.lastInsertId();
    RETURN_IF_FAILED(db_.run(
        "INSERT INTO chats (account, person, jid, unread, last_message, last_ms) VALUES (?, ?, '', 0, '', 0)",
        account_.value, gone.id));
    const qint64 fresh = db_.lastInsertId();
    RETURN_IF_FAILED(addLater(merge, gone.address(), chat));
    RETURN_IF_FAILED(moveBack(merge, person, gone.id, chat, fresh));
    RETURN_IF_FAILED(db_.run(
        "INSERT OR REPLACE INTO separations (account, lid, pn) VALUES (?, ?, ?)", account_.value, lid, pn));
    RETURN_IF_FAILED(db_.run("DELETE FROM merges WHERE id = ?", merge));
    return PeopleRows::Separated{kept.address(), gone.address()};
}

/// What came since from the address that is somebody else's again, whichever device wrote it.
Result<void> PeopleMerge::addLater(qint64 merge, const Jid &address, qint64 chat)
{
    const QByteArray text = address.text();
    const qsizetype at = text.indexOf('@');
    const QString ofDevices = QString::fromLatin1(text.left(at) + ":*" + text.mid(at));
    RETURN_IF_FAILED(
        db_.run("INSERT OR IGNORE INTO merge_messages (message, merge) SELECT seq, ?1 FROM messages WHERE "
                "chat = ?2 AND outgoing = 0 AND (sender = ?3 OR sender GLOB ?4)",
            merge, chat, address, ofDevices));
    return {};
}

Result<void> PeopleMerge::moveBack(qint64 merge, PersonId kept, PersonId gone, qint64 chat, qint64 fresh)
{
    for (const char *sql :
        {"UPDATE OR REPLACE reactions SET person = ?1 WHERE person = ?2 AND message IN (SELECT "
         "message FROM merge_messages WHERE merge = ?3)",
            "UPDATE OR REPLACE votes SET person = ?1 WHERE person = ?2 AND message IN (SELECT message FROM "
            "merge_messages WHERE merge = ?3)",
            "UPDATE OR REPLACE receipts SET person = ?1 WHERE person = ?2 AND message IN (SELECT message "
            "FROM "
            "merge_messages WHERE merge = ?3)"})
        RETURN_IF_FAILED(db_.run(sql, gone, kept, merge));
    RETURN_IF_FAILED(
        db_.run("UPDATE OR IGNORE messages SET chat = ?1, person = CASE person WHEN ?2 THEN ?3 ELSE person "
                "END WHERE chat = ?4 AND seq IN (SELECT message FROM merge_messages WHERE merge = ?5)",
            fresh, kept, gone, chat, merge));
    RETURN_IF_FAILED(recount(chat));
    return recount(fresh);
}

Result<bool> PeopleMerge::areSeparate(const Jid &lid, const Jid &pn) const
{
    ASSIGN_OR_RETURN(auto query,
        db_.query("SELECT 1 FROM separations WHERE account = ? AND lid = ? AND pn = ?", account_.value,
            lid.withoutDevice(), pn.withoutDevice()));
    return query.next();
}

Result<void> PeopleMerge::forgetSeparation(const Jid &lid, const Jid &pn)
{
    RETURN_IF_FAILED(db_.run("DELETE FROM separations WHERE account = ? AND lid = ? AND pn = ?",
        account_.value, lid.withoutDevice(), pn.withoutDevice()));
    return {};
}

}
