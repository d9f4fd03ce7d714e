// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/task.h"
#include "engine/model/contact.h"
#include "engine/model/message.h"
#include "engine/model/presence.h"
#include "engine/model/privacy.h"

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
    /// What is known here of one person, at once. NotFound besides: nobody of that address is known.
    base::Result<model::ContactDetails> details(
        const model::AccountId &account, const model::Jid &person) const;
    /// The same, with what they write of themselves asked for when that is not known or a week old. What the
    /// network does not say stays as it is here.
    base::Task<model::ContactDetails> askDetails(const model::AccountId &account, const model::Jid &person);
    /// The picture of a person or a group, from the store or the network: bytes that may be anything. Empty:
    /// they show none, or not to us. NotFound besides: nobody of that address is known. Offline, Timeout,
    /// Limit, Storage.
    base::Task<QByteArray> picture(const model::AccountId &account, const model::Jid &whose);
    /// Whether their messages are kept back by the network, on all devices of the number. NotFound with
    /// no_lid: the network knows nobody of that phone. Offline, Timeout, Limit, Refused.
    base::Task<void> block(const model::AccountId &account, const model::Jid &person, bool on);
    /// What staff wrote about them, at most kLongestNote; stays here. NotFound besides: nobody of that
    /// address.
    base::Task<void> setNote(const model::AccountId &account, const model::Jid &person, const QString &text);
    static constexpr qsizetype kLongestNote = 4000;
    /// The conversation becomes two again, as before `merge` (of ContactDetails), and stays so whatever the
    /// network says. Answers with the two. NotFound besides, with no_merge: it cannot be undone any more.
    struct Separated {
        model::Jid stays;
        model::Jid leaves;
    };
    base::Task<Separated> separate(const model::AccountId &account, const model::Jid &person, qint64 merge);
    /// Those two are one person after all. Malformed: they are not a hidden id and a phone. NotFound besides,
    /// with not_separated: nobody separated them.
    base::Task<void> joinAgain(
        const model::AccountId &account, const model::Jid &person, const model::Jid &other);
    /// What the number shows to whom, and whom it lets what. Offline, Timeout, Limit, Refused.
    base::Task<model::Privacy> privacy(const model::AccountId &account);
    /// Changes one rule (model::privacyRules), and answers how all of it is then. Malformed: no such rule, or
    /// not one of its choices. Faults as above.
    base::Task<model::Privacy> setPrivacy(
        const model::AccountId &account, const QString &rule, const QString &word);
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
