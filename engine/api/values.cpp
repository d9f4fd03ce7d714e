// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/values.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using base::Fault;

namespace api {

namespace {

const QJsonValue null = QJsonValue::Null;

QJsonValue jidJson(const model::Jid &jid)
{
    return jid.isEmpty() ? null : QJsonValue(QString::fromUtf8(jid.withoutDevice().text()));
}

QJsonValue bytesOrNull(const QByteArray &bytes)
{
    return textOrNull(QString::fromUtf8(bytes));
}

QJsonValue reasonJson(const std::optional<model::StateReason> &reason)
{
    if (!reason)
        return null;
    return QJsonObject{{u"code"_s, reason->code}, {u"detail"_s, textOrNull(reason->detail)},
        {u"until"_s, timeJson(reason->untilMs)}};
}

QJsonValue quoteJson(const std::optional<model::Quote> &quote)
{
    if (!quote)
        return null;
    return QJsonObject{{u"id"_s, textOrNull(quote->id)}, {u"wa_id"_s, bytesOrNull(quote->waId)},
        {u"from"_s, jidJson(quote->from)}, {u"text"_s, textOrNull(quote->text)}};
}

QJsonValue errorJson(const std::optional<model::MessageError> &error)
{
    if (!error)
        return null;
    return QJsonObject{{u"fault"_s, base::faultWord(error->fault)}, {u"code"_s, textOrNull(error->code)},
        {u"detail"_s, textOrNull(error->detail)}};
}

}

QJsonValue timeJson(qint64 ms)
{
    if (ms <= 0)
        return null;
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? null : QJsonValue(text);
}

QJsonObject accountJson(const model::AccountView &account)
{
    const bool isPaired = !account.pn.isEmpty();
    return {{u"id"_s, account.id.value}, {u"label"_s, account.label}, {u"client"_s, null},
        {u"state"_s, model::stateWord(account.state)}, {u"reason"_s, reasonJson(account.reason)},
        {u"phone"_s, isPaired ? QJsonValue(u'+' + QString::fromLatin1(account.pn.user)) : null},
        {u"jid"_s, jidJson(account.pn)}, {u"lid"_s, jidJson(account.lid)},
        {u"push_name"_s, textOrNull(account.pushName)},
        {u"device_id"_s, isPaired ? QJsonValue(account.pn.device) : null},
        {u"platform"_s, textOrNull(account.platform)}, {u"last_proof_at"_s, timeJson(account.lastProofMs)},
        {u"next_attempt_at"_s, timeJson(account.nextAttemptMs)}, {u"attempts"_s, account.attempts},
        {u"counts"_s,
            QJsonObject{{u"sent_today"_s, account.sentToday}, {u"received_today"_s, account.receivedToday},
                {u"queued"_s, account.queued}}},
        {u"memory_bytes"_s, null}};
}

QJsonObject pairingJson(const door::PairingView &pairing)
{
    return {{u"state"_s, model::stateWord(pairing.state)}, {u"qr"_s, bytesOrNull(pairing.qr)},
        {u"expires_at"_s, timeJson(pairing.expiresAtMs)}, {u"code"_s, textOrNull(pairing.code)}};
}

QJsonObject messageJson(const model::Message &message)
{
    QJsonArray mentions;
    for (const model::Jid &jid : message.mentions)
        mentions.append(jidJson(jid));
    const bool hasText = message.kind == model::MessageKind::Text;
    return {{u"id"_s, message.id}, {u"wa_id"_s, bytesOrNull(message.waId)},
        {u"account"_s, message.account.value}, {u"chat"_s, jidJson(message.chat)},
        {u"from"_s, jidJson(message.from)}, {u"from_phone"_s, textOrNull(message.fromPhone)},
        {u"from_name"_s, textOrNull(message.fromName)},
        {u"direction"_s, message.direction == model::Direction::In ? u"in"_s : u"out"_s},
        {u"type"_s, model::kindWord(message.kind)}, {u"text"_s, hasText ? QJsonValue(message.text) : null},
        {u"caption"_s, null}, {u"media"_s, null}, {u"quoted"_s, quoteJson(message.quoted)},
        {u"mentions"_s, mentions}, {u"reactions"_s, QJsonArray()}, {u"poll"_s, null}, {u"location"_s, null},
        {u"contacts"_s, null}, {u"edited_at"_s, null}, {u"deleted_at"_s, null},
        {u"state"_s, model::stateWord(message.state)}, {u"error"_s, errorJson(message.error)},
        {u"timestamp"_s, timeJson(message.timestampMs)}, {u"received_at"_s, timeJson(message.receivedMs)}};
}

QJsonObject messageJson(const model::Message &message, const QList<model::TimelineEntry> &timeline)
{
    QJsonArray entries;
    for (const model::TimelineEntry &entry : timeline)
        entries.append(QJsonObject{{u"state"_s, model::stateWord(entry.state)},
            {u"at"_s, timeJson(entry.atMs)}, {u"detail"_s, textOrNull(entry.detail)}});
    QJsonObject object = messageJson(message);
    object.insert(u"timeline"_s, entries);
    return object;
}

QJsonObject chatJson(const model::Chat &chat)
{
    return {{u"jid"_s, jidJson(chat.jid)}, {u"kind"_s, chat.kind}, {u"name"_s, textOrNull(chat.name)},
        {u"phone"_s, textOrNull(chat.phone)}, {u"lid"_s, jidJson(chat.lid)}, {u"unread"_s, chat.unread},
        {u"last_message"_s, chat.last ? QJsonValue(messageJson(*chat.last)) : null}, {u"muted_until"_s, null},
        {u"archived"_s, false}, {u"pinned"_s, false}};
}

QJsonObject limitsJson(const model::Limits &limits)
{
    return {{u"per_minute"_s, limits.perMinute}, {u"reply_gap_s"_s, limits.replyGapS},
        {u"broadcast_gap_s"_s, limits.broadcastGapS}, {u"jitter_s"_s, limits.jitterS},
        {u"per_day"_s, limits.perDay}, {u"warm_up"_s, null}, {u"unanswered_budget"_s, null}};
}

QJsonObject tokenJson(const door::TokenView &token)
{
    return {{u"id"_s, token.id}, {u"name"_s, token.name}, {u"scope"_s, door::scopeWord(token.scope)},
        {u"created_at"_s, timeJson(token.createdMs)}};
}

QJsonObject healthJson(const door::Health &health)
{
    return {{u"status"_s, health.ok && health.storeOk ? u"ok"_s : u"degraded"_s},
        {u"version"_s, QStringLiteral(GESHER_VERSION)},
        {u"network"_s, QJsonObject{{u"name"_s, health.networkName}, {u"real"_s, health.networkReal}}},
        {u"uptime_s"_s, health.uptimeS}, {u"key"_s, health.keySource},
        {u"accounts"_s,
            QJsonObject{{u"connected"_s, health.accountsConnected}, {u"total"_s, health.accountsTotal}}},
        {u"queue"_s, QJsonObject{{u"outgoing"_s, health.queuedOutgoing}, {u"webhooks"_s, 0}}},
        {u"store"_s,
            QJsonObject{{u"ok"_s, health.storeOk}, {u"bytes"_s, health.storeBytes},
                {u"free_bytes"_s, health.storeFreeBytes}}}};
}

QJsonObject listJson(const QJsonArray &items, const QString &nextCursor)
{
    return {{u"items"_s, items}, {u"next_cursor"_s, textOrNull(nextCursor)}};
}

base::Result<model::Jid> chatFromText(const QString &text)
{
    if (!text.contains(u'@')) {
        ASSIGN_OR_RETURN(const auto phone, base::Phone::parse(text));
        return model::Jid::pn(phone.digits);
    }
    ASSIGN_OR_RETURN(const auto jid, model::Jid::parse(text.toUtf8()));
    if (jid.user.isEmpty())
        return base::fail(Fault::Malformed, u"not a chat"_s);
    return jid.withoutDevice();
}

model::Limits limitsFromJson(model::Limits start, const QJsonObject &body)
{
    start.perMinute = body.value(u"per_minute"_s).toInt(start.perMinute);
    start.replyGapS = body.value(u"reply_gap_s"_s).toDouble(start.replyGapS);
    start.broadcastGapS = body.value(u"broadcast_gap_s"_s).toDouble(start.broadcastGapS);
    start.jitterS = body.value(u"jitter_s"_s).toDouble(start.jitterS);
    start.perDay = body.value(u"per_day"_s).toInt(start.perDay);
    return start;
}

}
