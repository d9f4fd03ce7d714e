// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/account.h"

#include <QByteArray>
#include <QString>

namespace door {
class Engine;
}

namespace ui {

/// How much the desktop is told of messages. Alerts about numbers do not ask for it.
enum class NewsLevel { Full, Private, Off };
QByteArray wordOf(NewsLevel level); ///< "full", "private", "off"
NewsLevel newsLevelFromWord(const QByteArray &word); ///< an unknown one is Full

/// What a number or a client has a level of its own under, among the preferences; empty there: as usual.
/// @param id  of an account or a client
QString newsLevelKey(const QString &id);
/// The number's own level, else its client's, else the usual one.
NewsLevel newsLevelOf(door::Engine &engine, const model::AccountId &account, NewsLevel usual);

}
