// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/calls.h"

#include "engine/base/uuid.h"

#include <QLoggingCategory>

namespace messaging {

using base::Fault;
using base::Result;
using base::Task;
using model::Jid;
using wire::Node;
using wire::NodeView;

namespace {

Q_LOGGING_CATEGORY(logCalls, "gesher.messaging.calls")

constexpr qsizetype kLongestId = 64;
const QString kRinging = QStringLiteral("call_ringing");
const QString kMissed = QStringLiteral("call_missed");
const QString kAnswered = QStringLiteral("call_answered");
const QString kRejected = QStringLiteral("call_rejected");

/// How a call ended, from the word that the network has for it; of a phone of ours that took it, too.
QString endOf(const NodeView &what)
{
    const QByteArrayView reason = what.textView("reason");
    if (what.is("accept") || reason.startsWith("accepted"))
        return kAnswered;
    return what.is("reject") || reason.startsWith("rejected") ? kRejected : kMissed;
}

}

void Calls::take(const NodeView &call)
{
    const Node ack = ackOf(call);
    parts_.store.write([this, call] { return apply(call); })
        .finally(this, [this, ack](const Result<void> &done) {
            // what cannot be read would only come again
            if (done || done.error().fault == Fault::Malformed)
                parts_.line.send(ack);
        });
}

Result<void> Calls::apply(const NodeView &call)
{
    for (const NodeView what : call.children()) {
        if (what.is("offer") || what.is("offer_notice"))
            return offer(call, what);
        if (what.is("accept") || what.is("reject") || what.is("terminate"))
            return end(what.text("call-id").left(kLongestId), endOf(what));
    }
    return {};
}

Result<void> Calls::offer(const NodeView &call, const NodeView &offer)
{
    const QByteArray id = offer.text("call-id").left(kLongestId);
    const auto from = call.jid("from");
    const Jid creator = offer.jid("call-creator").value_or(from.value_or(Jid()));
    const Jid caller = (creator.isPerson() ? creator : from.value_or(Jid())).withoutDevice();
    if (id.isEmpty() || !caller.isPerson())
        return base::fail(Fault::Malformed, QStringLiteral("a call without id or caller"));
    if (ringing_.contains(id) || ringing_.size() >= kMostRinging || parts_.self.owns(caller))
        return {};
    store::PeopleRows &people = parts_.store.people();
    if (const auto pn = offer.jid("caller_pn"); pn && pn->isPn() && caller.isLid())
        RETURN_IF_FAILED(people.link(parts_.account, caller, pn->withoutDevice()));
    ASSIGN_OR_RETURN(const auto person, people.ensure(parts_.account, caller));
    const auto group = offer.jid("group-jid");
    const Jid chat = group && group->isGroup() ? *group : person.address();
    store::MessageRow row;
    ASSIGN_OR_RETURN(row.chat, parts_.store.chats().ensure(parts_.account, chat));
    const bool isVideo = offer.child("video") || offer.textView("media") == "video";
    const qint64 seconds = call.number("t").value_or(0);
    model::Message &m = row.message;
    m.id = base::newId(parts_.clock, parts_.random);
    m.account = parts_.account;
    m.waId = "call/" + id;
    m.chat = chat;
    m.from = person.address();
    m.kind = model::MessageKind::System;
    m.content = model::SystemLine{
        kRinging, person.address(), {}, isVideo ? QStringLiteral("video") : QStringLiteral("voice")};
    m.state = model::MessageState::Read; // a line of the network, no letter
    m.receivedMs = parts_.clock.wallMs();
    m.timestampMs = seconds > 0 && seconds < 1LL << 40 ? seconds * 1000 : m.receivedMs;
    row.sender = m.from;
    const auto inserted = parts_.store.messages().insert(row);
    if (!inserted) // told before, and its ack was lost
        return inserted.error().fault == Fault::Refused ? Result<void>() : inserted;
    ringing_.insert(id, {m.id, caller, creator, {}});
    if (m.receivedMs - m.timestampMs > kRings.count() || call.has("offline"))
        return end(id, kMissed); // it rang while nobody was here
    ringing_[id].over = parts_.clock.after(kRings, [this, id] { endLater(id); });
    return remember();
}

/// Nothing came of it as far as we were told.
void Calls::endLater(const QByteArray &id)
{
    parts_.store.write([this, id] { return end(id, kMissed); }).finally(this, [](const Result<void> &done) {
        if (!done)
            qCWarning(logCalls) << "end of a call:" << base::faultWord(done.error().fault)
                                << done.error().code;
    });
}

Result<void> Calls::end(const QByteArray &id, const QString &how)
{
    const Ringing ringing = ringing_.take(id);
    if (ringing.message.isEmpty())
        return {};
    RETURN_IF_FAILED(remember());
    ASSIGN_OR_RETURN(auto row, parts_.store.messages().find(ringing.message));
    const auto *line = row ? model::contentAs<model::SystemLine>(row->message.content) : nullptr;
    if (!line || line->event != kRinging)
        return {};
    model::SystemLine over = *line;
    over.event = how;
    row->message.content = over;
    return parts_.store.messages().readAnew(*row);
}

/// Which lines say that it rings: should the program end now, they would say so for ever.
Result<void> Calls::remember()
{
    const QString key = QStringLiteral("ringing/") + parts_.account.value;
    QByteArray messages;
    for (const Ringing &one : std::as_const(ringing_))
        messages += one.message.toLatin1() + '\n';
    return messages.isEmpty() ? parts_.store.settings().remove(key)
                              : parts_.store.settings().set(key, messages);
}

void Calls::begin()
{
    parts_.store
        .write([this]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto kept,
                parts_.store.settings().value(QStringLiteral("ringing/") + parts_.account.value));
            for (const QByteArray &message : kept.value_or(QByteArray()).split('\n')) {
                // one that rings on this line still is ended by its own time
                const bool rings = std::any_of(ringing_.cbegin(), ringing_.cend(),
                    [&](const Ringing &one) { return one.message.toLatin1() == message; });
                if (message.isEmpty() || rings)
                    continue;
                const QByteArray id = "ended/" + message;
                ringing_.insert(id, {QString::fromLatin1(message), {}, {}, {}});
                RETURN_IF_FAILED(end(id, kMissed));
            }
            return remember();
        })
        .finally(this, [](const Result<void> &done) {
            if (!done)
                qCWarning(logCalls) << "former calls:" << base::faultWord(done.error().fault);
        });
}

Task<void> Calls::reject(const QString &message)
{
    for (auto one = ringing_.cbegin(); one != ringing_.cend(); ++one) {
        if (one->message != message)
            continue;
        if (!parts_.line.isReady())
            return Task<void>::failed({Fault::Offline, QStringLiteral("not connected"), {}});
        const Jid own = one->caller.isLid() && !parts_.self.lid.isEmpty() ? parts_.self.lid : parts_.self.pn;
        parts_.line.send(Node("call")
                             .set("id", parts_.random.bytes(8).toHex().toUpper())
                             .set("from", own.withoutDevice())
                             .set("to", one->caller)
                             .add(Node("reject")
                                      .set("call-id", one.key())
                                      .set("call-creator", one->creator.withoutDevice())
                                      .set("count", QByteArray("0"))));
        return parts_.store.write([this, id = one.key()] { return end(id, kRejected); });
    }
    return Task<void>::failed({Fault::NotFound, QStringLiteral("this call does not ring"), {}});
}

}
