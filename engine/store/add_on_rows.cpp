// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/add_on_rows.h"

#include "engine/store/feed.h"
#include "engine/store/message_read.h"

#include <QJsonDocument>

namespace store {

using base::Result;

namespace {

Result<void> raiseFlag(Database &database, const MessageRow &target, qint64 flag)
{
    RETURN_IF_FAILED(database.run("UPDATE messages SET flags = flags | ? WHERE seq = ?", flag, target.seq));
    return {};
}

}

Result<void> AddOnRows::tell(const MessageRow &target)
{
    return feed_.append(
        {0, 0, QStringLiteral("message.changed"), target.message.account, target.message.id, {}});
}

Result<bool> AddOnRows::react(const MessageRow &target, PersonId who, const QString &emoji, qint64 atMs)
{
    if (target.message.deletedMs != 0)
        return false;
    // a reaction that was taken back stays as an empty one: an older one that comes late must not return
    ASSIGN_OR_RETURN(const int changed,
        database_.run("INSERT INTO reactions (message, person, emoji, at) VALUES (?, ?, ?, ?) ON CONFLICT "
                      "(message, person) DO UPDATE SET emoji = excluded.emoji, at = excluded.at WHERE "
                      "excluded.at >= at",
            target.seq, who, emoji, atMs));
    if (changed == 0)
        return false;
    RETURN_IF_FAILED(raiseFlag(database_, target, kHasReactions));
    RETURN_IF_FAILED(tell(target));
    return true;
}

Result<bool> AddOnRows::vote(const MessageRow &target, PersonId who, const QList<int> &options, qint64 atMs)
{
    if (target.message.deletedMs != 0)
        return false;
    QStringList places;
    for (const int option : options)
        places.append(QString::number(option));
    ASSIGN_OR_RETURN(const int changed,
        database_.run("INSERT INTO votes (message, person, options, at) VALUES (?, ?, ?, ?) ON CONFLICT "
                      "(message, person) DO UPDATE SET options = excluded.options, at = excluded.at WHERE "
                      "excluded.at >= at",
            target.seq, who, places.join(u' '), atMs));
    if (changed == 0)
        return false;
    RETURN_IF_FAILED(raiseFlag(database_, target, kHasVotes));
    RETURN_IF_FAILED(tell(target));
    return true;
}

Result<bool> AddOnRows::edit(const MessageRow &target, const model::Message &now, qint64 atMs)
{
    if (target.message.deletedMs != 0 || target.message.editedMs > atMs)
        return false;
    QStringList mentions;
    for (const model::Jid &jid : now.mentions)
        mentions.append(QString::fromUtf8(jid.text()));
    RETURN_IF_FAILED(database_.run("UPDATE messages SET body = ?, mentions = ?, edited = ? WHERE seq = ?",
        now.text, mentions.join(u' '), atMs, target.seq));
    if (!model::isMedia(target.message.kind)) { // the file of a caption stays what it is
        const QJsonObject content = model::contentJson(now.content);
        const QByteArray text
            = content.isEmpty() ? QByteArray() : QJsonDocument(content).toJson(QJsonDocument::Compact);
        RETURN_IF_FAILED(database_.run("UPDATE messages SET content = ?, thumbnail = ? WHERE seq = ?",
            QString::fromUtf8(text), now.thumbnail, target.seq));
    }
    RETURN_IF_FAILED(tell(target));
    return true;
}

Result<bool> AddOnRows::erase(const MessageRow &target, qint64 atMs)
{
    if (target.message.deletedMs != 0)
        return false;
    RETURN_IF_FAILED(database_.run("DELETE FROM reactions WHERE message = ?", target.seq));
    RETURN_IF_FAILED(database_.run("DELETE FROM votes WHERE message = ?", target.seq));
    RETURN_IF_FAILED(database_.run("UPDATE messages SET body = '', quote = '', mentions = '', content = '', "
                                   "thumbnail = x'', proto = x'', "
                                   "flags = flags & 8, deleted = ? WHERE seq = ?",
        atMs, target.seq));
    RETURN_IF_FAILED(tell(target));
    return true;
}

}
