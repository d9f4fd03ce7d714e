// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/people_rows.h"

#include "engine/store/database.h"
#include "engine/store/feed.h"
#include "engine/store/people_merge.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace store {

using base::Fault;
using base::Result;
using model::AccountId;
using model::Jid;

namespace {

#define GESHER_PERSON_COLUMNS "id, lid, pn, push_name, contact_name"

Result<std::optional<Person>> onePerson(Result<Query> query)
{
    if (!query)
        return base::fail(query.error());
    ASSIGN_OR_RETURN(const bool has, query->next());
    if (!has)
        return std::optional<Person>();
    return std::optional<Person>(
        Person{query->number(0), query->jid(1), query->jid(2), query->text(3), query->text(4)});
}

}

Result<std::optional<Person>> PeopleRows::find(const AccountId &account, const Jid &jid) const
{
    const Jid person = jid.withoutDevice();
    // an index that leaves out the empty ones is used only by a question that does so, too
    return onePerson(person.isLid()
            ? database_.query("SELECT " GESHER_PERSON_COLUMNS " FROM people WHERE account = ?1 AND lid = "
                              "?2 AND lid <> ''",
                account.value, person)
            : database_.query("SELECT " GESHER_PERSON_COLUMNS " FROM people WHERE account = ?1 AND pn = "
                              "?2 AND pn <> ''",
                account.value, person));
}

Result<std::optional<Person>> PeopleRows::byId(PersonId id) const
{
    return onePerson(database_.query("SELECT " GESHER_PERSON_COLUMNS " FROM people WHERE id = ?", id));
}

Result<Person> PeopleRows::ensure(const AccountId &account, const Jid &jid)
{
    if (!jid.isPerson())
        return base::fail(Fault::Malformed, QStringLiteral("not a person"));
    ASSIGN_OR_RETURN(auto known, find(account, jid));
    if (known)
        return std::move(*known);
    Person person;
    (jid.isLid() ? person.lid : person.pn) = jid.withoutDevice();
    RETURN_IF_FAILED(database_.run(
        "INSERT INTO people (account, lid, pn, push_name, contact_name) VALUES (?, ?, ?, '', '')",
        account.value, person.lid, person.pn));
    person.id = database_.lastInsertId();
    return person;
}

Result<PeopleRows::Linked> PeopleRows::link(const AccountId &account, const Jid &lid, const Jid &pn)
{
    if (!lid.isLid() || !pn.isPn())
        return base::fail(Fault::Malformed, QStringLiteral("a link needs a LID and a PN"));
    ASSIGN_OR_RETURN(auto byLid, find(account, lid));
    if (byLid && byLid->pn == pn.withoutDevice()) // nearly always: every message names both
        return Linked{std::move(*byLid), false};
    ASSIGN_OR_RETURN(auto byPn, find(account, pn));
    if (byLid && byPn && byLid->id == byPn->id)
        return Linked{std::move(*byLid), false};
    ASSIGN_OR_RETURN(const bool separate, PeopleMerge(database_, account).areSeparate(lid, pn));
    if (separate) {
        ASSIGN_OR_RETURN(auto alone, ensure(account, lid));
        return Linked{std::move(alone), false};
    }
    // a number that belonged to another hidden id was given to someone else: the former owner keeps the rest
    if (byPn && !byPn->lid.isEmpty()) {
        RETURN_IF_FAILED(database_.run("UPDATE people SET pn = '' WHERE id = ?", byPn->id));
        byPn.reset();
    }
    if (byLid && byPn) {
        const PersonId keep = std::min(byLid->id, byPn->id);
        const bool keepsLid = keep == byLid->id;
        RETURN_IF_FAILED(PeopleMerge(database_, account)
                             .join(keepsLid ? *byLid : *byPn, keepsLid ? *byPn : *byLid, lid, pn));
        RETURN_IF_FAILED(
            database_.run("UPDATE people SET lid = ?, pn = ?, push_name = CASE push_name WHEN '' "
                          "THEN ? ELSE push_name END WHERE id = ?",
                lid.withoutDevice(), pn.withoutDevice(),
                byLid->pushName.isEmpty() ? byPn->pushName : byLid->pushName, keep));
        ASSIGN_OR_RETURN(auto merged, byId(keep));
        RETURN_IF_FAILED(tell(account, pn.withoutDevice()));
        return Linked{merged.value_or(Person()), true};
    }
    PersonId id = byLid ? byLid->id : byPn ? byPn->id : 0;
    if (id == 0) {
        ASSIGN_OR_RETURN(const auto made, ensure(account, lid));
        id = made.id;
    }
    RETURN_IF_FAILED(database_.run(
        "UPDATE people SET lid = ?, pn = ? WHERE id = ?", lid.withoutDevice(), pn.withoutDevice(), id));
    ASSIGN_OR_RETURN(auto person, byId(id));
    return Linked{person.value_or(Person()), true};
}

/// Whoever shows the chat has to look again: there may be one fewer, or one more.
Result<void> PeopleRows::tell(const AccountId &account, const Jid &address)
{
    return feed_ ? feed_->append({0, 0, QStringLiteral("chat.changed"), account,
               QString::fromLatin1(address.text()), R"({"moved":true})"})
                 : Result<void>();
}

Result<QList<PeopleRows::Merge>> PeopleRows::merges(PersonId person) const
{
    ASSIGN_OR_RETURN(const auto known, byId(person));
    return known ? PeopleMerge(database_, {}).of(person) : QList<Merge>();
}

Result<QList<Jid>> PeopleRows::separatedFrom(const AccountId &account, const Jid &address) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT lid, pn FROM separations WHERE account = ?1 AND ?2 IN (lid, pn)",
            account.value, address.withoutDevice()));
    QList<Jid> all;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return all;
        all.append(address.isLid() ? query.jid(1) : query.jid(0));
    }
}

Result<PeopleRows::Separated> PeopleRows::separate(const AccountId &account, PersonId person, qint64 merge)
{
    ASSIGN_OR_RETURN(const auto two, PeopleMerge(database_, account).separate(person, merge));
    RETURN_IF_FAILED(tell(account, two.stays));
    RETURN_IF_FAILED(tell(account, two.leaves));
    return two;
}

Result<PeopleRows::Linked> PeopleRows::joinAgain(const AccountId &account, const Jid &lid, const Jid &pn)
{
    RETURN_IF_FAILED(PeopleMerge(database_, account).forgetSeparation(lid, pn));
    return link(account, lid, pn);
}

Result<void> PeopleRows::setPushName(PersonId id, const QString &name)
{
    RETURN_IF_FAILED(database_.run("UPDATE people SET push_name = ? WHERE id = ?", name, id));
    return {};
}

Result<QString> PeopleRows::username(PersonId id) const
{
    ASSIGN_OR_RETURN(auto query, database_.query("SELECT username FROM people WHERE id = ?", id));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? query.text(0) : QString();
}

Result<bool> PeopleRows::setContact(PersonId id, const ContactNames &names)
{
    ASSIGN_OR_RETURN(const int changed,
        database_.run(
            "UPDATE people SET contact_name = ?1, first_name = ?2, username = CASE WHEN ?3 = '' THEN "
            "username ELSE ?3 END WHERE id = ?4 AND ((contact_name, first_name) IS NOT (?1, ?2) OR (?3 <> '' "
            "AND username <> ?3))",
            names.full, names.first, names.username, id));
    return changed > 0;
}

/// Two bytes a device.
static DeviceList listOf(const QByteArray &bytes, qint64 fetchedMs)
{
    DeviceList list;
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
        list.devices.append(
            static_cast<quint16>(static_cast<quint8>(bytes[i]) << 8 | static_cast<quint8>(bytes[i + 1])));
    list.fetchedMs = fetchedMs;
    return list;
}

Result<std::optional<DeviceList>> PeopleRows::devices(const AccountId &account, const Jid &person) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT devices, fetched FROM device_lists WHERE account = ? AND person = ?",
            account.value, person.withoutDevice()));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return std::optional<DeviceList>();
    return std::optional<DeviceList>(listOf(query.bytes(0), query.number(1)));
}

Result<QList<Reach>> PeopleRows::reach(const AccountId &account, const QList<Jid> &people) const
{
    QJsonArray asked;
    for (const Jid &person : people)
        asked.append(QString::fromLatin1(person.withoutDevice().text()));
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT p.lid, p.pn, d.devices, d.fetched, d.person IS NOT NULL FROM json_each(?2) e LEFT JOIN "
            "people p ON p.id = coalesce((SELECT id FROM people WHERE account = ?1 AND lid = e.value AND lid "
            "<> ''), (SELECT id FROM people WHERE account = ?1 AND pn = e.value AND pn <> '')) LEFT JOIN "
            "device_lists d ON d.account = ?1 AND d.person = coalesce(nullif(p.lid, ''), e.value) "
            "ORDER BY e.key",
            account.value, QString::fromUtf8(QJsonDocument(asked).toJson(QJsonDocument::Compact))));
    QList<Reach> all;
    all.reserve(people.size());
    for (const Jid &person : people) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            break;
        Reach one{person.withoutDevice(), query.jid(0), query.jid(1), {}};
        if (query.number(4) != 0)
            one.devices = listOf(query.bytes(2), query.number(3));
        all.append(std::move(one));
    }
    return all;
}

Result<void> PeopleRows::saveDevices(const AccountId &account, const Jid &person, const DeviceList &list)
{
    QByteArray bytes;
    for (const quint16 device : list.devices) {
        bytes.append(static_cast<char>(device >> 8));
        bytes.append(static_cast<char>(device & 0xff));
    }
    RETURN_IF_FAILED(database_.run(
        "INSERT OR REPLACE INTO device_lists (account, person, devices, fetched) VALUES (?, ?, ?, ?)",
        account.value, person.withoutDevice(), bytes, list.fetchedMs));
    return {};
}

Result<void> PeopleRows::forgetDevices(const AccountId &account, const Jid &person)
{
    RETURN_IF_FAILED(database_.run(
        "DELETE FROM device_lists WHERE account = ? AND person = ?", account.value, person.withoutDevice()));
    return {};
}

Result<void> PeopleRows::removeAll(const AccountId &account)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM people WHERE account = ?", account.value));
    RETURN_IF_FAILED(database_.run("DELETE FROM device_lists WHERE account = ?", account.value));
    RETURN_IF_FAILED(database_.run("DELETE FROM phone_checks WHERE account = ?", account.value));
    RETURN_IF_FAILED(database_.run("DELETE FROM separations WHERE account = ?", account.value));
    return {};
}

}
