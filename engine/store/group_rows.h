// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/group.h"
#include "engine/store/people_rows.h"

#include <QList>

namespace store {

class Database;
class Feed;

/// A group with what only the engine needs.
struct GroupRow {
    model::Group group; ///< myRole and size are read from the members
    QByteArray descriptionId; ///< the network's, named when it is changed
    QByteArray version; ///< of the list of members; empty: unknown
    qint64 fetchedMs = 0; ///< when all of it was read from the network; 0: it has to be, before it is used
};

struct GroupMember {
    model::Jid lid;
    model::Jid pn; ///< at least one of the two
    model::GroupRole role = model::GroupRole::Member;
    qint64 joinedMs = 0;
};

/// Groups, who is in them, and which devices have our sender key. Changes belong inside a write; those of a
/// group raise group.changed, those of its members group.members.
class GroupRows {
public:
    GroupRows(Database &database, Feed &feed) : database_(database), feed_(feed) { }

    base::Result<std::optional<GroupRow>> find(
        const model::AccountId &account, const model::Jid &group) const;
    /// Those the number is in, by subject.
    base::Result<QList<model::Group>> list(const model::AccountId &account) const;
    base::Result<QList<model::Participant>> participants(
        const model::AccountId &account, const model::Jid &group) const;
    base::Result<QList<GroupMember>> members(const model::AccountId &account, const model::Jid &group) const;
    /// Nothing when that person is not in it. @param person either address, with or without device
    base::Result<std::optional<model::GroupRole>> roleOf(
        const model::AccountId &account, const model::Jid &group, const model::Jid &person) const;

    /// The whole group as the network told it; its former members go.
    base::Result<void> save(const GroupRow &row, const QList<GroupMember> &members);
    /// Everything but the members.
    base::Result<void> update(const GroupRow &row);
    base::Result<void> put(
        const model::AccountId &account, const model::Jid &group, const GroupMember &member);
    base::Result<void> setRole(const model::AccountId &account, const model::Jid &group,
        const model::Jid &person, model::GroupRole role);
    base::Result<void> remove(
        const model::AccountId &account, const model::Jid &group, const model::Jid &person);
    /// We are in it no longer: the members are nobody's business any more.
    base::Result<void> leave(const model::AccountId &account, const model::Jid &group);
    /// It has to be read from the network before it is used again.
    base::Result<void> doubt(const model::AccountId &account, const model::Jid &group);

    /// Which of these devices do not have our sender key of the group yet.
    base::Result<QList<model::Jid>> withoutKey(
        const model::AccountId &account, const model::Jid &group, const QList<model::Jid> &devices) const;
    base::Result<void> markKey(
        const model::AccountId &account, const model::Jid &group, const QList<model::Jid> &devices);
    /// Nobody has it: there is a new one.
    base::Result<void> forgetKeys(const model::AccountId &account, const model::Jid &group);
    /// This device has none of ours, in no group: it was set up anew.
    base::Result<void> forgetKeysOf(const model::AccountId &account, const model::Jid &device);

private:
    base::Result<void> addRole(model::Group &group, const model::Jid &ownPn, const model::Jid &ownLid) const;
    base::Result<void> tell(const char *type, const model::AccountId &account, const model::Jid &group) const;

    Database &database_;
    Feed &feed_;
};

}
