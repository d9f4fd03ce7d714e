// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/group_rows.h"

#include "engine/store/database.h"
#include "engine/store/feed.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace store {

using base::Result;
using model::AccountId;
using model::GroupRole;
using model::Jid;

namespace {

#define GESHER_GROUP_SELECT                                                                                  \
    "SELECT g.account, g.jid, g.subject, g.description, g.description_id, g.owner, g.created, g.announce, "  \
    "g.locked, g.all_add, g.approval, g.disappears, g.hidden, g.community, g.version, g.fetched, "           \
    "(SELECT count(*) FROM group_members m WHERE m.account = g.account AND m.grp = g.jid), a.pn, a.lid "     \
    "FROM groups g JOIN accounts a ON a.id = g.account "

/// Who is behind the address ?3 of the account ?1; each half has an index that leaves out the empty ones.
#define GESHER_PERSON_3                                                                                      \
    "SELECT id FROM people WHERE account = ?1 AND lid = ?3 AND lid <> '' UNION ALL SELECT id FROM people "   \
    "WHERE account = ?1 AND pn = ?3 AND pn <> ''"

struct Found {
    GroupRow row;
    Jid ownPn;
    Jid ownLid;
};

Found foundOf(const Query &query)
{
    Found found;
    GroupRow &row = found.row;
    model::Group &g = row.group;
    g.account = {query.text(0)};
    g.jid = query.jid(1);
    g.subject = query.text(2);
    g.description = query.text(3);
    row.descriptionId = query.bytes(4);
    g.owner = query.jid(5);
    g.createdMs = query.number(6);
    g.onlyAdminsWrite = query.number(7) != 0;
    g.onlyAdminsEdit = query.number(8) != 0;
    g.allMayAdd = query.number(9) != 0;
    g.needsApproval = query.number(10) != 0;
    g.disappearsAfterS = static_cast<int>(query.number(11));
    g.isHidden = query.number(12) != 0;
    g.community = query.jid(13);
    row.version = query.bytes(14);
    row.fetchedMs = query.number(15);
    g.size = static_cast<int>(query.number(16));
    found.ownPn = query.jid(17);
    found.ownLid = query.jid(18);
    return found;
}

Result<PersonId> personOf(Database &database, const AccountId &account, const GroupMember &member)
{
    PeopleRows people(database);
    if (!member.lid.isEmpty() && !member.pn.isEmpty()) {
        ASSIGN_OR_RETURN(const auto linked, people.link(account, member.lid, member.pn));
        return linked.person.id;
    }
    ASSIGN_OR_RETURN(
        const auto person, people.ensure(account, member.lid.isEmpty() ? member.pn : member.lid));
    return person.id;
}

}

Result<void> GroupRows::tell(const char *type, const AccountId &account, const Jid &group) const
{
    return feed_.append({0, 0, QString::fromLatin1(type), account, QString::fromLatin1(group.text()), {}});
}

Result<void> GroupRows::addRole(model::Group &group, const Jid &ownPn, const Jid &ownLid) const
{
    for (const Jid &own : {ownLid, ownPn}) {
        if (own.isEmpty() || group.myRole)
            continue;
        ASSIGN_OR_RETURN(group.myRole, roleOf(group.account, group.jid, own));
    }
    return {};
}

Result<std::optional<GroupRow>> GroupRows::find(const AccountId &account, const Jid &group) const
{
    Found found;
    {
        ASSIGN_OR_RETURN(auto query,
            database_.query(GESHER_GROUP_SELECT "WHERE g.account = ? AND g.jid = ?", account.value, group));
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return std::optional<GroupRow>();
        found = foundOf(query);
    }
    RETURN_IF_FAILED(addRole(found.row.group, found.ownPn, found.ownLid));
    return std::optional<GroupRow>(std::move(found.row));
}

Result<QList<model::Group>> GroupRows::list(const AccountId &account) const
{
    QList<Found> all;
    {
        ASSIGN_OR_RETURN(auto query,
            database_.query(GESHER_GROUP_SELECT
                "WHERE g.account = ? AND g.member = 1 ORDER BY g.subject, g.jid",
                account.value));
        for (;;) {
            ASSIGN_OR_RETURN(const bool has, query.next());
            if (!has)
                break;
            all.append(foundOf(query));
        }
    }
    QList<model::Group> groups;
    for (Found &found : all) {
        RETURN_IF_FAILED(addRole(found.row.group, found.ownPn, found.ownLid));
        groups.append(std::move(found.row.group));
    }
    return groups;
}

Result<QList<model::Participant>> GroupRows::participants(const AccountId &account, const Jid &group) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT p.lid, p.pn, p.contact_name, p.push_name, m.role, m.joined, a.pn, a.lid FROM "
            "group_members m JOIN people p ON p.id = m.person JOIN accounts a ON a.id = m.account "
            "WHERE m.account = ? AND m.grp = ? ORDER BY m.role DESC, p.contact_name, p.push_name, "
            "p.id",
            account.value, group));
    QList<model::Participant> list;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return list;
        model::Participant one;
        one.lid = query.jid(0);
        const Jid pn = query.jid(1);
        one.jid = pn.isEmpty() ? one.lid : pn;
        if (!pn.isEmpty())
            one.phone = u'+' + QString::fromLatin1(pn.user);
        one.name = query.text(2).isEmpty() ? query.text(3) : query.text(2);
        one.role = static_cast<GroupRole>(query.number(4));
        one.joinedMs = query.number(5);
        one.isUs = (!pn.isEmpty() && query.jid(6).sameUser(pn))
            || (!one.lid.isEmpty() && query.jid(7).sameUser(one.lid));
        list.append(std::move(one));
    }
}

Result<QList<GroupMember>> GroupRows::members(const AccountId &account, const Jid &group) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT p.lid, p.pn, m.role, m.joined FROM group_members m JOIN people p ON p.id = "
                        "m.person WHERE m.account = ? AND m.grp = ? ORDER BY m.person",
            account.value, group));
    QList<GroupMember> list;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return list;
        list.append({query.jid(0), query.jid(1), static_cast<GroupRole>(query.number(2)), query.number(3)});
    }
}

Result<std::optional<GroupRole>> GroupRows::roleOf(
    const AccountId &account, const Jid &group, const Jid &person) const
{
    ASSIGN_OR_RETURN(const auto found, PeopleRows(database_).find(account, person));
    if (!found)
        return std::optional<GroupRole>();
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT role FROM group_members WHERE account = ? AND grp = ? AND person = ?",
            account.value, group, found->id));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? std::optional<GroupRole>(static_cast<GroupRole>(query.number(0))) : std::nullopt;
}

Result<void> GroupRows::save(const GroupRow &row, const QList<GroupMember> &members)
{
    const AccountId &account = row.group.account;
    RETURN_IF_FAILED(update(row));
    RETURN_IF_FAILED(database_.run(
        "DELETE FROM group_members WHERE account = ? AND grp = ?", account.value, row.group.jid));
    for (const GroupMember &member : members) {
        ASSIGN_OR_RETURN(const PersonId person, personOf(database_, account, member));
        RETURN_IF_FAILED(database_.run("INSERT OR REPLACE INTO group_members (account, grp, person, role, "
                                       "joined) VALUES (?, ?, ?, ?, ?)",
            account.value, row.group.jid, person, static_cast<int>(member.role), member.joinedMs));
    }
    return tell("group.members", account, row.group.jid);
}

Result<void> GroupRows::update(const GroupRow &row)
{
    const model::Group &g = row.group;
    RETURN_IF_FAILED(database_.run(
        "INSERT OR REPLACE INTO groups (account, jid, subject, description, description_id, owner, created, "
        "announce, locked, all_add, approval, disappears, hidden, community, version, fetched, member) "
        "VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
        g.account.value, g.jid, g.subject, g.description, QString::fromUtf8(row.descriptionId), g.owner,
        g.createdMs, g.onlyAdminsWrite, g.onlyAdminsEdit, g.allMayAdd, g.needsApproval, g.disappearsAfterS,
        g.isHidden, g.community, QString::fromUtf8(row.version), row.fetchedMs));
    RETURN_IF_FAILED(tell("group.changed", g.account, g.jid));
    return tell("chat.changed", g.account, g.jid);
}

Result<void> GroupRows::put(const AccountId &account, const Jid &group, const GroupMember &member)
{
    ASSIGN_OR_RETURN(const PersonId person, personOf(database_, account, member));
    RETURN_IF_FAILED(
        database_.run("INSERT INTO group_members (account, grp, person, role, joined) VALUES (?, ?, "
                      "?, ?, ?) ON CONFLICT (account, grp, person) DO UPDATE SET role = "
                      "excluded.role",
            account.value, group, person, static_cast<int>(member.role), member.joinedMs));
    return tell("group.members", account, group);
}

Result<void> GroupRows::setRole(const AccountId &account, const Jid &group, const Jid &person, GroupRole role)
{
    RETURN_IF_FAILED(database_.run(
        "UPDATE group_members SET role = ?4 WHERE account = ?1 AND grp = ?2 AND person IN (" GESHER_PERSON_3
        ")",
        account.value, group, person.withoutDevice(), static_cast<int>(role)));
    return tell("group.members", account, group);
}

Result<void> GroupRows::remove(const AccountId &account, const Jid &group, const Jid &person)
{
    RETURN_IF_FAILED(database_.run(
        "DELETE FROM group_members WHERE account = ?1 AND grp = ?2 AND person IN (" GESHER_PERSON_3 ")",
        account.value, group, person.withoutDevice()));
    return tell("group.members", account, group);
}

Result<void> GroupRows::leave(const AccountId &account, const Jid &group)
{
    RETURN_IF_FAILED(
        database_.run("DELETE FROM group_members WHERE account = ? AND grp = ?", account.value, group));
    RETURN_IF_FAILED(
        database_.run("UPDATE groups SET member = 0 WHERE account = ? AND jid = ?", account.value, group));
    RETURN_IF_FAILED(forgetKeys(account, group));
    return tell("group.changed", account, group);
}

Result<void> GroupRows::doubt(const AccountId &account, const Jid &group)
{
    RETURN_IF_FAILED(
        database_.run("UPDATE groups SET fetched = 0 WHERE account = ? AND jid = ?", account.value, group));
    return {};
}

Result<QList<Jid>> GroupRows::withoutKey(
    const AccountId &account, const Jid &group, const QList<Jid> &devices) const
{
    QJsonArray asked;
    for (const Jid &device : devices)
        asked.append(QString::fromLatin1(device.text()));
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT e.key FROM json_each(?3) e WHERE NOT EXISTS (SELECT 1 FROM sender_key_devices "
            "WHERE account = ?1 AND grp = ?2 AND device = e.value) ORDER BY e.key",
            account.value, group, QString::fromUtf8(QJsonDocument(asked).toJson(QJsonDocument::Compact))));
    QList<Jid> lacking;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            break;
        lacking.append(devices.at(query.number(0)));
    }
    return lacking;
}

Result<void> GroupRows::markKey(const AccountId &account, const Jid &group, const QList<Jid> &devices)
{
    for (const Jid &device : devices)
        RETURN_IF_FAILED(
            database_.run("INSERT OR IGNORE INTO sender_key_devices (account, grp, device) VALUES (?, ?, ?)",
                account.value, group, device));
    return {};
}

Result<void> GroupRows::forgetKeys(const AccountId &account, const Jid &group)
{
    RETURN_IF_FAILED(
        database_.run("DELETE FROM sender_key_devices WHERE account = ? AND grp = ?", account.value, group));
    return {};
}

Result<void> GroupRows::forgetKeysOf(const AccountId &account, const Jid &device)
{
    RETURN_IF_FAILED(database_.run(
        "DELETE FROM sender_key_devices WHERE account = ? AND device = ?", account.value, device));
    return {};
}

}
