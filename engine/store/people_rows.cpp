// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/people_rows.h"

#include "engine/store/database.h"

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

/// The newer of two tokens stays.
Result<void> moveToken(Database &db, PersonId to, PersonId from)
{
    RETURN_IF_FAILED(db.run("DELETE FROM trust_tokens WHERE person = ?1 AND received < (SELECT received FROM "
                            "trust_tokens WHERE person = ?2)",
        to, from));
    RETURN_IF_FAILED(db.run("UPDATE OR IGNORE trust_tokens SET person = ? WHERE person = ?", to, from));
    return {};
}

/// Both notes stay.
Result<void> moveNote(Database &db, PersonId to, PersonId from)
{
    RETURN_IF_FAILED(db.run("INSERT INTO notes (person, text) SELECT ?, text FROM notes WHERE person = ? ON "
                            "CONFLICT (person) DO UPDATE SET text = text || char(10) || excluded.text",
        to, from));
    return {};
}

/// What `to` lacks of them.
Result<void> moveNames(Database &db, PersonId to, PersonId from)
{
    for (const char *sql : {"UPDATE people SET contact_name = (SELECT contact_name FROM people WHERE id = "
                            "?2), first_name = (SELECT first_name FROM people WHERE id = ?2) WHERE id = ?1 "
                            "AND contact_name = ''",
             "UPDATE people SET push_name = (SELECT push_name FROM people WHERE id = ?2) WHERE id = ?1 AND "
             "push_name = ''",
             "UPDATE people SET username = (SELECT username FROM people WHERE id = ?2) WHERE id = ?1 AND "
             "username = ''"})
        RETURN_IF_FAILED(db.run(sql, to, from));
    return {};
}

/// Moves everything that hangs on `from` to `to`; the chats become one.
Result<void> mergeInto(Database &db, const AccountId &account, PersonId to, PersonId from)
{
    qint64 kept = 0;
    qint64 gone = 0;
    {
        ASSIGN_OR_RETURN(auto query,
            db.query("SELECT id, person FROM chats WHERE account = ? AND person IN (?, ?) AND person <> 0",
                account.value, to, from));
        for (;;) {
            ASSIGN_OR_RETURN(const bool has, query.next());
            if (!has)
                break;
            (query.number(1) == to ? kept : gone) = query.number(0);
        }
    }
    if (gone != 0 && kept == 0) {
        RETURN_IF_FAILED(db.run("UPDATE chats SET person = ? WHERE id = ?", to, gone));
    } else if (gone != 0) {
        // a message that both have is the same one: the second copy goes
        RETURN_IF_FAILED(db.run("UPDATE OR IGNORE messages SET chat = ?, person = CASE person WHEN ? THEN ? "
                                "ELSE person END WHERE chat = ?",
            kept, from, to, gone));
        RETURN_IF_FAILED(db.run("DELETE FROM messages WHERE chat = ?", gone));
        RETURN_IF_FAILED(db.run(
            "UPDATE chats SET unread = unread + (SELECT unread FROM chats WHERE id = ?1) WHERE id = ?2", gone,
            kept));
        RETURN_IF_FAILED(db.run(
            "UPDATE chats SET (last_message, last_ms) = (SELECT last_message, last_ms FROM chats WHERE id "
            "= ?1) WHERE id = ?2 AND last_ms < (SELECT last_ms FROM chats WHERE id = ?1)",
            gone, kept));
        RETURN_IF_FAILED(
            db.run("UPDATE chats SET (archived, pinned, muted_until, marked_unread, locked) = (SELECT "
                   "max(chats.archived, g.archived), max(chats.pinned, g.pinned), CASE WHEN "
                   "chats.muted_until <> 0 THEN chats.muted_until ELSE g.muted_until END, "
                   "max(chats.marked_unread, g.marked_unread), max(chats.locked, g.locked) FROM chats g "
                   "WHERE g.id = ?1) WHERE id = ?2",
                gone, kept));
        RETURN_IF_FAILED(db.run("UPDATE OR IGNORE label_chats SET chat = ? WHERE chat = ?", kept, gone));
        RETURN_IF_FAILED(db.run("UPDATE OR IGNORE chat_history SET chat = ? WHERE chat = ?", kept, gone));
        RETURN_IF_FAILED(db.run("DELETE FROM chats WHERE id = ?", gone));
    }
    RETURN_IF_FAILED(moveNames(db, to, from));
    // chat by chat there is an index: a number has few chats beside its messages
    RETURN_IF_FAILED(
        db.run("UPDATE OR IGNORE messages SET person = ?1 WHERE chat IN (SELECT id FROM chats WHERE "
               "account = ?2) AND person = ?3",
            to, account.value, from));
    RETURN_IF_FAILED(
        db.run("DELETE FROM messages WHERE chat IN (SELECT id FROM chats WHERE account = ?) AND person = ?",
            account.value, from));
    RETURN_IF_FAILED(db.run("UPDATE OR REPLACE reactions SET person = ? WHERE person = ?", to, from));
    RETURN_IF_FAILED(db.run("UPDATE OR REPLACE votes SET person = ? WHERE person = ?", to, from));
    RETURN_IF_FAILED(db.run("UPDATE OR REPLACE receipts SET person = ? WHERE person = ?", to, from));
    RETURN_IF_FAILED(db.run("UPDATE OR REPLACE group_members SET person = ? WHERE person = ?", to, from));
    RETURN_IF_FAILED(moveToken(db, to, from));
    RETURN_IF_FAILED(moveNote(db, to, from));
    RETURN_IF_FAILED(db.run("DELETE FROM people WHERE id = ?", from));
    return {};
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
    // a number that belonged to another hidden id was given to someone else: the former owner keeps the rest
    if (byPn && !byPn->lid.isEmpty()) {
        RETURN_IF_FAILED(database_.run("UPDATE people SET pn = '' WHERE id = ?", byPn->id));
        byPn.reset();
    }
    if (byLid && byPn) {
        const PersonId keep = std::min(byLid->id, byPn->id);
        const PersonId go = std::max(byLid->id, byPn->id);
        RETURN_IF_FAILED(mergeInto(database_, account, keep, go));
        RETURN_IF_FAILED(
            database_.run("UPDATE people SET lid = ?, pn = ?, push_name = CASE push_name WHEN '' "
                          "THEN ? ELSE push_name END WHERE id = ?",
                lid.withoutDevice(), pn.withoutDevice(),
                byLid->pushName.isEmpty() ? byPn->pushName : byLid->pushName, keep));
        ASSIGN_OR_RETURN(auto merged, byId(keep));
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
    return {};
}

}
