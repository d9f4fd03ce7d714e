// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/label_rows.h"

#include "engine/store/database.h"

namespace store {

using base::Result;
using model::AccountId;

Result<void> LabelRows::put(const AccountId &account, const model::Label &label)
{
    RETURN_IF_FAILED(database_.run(
        "INSERT OR REPLACE INTO labels (account, id, name, colour, place) VALUES (?, ?, ?, ?, ?)",
        account.value, label.id, label.name, label.colour, label.place));
    return {};
}

Result<void> LabelRows::remove(const AccountId &account, const QString &id)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM labels WHERE account = ? AND id = ?", account.value, id));
    RETURN_IF_FAILED(
        database_.run("DELETE FROM label_chats WHERE account = ? AND label = ?", account.value, id));
    return {};
}

Result<QList<model::Label>> LabelRows::list(const AccountId &account) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT id, name, colour, place, (SELECT count(*) FROM label_chats c WHERE "
                        "c.account = l.account AND c.label = l.id) FROM labels l WHERE account = ? ORDER BY "
                        "place, name, id",
            account.value));
    QList<model::Label> labels;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return labels;
        labels.append({query.text(0), query.text(1), static_cast<int>(query.number(2)),
            static_cast<int>(query.number(3)), static_cast<int>(query.number(4))});
    }
}

Result<void> LabelRows::assign(const AccountId &account, const QString &id, ChatId chat, bool on)
{
    RETURN_IF_FAILED(
        database_.run(on ? "INSERT OR IGNORE INTO label_chats (account, label, chat) VALUES (?, ?, ?)"
                         : "DELETE FROM label_chats WHERE account = ? AND label = ? AND chat = ?",
            account.value, id, chat));
    return {};
}

Result<void> LabelRows::putReply(const AccountId &account, const model::QuickReply &reply)
{
    RETURN_IF_FAILED(database_.run(
        "INSERT OR REPLACE INTO quick_replies (account, id, shortcut, body) VALUES (?, ?, ?, ?)",
        account.value, reply.id, reply.shortcut, reply.text));
    return {};
}

Result<void> LabelRows::removeReply(const AccountId &account, const QString &id)
{
    RETURN_IF_FAILED(
        database_.run("DELETE FROM quick_replies WHERE account = ? AND id = ?", account.value, id));
    return {};
}

Result<QList<model::QuickReply>> LabelRows::replies(const AccountId &account) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT id, shortcut, body FROM quick_replies WHERE account = ? ORDER BY shortcut, id",
            account.value));
    QList<model::QuickReply> replies;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return replies;
        replies.append({query.text(0), query.text(1), query.text(2)});
    }
}

Result<void> LabelRows::removeAll(const AccountId &account)
{
    for (const char *sql : {"DELETE FROM labels WHERE account = ?",
             "DELETE FROM label_chats WHERE account = ?", "DELETE FROM quick_replies WHERE account = ?"})
        RETURN_IF_FAILED(database_.run(sql, account.value));
    return {};
}

}
