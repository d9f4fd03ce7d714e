// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/account.h"

namespace model {

enum class Doing { Nothing, Typing, Recording };

/// Where somebody is, as far as the network tells: Unknown as long as it says nothing, Hidden when they keep
/// it to themselves.
enum class Whereabouts { Unknown, Online, Away, Hidden };

/// What one person does in one chat just now. Never kept: it is worth nothing a minute later.
struct Presence {
    AccountId account;
    Jid chat; ///< the person's own, or a group
    Jid from; ///< the phone form when known, else the hidden id
    QString name; ///< of `from`; may be empty
    QString phone; ///< E.164; may be empty
    Doing doing = Doing::Nothing;
    Whereabouts is = Whereabouts::Unknown;
    qint64 lastSeenMs = 0; ///< when Away; 0: they do not say
    bool operator==(const Presence &) const = default;
};

}
