// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phone.h"
#include "engine/model/account.h"
#include "engine/model/business.h"

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
    std::optional<bool> isBusiness; ///< nothing: nobody asked yet
};

/// All that is known of one person here.
struct ContactDetails {
    Contact contact;
    QString username; ///< may be empty
    QString about; ///< what they write of themselves; may be empty
    bool isAboutKnown = false; ///< it was asked for, some time
    BusinessProfile business; ///< what a business tells of itself
    QString pictureId; ///< the network's name of their picture; empty: none, not for us, or not asked for yet
    bool isBlocked = false;
    QString note; ///< what staff wrote about them; never leaves this program
    /// Our numbers that have a chat with the same phone.
    struct Talk {
        AccountId account;
        qint64 messages = 0;
    };
    QList<Talk> talks;
    /// A conversation that became part of this one when it turned out to be with the same person.
    struct Merge {
        qint64 id = 0;
        Jid address; ///< how it was called
        int messages = 0; ///< that came from it
    };
    QList<Merge> merges; ///< those that can be made two again
    QList<Jid> separatedFrom; ///< who the network says is the same, and staff says is not
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
