// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phone.h"
#include "engine/model/account.h"

#include <QList>

#include <optional>

namespace model {

/// Somebody whom a number knows: from its phone's address book, from messages, or because it was asked.
struct Contact {
    Jid jid; ///< the phone form when known, else the hidden id
    Jid lid; ///< may be empty
    QString phone; ///< E.164; may be empty
    QString name; ///< in the address book; may be empty
    QString pushName; ///< what they call themselves; may be empty
};

/// Whether a phone is on WhatsApp.
struct CheckedPhone {
    base::Phone phone;
    std::optional<bool> exists; ///< nothing: the network did not say
    Jid jid; ///< empty when it is not there
    Jid lid; ///< may be empty
};

/// What became of asking.
struct PhoneChecks {
    QList<CheckedPhone> checked; ///< in the order of the question
    qint64 waitMs = 0; ///< more than may be asked now: nothing was, and it may be asked after that
};

}
