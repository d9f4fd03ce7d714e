// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/presence.h"
#include "engine/wire/document.h"

#include <optional>

namespace contacts {

/// What a `presence` stanza says of a person. Source: protocol note "Presence and typing".
struct HeardPresence {
    model::Jid from; ///< without device
    model::Whereabouts is = model::Whereabouts::Unknown;
    qint64 lastSeenMs = 0;
};
/// Nothing when it speaks of no person. A time that cannot be (before the network was there, or later than
/// `nowMs` and what clocks differ by) is none.
std::optional<HeardPresence> readPresence(const wire::NodeView &presence, qint64 nowMs);

struct HeardTyping {
    model::Jid chat; ///< without device; of two: the person
    model::Jid from; ///< without device
    model::Doing doing = model::Doing::Nothing;
};
/// Nothing when it is of no person, or says nothing that we know.
std::optional<HeardTyping> readTyping(const wire::NodeView &chatstate);

/// @param token  what the person's phone wants to see of somebody they do not know; may be empty
wire::Node subscription(const model::Jid &person, const QByteArray &token);
wire::Node ownPresence(bool isAvailable, const QString &name);
wire::Node ownTyping(const model::Jid &chat, model::Doing doing);

}
