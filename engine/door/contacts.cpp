// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door/contacts.h"

#include "engine/door/backend.h"

namespace door {

using base::Fault;
using base::Result;
using model::AccountId;
using model::Jid;
using model::Presence;

Result<accounts::Account *> accountOf(const Backend &backend, const AccountId &id)
{
    accounts::Account *account = backend.accounts->find(id);
    if (!account)
        return base::fail(Fault::NotFound, QStringLiteral("no such account"));
    return account;
}

model::Contact contactOf(const store::Person &person, const store::Profile &profile)
{
    return {person.address(), person.lid,
        person.pn.isEmpty() ? QString() : u'+' + QString::fromLatin1(person.pn.user), person.contactName,
        person.pushName, profile.isBusiness};
}

Result<model::Page<model::Contact>> Contacts::list(
    const AccountId &account, int limit, const QString &cursor) const
{
    ASSIGN_OR_RETURN(const accounts::Account *one, accountOf(backend_, account));
    bool isNumber = cursor.isEmpty();
    const qint64 after = isNumber ? 0 : cursor.toLongLong(&isNumber);
    if (!isNumber || after < 0)
        return base::fail(Fault::Malformed, QStringLiteral("no cursor of ours"));
    ASSIGN_OR_RETURN(auto people, backend_.store->people().list(one->row().id, after, limit + 1));
    model::Page<model::Contact> page;
    if (people.size() > limit) {
        people.removeLast();
        page.next = QString::number(people.last().id);
    }
    for (const store::Person &person : std::as_const(people)) {
        ASSIGN_OR_RETURN(auto profile,
            backend_.store->profiles().profile(account, person.lid.isEmpty() ? person.pn : person.lid));
        page.items.append(contactOf(person, profile));
    }
    return page;
}

base::Task<model::PhoneChecks> Contacts::check(const AccountId &account, const QList<base::Phone> &phones)
{
    using Answer = base::Task<model::PhoneChecks>;
    const auto one = accountOf(backend_, account);
    if (!one)
        return Answer::failed(one.error());
    if (!(*one)->canSend())
        return Answer::failed({Fault::Offline, QStringLiteral("not connected"), {}});
    return (*one)->talk()->phoneChecks.check(phones);
}

Result<QList<Presence>> Contacts::presences(const AccountId &account, const Jid &chat) const
{
    ASSIGN_OR_RETURN(accounts::Account * one, accountOf(backend_, account));
    return one->talk() ? one->talk()->presences.of(chat) : QList<Presence>();
}

Result<QList<Presence>> Contacts::follow(const AccountId &account, const Jid &chat)
{
    ASSIGN_OR_RETURN(accounts::Account * one, accountOf(backend_, account));
    if (!one->talk())
        return base::fail(Fault::Offline, QStringLiteral("not connected"));
    one->talk()->presences.follow(chat);
    return one->talk()->presences.of(chat);
}

Result<void> Contacts::setTyping(const AccountId &account, const Jid &chat, model::Doing doing)
{
    ASSIGN_OR_RETURN(accounts::Account * one, accountOf(backend_, account));
    if (!chat.isPerson() && !chat.isGroup())
        return base::fail(Fault::Malformed, QStringLiteral("nobody can be written to there"));
    if (!one->canSend())
        return base::fail(Fault::Offline, QStringLiteral("not connected"));
    one->talk()->ownPresence.setTyping(chat, doing);
    return {};
}

Result<void> Contacts::setAvailable(const AccountId &account, bool available)
{
    ASSIGN_OR_RETURN(accounts::Account * one, accountOf(backend_, account));
    one->setAvailable(available);
    return {};
}

}
