// SPDX-License-Identifier: GPL-3.0-or-later
// Groups, the product's whole way: a message to a thousand devices, and messages of many members.
#include "engine/e2e/padding.h"
#include "engine/messaging/group_sender.h"
#include "tests/bench/benches.h"
#include "tests/bench/stage.h"

#include <QHash>

#include <memory>
#include <vector>

namespace bench {

using base::Result;
using model::Jid;
using wire::Node;

namespace {

constexpr int kMembers = 250;
constexpr qsizetype kCommit = 100; ///< messages in a group commit

Jid groupJid()
{
    return *Jid::parse("120363000000000000@g.us");
}

Jid lidOf(int member)
{
    return Jid::lid("8000000" + QByteArray::number(10'000 + member));
}

Jid pnOf(int member)
{
    return Jid::pn("55119000" + QByteArray::number(10'000 + member));
}

/// The texts that another phone sealed, as the bytes that were sealed.
QList<QByteArray> plaintexts(const Inputs &inputs)
{
    const auto messages = inputs.records(QStringLiteral("signal/chain_msgs.rec"));
    QList<QByteArray> plain;
    for (qsizetype i = 1; i < messages.size(); i += 2)
        plain.append(messages[i]);
    return plain;
}

QString textOf(const QByteArray &padded)
{
    const auto plain = e2e::unpad(padded);
    const auto content = plain ? messaging::readContent(*plain) : Result<messaging::Content>();
    check(content && !content->text.isEmpty(), "recorded message has a text");
    return content->text;
}

void saveGroup(Stage &stage, const QList<store::GroupMember> &members)
{
    store::GroupRow row;
    row.group.account = stage.profile().account;
    row.group.jid = groupJid();
    row.group.subject = QStringLiteral("Group");
    row.group.isHidden = true;
    row.fetchedMs = stage.clock().wallMs();
    stage.profile().write([&] { return stage.profile().store().groups().save(row, members); });
}

QList<store::GroupMember> withUs(const Stage &stage, QList<store::GroupMember> members)
{
    members.append({stage.self().lid.withoutDevice(), stage.self().pn.withoutDevice()});
    return members;
}

/// Stanzas of members in turns, each under its own sender key, which we have.
QList<QByteArray> speak(Stage &stage, const QList<QByteArray> &plain)
{
    std::vector<e2e::SenderKey> keys(kMembers);
    QList<store::GroupMember> members;
    base::SystemRandom random;
    stage.profile().write([&]() -> Result<void> {
        for (int i = 0; i < kMembers; ++i) {
            keys[static_cast<std::size_t>(i)].create(random);
            ASSIGN_OR_RETURN(const QByteArray key, keys[static_cast<std::size_t>(i)].distribution());
            RETURN_IF_FAILED(
                stage.profile().store().people().link(stage.profile().account, lidOf(i), pnOf(i)));
            RETURN_IF_FAILED(stage.cipher().acceptDistribution(groupJid(), lidOf(i), key));
            members.append({lidOf(i), pnOf(i)});
        }
        return {};
    });
    saveGroup(stage, withUs(stage, members));
    QList<QByteArray> stanzas;
    for (qsizetype i = 0; i < plain.size(); ++i) {
        const int member = static_cast<int>(i % kMembers);
        const auto sealed = keys[static_cast<std::size_t>(member)].encrypt(plain[i], random);
        check(sealed.has_value(), "the member seals");
        Node message("message");
        message.set("from", groupJid()).set("participant", lidOf(member)).set("participant_pn", pnOf(member));
        message.set("id", QByteArray("3EB0") + QByteArray::number(100'000 + i, 16).toUpper());
        message.set("type", QByteArray("text")).set("addressing_mode", QByteArray("lid"));
        message.set("t", QByteArray::number(stage.clock().wallMs() / 1000));
        message.set("notify", QByteArray("Member ") + QByteArray::number(member));
        Node enc("enc");
        enc.set("v", QByteArray("2")).set("type", QByteArray("skmsg"));
        message.add(std::move(enc.bytes(*sealed)));
        QByteArray bytes;
        wire::encodeNode(message, bytes);
        stanzas.append(bytes);
    }
    return stanzas;
}

RunRound receiving(const Inputs &inputs, const QString &scratch)
{
    const auto state = SignalState::from(inputs.records(QStringLiteral("signal/chain_recv_state.rec")));
    const auto plain = plaintexts(inputs);
    return [state, plain, scratch] {
        Stage stage(state, pnOf(0), lidOf(0), scratch, Profile::On::Disk);
        const auto frames = stage.framesOf(speak(stage, plain));
        const auto round = timed(frames.size(), 0, [&] {
            for (qsizetype i = 0; i < frames.size(); ++i) {
                stage.arrive(frames[i]);
                if ((i + 1) % kCommit == 0 || i + 1 == frames.size())
                    stage.commit();
            }
        });
        check(stage.receipts(groupJid()) == frames.size(), "a receipt for every message");
        QStringList stored = stage.texts(groupJid(), static_cast<int>(frames.size()) + 1);
        QStringList expected;
        for (const QByteArray &one : plain)
            expected.append(textOf(one));
        stored.sort();
        expected.sort();
        check(stored == expected, "every text is stored, once");
        return round;
    };
}

/// The devices of fanout/sessions.rec as members of the group, with what the network told of them.
QList<Jid> gather(Stage &stage, const QList<QByteArray> &items)
{
    store::Store &store = stage.profile().store();
    const auto &account = stage.profile().account;
    const qint64 now = stage.clock().wallMs();
    QHash<Jid, QList<quint16>> lists;
    QList<store::GroupMember> members;
    QList<Jid> devices;
    stage.profile().write([&]() -> Result<void> {
        for (qsizetype i = 0; i + 12 < items.size(); i += 13) {
            const auto device = Jid::parse(items[i]);
            check(device.has_value(), "device address");
            // the same people, by their hidden ids
            const Jid lid = Jid::lid(device->user).withDevice(device->device);
            RETURN_IF_FAILED(
                store.sessions().saveSession(account, lid, SignalState::from(items, i + 1).record()));
            lists[lid.withoutDevice()].append(lid.device);
            devices.append(lid);
        }
        for (auto list = lists.cbegin(); list != lists.cend(); ++list) {
            RETURN_IF_FAILED(store.people().link(account, list.key(), Jid::pn(list.key().user)));
            RETURN_IF_FAILED(store.people().saveDevices(account, list.key(), {list.value(), now}));
            members.append({list.key(), Jid::pn(list.key().user)});
        }
        return store.people().saveDevices(
            account, stage.self().lid.withoutDevice(), {{stage.self().lid.device}, now});
    });
    saveGroup(stage, withUs(stage, members));
    return devices;
}

void checkSent(Stage &stage, const QList<Jid> &devices, bool givesKeys)
{
    const auto left = stage.left();
    check(left.size() == 1, "one stanza left");
    wire::Document document;
    const auto node = document.decode(left.first());
    check(node && node->is("message") && node->jid("to") == groupJid(), "it goes to the group");
    const auto list = node->child("participants");
    check(
        list.childCount() == (givesKeys ? static_cast<int>(devices.size()) : 0), "every device gets our key");
    for (const wire::NodeView one : list.children())
        check(one.jid("jid") && devices.contains(*one.jid("jid")), "and nobody else");
    check(!node->child("enc").content().isEmpty(), "and the message is there");
}

/// From the question to the frame. @param isKeyed  everybody has our key of the group
RunRound sending(const Inputs &inputs, const QString &scratch, bool isKeyed)
{
    const auto items = inputs.records(QStringLiteral("fanout/sessions.rec"));
    const auto padded = inputs.bytes(QStringLiteral("fanout/plaintext.bin"));
    return [items, padded, scratch, isKeyed] {
        Stage stage(SignalState::from(items, 1), pnOf(0), lidOf(0), scratch, Profile::On::Disk);
        const auto devices = gather(stage, items);
        const auto &profile = stage.profile();
        contacts::DeviceDirectory directory(
            profile.account, stage.line(), stage.profile().store(), stage.clock(), stage.profile().random);
        messaging::Bundles bundles(profile.account, stage.line(), stage.profile().store(), stage.cipher());
        messaging::GroupSender sender(
            {profile.account, stage.self(), stage.line(), stage.profile().store(), directory, bundles,
                stage.cipher(), [](const Jid &, bool) { return base::Task<void>::ready({}); }});
        store::MessageRow row;
        row.message.chat = groupJid();
        row.message.waId = "3EB0AA";
        row.proto = e2e::unpad(padded)->toByteArray();
        const auto send = [&] {
            sender.send(row).finally(&sender, [](const Result<messaging::Sender::Accepted> &) {});
            stage.commit();
        };
        if (isKeyed) {
            send();
            checkSent(stage, devices, true);
            stage.profile().write([&] {
                return stage.profile().store().groups().markKey(profile.account, groupJid(), devices);
            });
        }
        const auto round = timed(1, 0, send);
        checkSent(stage, devices, !isKeyed);
        return round;
    };
}

}

void addGroups(Suite &suite, const Inputs &inputs, const QString &scratch)
{
    suite.add(
        QStringLiteral("pipeline.recv_group"), [&inputs, scratch] { return receiving(inputs, scratch); });
    suite.add(QStringLiteral("pipeline.send_group_1000"),
        [&inputs, scratch] { return sending(inputs, scratch, false); });
    suite.add(QStringLiteral("pipeline.send_group_1000.keyed"),
        [&inputs, scratch] { return sending(inputs, scratch, true); });
}

}
