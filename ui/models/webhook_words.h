// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/webhook.h"
#include "engine/words/explain.h"

namespace ui {

/// Sentences about web hooks for people, in the language of the window. What the engine says in English is
/// for logs and REST.

QString kindName(model::WebhookKind kind); ///< "GHL workflow", "Own receiver"
/// What a person may choose to hear of, as a whole phrase.
QString eventChoice(const QString &event);
QString eventName(const QString &event); ///< of one delivery: "Incoming message"
QString stateName(model::DeliveryState state);

/// How a target is, told from its switch and its last attempts.
enum class TargetState { Untried, Working, Failing, Paused, SwitchedOff };
TargetState targetState(const model::WebhookTarget &target);
QString stateName(TargetState state);
/// Why it is so and what to do; empty when its name says all.
words::Explanation explainTarget(const model::WebhookTarget &target);

/// How one attempt went. @param error  the engine's words, empty for a success
words::Explanation explainAttempt(model::WebhookKind kind, int status, const QString &error);
QString explainWrong(const model::WrongField &wrong);
/// Why a web hook could not be read, changed or sent again.
words::Explanation explainFault(const base::Error &error);

QString duration(qint64 ms); ///< "0.4 s"

}
