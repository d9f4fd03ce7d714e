// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"

#include <QJsonArray>
#include <QJsonObject>

/// The values as the contract writes them in JSON: REST, events and web hooks say the same thing in the same
/// bytes.
namespace model {

QJsonValue timeJson(qint64 ms); ///< RFC 3339 UTC with milliseconds; null for 0
QJsonValue textOrNull(const QString &text);
QJsonValue bytesOrNull(const QByteArray &utf8);
QJsonValue jidJson(const Jid &jid); ///< without device; null for an empty one
QJsonValue reasonJson(const std::optional<StateReason> &reason);

QJsonObject accountJson(const AccountView &account);
QJsonObject messageJson(const Message &message);
QJsonObject chatJson(const Chat &chat);

}
