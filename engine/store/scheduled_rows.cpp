// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/scheduled_rows.h"

#include "engine/store/database.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace store {

using base::Result;
using model::ScheduledMessage;

namespace {

#define SCHEDULED_SELECT                                                                                     \
    "SELECT s.id, c.account, s.chat, s.body, s.thumbnail, s.at, s.fault, s.code, s.detail FROM scheduled s " \
    "JOIN chats c ON c.id = s.chat "

QByteArray bodyOf(const ScheduledMessage &message)
{
    QJsonArray mentions;
    for (const model::Jid &jid : message.mentions)
        mentions.append(QString::fromLatin1(jid.text()));
    const QJsonObject body{{u"text"_s, message.text}, {u"mentions"_s, mentions},
        {u"quoted"_s, message.quotedId}, {u"content"_s, model::contentJson(message.content)}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

Result<ScheduledMessage> read(Database &database, Query &query)
{
    ScheduledMessage message;
    message.id = query.text(0);
    message.account = {query.text(1)};
    ASSIGN_OR_RETURN(const auto chat, ChatRows(database).view(query.number(2)));
    if (chat)
        message.chat = chat->jid;
    const QJsonObject body = QJsonDocument::fromJson(query.bytes(3)).object();
    message.text = body.value(u"text"_s).toString();
    for (const QJsonValue &mention : body.value(u"mentions"_s).toArray()) {
        if (const auto jid = model::Jid::parse(mention.toString().toLatin1()))
            message.mentions.append(*jid);
    }
    message.quotedId = body.value(u"quoted"_s).toString();
    message.content = model::contentFromJson(body.value(u"content"_s).toObject());
    message.thumbnail = query.bytes(4);
    message.atMs = query.number(5);
    if (const QString code = query.text(7); !code.isEmpty())
        message.error = model::MessageError{static_cast<base::Fault>(query.number(6)), code, query.text(8)};
    return message;
}

}

Result<void> ScheduledRows::insert(const ScheduledMessage &message, ChatId chat)
{
    RETURN_IF_FAILED(
        database_.run("INSERT INTO scheduled (id, chat, body, thumbnail, at, fault, code, detail) "
                      "VALUES (?, ?, ?, ?, ?, 0, '', '')",
            message.id, chat, QString::fromUtf8(bodyOf(message)), message.thumbnail, message.atMs));
    return {};
}

Result<std::optional<ScheduledMessage>> ScheduledRows::first(Result<Query> query) const
{
    if (!query)
        return base::fail(query.error());
    ASSIGN_OR_RETURN(const bool has, query->next());
    if (!has)
        return std::optional<ScheduledMessage>();
    ASSIGN_OR_RETURN(auto message, read(database_, *query));
    return std::optional(std::move(message));
}

Result<std::optional<ScheduledMessage>> ScheduledRows::find(const QString &id) const
{
    return first(database_.query(SCHEDULED_SELECT "WHERE s.id = ?", id));
}

Result<QList<ScheduledMessage>> ScheduledRows::list(ChatId chat) const
{
    ASSIGN_OR_RETURN(
        auto query, database_.query(SCHEDULED_SELECT "WHERE s.chat = ? ORDER BY s.at, s.id", chat));
    QList<ScheduledMessage> messages;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return messages;
        ASSIGN_OR_RETURN(auto message, read(database_, query));
        messages.append(std::move(message));
    }
}

Result<std::optional<ScheduledMessage>> ScheduledRows::due(qint64 nowMs) const
{
    return first(database_.query(
        SCHEDULED_SELECT "WHERE s.code = '' AND s.at <= ? ORDER BY s.at, s.id LIMIT 1", nowMs));
}

Result<std::optional<qint64>> ScheduledRows::nextMs() const
{
    ASSIGN_OR_RETURN(
        auto query, database_.query("SELECT at FROM scheduled WHERE code = '' ORDER BY at LIMIT 1"));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? std::optional<qint64>(query.number(0)) : std::nullopt;
}

Result<bool> ScheduledRows::move(const QString &id, qint64 atMs)
{
    ASSIGN_OR_RETURN(const int changed,
        database_.run(
            "UPDATE scheduled SET at = ?, fault = 0, code = '', detail = '' WHERE id = ?", atMs, id));
    return changed > 0;
}

Result<void> ScheduledRows::fail(const QString &id, const model::MessageError &error)
{
    // without a code it would be due again at once
    const QString code = error.code.isEmpty() ? base::faultWord(error.fault) : error.code;
    RETURN_IF_FAILED(database_.run("UPDATE scheduled SET fault = ?, code = ?, detail = ? WHERE id = ?",
        static_cast<int>(error.fault), code, error.detail, id));
    return {};
}

Result<bool> ScheduledRows::remove(const QString &id)
{
    ASSIGN_OR_RETURN(const int gone, database_.run("DELETE FROM scheduled WHERE id = ?", id));
    return gone > 0;
}

Result<void> ScheduledRows::joinChats(ChatId kept, ChatId gone)
{
    RETURN_IF_FAILED(database_.run("UPDATE scheduled SET chat = ? WHERE chat = ?", kept, gone));
    return {};
}

}
