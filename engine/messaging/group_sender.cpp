// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/group_sender.h"

#include "engine/messaging/compose.h"
#include "engine/messaging/message_id.h"
#include "engine/messaging/traits.h"

#include <QLoggingCategory>

namespace messaging {

using base::Fault;
using base::Result;
using base::Task;
using contacts::Devices;
using model::Jid;
using store::MessageRow;
using transport::Answer;
using wire::Node;
using Accepted = Sender::Accepted;

Q_LOGGING_CATEGORY(logGroupSender, "gesher.messaging.group_sender")

namespace {

constexpr qsizetype kBundlesAtOnce = 200; ///< devices a question for keys

Result<void> mayWrite(const model::Group &group)
{
    if (!group.myRole)
        return base::fail(
            Fault::Refused, QStringLiteral("this number is not in the group"), QStringLiteral("not_member"));
    if (group.onlyAdminsWrite && *group.myRole == model::GroupRole::Member)
        return base::fail(Fault::Refused, QStringLiteral("only admins may write in this group"),
            QStringLiteral("admins_only"));
    return {};
}

}

Task<Accepted> GroupSender::send(const MessageRow &row)
{
    return attempt(row, true);
}

Task<Accepted> GroupSender::attempt(const MessageRow &row, bool mayRebuild)
{
    auto target = std::make_shared<Target>();
    auto stanza = std::make_shared<Node>();
    return resolve(row)
        .then(this,
            [this, target](const Target &resolved) -> Task<void> {
                *target = resolved;
                auto lacking = parts_.store.groups().withoutKey(
                    parts_.account, target->group.group.jid, target->devices);
                if (!lacking)
                    return Task<void>::failed(lacking.error());
                target->keyed = *lacking;
                return ensureSessions(std::move(*lacking));
            })
        .then(this,
            [this, row, target, stanza] {
                return parts_.store.write([this, row, target, stanza]() -> Result<void> {
                    ASSIGN_OR_RETURN(*stanza, seal(row, *target));
                    return {};
                });
            })
        .then(this, [this, stanza] { return parts_.line.sendMessage(*stanza); })
        .then(this, [this, row, target, mayRebuild](const Answer &ack) {
            return afterAck(row, *target, ack, mayRebuild);
        });
}

Task<GroupSender::Target> GroupSender::resolve(const MessageRow &row)
{
    const Jid group = row.message.chat;
    auto target = std::make_shared<Target>();
    return parts_.learn(group, false)
        .then(this,
            [this, group, target]() -> Task<QList<Devices>> {
                auto stored = parts_.store.groups().find(parts_.account, group);
                if (!stored)
                    return Task<QList<Devices>>::failed(stored.error());
                if (!*stored)
                    return Task<QList<Devices>>::failed(
                        {Fault::NotFound, QStringLiteral("the group is not known"), {}});
                target->group = std::move(**stored);
                if (auto may = mayWrite(target->group.group); !may)
                    return Task<QList<Devices>>::failed(may.error());
                target->self = target->group.group.isHidden && !parts_.self.lid.isEmpty() ? parts_.self.lid
                                                                                          : parts_.self.pn;
                auto everybody = people(*target);
                return everybody ? parts_.directory.devicesOfSome(*everybody)
                                 : Task<QList<Devices>>::failed(everybody.error());
            })
        .then(this, [target](const QList<Devices> &lists) -> Result<Target> {
            QList<Jid> all;
            for (const Devices &list : lists) {
                Jid address = list.address;
                if (address.isLid() != target->self.isLid()) // one stanza speaks one address space
                    address = target->self.isLid() ? Jid() : list.phone;
                if (address.isEmpty())
                    continue;
                for (const Jid &device : list.all)
                    all.append(address.withDevice(device.device));
            }
            if (!all.contains(target->self))
                all.append(target->self);
            target->hash = participantHash(all);
            all.removeAll(target->self);
            target->devices = all;
            return *target;
        });
}

/// Everybody in the group and ourselves, by the address the devices are asked under.
Result<QList<Jid>> GroupSender::people(const Target &target) const
{
    ASSIGN_OR_RETURN(
        const auto members, parts_.store.groups().members(parts_.account, target.group.group.jid));
    QList<Jid> all{target.self.withoutDevice()};
    for (const store::GroupMember &member : members) {
        const Jid &address = member.lid.isEmpty() ? member.pn : member.lid;
        if (!parts_.self.owns(address))
            all.append(address);
    }
    return all;
}

/// In portions: a question for two thousand devices is none that the network answers.
Task<void> GroupSender::ensureSessions(QList<Jid> devices)
{
    if (devices.isEmpty())
        return Task<void>::ready({});
    const QList<Jid> now = devices.first(std::min(kBundlesAtOnce, devices.size()));
    devices.remove(0, now.size());
    return parts_.bundles.ensure(now).then(
        this, [this, devices](const QList<Jid> &) { return ensureSessions(devices); });
}

/// Whoever has no keys at all cannot be given ours: he is asked for again with the next message.
/// @param devices  what remains are those that are given it
Result<Node> GroupSender::distribution(const QByteArray &message, QList<Jid> &devices, bool &anyPreKey)
{
    Node participants("participants");
    QList<Jid> reached;
    for (const Jid &device : std::as_const(devices)) {
        const auto sealed = parts_.cipher.seal(device, message);
        if (!sealed && sealed.error().fault == Fault::NotFound)
            continue;
        if (!sealed)
            return base::fail(sealed.error());
        anyPreKey = anyPreKey || sealed->isPreKey;
        Node enc("enc");
        enc.set("v", QByteArray("2")).set("type", QByteArray(sealed->isPreKey ? "pkmsg" : "msg"));
        participants.add(Node("to").set("jid", device).add(std::move(enc.bytes(sealed->bytes))));
        reached.append(device);
    }
    devices = reached;
    return participants;
}

Result<Node> GroupSender::seal(const MessageRow &row, Target &target)
{
    const Jid &group = target.group.group.jid;
    ASSIGN_OR_RETURN(const Traits traits, traitsOf(row.proto));
    ASSIGN_OR_RETURN(const QByteArray key, parts_.cipher.ownDistribution(group, target.self));
    bool anyPreKey = false;
    Node message("message");
    message.set("id", row.message.waId).set("to", group);
    ASSIGN_OR_RETURN(
        Node participants, distribution(composeDistribution(group, key, {}), target.keyed, anyPreKey));
    if (!target.keyed.isEmpty())
        message.add(std::move(participants));
    if (anyPreKey) {
        ASSIGN_OR_RETURN(const auto keys, parts_.cipher.deviceKeys());
        message.add(Node("device-identity").bytes(keys.advIdentity));
    }
    ASSIGN_OR_RETURN(const QByteArray sealed, parts_.cipher.sealGroup(group, target.self, row.proto));
    Node enc("enc");
    enc.set("v", QByteArray("2")).set("type", QByteArray("skmsg"));
    describeEnc(enc, traits);
    message.add(std::move(enc.bytes(sealed)));
    describe(message, traits);
    message.set("addressing_mode", QByteArray(target.group.group.isHidden ? "lid" : "pn"));
    message.set("phash", target.hash);
    return message;
}

Task<void> GroupSender::lookAgain(const Jid &group)
{
    return parts_.learn(group, true).then(this, [this, group] {
        return parts_.store.write([this, group]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto members, parts_.store.groups().members(parts_.account, group));
            for (const store::GroupMember &member : members)
                RETURN_IF_FAILED(parts_.directory.forget(member.lid.isEmpty() ? member.pn : member.lid));
            return parts_.directory.forget(parts_.self.pn.withoutDevice());
        });
    });
}

Task<Accepted> GroupSender::afterAck(
    const MessageRow &row, const Target &target, const Answer &ack, bool mayRebuild)
{
    const Jid group = row.message.chat;
    const QByteArray error = ack.node().text("error");
    if ((error == "479" || error == "421") && mayRebuild)
        return lookAgain(group).then(this, [this, row] { return attempt(row, false); });
    if (!error.isEmpty())
        return Task<Accepted>::failed(refusalOf(error));
    const Accepted accepted{ack.node().number("t").value_or(0) * 1000};
    const QByteArray hash = ack.node().text("phash");
    const bool isStale = !hash.isEmpty() && hash != target.hash;
    return parts_.store
        .write([this, group, target] {
            return parts_.store.groups().markKey(parts_.account, group, target.keyed);
        })
        .then(this, [this, group, row, accepted, isStale, mayRebuild]() -> Task<Accepted> {
            if (!isStale || !mayRebuild)
                return Task<Accepted>::ready(accepted);
            // the server took it, but somebody has a device that we did not know: the same message once more,
            // with the key for who lacks it; who has the message already drops it
            base::Promise<Accepted> promise;
            lookAgain(group)
                .then(this, [this, row] { return attempt(row, false); })
                .finally(this, [promise, accepted](const Result<Accepted> &again) mutable {
                    if (!again)
                        qCInfo(logGroupSender) << "not everybody was reached:" << again.error().code;
                    promise.answer(accepted);
                });
            return promise.task();
        });
}

}
