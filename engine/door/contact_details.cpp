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
    details.business = profile.business;
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
    ASSIGN_OR_RETURN(const auto merges, backend_.store->people().merges(person.id));
    for (const store::PeopleRows::Merge &merge : merges)
        details.merges.append({merge.id, merge.address, merge.messages});
    ASSIGN_OR_RETURN(
        details.separatedFrom, backend_.store->people().separatedFrom(account, person.address()));
    return details;
}

Task<Contacts::Separated> Contacts::separate(const AccountId &account, const Jid &jid, qint64 merge)
{
    const auto person = personOf(backend_, account, jid);
    if (!person)
        return Task<Separated>::failed(person.error());
    auto two = std::make_shared<Separated>();
    return backend_.store
        ->write([store = backend_.store.get(), account, id = person->id, merge, two]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto done, store->people().separate(account, id, merge));
            *two = {done.stays, done.leaves};
            return {};
        })
        .then(backend_.store.get(), [two] { return *two; });
}

Task<void> Contacts::joinAgain(const AccountId &account, const Jid &jid, const Jid &other)
{
    const auto person = personOf(backend_, account, jid);
    if (!person)
        return Task<void>::failed(person.error());
    const Jid lid = jid.isLid() ? jid : other;
    const Jid pn = jid.isLid() ? other : jid;
    if (!lid.isLid() || !pn.isPn())
        return Task<void>::failed({Fault::Malformed, QStringLiteral("not a hidden id and a phone"), {}});
    return backend_.store->write([store = backend_.store.get(), account, jid, lid, pn]() -> Result<void> {
        ASSIGN_OR_RETURN(const auto apart, store->people().separatedFrom(account, jid));
        if (!apart.contains((jid.isLid() ? pn : lid).withoutDevice()))
            return base::fail(Fault::NotFound, QStringLiteral("nobody separated these two"),
                QStringLiteral("not_separated"));
        RETURN_IF_FAILED(store->people().joinAgain(account, lid, pn));
        return {};
    });
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
    // who is nobody to this number is not looked at: a program that asks for strangers' pictures is one that
    // collects people
    if (const auto person = whose.isGroup() ? Result<store::Person>() : personOf(backend_, account, whose);
        !person)
        return Task<QByteArray>::failed(person.error());
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

Task<model::Privacy> Contacts::privacy(const AccountId &account)
{
    const auto talk = talkOf(backend_, account);
    return talk ? (*talk)->privacy.read() : Task<model::Privacy>::failed(talk.error());
}

Task<model::Privacy> Contacts::setPrivacy(const AccountId &account, const QString &rule, const QString &word)
{
    const auto talk = talkOf(backend_, account);
    return talk ? (*talk)->privacy.set(rule, word) : Task<model::Privacy>::failed(talk.error());
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
