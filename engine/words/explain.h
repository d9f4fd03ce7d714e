// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/message.h"

/// words: sentences for people, by fault and state, in the language that is installed. The only room below
/// the faces that translates.
namespace words {

/// What happened, and what to do next. `next` is empty when there is nothing to do but wait.
struct Explanation {
    QString what;
    QString next;
    bool operator==(const Explanation &) const = default;
};

/// The word of a state, the same everywhere: "Connected", "Waiting for scan".
QString stateName(model::AccountState state);
/// Why an account is as it is. Empty when its state says all (connected, not linked).
Explanation account(const model::AccountView &view);

/// What a warning of an account means.
Explanation warning(const model::Warning &warning);

/// The word of a message's state: "Sent", "Not sent".
QString stateName(model::MessageState state);
/// Why a message was not sent.
Explanation message(const model::MessageError &error);

/// Why something that was asked for did not work, when nothing more particular is known.
Explanation fault(const base::Error &error);
/// Why a profile cannot be opened, by the codes of store::Store::open. @param directory  named in the
/// sentence
Explanation opening(const base::Error &error, const QString &directory);

/// `what` and `next` as one text.
QString joined(const Explanation &explanation);

}
