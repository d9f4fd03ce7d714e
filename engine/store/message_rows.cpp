// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/message_rows.h"

#include "engine/store/feed.h"
#include "engine/store/message_read.h"
#include "engine/store/people_rows.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace store {

using base::Fault;
using base::Result;
using model::AccountId;
using model::Direction;
using model::Jid;
using model::MessageKind;
using model::MessageState;

namespace {

QString quoteText(const std::optional<model::Quote> &quote)
{
    if (!quote)
        return {};
    const QJsonObject object{{QStringLiteral("id"), quote->id},
        {QStringLiteral("wa"), QString::fromUtf8(quote->waId)},
        {QStringLiteral("from"), QString::fromUtf8(quote->from.text())},
        {QStringLiteral("text"), quote->text}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString errorText(const std::optional<model::MessageError> &error)
{
    if (!error)
        return {};
    const QJsonObject object{{QStringLiteral("fault"), static_cast<int>(error->fault)},
        {QStringLiteral("code"), error->code}, {QStringLiteral("detail"), error->detail}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString mentionsText(const QList<Jid> &mentions)
{
    QList<QByteArray> texts;
    for (const Jid &jid : mentions)
        texts.append(jid.text());
    return QString::fromUtf8(texts.join(' '));
}

QString contentText(const model::Content &content)
{
    if (std::holds_alternative<std::monostate>(content))
        return {};
    return QString::fromUtf8(QJsonDocument(model::contentJson(content)).toJson(QJsonDocument::Compact));
}

Result<std::optional<MessageRow>> oneMessage(Result<Query> query)
{
    if (!query)
        return base::fail(query.error());
    ASSIGN_OR_RETURN(const bool has, query->next());
    return has ? std::optional<MessageRow>(messageOf(*query)) : std::nullopt;
}

const std::string &select(const char *where)
{
    static std::unordered_map<const char *, std::string> texts; // by the address of the literal
    std::string &text = texts[where];
    if (text.empty())
        text = std::string(kMessageSelect) + where;
    return text;
}

/// Forward only; final states stay, but what the network really said wins over our own giving up.
bool mayAdvance(MessageState from, MessageState to)
{
    if (from == MessageState::Received || from == MessageState::Cancelled || from == to)
        return false;
    if (from == MessageState::Failed)
        return to == MessageState::Sent || to == MessageState::Delivered || to == MessageState::Read
            || to == MessageState::Played;
    if (to == MessageState::Failed || to == MessageState::Cancelled)
        return from == MessageState::Queued || from == MessageState::Sending;
    return to > from;
}

}

static Result<void> tell(
    Feed &feed, const char *type, const AccountId &account, const QString &id, const QByteArray &asItWas = {})
{
    return feed.append({0, 0, QString::fromLatin1(type), account, id, asItWas});
}

static Result<void> note(
    Database &database, const QString &id, MessageState state, qint64 atMs, const QString &why)
{
    RETURN_IF_FAILED(
        database.run("INSERT INTO timeline (message, state, at, detail) SELECT ?1, ?2, "
                     // the server's seconds and our milliseconds must not tell a story backwards
                     "max(?3, coalesce((SELECT max(at) FROM timeline WHERE message = ?1), 0)), ?4",
            id, static_cast<int>(state), atMs, why));
    return {};
}

static const char *arrivalType(const model::Message &m)
{
    if (m.direction == Direction::Out || m.kind == MessageKind::System)
        return "message.changed";
    return m.kind == MessageKind::Undecryptable ? "message.undecryptable" : "message.received";
}

/// @param place  0: after all others
Result<void> MessageRows::put(const MessageRow &row, qint64 place)
{
    const model::Message &m = row.message;
    const bool incoming = m.direction == Direction::In;
    PersonId person = incoming ? row.person : 0;
    if (incoming && person == 0 && m.from.isPerson()) {
        ASSIGN_OR_RETURN(const auto record, PeopleRows(database_).ensure(m.account, m.from));
        person = record.id;
    }
    const auto inserted
        = database_.run("INSERT INTO messages (seq, id, account, chat, person, sender, author, "
                        "wa_id, outgoing, kind, body, quote, "
                        "mentions, state, error, timestamp, received, proto, content, "
                        "thumbnail, flags, forwarded, disappears, target) VALUES (nullif(?, 0), ?, ?, "
                        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                        "?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            place, m.id, m.account.value, row.chat, person, row.sender, m.from, QString::fromUtf8(m.waId),
            !incoming, static_cast<int>(m.kind), m.text, quoteText(m.quoted), mentionsText(m.mentions),
            static_cast<int>(m.state), errorText(m.error), m.timestampMs, m.receivedMs, row.proto,
            contentText(m.content), m.thumbnail, m.mentionsEveryone ? kMentionsEveryone : 0, m.forwarded,
            m.disappearsAfterS, m.target);
    if (!inserted)
        return base::fail(inserted.error());
    if (*inserted == 0)
        return base::fail(Fault::Refused, QStringLiteral("the message is there already"));
    if (!incoming) // when an incoming one arrived stands in its row
        RETURN_IF_FAILED(note(database_, m.id, m.state, m.receivedMs, {}));
    return {};
}

Result<void> MessageRows::insert(const MessageRow &row)
{
    RETURN_IF_FAILED(put(row, 0));
    const model::Message &m = row.message;
    const bool incoming = m.direction == Direction::In;
    if (model::isAddOn(m.kind)) // on its way to another message: nothing new in the conversation
        return tell(feed_, arrivalType(m), m.account, m.id);
    RETURN_IF_FAILED(database_.run("UPDATE chats SET unread = unread + ?1, last_message = CASE WHEN ?2 >= "
                                   "last_ms THEN ?3 ELSE last_message "
                                   "END, last_ms = max(last_ms, ?2) WHERE id = ?4",
        incoming && m.state == MessageState::Received ? 1 : 0, m.timestampMs, m.id, row.chat));
    return tell(feed_, arrivalType(m), m.account, m.id);
}

Result<std::optional<MessageRow>> MessageRows::findWa(
    const AccountId &account, ChatId chat, const Jid &sender, const QByteArray &waId) const
{
    ASSIGN_OR_RETURN(const auto person, PeopleRows(database_).find(account, sender));
    return findWa(chat, sender, person ? *person : Person(), waId);
}

/// @return the row of it, 0 when there is none: for nearly every arriving message, so it comes before the
/// joins
static Result<qint64> placeOf(Database &database, ChatId chat, PersonId person, const QString &waId)
{
    ASSIGN_OR_RETURN(auto query,
        database.query(
            "SELECT seq FROM messages WHERE chat = ? AND person = ? AND wa_id = ?", chat, person, waId));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? query.number(0) : 0;
}

Result<std::optional<MessageRow>> MessageRows::findWa(
    ChatId chat, const Jid &sender, const Person &person, const QByteArray &waId) const
{
    const QString id = QString::fromUtf8(waId);
    ASSIGN_OR_RETURN(qint64 place, placeOf(database_, chat, person.id, id));
    if (place == 0 && person.id != 0) {
        // our own messages name no person: whatever device of ours sent them
        ASSIGN_OR_RETURN(place, placeOf(database_, chat, 0, id));
    }
    if (place == 0)
        return std::optional<MessageRow>();
    auto found = oneMessage(database_.query(select("WHERE m.seq = ?").c_str(), place));
    if (!found || !*found)
        return found;
    const Jid &from = (*found)->message.from;
    const bool own = (*found)->message.direction == Direction::Out;
    const bool asked = from.sameUser(sender) || from.sameUser(person.pn) || from.sameUser(person.lid);
    return !own || asked ? found : Result<std::optional<MessageRow>>(std::optional<MessageRow>());
}

Result<std::optional<MessageRow>> MessageRows::findOwn(const AccountId &account, const QByteArray &waId) const
{
    return oneMessage(
        database_.query(select("WHERE m.account = ? AND m.wa_id = ? AND m.outgoing = 1").c_str(),
            account.value, QString::fromUtf8(waId)));
}

Result<std::optional<MessageRow>> MessageRows::find(const QString &id) const
{
    return oneMessage(database_.query(select("WHERE m.id = ?").c_str(), id));
}

Result<std::optional<MessageRow>> MessageRows::firstOf(ChatId chat) const
{
    return oneMessage(database_.query(
        select("WHERE m.chat = ? AND m.kind < 64 AND m.kind <> 18 ORDER BY m.timestamp, m.seq LIMIT 1")
            .c_str(),
        chat));
}

Result<QList<model::TimelineEntry>> MessageRows::timeline(const QString &id) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT state, at, detail FROM (SELECT 0 AS place, 8 AS state, received AS at, '' AS detail FROM "
            "messages WHERE id = ?1 AND outgoing = 0 UNION ALL SELECT rowid, state, at, detail FROM timeline "
            "WHERE message = ?1 AND NOT (state = 8 AND detail = '')) ORDER BY place",
            id));
    QList<model::TimelineEntry> entries;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return entries;
        entries.append({static_cast<MessageState>(query.number(0)), query.number(1), query.text(2)});
    }
}

Result<bool> MessageRows::advance(
    const QString &id, MessageState state, qint64 atMs, const std::optional<model::MessageError> &error)
{
    AccountId account;
    {
        ASSIGN_OR_RETURN(auto query, database_.query("SELECT account, state FROM messages WHERE id = ?", id));
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has || !mayAdvance(static_cast<MessageState>(query.number(1)), state))
            return false;
        account = {query.text(0)};
    }
    RETURN_IF_FAILED(database_.run("UPDATE messages SET state = ?, error = ? WHERE id = ?",
        static_cast<int>(state), errorText(error), id));
    RETURN_IF_FAILED(note(database_, id, state, atMs, error ? error->code : QString()));
    RETURN_IF_FAILED(tell(
        feed_, "message.state", account, id, "{\"state\":\"" + model::stateWord(state).toLatin1() + "\"}"));
    return true;
}

Result<void> MessageRows::receipt(const MessageRow &row, PersonId who, MessageState state, qint64 atMs)
{
    ASSIGN_OR_RETURN(const int changed,
        database_.run("INSERT INTO receipts (message, person, state, at) VALUES (?, ?, ?, ?) ON CONFLICT "
                      "(message, person) DO UPDATE SET state = excluded.state, at = excluded.at WHERE "
                      "excluded.state > state",
            row.seq, who, static_cast<int>(state), atMs));
    if (changed == 0)
        return {};
    RETURN_IF_FAILED(
        database_.run("UPDATE messages SET flags = flags | ? WHERE seq = ?", kHasReceipts, row.seq));
    return tell(feed_, "message.state", row.message.account, row.message.id,
        "{\"state\":\"" + model::stateWord(std::max(row.message.state, state)).toLatin1() + "\"}");
}

Result<void> MessageRows::fill(const MessageRow &row)
{
    const model::Message &m = row.message;
    RETURN_IF_FAILED(
        database_.run("UPDATE messages SET kind = ?, body = ?, quote = ?, mentions = ?, proto = ?, "
                      "sender = ?, content = ?, thumbnail = ?, flags = (flags & ~4) | ?, "
                      "forwarded = ?, disappears = ? WHERE id = ?",
            static_cast<int>(m.kind), m.text, quoteText(m.quoted), mentionsText(m.mentions), row.proto,
            row.sender, contentText(m.content), m.thumbnail, m.mentionsEveryone ? kMentionsEveryone : 0,
            m.forwarded, m.disappearsAfterS, m.id));
    return {};
}

Result<void> MessageRows::heal(const MessageRow &row)
{
    const model::Message &m = row.message;
    RETURN_IF_FAILED(fill(row));
    RETURN_IF_FAILED(note(database_, m.id, m.state, m.receivedMs, QStringLiteral("readable")));
    return tell(feed_, arrivalType(m), m.account, m.id);
}

Result<void> MessageRows::readAnew(const MessageRow &row)
{
    RETURN_IF_FAILED(fill(row));
    return tell(feed_, "message.changed", row.message.account, row.message.id);
}

Result<void> MessageRows::withdraw(const MessageRow &row)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM timeline WHERE message = ?", row.message.id));
    RETURN_IF_FAILED(database_.run("DELETE FROM messages WHERE seq = ?", row.seq));
    RETURN_IF_FAILED(database_.run(
        "UPDATE chats SET unread = max(0, unread - ?2), (last_message, last_ms) = (SELECT coalesce(max(id), "
        "''), "
        "coalesce(max(timestamp), 0) FROM (SELECT id, timestamp FROM messages WHERE chat = ?1 AND kind < 64 "
        "ORDER BY timestamp DESC, seq DESC LIMIT 1)) WHERE id = ?1",
        row.chat, row.message.state == MessageState::Received ? 1 : 0));
    RETURN_IF_FAILED(tell(feed_, "message.changed", row.message.account, row.message.id));
    return tell(feed_, "chat.changed", row.message.account,
        QString::fromLatin1(row.message.chat.withoutDevice().text()));
}

Result<void> MessageRows::fileCame(const QString &id)
{
    ASSIGN_OR_RETURN(const auto row, find(id));
    return row ? tell(feed_, "message.changed", row->message.account, id) : Result<void>();
}

Result<void> MessageRows::setStarred(const MessageRow &row, bool on)
{
    ASSIGN_OR_RETURN(const int changed,
        database_.run("UPDATE messages SET flags = (flags & ~?1) | (?2 * ?1) WHERE seq = ?3 AND (flags & ?1 "
                      "<> 0) <> ?2",
            kStarred, on, row.seq));
    return changed > 0 ? tell(feed_, "message.changed", row.message.account, row.message.id) : Result<void>();
}

Result<void> MessageRows::setProto(const QString &id, const QByteArray &proto)
{
    RETURN_IF_FAILED(database_.run("UPDATE messages SET proto = ? WHERE id = ?", proto, id));
    return {};
}

Result<QList<MessageRow>> MessageRows::unsupported(const AccountId &account, qint64 afterSeq, int limit) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            select("WHERE m.account = ? AND m.kind = 1 AND m.seq > ? ORDER BY m.seq LIMIT ?").c_str(),
            account.value, afterSeq, limit));
    QList<MessageRow> rows;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return rows;
        rows.append(messageOf(query));
    }
}

Result<QList<MessageRows::Unread>> MessageRows::unread(ChatId chat, int limit) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT id, wa_id, sender FROM messages WHERE chat = ? AND outgoing = 0 AND state = 8 "
            "ORDER BY seq LIMIT ?",
            chat, limit));
    QList<Unread> list;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return list;
        list.append({query.text(0), query.bytes(1), query.jid(2)});
    }
}

Result<MessageRows::Counts> MessageRows::countsSince(const AccountId &account, qint64 sinceMs) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT count(*) FILTER (WHERE outgoing = 1 AND state BETWEEN 2 AND 5), count(*) FILTER "
            "(WHERE outgoing = 0) FROM messages WHERE account = ? AND received >= ? AND kind < 64",
            account.value, sinceMs));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return Counts();
    return Counts{static_cast<int>(query.number(0)), static_cast<int>(query.number(1))};
}

}
