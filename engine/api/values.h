// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/engine.h"

#include <QJsonObject>

/// The engine's values as the contract writes them, and back.
namespace api {

QJsonValue timeJson(qint64 ms); ///< RFC 3339 UTC with milliseconds; null for 0
QJsonValue textOrNull(const QString &text);

QJsonObject accountJson(const model::AccountView &account);
QJsonObject pairingJson(const door::PairingView &pairing);
QJsonObject messageJson(const model::Message &message);
QJsonObject messageJson(const model::Message &message, const QList<model::TimelineEntry> &timeline);
QJsonObject chatJson(const model::Chat &chat);
QJsonObject limitsJson(const model::Limits &limits);
QJsonObject tokenJson(const door::TokenView &token);
QJsonObject healthJson(const door::Health &health);
QJsonObject listJson(const QJsonArray &items, const QString &nextCursor);

/// A chat as a request names it: a JID or an E.164 phone. Malformed otherwise.
base::Result<model::Jid> chatFromText(const QString &text);
/// `start` with the given fields laid over it; all fields are already checked.
model::Limits limitsFromJson(model::Limits start, const QJsonObject &body);

}
