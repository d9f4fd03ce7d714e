// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/messaging/stanza.h"
#include "engine/model/content.h"
#include "engine/proto/message.pb.h"

#include <optional>

namespace history {

/// Messages without content that say something else; numbers of the schema's StubType.
constexpr quint32 kRevoked = 1;
constexpr quint32 kWaiting = 2; ///< the phone itself could not read it yet

/// What a past message without content tells of its group, in the words that live ones use; nothing for what
/// is not shown here. @param by  who did it
std::optional<model::SystemLine> stubLine(
    const proto::WebMessageInfo &info, const model::Jid &by, const messaging::Self &self);

}
