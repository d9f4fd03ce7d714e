// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/people_rows.h"

namespace store {

/// Makes one person out of two and two out of one again. Room internal: whoever links people asks PeopleRows.
class PeopleMerge {
public:
    PeopleMerge(Database &database, const model::AccountId &account) : db_(database), account_(account) { }

    /// Everything that hangs on `from` goes to `to`; their chats become one (messages move, unread adds up,
    /// both drafts stay). Which messages moved is written down where there were two chats, so that it can be
    /// undone.
    /// @param lid, pn  what `to` is called from now on
    base::Result<void> join(
        const Person &to, const Person &from, const model::Jid &lid, const model::Jid &pn);
    /// Two again: see PeopleRows::separate.
    base::Result<PeopleRows::Separated> separate(PersonId person, qint64 merge);
    base::Result<QList<PeopleRows::Merge>> of(PersonId person) const;

    base::Result<bool> areSeparate(const model::Jid &lid, const model::Jid &pn) const;
    base::Result<void> forgetSeparation(const model::Jid &lid, const model::Jid &pn);

private:
    struct Chats {
        qint64 kept = 0; ///< 0: there is none
        qint64 gone = 0;
    };
    base::Result<Chats> chatsOf(PersonId to, PersonId from) const;
    base::Result<void> writeDown(const Person &to, const Person &from, const Chats &chats,
        const model::Jid &lid, const model::Jid &pn);
    base::Result<void> joinChats(PersonId to, PersonId from, const Chats &chats);
    base::Result<void> moveRest(PersonId to, PersonId from);
    base::Result<void> addLater(qint64 merge, const model::Jid &address, qint64 chat);
    base::Result<void> moveBack(qint64 merge, PersonId kept, PersonId gone, qint64 chat, qint64 fresh);
    base::Result<void> recount(qint64 chat);

    Database &db_;
    model::AccountId account_;
};

}
