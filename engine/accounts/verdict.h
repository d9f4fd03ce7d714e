// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/account.h"
#include "engine/wire/document.h"

namespace accounts {

/// What the end of a line, or a refusal, means for the account. One table for engine, REST and window.
struct Verdict {
    model::AccountState state = model::AccountState::Reconnecting;
    std::optional<model::StateReason> reason;
    bool retry = true; ///< come back by ourselves
    bool atOnce = false; ///< without the back-off
    bool slowly = false; ///< with the longest back-off
    bool suspicious = false; ///< five in a row stop the account
};

/// `<failure>` instead of `<success>`. Source: protocol note "Disconnects". @param nowMs for `expire`
Verdict verdictOfFailure(const wire::NodeView &failure, qint64 nowMs);
/// `<stream:error>` and `<xmlstreamend>`.
Verdict verdictOfStreamEnd(const wire::NodeView &node);
/// The line ended by itself.
Verdict verdictOfLine(const base::Error &why);

}
