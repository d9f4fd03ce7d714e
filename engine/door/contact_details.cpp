// SPDX-License-Identifier: GPL-3.0-or-later
// One person as the window and programs see them: what is known, what they show, what is noted.
#include "engine/door/backend.h"
#include "engine/door/contacts.h"

namespace door {

using base::Fault;
using base::Result;
using base::Task;
using model::AccountId;
using model::ContactDetails;
using model::Jid;

namespace {

Result<store::Person> personOf(const Backend &backend, const AccountId &account, const Jid &jid)
{
    ASSIGN_OR_RETURN(const accounts::Account *one, accountOf(backend, account));
    ASSIGN_OR_RETURN(auto person, backend.store->people().find(one->row().id, jid));
    if (!person)
        return base::fail(Fault::NotFound, QStringLiteral("nobody of that address is known"));
    return std::move(*person);
}

/// The line of a number that is connected now.
Result<accounts::Talk *> talkOf(const Backend &backend, const AccountId &account)
{
    ASSIGN_OR_RETURN(accounts::Account * one, accountOf(backend, account));
    if (!one->canSend())
        return base::fail(Fault::Offline, QStringLiteral("not connected"));
    return one->talk();
}

}

Result<ContactDetails> Contacts::details(const AccountId &account, const Jid &jid) const
{
    ASSIGN_OR_RETURN(const auto person, personOf(backend_, account, jid));
    store::ProfileRows &profiles = backend_.store->profiles();
    ASSIGN_OR_RETURN(
        const auto profile, profiles.profile(account, person.lid.isEmpty() ? person.pn : person.lid));
    ContactDetails details;
    details.contact = contactOf(person, profile);
    ASSIGN_OR_RETURN(details.username, backend_.store->people().username(person.id));
    details.about = profile.about;
    details.isAboutKnown = profile.aboutMs != 0;
    details.pictureId = profile.pictureId;
    if (!person.lid.isEmpty()) {
        ASSIGN_OR_RETURN(details.isBlocked, profiles.isBlocked(account, person.lid));
    }
    ASSIGN_OR_RETURN(details.note, profiles.note(person.id));
    if (!person.pn.isEmpty()) {
        ASSIGN_OR_RETURN(const auto talks, profiles.talksWith(person.pn));
        for (const store::ProfileRows::Talk &talk : talks)
            details.talks.append({talk.account, talk.messages});
    }
    return details;
}

Task<ContactDetails> Contacts::askDetails(const AccountId &account, const Jid &person)
{
    const auto known = details(account, person);
    if (!known)
        return Task<ContactDetails>::failed(known.error());
    const auto talk = talkOf(backend_, account);
    if (!talk)
        return Task<ContactDetails>::ready(*known);
    base::Promise<ContactDetails> promise;
    // what the network does not say is no reason not to show the rest
    (*talk)->profiles.about(person).finally(backend_.store.get(),
        [this, promise, account, person](const Result<void> &) { promise.answer(details(account, person)); });
    return promise.task();
}

Task<QByteArray> Contacts::picture(const AccountId &account, const Jid &whose)
{
    const auto one = accountOf(backend_, account);
    if (!one)
        return Task<QByteArray>::failed(one.error());
    if (!(*one)->talk())
        return Task<QByteArray>::failed({Fault::Offline, QStringLiteral("not connected"), {}});
    return (*one)->talk()->profiles.picture(whose);
}

Task<void> Contacts::block(const AccountId &account, const Jid &person, bool on)
{
    const auto talk = talkOf(backend_, account);
    if (!talk)
        return Task<void>::failed(talk.error());
    if (!person.isPerson())
        return Task<void>::failed({Fault::Malformed, QStringLiteral("only people can be blocked"), {}});
    const auto known = backend_.store->people().find(account, person);
    if (!known)
        return Task<void>::failed(known.error());
    if (person.isLid() || (*known && !(*known)->lid.isEmpty()))
        return (*talk)->blockList.set(person, on);
    // blocking is by the hidden id alone: the network tells it
    const base::Phone phone{person.user};
    return (*talk)->phoneChecks.check({phone}).then(&(*talk)->blockList,
        [list = &(*talk)->blockList, person, on](const model::PhoneChecks &checks) -> Task<void> {
            if (checks.waitMs > 0)
                return Task<void>::failed(
                    {Fault::Limit, QStringLiteral("too many phones were asked for"), {}});
            return list->set(person, on);
        });
}

Task<void> Contacts::setNote(const AccountId &account, const Jid &jid, const QString &text)
{
    const auto person = personOf(backend_, account, jid);
    if (!person)
        return Task<void>::failed(person.error());
    return backend_.store->write(
        [store = backend_.store.get(), id = person->id, text = text.trimmed().left(kLongestNote)] {
            return store->profiles().setNote(id, text);
        });
}

}
