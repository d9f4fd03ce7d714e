// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/retries.h"

#include "engine/messaging/compose.h"
#include "engine/messaging/traits.h"

#include <QLoggingCategory>
#include <QtEndian>

namespace messaging {

using base::Fault;
using base::Result;
using base::Task;
using model::Jid;
using wire::Node;
using wire::NodeView;

Q_LOGGING_CATEGORY(logRetries, "gesher.messaging.retries")

namespace {
constexpr qint64 kMostAsked = 5; ///< the asker's own counter
constexpr int kMostAnswered = 10; ///< ours, in case the asker never counts up
constexpr qsizetype kMostRemembered = 4096;
constexpr auto kRenewGap = std::chrono::hours(1);
}

Result<Retries::Request> Retries::read(const NodeView &receipt)
{
    Request r;
    const NodeView retry = receipt.child("retry");
    r.waId = receipt.text("id");
    r.from = receipt.jid("from").value_or(Jid());
    r.participant = receipt.jid("participant").value_or(Jid());
    r.recipient = receipt.jid("recipient").value_or(Jid());
    r.device = r.participant.isEmpty() ? r.from : r.participant;
    if (!retry || r.waId.isEmpty() || !r.device.isPerson())
        return base::fail(Fault::Malformed, QStringLiteral("retry receipt without id or device"));
    r.count = retry.number("count").value_or(1);
    // the message's own time: with the receipt's it would move to the end of the chat
    r.time = retry.has("t") ? retry.text("t") : receipt.text("t");
    const QByteArrayView registration = receipt.child("registration").content();
    if (registration.size() == 4)
        r.registration = qFromBigEndian<quint32>(registration.data());
    auto keys = readRetryKeys(receipt);
    if (keys)
        r.keys = std::move(*keys);
    else if (keys.error().fault != Fault::NotFound)
        return base::fail(keys.error());
    r.ack = ackOf(receipt);
    return r;
}

Result<store::MessageRow> Retries::find(const Request &request) const
{
    ASSIGN_OR_RETURN(auto row, parts_.store.messages().findOwn(parts_.account, request.waId));
    if (!row || row->proto.isEmpty())
        return base::fail(Fault::NotFound, QStringLiteral("retry for a message we do not have"));
    if (parts_.self.owns(request.device) && row->message.chat.isGroup())
        return std::move(*row);
    RETURN_IF_FAILED(checkAsker(*row, request));
    return std::move(*row);
}

/// Only the chat's own person, a member of the group, or a device of ours, gets the plaintext again.
Result<void> Retries::checkAsker(const store::MessageRow &row, const Request &request) const
{
    const auto stranger
        = [] { return base::fail(Fault::Refused, QStringLiteral("retry from outside the chat")); };
    const Jid &chat = row.message.chat;
    if (chat.isGroup()) {
        ASSIGN_OR_RETURN(const auto role, parts_.store.groups().roleOf(parts_.account, chat, request.device));
        return request.from == chat && role ? Result<void>() : stranger();
    }
    const Jid asker = parts_.self.owns(request.device) ? request.recipient : request.device;
    if (!asker.isPerson())
        return stranger();
    ASSIGN_OR_RETURN(const auto person, parts_.store.people().find(parts_.account, asker));
    return person && (chat.sameUser(person->pn) || chat.sameUser(person->lid)) ? Result<void>() : stranger();
}

bool Retries::mayAnswer(const Request &request)
{
    if (request.count > kMostAsked)
        return false;
    if (tries_.size() >= kMostRemembered)
        tries_.clear();
    return ++tries_[request.waId + '|' + request.device.text()].answered <= kMostAnswered;
}

void Retries::take(const NodeView &receipt)
{
    auto request = read(receipt);
    if (!request || !mayAnswer(*request)) {
        parts_.line.send(ackOf(receipt));
        return;
    }
    auto row = find(*request);
    if (!row) {
        qCInfo(logRetries) << "retry not answered:" << row.error().detail;
        if (row.error().fault != Fault::Storage)
            parts_.line.send(request->ack);
        return;
    }
    auto held = std::make_shared<Request>(std::move(*request));
    auto stanza = std::make_shared<Node>();
    prepareSession(*held)
        .then(this,
            [this, held, message = *row, stanza] {
                return parts_.store.write([this, held, message, stanza]() -> Result<void> {
                    ASSIGN_OR_RETURN(*stanza, seal(*held, message));
                    return {};
                });
            })
        .finally(this, [this, held, stanza](const Result<void> &done) {
            if (done)
                parts_.line.send(*stanza);
            else
                qCWarning(logRetries)
                    << "retry not answered:" << base::faultWord(done.error().fault) << done.error().detail;
            // without a line or a disk the receipt stays with the server and comes again
            const bool comesAgain
                = !done && (done.error().fault == Fault::Offline || done.error().fault == Fault::Storage);
            if (!comesAgain)
                parts_.line.send(held->ack);
        });
}

Task<void> Retries::prepareSession(const Request &request)
{
    const Jid device = request.device;
    if (request.keys) {
        return parts_.store.write([this, device, keys = *request.keys]() -> Result<void> {
            ASSIGN_OR_RETURN(const bool changed, parts_.cipher.start(device, keys));
            if (changed)
                Q_EMIT parts_.bundles.identityChanged(device.withoutDevice());
            return {};
        });
    }
    const auto has = parts_.cipher.hasSession(device);
    if (!has)
        return Task<void>::failed(has.error());
    const auto known = parts_.cipher.remoteRegistration(device);
    const bool otherDevice
        = known && *known != 0 && request.registration != 0 && *known != request.registration;
    const auto now = parts_.clock.monotonic();
    const auto last = renewed_.constFind(device);
    const bool mayRenew = last == renewed_.constEnd() || now - *last > kRenewGap;
    if (*has && !otherDevice && !(request.count >= 2 && mayRenew))
        return Task<void>::ready({});
    if (renewed_.size() >= kMostRemembered)
        renewed_.clear();
    renewed_.insert(device, now);
    return parts_.bundles.renew(device);
}

Result<Node> Retries::seal(const Request &request, const store::MessageRow &row)
{
    QByteArray plain = row.proto;
    const Jid &chat = row.message.chat;
    if (chat.isGroup()) {
        ASSIGN_OR_RETURN(const auto group, parts_.store.groups().find(parts_.account, chat));
        const Jid &own
            = group && group->group.isHidden && !parts_.self.lid.isEmpty() ? parts_.self.lid : parts_.self.pn;
        ASSIGN_OR_RETURN(const QByteArray key, parts_.cipher.ownDistribution(chat, own));
        plain = composeDistribution(chat, key, row.proto);
    } else if (parts_.self.owns(request.device)) {
        ASSIGN_OR_RETURN(plain, deviceSentMessage(row.proto, request.recipient.withoutDevice()));
    }
    ASSIGN_OR_RETURN(const Traits traits, traitsOf(row.proto));
    ASSIGN_OR_RETURN(const auto sealed, parts_.cipher.seal(request.device, plain));
    Node message("message");
    message.set("id", request.waId).set("to", request.from);
    message.set("t", request.time);
    if (!request.participant.isEmpty())
        message.set("participant", request.participant);
    if (!request.recipient.isEmpty())
        message.set("recipient", request.recipient);
    if (request.from.isPerson())
        message.set("device_fanout", QByteArray("false"));
    Node enc("enc");
    enc.set("v", QByteArray("2")).set("type", QByteArray(sealed.isPreKey ? "pkmsg" : "msg"));
    enc.set("count", QByteArray::number(request.count));
    describeEnc(enc, traits);
    message.add(std::move(enc.bytes(sealed.bytes)));
    if (sealed.isPreKey) {
        ASSIGN_OR_RETURN(const auto keys, parts_.cipher.deviceKeys());
        message.add(Node("device-identity").bytes(keys.advIdentity));
    }
    describe(message, traits);
    return message;
}

}
