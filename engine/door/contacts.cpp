// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door/contacts.h"

#include "engine/door/backend.h"

namespace door {

using base::Fault;
using base::Result;
using model::AccountId;
using model::Jid;
using model::Presence;

namespace {
Result<accounts::Account *> accountOf(const Backend &backend, const AccountId &id)
{
    accounts::Account *account = backend.accounts->find(id);
    if (!account)
        return base::fail(Fault::NotFound, QStringLiteral("no such account"));
    return account;
}
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
