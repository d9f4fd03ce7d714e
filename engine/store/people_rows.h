// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/account.h"

#include <QList>

#include <optional>

namespace store {

class Database;

using PersonId = qint64;

/// One person of one account: hidden id, phone, names; any of them may still be unknown.
struct Person {
    PersonId id = 0;
    model::Jid lid; ///< without device
    model::Jid pn; ///< without device
    QString pushName;
    QString contactName;
    /// Phone form when known, else the LID.
    model::Jid address() const { return pn.isEmpty() ? lid : pn; }
    QString name() const { return contactName.isEmpty() ? pushName : contactName; }
};

/// What somebody is called in the phone's address book; all empty: not in it.
struct ContactNames {
    QString full;
    QString first;
    QString username;
};

struct DeviceList {
    QList<quint16> devices; ///< 0 is the phone
    qint64 fetchedMs = 0;
};

/// Where somebody can be reached.
struct Reach {
    model::Jid asked; ///< without device
    model::Jid lid; ///< empty while it is not known
    model::Jid pn; ///< ditto
    std::optional<DeviceList> devices; ///< as of `address`
    const model::Jid &address() const { return lid.isEmpty() ? asked : lid; }
};

/// What the network said of a phone.
struct PhoneCheck {
    bool isThere = false;
    qint64 checkedMs = 0;
    static constexpr qint64 kKeptMs = 30LL * 24 * 60 * 60 * 1000;
};

class PeopleRows {
public:
    /// @param feed  hears of chats that became one or two; null for whoever only looks people up
    explicit PeopleRows(Database &database, class Feed *feed = nullptr) : database_(database), feed_(feed) { }

    /// Finds by LID or PN (device ignored). @param jid a person
    base::Result<std::optional<Person>> find(const model::AccountId &account, const model::Jid &jid) const;
    base::Result<std::optional<Person>> byId(PersonId id) const;
    /// Finds or makes.
    base::Result<Person> ensure(const model::AccountId &account, const model::Jid &jid);
    /// Learns that the two are one person. Two existing records become one, their chats too (messages move,
    /// unread adds up, the older record stays), unless somebody has separated these two. A PN or LID
    /// re-assigned to someone else leaves its former owner.
    /// @return the person, and whether anything changed
    struct Linked {
        Person person;
        bool changed = false;
    };
    base::Result<Linked> link(const model::AccountId &account, const model::Jid &lid, const model::Jid &pn);
    /// Two chats that became one because they turned out to be the same person's.
    struct Merge {
        qint64 id = 0;
        model::Jid address; ///< how the one that is no more was called
        int messages = 0; ///< that came from it
    };
    /// Those of a person that can be undone still, oldest first.
    base::Result<QList<Merge>> merges(PersonId person) const;
    struct Separated {
        model::Jid stays;
        model::Jid leaves;
    };
    /// Two people and two chats again, each message where it was, and those that came since where their
    /// sender is. They stay two, whatever the network says, until `joinAgain`. NotFound no_merge: there is no
    /// such merge, or the person has other addresses since.
    base::Result<Separated> separate(const model::AccountId &account, PersonId person, qint64 merge);
    /// From whom a person was separated by hand. @param address  a hidden id or a phone
    base::Result<QList<model::Jid>> separatedFrom(
        const model::AccountId &account, const model::Jid &address) const;
    base::Result<Linked> joinAgain(
        const model::AccountId &account, const model::Jid &lid, const model::Jid &pn);
    base::Result<void> setPushName(PersonId id, const QString &name);
    /// @return whether anything changed. A username, once known, stays.
    base::Result<QString> username(PersonId id) const; ///< empty: none is known
    base::Result<bool> setContact(PersonId id, const ContactNames &names);

    /// Device lists are kept per address as asked (LID preferred).
    base::Result<std::optional<DeviceList>> devices(
        const model::AccountId &account, const model::Jid &person) const;
    /// For each of them, in that order: a question for a whole group.
    base::Result<QList<Reach>> reach(const model::AccountId &account, const QList<model::Jid> &people) const;
    base::Result<void> saveDevices(
        const model::AccountId &account, const model::Jid &person, const DeviceList &list);
    base::Result<void> forgetDevices(const model::AccountId &account, const model::Jid &person);
    base::Result<std::optional<PhoneCheck>> check(
        const model::AccountId &account, const model::Jid &pn) const;
    /// Those older than kKeptMs go.
    base::Result<void> keepCheck(
        const model::AccountId &account, const model::Jid &pn, const PhoneCheck &check);
    base::Result<QList<qint64>> checkedSince(
        const model::AccountId &account, qint64 ms) const; ///< when, oldest first
    /// By id, those after `after`.
    base::Result<QList<Person>> list(const model::AccountId &account, PersonId after, int limit) const;
    base::Result<void> removeAll(const model::AccountId &account);

private:
    base::Result<void> tell(const model::AccountId &account, const model::Jid &address);

    Database &database_;
    class Feed *feed_;
};

}
