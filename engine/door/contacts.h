// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/task.h"
#include "engine/model/contact.h"
#include "engine/model/message.h"
#include "engine/model/presence.h"

#include <QList>

namespace door {

struct Backend;

/// The people whom a number talks with. NotFound everywhere: no such number.
class Contacts {
public:
    explicit Contacts(Backend &backend) : backend_(backend) { }

    /// Everybody the number knows. Malformed for a cursor that is not ours.
    base::Result<model::Page<model::Contact>> list(
        const model::AccountId &account, int limit, const QString &cursor) const;
    /// Whether those phones are on WhatsApp, at most 50; what is known for less than a day is not asked
    /// again. Offline; Timeout; Limit when the network wants us slower.
    base::Task<model::PhoneChecks> check(const model::AccountId &account, const QList<base::Phone> &phones);
    /// What is known of who is there, and who types, in that chat.
    base::Result<QList<model::Presence>> presences(
        const model::AccountId &account, const model::Jid &chat) const;
    /// Events::presenceChanged tells of that person from now on, on every line; answers what is known now.
    /// Groups need no asking. Offline: the number was not connected since the program started.
    base::Result<QList<model::Presence>> follow(const model::AccountId &account, const model::Jid &chat);
    /// Tells the other side that something is being written there; 25 s later it is taken back, unless said
    /// again. Malformed: nobody can be written to there. Offline.
    base::Result<void> setTyping(const model::AccountId &account, const model::Jid &chat, model::Doing doing);
    /// Whether somebody looks at this number now. As long as that is so it is online for everybody, and its
    /// phone tells of nothing new.
    base::Result<void> setAvailable(const model::AccountId &account, bool available);

private:
    Backend &backend_;
};

}
