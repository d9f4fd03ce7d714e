// SPDX-License-Identifier: GPL-3.0-or-later
// What the network notifies an account of, and which room it is for.
#include "engine/accounts/account.h"

namespace accounts {

using base::Result;
using wire::Node;
using wire::NodeView;

void Account::onNotification(const NodeView &stanza, const QByteArray &frame)
{
    const Node ack = messaging::ackOf(stanza);
    if (stanza.textView("type")
        == "mediaretry") { // an answer to us: whoever waits for it is here, or nobody is
        if (!talk_->history.onRetry(stanza))
            talk_->files.onRetry(stanza);
        line_.send(ack);
        return;
    }
    auto ofGroup = std::make_shared<groups::GroupChanges::Outcome>();
    ground_.store
        .write([this, stanza, frame, ofGroup]() -> Result<void> {
            ASSIGN_OR_RETURN(const bool taken, takeNotice(stanza, *ofGroup));
            return taken ? Result<void>() : keepForLater(stanza, frame);
        })
        .finally(this, [this, ack, ofGroup](const Result<void> &done) {
            if (!done)
                return;
            line_.send(ack);
            talk_->groups.settled(*ofGroup);
        });
    if (stanza.textView("type") == "server_sync")
        talk_->appState.onNotification(stanza);
    if (stanza.textView("type") == "encrypt" && stanza.child("count"))
        talk_->preKeys.onCount(stanza.child("count").number("value").value_or(0));
}

/// Gives it to its room. Inside a write. @return false: no room reads it yet
Result<bool> Account::takeNotice(const NodeView &stanza, groups::GroupChanges::Outcome &ofGroup)
{
    // what cannot be read would only come again
    const auto taken = [](const Result<void> &done) -> Result<bool> {
        if (!done && done.error().fault != base::Fault::Malformed)
            return base::fail(done.error());
        return true;
    };
    const QByteArrayView type = stanza.textView("type");
    if (type == "w:gp2") {
        auto outcome = talk_->groups.onNotification(stanza);
        if (!outcome)
            return taken(base::fail(outcome.error()));
        ofGroup = std::move(*outcome);
        return true;
    }
    if (type == "server_sync")
        return true; // what is due is asked for after the ack, and anew at each login
    if (type == "devices")
        return taken(talk_->directory.onChanged(stanza));
    if (type == "encrypt")
        return taken(onIdentityNotice(stanza));
    if (type == "picture" || type == "status" || type == "business")
        return taken(talk_->profiles.onNotification(stanza));
    if (type == "contacts")
        return taken(talk_->personLines.onNotification(stanza));
    if (type == "privacy_token")
        return taken(talk_->tokens.onNotification(stanza));
    if (type == "mex")
        return talk_->reachOut.onNotification(stanza);
    if (type == "account_sync" && stanza.child("blocklist"))
        return taken(talk_->blockList.onNotification(stanza.child("blocklist")));
    if (type == "account_sync" && stanza.child("privacy")) {
        talk_->privacy.forget(); // asked for when somebody looks
        return true;
    }
    if (type == "account_sync" && stanza.child("devices"))
        RETURN_IF_FAILED(talk_->directory.forget(row_.pn)); // our own list has changed
    return false;
}

void Account::tellIdentityChange(const model::Jid &person)
{
    store::FeedRow row;
    row.type = QStringLiteral("alert");
    row.account = row_.id;
    row.subject = QString::fromLatin1(person.text());
    row.data = R"({"code":"identity_changed"})";
    ground_.store
        .write([this, row, person]() -> Result<void> {
            if (talk_)
                RETURN_IF_FAILED(talk_->personLines.identityChanged(person));
            return ground_.store.feed().append(row);
        })
        .finally(this, [](const Result<void> &) {});
}

/// The room of a notification does not exist yet: it is kept whole, and replayed when that comes.
Result<void> Account::keepForLater(const NodeView &stanza, const QByteArray &frame)
{
    store::RawItem item;
    item.account = row_.id;
    item.kind = QStringLiteral("notification:") + QString::fromLatin1(stanza.text("type")).left(64);
    item.waId = stanza.text("id").left(128);
    item.sender = stanza.jid("from").value_or(model::Jid());
    item.receivedMs = ground_.clock.wallMs();
    item.bytes = frame;
    return ground_.store.raw().keep(item);
}

Result<void> Account::onIdentityNotice(const NodeView &stanza)
{
    const auto from = stanza.jid("from");
    if (!stanza.child("identity") || !from || !from->isPerson() || from->device != 0
        || talk_->self.owns(*from))
        return {};
    // the phone was set up anew: nothing that was agreed with it holds any longer
    ASSIGN_OR_RETURN(const auto person, ground_.store.people().find(row_.id, *from));
    for (const model::Jid &address :
        {from->withoutDevice(), person ? person->lid : model::Jid(), person ? person->pn : model::Jid()}) {
        if (address.isEmpty())
            continue;
        RETURN_IF_FAILED(ground_.store.sessions().removeSessionsOf(row_.id, address));
        RETURN_IF_FAILED(ground_.store.sessions().removeIdentitiesOf(row_.id, address));
    }
    tellIdentityChange(from->withoutDevice());
    return talk_->directory.forget(*from);
}

}
