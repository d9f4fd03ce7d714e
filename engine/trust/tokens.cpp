// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/trust/tokens.h"

#include "engine/trust/token_rules.h"

namespace trust {

using base::Result;
using model::Jid;
using wire::Node;
using wire::NodeView;

namespace {

/// Somebody whose phone gives and asks for tokens; not a bot, not WhatsApp's own account.
bool isSomebody(const Jid &jid)
{
    return jid.isPerson() && jid.user != "0";
}

}

Result<void> Tokens::onNotification(const NodeView &notification)
{
    const auto from = notification.jid("from");
    if (!from || !isSomebody(*from))
        return {};
    const auto hidden = notification.jid("sender_lid");
    store::PeopleRows &people = parts_.store.people();
    if (hidden && hidden->isLid() && !from->isLid()) {
        const Jid lid = hidden->withoutDevice(), pn = from->withoutDevice();
        ASSIGN_OR_RETURN(const auto linked, people.link(parts_.account, lid, pn));
        if (linked.changed)
            RETURN_IF_FAILED(parts_.store.sessions().moveAddress(parts_.account, pn, lid));
        return keepAll(linked.person.id, notification.child("tokens"));
    }
    ASSIGN_OR_RETURN(const auto person, people.ensure(parts_.account, from->withoutDevice()));
    return keepAll(person.id, notification.child("tokens"));
}

Result<void> Tokens::keepAll(store::PersonId person, const NodeView &tokens)
{
    for (const Given &given : tokensIn(tokens))
        RETURN_IF_FAILED(
            parts_.store.history().keepToken(parts_.account, person, {given.token, given.atMs, 0}));
    return {};
}

Result<void> Tokens::onMessage(store::PersonId person, const NodeView &message, qint64 atMs)
{
    const QByteArrayView token = message.child("tctoken").content();
    if (person == 0 || token.isEmpty() || token.size() > kLongestToken)
        return {};
    // the time is the sender's word: one from far ahead would keep every later token out
    const qint64 at = std::min(atMs, parts_.clock.wallMs());
    return parts_.store.history().keepToken(parts_.account, person, {token.toByteArray(), at, 0});
}

Result<std::optional<Node>> Tokens::proofFor(const Jid &jid) const
{
    if (!isSomebody(jid))
        return std::optional<Node>();
    ASSIGN_OR_RETURN(const auto person, parts_.store.people().find(parts_.account, jid));
    if (!person)
        return std::optional<Node>();
    ASSIGN_OR_RETURN(auto given, parts_.store.history().token(parts_.account, person->id));
    if (given && !given->token.isEmpty() && isStillGood(given->receivedMs, parts_.clock.wallMs()))
        return std::optional<Node>(Node("tctoken").bytes(std::move(given->token)));
    ASSIGN_OR_RETURN(
        const auto salt, parts_.store.history().secret(parts_.account, QStringLiteral("nct_salt")));
    if (!salt || salt->isEmpty() || person->lid.isEmpty())
        return std::optional<Node>();
    return std::optional<Node>(Node("cstoken").bytes(contactToken(*salt, person->lid)));
}

void Tokens::wroteTo(const Jid &jid)
{
    const auto person = parts_.store.people().find(parts_.account, jid);
    if (!isSomebody(jid) || !person || !*person || giving_.contains((*person)->id))
        return;
    const store::PersonId id = (*person)->id;
    const auto before = parts_.store.history().token(parts_.account, id);
    const qint64 now = parts_.clock.wallMs();
    if (!before || (*before && !isDueAgain((*before)->sentMs, now)))
        return;
    giving_.insert(id);
    const Jid &address = (*person)->lid.isEmpty() ? (*person)->pn : (*person)->lid;
    Node token("token");
    token.set("jid", address)
        .set("t", QByteArray::number(now / 1000))
        .set("type", QByteArray("trusted_contact"));
    Node iq("iq");
    iq.set("to", Jid::network()).set("type", QByteArray("set")).set("xmlns", QByteArray("privacy"));
    parts_.line.request(std::move(iq).add(Node("tokens").add(std::move(token))))
        .then(this,
            [this, id, now](const transport::Answer &answer) {
                return parts_.store.write([this, id, now, answer]() -> Result<void> {
                    RETURN_IF_FAILED(parts_.store.history().gaveToken(parts_.account, id, now));
                    // theirs comes back with it, when they have given one
                    return keepAll(id, answer.node().child("tokens"));
                });
            })
        .finally(this, [this, id](const Result<void> &) { giving_.remove(id); });
}

}
