// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/values.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using base::Fault;

namespace api {

namespace {

const QJsonValue null = QJsonValue::Null;

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
        {u"queue"_s,
            QJsonObject{{u"outgoing"_s, health.queuedOutgoing}, {u"webhooks"_s, health.queuedWebhooks}}},
        {u"store"_s,
            QJsonObject{{u"ok"_s, health.storeOk}, {u"bytes"_s, health.storeBytes},
                {u"free_bytes"_s, health.storeFreeBytes}}}};
}

QJsonObject webhookJson(const model::WebhookTarget &target, bool withUrl)
{
    // bearer and secret are write-only: whether there is one is all that is told
    return {{u"id"_s, target.id}, {u"kind"_s, model::kindWord(target.kind)},
        {u"account"_s, textOrNull(target.account.value)}, {u"url"_s, withUrl ? QJsonValue(target.url) : null},
        {u"url_masked"_s, target.urlMasked}, {u"has_bearer"_s, target.hasBearer},
        {u"has_secret"_s, target.hasSecret},
        {u"events"_s, target.events.isEmpty() ? null : QJsonValue(QJsonArray::fromStringList(target.events))},
        {u"enabled"_s, target.enabled}, {u"state"_s, model::stateWord(target)},
        {u"reason"_s, reasonJson(target.reason)}, {u"backlog"_s, target.backlog},
        {u"last_success_at"_s, timeJson(target.lastSuccessMs)},
        {u"last_failure_at"_s, timeJson(target.lastFailureMs)},
        {u"created_at"_s, timeJson(target.createdMs)}};
}

QJsonObject deliveryJson(const model::Delivery &delivery)
{
    const int status = delivery.responseStatus;
    return {{u"id"_s, delivery.id}, {u"webhook"_s, delivery.target}, {u"event"_s, delivery.event},
        {u"seq"_s, delivery.seq > 0 ? QJsonValue(delivery.seq) : null},
        {u"account"_s, textOrNull(delivery.account.value)}, {u"message_id"_s, textOrNull(delivery.messageId)},
        {u"wa_id"_s, bytesOrNull(delivery.waId)}, {u"attempt"_s, delivery.attempts},
        {u"state"_s, model::stateWord(delivery.state)},
        {u"response_status"_s, status > 0 ? QJsonValue(status) : null},
        {u"error"_s, textOrNull(delivery.error)}, {u"next_attempt_at"_s, timeJson(delivery.nextAttemptMs)},
        {u"created_at"_s, timeJson(delivery.createdMs)}};
}

QJsonObject attemptJson(const model::DeliveryAttempt &attempt)
{
    const bool wasAnswered = attempt.status > 0;
    return {{u"at"_s, timeJson(attempt.atMs)}, {u"status"_s, wasAnswered ? QJsonValue(attempt.status) : null},
        {u"error"_s, textOrNull(attempt.error)}, {u"duration_ms"_s, attempt.durationMs},
        {u"response"_s, wasAnswered ? QJsonValue(QString::fromUtf8(attempt.response)) : null},
        {u"request"_s, textOrNull(attempt.request)}};
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
