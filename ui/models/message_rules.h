// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"

namespace ui {

/// What somebody can do with a message.
enum class MessageAct { Reply, React, Copy, Edit, Delete, Vote, Star, DeleteHere, Cancel };

/// Why it cannot be done now, as a short sentence for a menu; empty when it can.
/// @param blocked  why nothing can be sent in this chat at all; empty when it can
QString whyNot(MessageAct act, const model::Message &message, qint64 nowMs, const QString &blocked);
/// The same, for a message whose chat can be written to.
bool isPossible(MessageAct act, const model::Message &message, qint64 nowMs);

/// Whether one of ours can be sent as a new message. What it was made of is here, a file, too, unless it was
/// removed meanwhile; then the engine says so.
bool canBeSentAgain(const model::Message &message);

/// What is chosen after somebody touched `option`. Nothing when the poll takes no more choices.
std::optional<QList<int>> voteAfter(const model::Message &poll, int option);

}
