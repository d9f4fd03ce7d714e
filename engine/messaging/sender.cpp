// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/sender.h"

#include "engine/messaging/compose.h"
#include "engine/messaging/message_id.h"
#include "engine/messaging/traits.h"

#include <QSet>

namespace messaging {

using base::Fault;
using base::Result;
using base::Task;
using contacts::Devices;
using model::Jid;
using transport::Answer;
using wire::Node;

base::Error refusalOf(const QByteArray &code)
{
    const QString text = QString::fromLatin1(code);
    if (code == "429")
        return {Fault::Limit, QStringLiteral("the server wants us slower"), text};
    if (code == "500" || code == "503")
        return {Fault::Timeout, QStringLiteral("the server could not take the message now"), text};
    if (code == "404")
        return {Fault::NotFound, QStringLiteral("the server knows no such recipient"), text};
    if (code == "463")
        return {Fault::Refused, QStringLiteral("new chats are blocked for this account"), text};
    return {Fault::Refused, QStringLiteral("the server refused the message"), text};
}

Task<Sender::Accepted> Sender::send(const store::MessageRow &row)
{
    return attempt(row, true);
}

Task<Sender::Target> Sender::resolve(const Jid &person)
{
    const Jid own = (parts_.self.lid.isEmpty() ? parts_.self.pn : parts_.self.lid).withoutDevice();
    return parts_.directory.devicesOf({person, own}).then(this, [this](const QList<Devices> &lists) {
        Target target;
        target.address = lists.at(0).address;
        QList<Jid> all = lists.at(0).all;
        // one stanza speaks one address space
        const Jid &self = parts_.self.like(target.address);
        for (const Jid &device : lists.at(1).all) {
            const Jid mine = self.withDevice(device.device);
            if (!all.contains(mine))
                all.append(mine);
        }
        if (!all.contains(self))
            all.append(self);
        target.hash = participantHash(all);
        all.removeAll(self);
        target.devices = all;
        return target;
    });
}

Task<Sender::Accepted> Sender::attempt(const store::MessageRow &row, bool mayRebuild)
{
    auto target = std::make_shared<Target>();
    return resolve(row.message.chat)
        .then(this,
            [this, row, target](const Target &resolved) {
                *target = resolved;
                return sendTo(row, *target, target->devices);
            })
        .then(this, [this, row, target, mayRebuild](const Answer &ack) {
            return afterAck(row, *target, ack, mayRebuild);
        });
}

Task<Answer> Sender::sendTo(const store::MessageRow &row, const Target &target, const QList<Jid> &devices)
{
    auto stanza = std::make_shared<Node>();
    return parts_.bundles.ensure(devices)
        .then(this,
            [this, row, target, devices, stanza](const QList<Jid> &withoutSession) {
                QList<Jid> reachable;
                for (const Jid &device : devices) {
                    if (!withoutSession.contains(device))
                        reachable.append(device);
                }
                return parts_.store.write([this, row, target, reachable, stanza]() -> Result<void> {
                    ASSIGN_OR_RETURN(*stanza, seal(row, target, reachable));
                    return {};
                });
            })
        .then(this, [this, stanza] { return parts_.line.sendMessage(*stanza); });
}

Result<Node> Sender::seal(const store::MessageRow &row, const Target &target, const QList<Jid> &devices)
{
    ASSIGN_OR_RETURN(const QByteArray forOwn, deviceSentMessage(row.proto, target.address));
    ASSIGN_OR_RETURN(const Traits traits, traitsOf(row.proto));
    Node participants("participants");
    bool anyPreKey = false;
    bool reachesRecipient = false;
    for (const Jid &device : devices) {
        const bool own = parts_.self.owns(device);
        ASSIGN_OR_RETURN(const auto sealed, parts_.cipher.seal(device, own ? forOwn : row.proto));
        anyPreKey = anyPreKey || sealed.isPreKey;
        reachesRecipient = reachesRecipient || device.sameUser(target.address);
        Node enc("enc");
        enc.set("v", QByteArray("2")).set("type", QByteArray(sealed.isPreKey ? "pkmsg" : "msg"));
        describeEnc(enc, traits);
        participants.add(Node("to").set("jid", device).add(std::move(enc.bytes(sealed.bytes))));
    }
    if (!reachesRecipient)
        return base::fail(Fault::NotFound, QStringLiteral("no device of the recipient has keys"),
            QStringLiteral("no_keys"));

    Node message("message");
    message.set("id", row.message.waId).set("to", target.address);
    if (target.address.isLid()) {
        ASSIGN_OR_RETURN(const auto person, parts_.store.people().find(parts_.account, target.address));
        if (person && !person->pn.isEmpty())
            message.set("peer_recipient_pn", person->pn);
    }
    message.add(std::move(participants));
    if (anyPreKey) {
        ASSIGN_OR_RETURN(const auto keys, parts_.cipher.deviceKeys());
        message.add(Node("device-identity").bytes(keys.advIdentity));
    }
    if (!parts_.self.owns(target.address)) {
        // without it, a first message counts as one to a stranger
        ASSIGN_OR_RETURN(auto proof, parts_.tokens.proofFor(target.address));
        if (proof)
            message.add(std::move(*proof));
    }
    describe(message, traits);
    return message;
}

Task<void> Sender::forgetLists(const Jid &person)
{
    return parts_.store.write([this, person]() -> Result<void> {
        RETURN_IF_FAILED(parts_.directory.forget(person));
        return parts_.directory.forget(parts_.self.pn.withoutDevice());
    });
}

Task<Sender::Accepted> Sender::afterAck(
    const store::MessageRow &row, const Target &target, const Answer &ack, bool mayRebuild)
{
    const QByteArray error = ack.node().text("error");
    if ((error == "479" || error == "421") && mayRebuild) {
        // our picture of the devices is wrong: look again, once
        return forgetLists(row.message.chat).then(this, [this, row] { return attempt(row, false); });
    }
    if (!error.isEmpty())
        return Task<Accepted>::failed(refusalOf(error));

    if (!parts_.self.owns(target.address))
        parts_.tokens.wroteTo(target.address);
    const Accepted accepted{ack.node().number("t").value_or(0) * 1000};
    const QByteArray hash = ack.node().text("phash");
    if (hash.isEmpty() || hash == target.hash)
        return Task<Accepted>::ready(accepted);
    // the server took it, but someone has a device that we did not know
    base::Promise<Accepted> promise;
    reachMissing(row, target).finally(this, [promise, accepted](const Result<void> &) {
        promise.answer(accepted);
    });
    return promise.task();
}

Task<void> Sender::reachMissing(const store::MessageRow &row, const Target &before)
{
    return forgetLists(row.message.chat)
        .then(this, [this, row] { return resolve(row.message.chat); })
        .then(this, [this, row, before](const Target &now) -> Task<void> {
            QList<Jid> missing;
            bool recipients = false;
            for (const Jid &device : now.devices) {
                if (before.devices.contains(device))
                    continue;
                missing.append(device);
                recipients = recipients || device.sameUser(now.address);
            }
            // only our own devices are missing: a stanza needs the recipient too, and peers drop what they
            // have
            if (!missing.isEmpty() && !recipients)
                missing = now.devices;
            if (missing.isEmpty())
                return Task<void>::ready({});
            return sendTo(row, now, missing).then(this, [](const Answer &) {});
        });
}

}
