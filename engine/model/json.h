// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/group.h"
#include "engine/model/message.h"
#include "engine/model/presence.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

/// The values as the contract writes them in JSON: REST, events and web hooks say the same thing in the same
/// bytes.
namespace model {

/// JSON from outside: an object or array. Nothing when it is no JSON, or holds more than 256 objects and
/// arrays: each takes a hundred bytes of memory for two of text. @param why  what is wrong, for the person
/// who wrote it
std::optional<QJsonDocument> readJson(const QByteArray &bytes, QString *why = nullptr);

QJsonValue errorJson(const std::optional<MessageError> &error); ///< null for none
QJsonValue timeJson(qint64 ms); ///< RFC 3339 UTC with milliseconds; null for 0
QJsonValue textOrNull(const QString &text);
QJsonValue bytesOrNull(const QByteArray &utf8);
QJsonValue jidJson(const Jid &jid); ///< without device; null for an empty one
QJsonValue reasonJson(const std::optional<StateReason> &reason);

QJsonObject clientJson(const Client &client);
QJsonObject offBoardedJson(const OffBoarded &done);
QJsonObject accountJson(const AccountView &account);
QJsonObject messageJson(const Message &message);
QJsonObject chatJson(const Chat &chat);
QJsonObject groupJson(const Group &group);
QJsonObject participantJson(const Participant &participant);
QJsonObject presenceJson(const Presence &presence);

}
