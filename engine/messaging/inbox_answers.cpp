// SPDX-License-Identifier: GPL-3.0-or-later
// What Inbox says to the network once a message is on disk.
#include "engine/messaging/inbox.h"
#include "engine/messaging/prekeys.h"

#include <QLoggingCategory>

namespace messaging {

using base::Result;
using e2e::DecryptFault;
using wire::Node;

Q_LOGGING_CATEGORY(logAnswers, "gesher.messaging.inbox")

namespace {

constexpr qint64 kMostAsked = 5;
constexpr qsizetype kMostRemembered = 4096;

Node retryReceipt(const Envelope &envelope, qint64 count, DecryptFault fault, quint32 registration)
{
    Node receipt("receipt");
    receipt.set("id", envelope.id).set("to", envelope.from).set("type", QByteArray("retry"));
    if (!envelope.participant.isEmpty())
        receipt.set("participant", envelope.participant);
    if (!envelope.recipient.isEmpty())
        receipt.set("recipient", envelope.recipient);
    if (envelope.isPeer)
        receipt.set("category", QByteArray("peer"));
    receipt.add(Node("retry")
                    .set("count", QByteArray::number(count))
                    .set("id", envelope.id)
                    .set("t", QByteArray::number(envelope.timestampMs / 1000))
                    .set("v", QByteArray("1"))
                    .set("error", QByteArray::number(e2e::retryErrorCode(fault))));
    receipt.add(Node("registration").bytes(bigEndian4(registration)));
    return receipt;
}

Node freshKeys(const store::DeviceKeys &device, const store::PreKeyRow &oneTime)
{
    Node keys("keys");
    keys.add(Node("type").bytes(QByteArray(1, 5)))
        .add(Node("identity").bytes(device.identity.pub.toByteArray()))
        .add(keyNode("key", oneTime.id, oneTime.pair.pub))
        .add(keyNode("skey", device.signedPreKeyId, device.signedPreKey.pub, device.signedPreKeySignature))
        .add(Node("device-identity").bytes(device.advIdentity));
    return keys;
}

}

void Inbox::answer(const Arrival &arrival)
{
    if (arrival.outcome.identityChanged)
        Q_EMIT identityChanged(arrival.envelope.sender.withoutDevice());
    for (const QString &message : arrival.withFiles)
        Q_EMIT fileArrived(message);
    if (arrival.envelope.chat.isGroup())
        Q_EMIT heardOf(arrival.envelope.chat);
    switch (arrival.outcome.answer) {
    case Outcome::Answer::Ack: {
        Node ack = arrival.ack;
        if (arrival.outcome.nack != 0)
            ack.set("error", QByteArray::number(arrival.outcome.nack));
        parts_.line.send(ack);
        return;
    }
    case Outcome::Answer::AskAgain:
        askAgain(arrival);
        return;
    case Outcome::Answer::Receipt:
        break;
    }
    asked_.remove(arrival.envelope.id);
    waiting_.remove(arrival.envelope.id);
    parts_.line.send(arrivalReceipt(arrival.envelope, isHere_ && isHere_()));
    if (arrival.outcome.isKeyShare)
        Q_EMIT keysCame();
    if (arrival.outcome.isHistory)
        Q_EMIT historyCame();
}

/// As if each had come from its sender, readable this time: with its quote, its file, and what waited for it.
Result<void> Inbox::takeResends(const QList<Resent> &resends, Arrival &arrival)
{
    for (const Resent &resent : resends) {
        ASSIGN_OR_RETURN(auto row, parts_.phone.find(resent.of));
        const auto content = readContent(resent.message);
        if (!row || !content || content->is != Content::Is::Message)
            continue; // for nobody that waits, or not to be shown
        Arrival late;
        late.envelope.id = resent.of.waId;
        late.envelope.chat = row->message.chat;
        late.envelope.sender = row->sender;
        late.envelope.fromMe = resent.of.fromMe;
        late.envelope.timestampMs = row->message.timestampMs;
        late.chat = row->chat;
        late.before = std::move(*row);
        RETURN_IF_FAILED(storeMessage(*content, late));
        arrival.withFiles += late.withFiles;
    }
    return {};
}

void Inbox::askAgain(const Arrival &arrival)
{
    if (asked_.size() >= kMostRemembered)
        asked_.clear();
    const QByteArray id = arrival.envelope.id;
    const qint64 count = std::max<qint64>(asked_.value(id), arrival.askedBefore) + 1;
    if (count > kMostAsked) {
        qCInfo(logAnswers) << "asked often enough; the placeholder stays";
        parts_.line.send(arrival.ack);
        return;
    }
    asked_.insert(id, static_cast<int>(count));
    // asked after a moment: what is missing is often the next thing to arrive. Until then the stanza stays
    // unanswered, so a crash or a lost line brings it again.
    waiting_.insert(
        id, parts_.clock.after(parts_.retryDelay, [this, arrival, count] { sendRetry(arrival, count); }));
}

void Inbox::sendRetry(const Arrival &arrival, qint64 count)
{
    const DecryptFault fault = arrival.outcome.fault;
    const bool withKeys
        = count > 1 || fault == DecryptFault::NoSession || fault == DecryptFault::InvalidKeyId;
    auto receipt = std::make_shared<Node>();
    parts_.store
        .write([this, receipt, withKeys, arrival, count, fault]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto device, parts_.cipher.deviceKeys());
            *receipt = retryReceipt(arrival.envelope, count, fault, device.registrationId);
            if (withKeys) {
                ASSIGN_OR_RETURN(const auto oneTime, parts_.preKeys.takeOne());
                receipt->add(freshKeys(device, oneTime));
            }
            return {};
        })
        .finally(this, [this, receipt, ack = arrival.ack](const Result<void> &done) {
            if (!done)
                return;
            parts_.line.send(*receipt);
            parts_.line.send(ack);
        });
}

}
