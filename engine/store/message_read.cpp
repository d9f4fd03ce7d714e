// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/message_read.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

namespace store {

using base::Result;

/// Who reacted or voted: whether it is us, the address, the name.
#define GESHER_WHO                                                                                           \
    "r.person = 0, CASE WHEN r.person = 0 THEN (SELECT pn FROM accounts WHERE id = m.account) "              \
    "WHEN p.pn <> '' THEN p.pn ELSE p.lid END, CASE WHEN p.contact_name <> '' THEN p.contact_name ELSE "     \
    "p.push_name END"

const char kMessageSelect[]
    = "SELECT m.seq, m.id, m.account, m.chat, m.sender, m.author, m.wa_id, m.outgoing, m.kind, m.body, "
      "m.quote, "
      "m.mentions, m.state, m.error, m.timestamp, m.received, m.proto, "
      "c.jid, cp.pn, cp.lid, sp.pn, sp.lid, sp.contact_name, sp.push_name, "
      "m.content, m.thumbnail, m.flags, m.forwarded, m.disappears, m.target, m.edited, m.deleted, "
      "CASE WHEN m.flags & 1 THEN (SELECT json_group_array(json_array(" GESHER_WHO ", r.emoji, r.at)) "
      "FROM reactions r LEFT JOIN people p ON p.id = r.person WHERE r.message = m.seq AND r.emoji <> '') "
      "ELSE '' END, "
      "CASE WHEN m.flags & 2 THEN (SELECT json_group_array(json_array(" GESHER_WHO ", r.options, r.at)) "
      "FROM votes r LEFT JOIN people p ON p.id = r.person WHERE r.message = m.seq) ELSE '' END, "
      "CASE WHEN m.flags & 8 THEN (SELECT count(*) || ' ' || count(*) FILTER (WHERE r.state > 3) || ' ' || "
      "(SELECT max(count(*) - 1, 0) FROM group_members gm WHERE gm.account = m.account AND gm.grp = c.jid) "
      "FROM receipts r WHERE r.message = m.seq) ELSE '' END "
      "FROM messages m JOIN chats c ON c.id = m.chat "
      "LEFT JOIN people cp ON cp.id = c.person LEFT JOIN people sp ON sp.id = m.person ";

namespace {

QString e164(const model::Jid &pn)
{
    return pn.isEmpty() ? QString() : u'+' + QString::fromLatin1(pn.user);
}

std::optional<model::Quote> quoteOf(const QByteArray &json)
{
    if (json.isEmpty())
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    model::Quote quote;
    quote.id = object.value(u"id").toString();
    quote.waId = object.value(u"wa").toString().toUtf8();
    quote.from = model::Jid::parse(object.value(u"from").toString().toUtf8()).value_or(model::Jid());
    quote.text = object.value(u"text").toString();
    return quote;
}

std::optional<model::MessageError> errorOf(const QByteArray &json)
{
    if (json.isEmpty())
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    return model::MessageError{static_cast<base::Fault>(object.value(u"fault").toInt()),
        object.value(u"code").toString(), object.value(u"detail").toString()};
}

}

/// What the two lists below have in common.
template <class Entry>
static Entry entryOf(const QJsonArray &json)
{
    Entry entry;
    entry.isOwn = json.at(0).toInt() != 0;
    if (const auto from = model::Jid::parse(json.at(1).toString().toUtf8()))
        entry.from = from->withoutDevice();
    entry.fromName = json.at(2).toString();
    entry.atMs = json.at(4).toInteger();
    return entry;
}

static QList<model::Reaction> reactionsOf(const QByteArray &json)
{
    QList<model::Reaction> list;
    for (const QJsonValue &value : QJsonDocument::fromJson(json).array()) {
        auto reaction = entryOf<model::Reaction>(value.toArray());
        reaction.emoji = value.toArray().at(3).toString();
        list.append(std::move(reaction));
    }
    return list;
}

static QList<model::PollVote> votesOf(const QByteArray &json)
{
    QList<model::PollVote> list;
    for (const QJsonValue &value : QJsonDocument::fromJson(json).array()) {
        auto vote = entryOf<model::PollVote>(value.toArray());
        const QString options = value.toArray().at(3).toString();
        for (const QString &option : options.split(u' ', Qt::SkipEmptyParts))
            vote.options.append(option.toInt());
        list.append(std::move(vote));
    }
    return list;
}

/// The columns after the joined ones: what only some messages have.
static void readExtras(const Query &query, model::Message &m)
{
    if (const QByteArray content = query.bytes(24); !content.isEmpty())
        m.content = model::contentFromJson(QJsonDocument::fromJson(content).object());
    m.thumbnail = query.bytes(25);
    const qint64 flags = query.number(26);
    m.mentionsEveryone = (flags & kMentionsEveryone) != 0;
    m.isStarred = (flags & kStarred) != 0;
    m.forwarded = static_cast<int>(query.number(27));
    m.disappearsAfterS = static_cast<int>(query.number(28));
    m.target = query.text(29);
    m.editedMs = query.number(30);
    m.deletedMs = query.number(31);
    if ((flags & kHasReactions) != 0)
        m.reactions = reactionsOf(query.bytes(32));
    if ((flags & kHasVotes) != 0)
        m.votes = votesOf(query.bytes(33));
    if ((flags & kHasReceipts) != 0) {
        const QList<QByteArray> counts = query.bytes(34).split(' ');
        m.receipts = model::ReceiptCounts{counts.value(0).toInt(), counts.value(1).toInt(),
            std::max(counts.value(0).toInt(), counts.value(2).toInt())};
    }
}

MessageRow messageOf(const Query &query)
{
    MessageRow row;
    row.seq = query.number(0);
    model::Message &m = row.message;
    m.id = query.text(1);
    m.account = {query.text(2)};
    row.chat = query.number(3);
    row.sender = query.jid(4);
    m.from = query.jid(5);
    m.waId = query.bytes(6);
    m.direction = query.number(7) != 0 ? model::Direction::Out : model::Direction::In;
    m.kind = static_cast<model::MessageKind>(query.number(8));
    m.text = query.text(9);
    m.quoted = quoteOf(query.bytes(10));
    for (const QByteArray &mention : query.bytes(11).split(' ')) {
        if (const auto jid = model::Jid::parse(mention))
            m.mentions.append(*jid);
    }
    m.state = static_cast<model::MessageState>(query.number(12));
    m.error = errorOf(query.bytes(13));
    m.timestampMs = query.number(14);
    m.receivedMs = query.number(15);
    row.proto = query.bytes(16);
    readExtras(query, m);
    const model::Jid chatPn = query.jid(18);
    const model::Jid chatLid = query.jid(19);
    m.chat = !chatPn.isEmpty() ? chatPn : !chatLid.isEmpty() ? chatLid : query.jid(17);
    const model::Jid senderPn = query.jid(20);
    if (m.direction == model::Direction::In) {
        if (!senderPn.isEmpty())
            m.from = senderPn;
        m.fromPhone = e164(senderPn);
        m.fromName = query.text(22).isEmpty() ? query.text(23) : query.text(22);
    } else {
        m.fromPhone = m.from.isPn() ? e164(m.from) : QString();
    }
    return row;
}

QString Cursor::text() const
{
    return QString::fromLatin1((QByteArray::number(ms) + '.' + QByteArray::number(id))
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<Cursor> Cursor::parse(const QString &text)
{
    if (text.isEmpty())
        return Cursor{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max()};
    const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(),
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
            | QByteArray::AbortOnBase64DecodingErrors);
    const QList<QByteArray> parts = decoded ? decoded.decoded.split('.') : QList<QByteArray>();
    bool msOk = false;
    bool idOk = false;
    if (parts.size() == 2) {
        const Cursor cursor{parts[0].toLongLong(&msOk), parts[1].toLongLong(&idOk)};
        if (msOk && idOk)
            return cursor;
    }
    return base::fail(base::Fault::Malformed, QStringLiteral("not a cursor of ours"));
}

Result<bool> MessageRows::hasIncoming(ChatId chat) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT 1 FROM messages WHERE chat = ? AND outgoing = 0 AND kind < 64 AND kind <> 18 "
                        "LIMIT 1",
            chat));
    return query.next();
}

}
