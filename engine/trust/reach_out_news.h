// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/account.h"
#include "engine/model/reach_out.h"

#include <QByteArray>

#include <optional>

namespace trust {

/// What an answer or a notification says about new chats, laid over what was known before; nothing when it
/// says nothing of that (or is no JSON, or longer than 16 KiB). Each part is taken only where it is sound.
/// Source: protocol note "mex notifications".
std::optional<model::ReachOut> readNews(const model::ReachOut &before, QByteArrayView json);

/// What of it a person has to know now.
QList<model::Warning> warningsOf(const model::ReachOut &state, qint64 nowMs);

/// To and from the text in which it is stored.
QByteArray storedText(const model::ReachOut &state);
model::ReachOut fromStoredText(const QByteArray &text);

}
