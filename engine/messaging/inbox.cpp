// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/inbox.h"

#include "engine/base/uuid.h"

#include <QLoggingCategory>

#include <utility>

namespace messaging {

using base::Fault;
using base::Result;
using e2e::DecryptFault;
using model::MessageKind;
using wire::Node;
using wire::NodeView;

Q_LOGGING_CATEGORY(logInbox, "gesher.messaging.inbox")

namespace {
constexpr int kNackUnparsable = 487;
constexpr int kNackInvalidProtobuf = 491;
constexpr int kMostEncs = 16;
constexpr qint64 kStatusLife = 24 * 60 * 60 * 1000LL;

/// Groups and status: the sender's key comes once, the messages are sealed with it.
bool hasSenderKeys(const model::Jid &chat)
{
    return chat.isGroup() || chat.server == model::Server::Broadcast;
}

bool isReadable(const NodeView &enc)
{
    const QByteArrayView type = enc.textView("type");
    return enc.is("enc") && (type == "pkmsg" || type == "msg" || type == "skmsg");
}

/// Reactions, edits and the like say so of themselves: one that cannot be read is no message that is missing.
bool isForNoEyes(const NodeView &message)
{
    for (const NodeView child : message.children()) {
        if (child.is("enc") && child.textView("decrypt-fail") == "hide")
            return true;
    }
    return false;
}

bool hasReadablePart(const NodeView &message)
{
    for (const NodeView child : message.children()) {
        if (isReadable(child))
            return true;
    }
    return false;
}
}

void Inbox::take(const NodeView &message, const QByteArray &frame)
{
    auto envelope = readEnvelope(message, parts_.self, parts_.clock.wallMs());
    if (!envelope) {
        qCWarning(logInbox) << "message refused:" << envelope.error().detail;
        parts_.line.send(ackOf(message, kNackUnparsable));
        return;
    }
    auto arrival = std::make_shared<Arrival>();
    arrival->envelope = std::move(*envelope);
    arrival->ack = ackOf(message);
    auto work = [this, message, frame, arrival, isFirst = true]() mutable {
        return std::exchange(isFirst, false) ? handle(message, frame, *arrival)
                                             : handleAgain(frame, *arrival);
    };
    parts_.store.writeRepeatable(std::move(work)).finally(this, [this, arrival](const Result<void> &done) {
        // not on disk: no answer, so that the server brings it again
        if (done)
            answer(*arrival);
        else
            qCWarning(logInbox) << "message not stored:" << base::faultWord(done.error().fault)
                                << done.error().code << done.error().detail;
    });
}

/// The stanza that was read is gone by now, its frame is not.
Result<void> Inbox::handleAgain(const QByteArray &frame, Arrival &arrival)
{
    wire::Document document;
    ASSIGN_OR_RETURN(const NodeView message, document.decode(frame));
    Arrival anew;
    anew.envelope = std::move(arrival.envelope);
    anew.ack = std::move(arrival.ack);
    arrival = std::move(anew);
    return handle(message, frame, arrival);
}

Result<void> Inbox::handle(const NodeView &message, const QByteArray &frame, Arrival &arrival)
{
    const Envelope &envelope = arrival.envelope;
    RETURN_IF_FAILED(learn(arrival));
    RETURN_IF_FAILED(lookUp(arrival));
    if (!envelope.fromMe && envelope.chat.isPerson())
        RETURN_IF_FAILED(parts_.tokens.onMessage(arrival.sender.id, message, envelope.timestampMs));
    const auto &before = arrival.before;
    if (before && before->message.kind != MessageKind::Undecryptable)
        return {}; // shown already: answered again, nothing else

    if (const NodeView unavailable = message.child("unavailable"); unavailable && !message.child("enc")) {
        arrival.outcome.answer = Outcome::Answer::Ack;
        const QByteArrayView type = unavailable.textView("type");
        return before ? Result<void>()
                      : storePlaceholder(arrival,
                          type.isEmpty()            ? MessageKind::Undecryptable
                              : type == "view_once" ? MessageKind::ViewOnce
                                                    : MessageKind::Unsupported);
    }
    if (!hasReadablePart(message))
        return keepStanza(message, frame, arrival);
    QList<Content> contents;
    ASSIGN_OR_RETURN(const bool readable, decryptAll(message, arrival, contents));
    for (const Content &content : contents)
        RETURN_IF_FAILED(accept(content, arrival));
    if (readable || arrival.outcome.fault == DecryptFault::Duplicate)
        return {}; // a used key means that its message was stored in the same transaction back then
    if (envelope.chat.server == model::Server::Broadcast
        && parts_.clock.wallMs() - envelope.timestampMs > kStatusLife) {
        arrival.outcome.answer = Outcome::Answer::Ack; // a status that is over: nobody sends it again
        return {};
    }
    arrival.outcome.answer = Outcome::Answer::AskAgain;
    // a chat partner's message is announced; control messages between our own devices are not for eyes
    return before || envelope.isPeer || isForNoEyes(message)
        ? Result<void>()
        : storePlaceholder(arrival, MessageKind::Undecryptable);
}

Result<void> Inbox::learn(Arrival &arrival)
{
    const Envelope &envelope = arrival.envelope;
    store::PeopleRows &people = parts_.store.people();
    bool known = false;
    using Pair = std::pair<const model::Jid &, const model::Jid &>;
    for (const auto &[one, other] :
        {Pair{envelope.sender, envelope.senderAlternate}, Pair{envelope.chat, envelope.chatAlternate}}) {
        if (other.isEmpty() || !one.isPerson())
            continue;
        const auto lid = (one.isLid() ? one : other).withoutDevice();
        const auto pn = (one.isLid() ? other : one).withoutDevice();
        ASSIGN_OR_RETURN(auto linked, people.link(parts_.account, lid, pn));
        // whoever links two addresses moves what is kept under the one: later there is nothing to move
        if (linked.changed)
            RETURN_IF_FAILED(parts_.store.sessions().moveAddress(parts_.account, pn, lid));
        if (one == envelope.sender)
            arrival.sender = std::move(linked.person);
        known = one == envelope.sender || (known && !linked.changed); // two records may have become one
    }
    if (!known && envelope.sender.isPerson()) {
        ASSIGN_OR_RETURN(auto found, people.find(parts_.account, envelope.sender));
        arrival.sender = found.value_or(store::Person());
    }
    if (envelope.fromMe || envelope.pushName.isEmpty() || !envelope.sender.isPerson())
        return {};
    if (arrival.sender.id == 0) {
        ASSIGN_OR_RETURN(arrival.sender, people.ensure(parts_.account, envelope.sender));
    }
    if (arrival.sender.pushName != envelope.pushName)
        RETURN_IF_FAILED(people.setPushName(arrival.sender.id, envelope.pushName));
    return {};
}

Result<void> Inbox::lookUp(Arrival &arrival) const
{
    const Envelope &envelope = arrival.envelope;
    const bool isSenders = arrival.sender.id != 0 && envelope.chat.sameUser(envelope.sender);
    ASSIGN_OR_RETURN(arrival.chat,
        isSenders ? parts_.store.chats().findOf(parts_.account, arrival.sender.id)
                  : parts_.store.chats().find(parts_.account, envelope.chat));
    if (!arrival.chat)
        return {};
    ASSIGN_OR_RETURN(arrival.before,
        parts_.store.messages().findWa(*arrival.chat, envelope.sender, arrival.sender, envelope.id));
    return {};
}

/// @return whether something of it could be read (or there was nothing to read). Trouble with one part does
/// not hide the others: a group message may be readable with the key we have although its key part is not.
Result<bool> Inbox::decryptAll(const NodeView &message, Arrival &arrival, QList<Content> &contents)
{
    bool failed = false;
    bool readContentPart = false;
    int seen = 0;
    for (const NodeView enc : message.children()) {
        if (!enc.is("enc") || ++seen > kMostEncs)
            continue;
        arrival.askedBefore = std::max(arrival.askedBefore, enc.number("count").value_or(0));
        ASSIGN_OR_RETURN(auto opening, decrypt(enc, arrival));
        if (const auto *fault = std::get_if<DecryptFault>(&opening)) {
            qCInfo(logInbox) << "not readable:" << e2e::faultWord(*fault);
            arrival.outcome.fault = *fault;
            failed = true;
            continue;
        }
        auto &opened = std::get<Cipher::Opened>(opening);
        arrival.outcome.identityChanged = arrival.outcome.identityChanged || opened.identityChanged;
        auto content = readContent(opened.plain);
        if (!content) {
            // correctly encrypted and no message: asking again would bring the same
            qCWarning(logInbox) << "decrypted to no message:" << content.error().detail;
            arrival.outcome.nack = kNackInvalidProtobuf;
            arrival.outcome.answer = Outcome::Answer::Ack;
            readContentPart = true;
            continue;
        }
        // the sender's key must be there before the next part is opened with it
        if (content->distribution && hasSenderKeys(arrival.envelope.chat)
            && content->distribution->group == arrival.envelope.chat.text()) {
            const auto taken = parts_.cipher.acceptDistribution(
                arrival.envelope.chat, arrival.envelope.sender, content->distribution->bytes);
            if (!taken && taken.error().fault == Fault::Storage)
                return base::fail(taken.error());
        }
        readContentPart = readContentPart || content->is != Content::Is::Nothing;
        contents.append(std::move(*content));
    }
    return readContentPart || !failed;
}

Result<Cipher::Opening> Inbox::decrypt(const NodeView &enc, const Arrival &arrival)
{
    const Envelope &envelope = arrival.envelope;
    // sessions are kept under the hidden id: named by it, nobody has to look it up again
    const model::Jid device = arrival.sender.lid.isEmpty()
        ? envelope.sender
        : arrival.sender.lid.withDevice(envelope.sender.device);
    const QByteArrayView type = enc.textView("type");
    if (type == "pkmsg" || type == "msg")
        return parts_.cipher.open(device, type == "pkmsg", enc.content());
    if (type == "skmsg" && hasSenderKeys(envelope.chat))
        return parts_.cipher.openGroup(envelope.chat, device, enc.content());
    return Cipher::Opening(DecryptFault::InvalidMessage);
}

Result<void> Inbox::accept(const Content &content, Arrival &arrival)
{
    const Envelope &envelope = arrival.envelope;
    switch (content.is) {
    case Content::Is::Nothing:
        return {};
    case Content::Is::Control:
        return keepControl(content, arrival);
    case Content::Is::AddOn:
        return takeAddOn(content, arrival);
    case Content::Is::Message:
        break;
    }
    if (envelope.isPeer)
        return {}; // nothing to show can come this way
    // our own other device names the chat twice; the two must agree
    if (envelope.fromMe && envelope.chat.isPerson() && content.destination) {
        const auto destination = model::Jid::parse(*content.destination);
        if (!destination || !destination->isPerson())
            qCInfo(logInbox) << "device-sent message names no person";
    }
    return storeMessage(content, arrival);
}

/// Done to its message when that is there, kept for it otherwise. What nobody may do is kept as it came.
Result<void> Inbox::takeAddOn(const Content &content, Arrival &arrival)
{
    const Envelope &envelope = arrival.envelope;
    AddOns::Actor actor{envelope.sender, arrival.sender, envelope.fromMe, envelope.timestampMs};
    if (!actor.isUs && actor.person.id == 0 && envelope.sender.isPerson()) {
        ASSIGN_OR_RETURN(actor.person, parts_.store.people().ensure(parts_.account, envelope.sender));
    }
    auto outcome = AddOns::Outcome::NoTarget;
    if (arrival.chat) {
        ASSIGN_OR_RETURN(outcome, parts_.addOns.apply(*content.addOn, actor, *arrival.chat, envelope.chat));
    }
    if (outcome != AddOns::Outcome::Done)
        RETURN_IF_FAILED(
            parts_.addOns.keep(content, actor, envelope.chat, envelope.id, parts_.clock.wallMs()));
    // what was announced as a message turned out to be none
    return arrival.before ? parts_.store.messages().withdraw(*arrival.before) : Result<void>();
}

Result<void> Inbox::keepControl(const Content &content, Arrival &arrival)
{
    if (content.ownOnly && !arrival.envelope.fromMe) {
        qCWarning(logInbox) << "control message from a stranger ignored:" << content.control;
        return {};
    }
    if (content.control == u"peer_data_response") {
        const auto resends = readResends(content.proto);
        return resends ? takeResends(*resends, arrival) : Result<void>(); // it would only come again
    }
    arrival.outcome.isHistory = content.control == u"history_sync";
    arrival.outcome.isKeyShare = content.control == u"app_state_key_share";
    store::RawItem item;
    item.account = parts_.account;
    item.kind = content.control;
    item.waId = arrival.envelope.id;
    item.sender = arrival.envelope.sender;
    item.receivedMs = parts_.clock.wallMs();
    item.bytes = content.proto;
    return parts_.store.raw().keep(item);
}

/// Newsletters come in the clear, bots under a key of their own: no room reads them yet.
Result<void> Inbox::keepStanza(const NodeView &message, const QByteArray &frame, Arrival &arrival)
{
    arrival.outcome.answer = Outcome::Answer::Ack;
    if (message.childCount() == 0)
        return {};
    store::RawItem item;
    item.account = parts_.account;
    item.kind = QStringLiteral("message_stanza");
    item.waId = arrival.envelope.id;
    item.sender = arrival.envelope.sender;
    item.receivedMs = parts_.clock.wallMs();
    item.bytes = frame;
    return parts_.store.raw().keep(item);
}

store::MessageRow Inbox::rowFor(const Arrival &arrival) const
{
    const Envelope &envelope = arrival.envelope;
    store::MessageRow row;
    model::Message &message = row.message;
    message.id = base::newId(parts_.clock, parts_.random);
    message.account = parts_.account;
    message.waId = envelope.id;
    message.chat = envelope.chat;
    message.from = envelope.fromMe ? parts_.self.pn.withoutDevice() : envelope.sender.withoutDevice();
    message.direction = envelope.fromMe ? model::Direction::Out : model::Direction::In;
    message.state = envelope.fromMe ? model::MessageState::Sent : model::MessageState::Received;
    message.timestampMs = envelope.timestampMs;
    message.receivedMs = parts_.clock.wallMs();
    row.sender = envelope.sender;
    row.person = arrival.sender.id;
    return row;
}

/// A quote names its author by either address, ours too, or leaves it out between two people.
Result<std::optional<store::MessageRow>> Inbox::quotedMessage(
    const model::Quote &quote, store::ChatId chat, const model::Jid &chatJid) const
{
    const bool unnamed = quote.from.isEmpty();
    if (unnamed || quote.from.sameUser(parts_.self.pn) || quote.from.sameUser(parts_.self.lid)) {
        ASSIGN_OR_RETURN(auto own, parts_.store.messages().findOwn(parts_.account, quote.waId));
        if (own && own->chat == chat)
            return own;
    }
    return parts_.store.messages().findWa(parts_.account, chat, unnamed ? chatJid : quote.from, quote.waId);
}

Result<void> Inbox::storeMessage(const Content &content, Arrival &arrival)
{
    if (std::exchange(arrival.isStored, true))
        return {}; // one stanza is one message, however many parts it has
    const Envelope &envelope = arrival.envelope;
    store::MessageRow row = rowFor(arrival);
    if (arrival.chat) {
        row.chat = *arrival.chat;
    } else {
        ASSIGN_OR_RETURN(row.chat, parts_.store.chats().ensure(parts_.account, envelope.chat));
    }
    fill(row.message, content);
    row.proto = content.proto;
    if (row.message.quoted) {
        model::Quote &quote = *row.message.quoted;
        ASSIGN_OR_RETURN(const auto original, quotedMessage(quote, row.chat, envelope.chat));
        if (original) {
            quote.id = original->message.id;
            if (quote.text.isEmpty())
                quote.text = original->message.text;
        }
    }
    if (arrival.before) {
        row.message.id
            = arrival.before->message.id; // a placeholder: what is shown already was answered above
        RETURN_IF_FAILED(parts_.store.messages().heal(row));
    } else {
        RETURN_IF_FAILED(parts_.store.messages().insert(row));
    }
    if (model::isMedia(row.message.kind))
        arrival.withFiles.append(row.message.id);
    return parts_.addOns.applyWaiting(envelope.id, row.chat);
}

Result<void> Inbox::storePlaceholder(const Arrival &arrival, MessageKind kind)
{
    store::MessageRow row = rowFor(arrival);
    ASSIGN_OR_RETURN(row.chat, parts_.store.chats().ensure(parts_.account, arrival.envelope.chat));
    row.message.kind = kind;
    if (kind == MessageKind::Undecryptable)
        parts_.phone.wait(
            {row.message.chat, row.sender.withoutDevice(), arrival.envelope.fromMe, row.message.waId});
    return parts_.store.messages().insert(row);
}

}
