// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/engine.h"
#include "engine/model/json.h"

#include <QJsonObject>

/// The engine's values as the contract writes them, and back.
namespace api {

using door::pairingJson;
using model::accountJson;
using model::bytesOrNull;
using model::chatJson;
using model::messageJson;
using model::reasonJson;
using model::textOrNull;
using model::timeJson;

QJsonObject messageJson(const model::Message &message, const QList<model::TimelineEntry> &timeline);
QJsonObject limitsJson(const model::Limits &limits);
QJsonObject tokenJson(const door::TokenView &token);
QJsonObject healthJson(const door::Health &health);
QJsonObject webhookJson(const model::WebhookTarget &target, bool withUrl);
QJsonObject deliveryJson(const model::Delivery &delivery);
QJsonObject attemptJson(const model::DeliveryAttempt &attempt);
QJsonObject listJson(const QJsonArray &items, const QString &nextCursor);

/// A chat as a request names it: a JID or an E.164 phone. Malformed otherwise.
base::Result<model::Jid> chatFromText(const QString &text);
/// `start` with the given fields laid over it; all fields are already checked.
model::Limits limitsFromJson(model::Limits start, const QJsonObject &body);

}
