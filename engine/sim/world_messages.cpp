// SPDX-License-Identifier: GPL-3.0-or-later
// Messages, receipts and acknowledgements between people.
#include "engine/crypto/digest.h"
#include "engine/sim/world.h"

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;
using model::Jid;
using model::Server;
using wire::Node;
using wire::NodeView;

struct World::Target {
    Place place;
    NodeView to; ///< holds the <enc>
};

namespace {

/// Base64 of the first six bytes of a digest over every device that should have been written to.
QByteArray participantHash(QList<QByteArray> devices)
{
    std::sort(devices.begin(), devices.end());
    const auto digest = crypto::sha256({devices.join()});
    return "2:" + crypto::view(digest).first(6).toByteArray().toBase64();
}

QByteArray hashName(const Number &number, quint16 device, Server mode)
{
    return (mode == Server::Lid ? number.lid : number.pn) + ".0:" + QByteArray::number(device)
        + (mode == Server::Lid ? "@lid" : "@s.whatsapp.net");
}

bool holdsPreKeyMessage(const NodeView &parent)
{
    for (const NodeView child : parent.children()) {
        if (child.is("enc") && child.textView("type") == "pkmsg")
            return true;
    }
    return false;
}

Node spoiled(Node enc)
{
    if (auto *bytes = std::get_if<QByteArray>(&enc.content); bytes && !bytes->isEmpty())
        bytes->back() = static_cast<char>(bytes->back() ^ 0x55);
    return enc;
}

/// The <enc> of one device and what goes along with all of them.
void addContent(Node &out, const NodeView &message, const NodeView &encs, bool spoil)
{
    for (const NodeView enc : encs.children()) {
        if (enc.is("enc"))
            out.add(spoil ? spoiled(enc.toNode()) : enc.toNode());
    }
    for (const NodeView child : message.children()) {
        const bool isIdentity = child.is("device-identity") && holdsPreKeyMessage(encs);
        if (isIdentity || (!child.is("enc") && !child.is("participants") && !child.is("device-identity")))
            out.add(child.toNode());
    }
}

}

void World::ackMessage(Link &link, const NodeView &message, const QByteArray &error, const QByteArray &phash)
{
    if (!link.isPhone() && mishaps_.take(Mishap::Kind::LoseAck, link.number->pn))
        return;
    Node ack("ack");
    ack.set("class", QByteArray("message"))
        .set("id", message.text("id"))
        .set("from", message.jid("to").value_or(Jid::network()))
        .set("t", QByteArray::number(nowSeconds()))
        .set("error", error)
        .set("phash", phash);
    if (const auto recipient = message.jid("recipient"))
        ack.set("recipient", *recipient);
    link.send(ack);
}

QByteArray World::wrongDevices(Link &link, const NodeView &message, const QList<Target> &given, Place to)
{
    QList<QByteArray> expected;
    bool complete = true;
    const auto expect = [&](const Number &number) {
        for (const auto &known : number.devices) {
            const quint16 id = known.first;
            expected.append(hashName(number, id, to.mode));
            if (&number == link.number && id == link.deviceId)
                continue;
            complete = complete && std::any_of(given.begin(), given.end(), [&](const Target &target) {
                return target.place.number == &number && target.place.device->id == id;
            });
        }
    };
    expect(*to.number);
    if (link.number != to.number)
        expect(*link.number);
    const QByteArray ours = participantHash(std::move(expected));
    const QByteArray claimed = message.text("phash");
    if (!complete)
        violation(&link, u"device_list"_s);
    return !complete || (!claimed.isEmpty() && claimed != ours) ? ours : QByteArray();
}

QList<World::Target> World::targetsOf(const Link &link, const NodeView &message, const Place &to)
{
    QList<Target> given;
    if (message.child("enc")) {
        if (to.device)
            given.append({to, message});
        return given;
    }
    for (const NodeView one : message.child("participants").children()) {
        const Place place = directory_.resolve(one.jid("jid").value_or(Jid()));
        if (!place.device || !one.child("enc") || (place.number != to.number && place.number != link.number))
            violation(&link, u"message_target"_s);
        else
            given.append({place, one});
    }
    return given;
}

void World::onMessage(Link &link, const NodeView &message)
{
    const QByteArray pn = link.number->pn;
    const bool isClient = !link.isPhone();
    if (isClient && mishaps_.take(Mishap::Kind::CutBefore, pn)) {
        link.cut();
        return;
    }
    const auto refused = isClient ? mishaps_.take(Mishap::Kind::RefuseMessage, pn) : std::nullopt;
    const Place to = directory_.resolve(message.jid("to").value_or(Jid()));
    if (message.text("id").isEmpty() || message.text("type").isEmpty())
        violation(&link, u"message_attributes"_s);
    if (refused || !to) {
        ackMessage(link, message, refused ? refused->detail.toLatin1() : QByteArray("404"));
        return;
    }
    const QList<Target> given = targetsOf(link, message, to);
    const bool isDirect = !message.child("enc").isNull();
    const QByteArray phash = isDirect ? QByteArray() : wrongDevices(link, message, given, to);
    if (to.number != link.number) {
        link.number->peers.insert(to.number->pn);
        to.number->peers.insert(link.number->pn);
    }
    const quint16 sender = link.deviceId;
    Number &author = *link.number;
    // the ack comes first, as on the real network: phones here answer within `deliver`
    if (isClient && mishaps_.take(Mishap::Kind::CutAfter, pn))
        link.cut();
    else
        ackMessage(link, message, {}, phash);
    for (const Target &target : given) {
        // whoever blocked them hears nothing, and they are not told
        if (target.place.number->blocked.contains(author.pn))
            continue;
        forward(author, sender, message, target);
    }
}

void World::forward(Number &author, quint16 sender, const NodeView &message, const Target &target)
{
    const Server mode = target.place.mode;
    const bool isDirect = !message.child("enc").isNull();
    if (holdsPreKeyMessage(target.to) && sender != 0 && !message.child("device-identity"))
        violation(author.devices[sender].link, u"pkmsg_without_device_identity"_s);
    Node out("message");
    out.set("id", message.text("id"))
        .set("type", message.text("type"))
        .set("t", QByteArray::number(nowSeconds()))
        .set("from", author.jid(mode, sender))
        .set("category", message.text("category"));
    if (target.place.number == &author) {
        const auto recipient = isDirect ? message.jid("recipient") : message.jid("to");
        if (recipient)
            out.set("recipient", recipient->withoutDevice());
    } else {
        out.set(mode == Server::Lid ? "sender_pn" : "sender_lid", author.jid(otherMode(mode)));
        out.set("notify", author.name.toUtf8());
    }
    const bool spoil = sender == 0 && mishaps_.take(Mishap::Kind::Spoil, target.place.number->pn).has_value();
    addContent(out, message, target.to, spoil);
    deliver(*target.place.number, *target.place.device, std::move(out));
}

void World::onReceipt(Link &link, const NodeView &receipt)
{
    QList<QByteArray> ids{receipt.text("id")};
    for (const NodeView item : receipt.child("list").children())
        ids.append(item.text("id"));
    Device &device = *deviceOf(link);
    for (const QByteArray &id : std::as_const(ids))
        unqueue(device, "m|" + id);
    const QByteArray type = receipt.text("type");
    Node ack("ack");
    ack.set("class", QByteArray("receipt")).set("id", receipt.text("id")).set("type", type);
    if (const auto to = receipt.jid("to"))
        ack.set("from", *to);
    link.send(ack);
    if (type == "retry") {
        onRetryReceipt(link, receipt);
        return;
    }
    const Place to = directory_.resolve(receipt.jid("to").value_or(Jid()));
    if (!to) {
        violation(&link, u"receipt_to_unknown"_s);
        return;
    }
    const auto tell = [&](Number &number, Device &hearer, bool own) {
        Node out("receipt");
        out.set("id", ids.first()).set("type", type).set("t", QByteArray::number(nowSeconds()));
        out.set("from", link.number->jid(to.mode, link.deviceId));
        if (own)
            out.set("recipient", receipt.jid("to")->withoutDevice());
        if (const NodeView list = receipt.child("list"))
            out.add(list.toNode());
        deliver(number, hearer, std::move(out));
    };
    const bool isForOne = type == "sender" || type == "peer_msg" || type == "hist_sync";
    if (isForOne) {
        if (to.device && to.device != &device)
            tell(*to.number, *to.device, false);
        return;
    }
    if (!type.endsWith("-self")) {
        for (auto &[id, hearer] : to.number->devices) {
            if (&hearer != &device)
                tell(*to.number, hearer, false);
        }
    }
    if (type.startsWith("read")) {
        for (auto &[id, hearer] : link.number->devices) {
            if (&hearer != &device && to.number != link.number)
                tell(*link.number, hearer, true);
        }
    }
}

void World::onRetryReceipt(Link &link, const NodeView &receipt)
{
    const NodeView retry = receipt.child("retry");
    const NodeView keys = receipt.child("keys");
    const Device &device = *deviceOf(link);
    if (!retry || !bigEndian(receipt.child("registration").content(), 4))
        violation(&link, u"retry_receipt"_s);
    if (retry.number("count").value_or(0) > 1 && !keys)
        violation(&link, u"retry_without_keys"_s);
    if (keys && device.id != 0) {
        const auto skey = readSignedPreKey(keys.child("skey"));
        if (keys.child("identity").content() != device.identity || !skey
            || !verifySignedPreKey(device.identity, *skey))
            violation(&link, u"retry_keys"_s);
    }
    const Place to = directory_.resolve(receipt.jid("to").value_or(Jid()));
    if (!to.device) {
        violation(&link, u"retry_to_unknown"_s);
        return;
    }
    Node out("receipt");
    out.set("id", receipt.text("id"))
        .set("type", QByteArray("retry"))
        .set("t", QByteArray::number(nowSeconds()))
        .set("from", link.number->jid(to.mode, link.deviceId));
    if (const auto recipient = receipt.jid("recipient"))
        out.set("recipient", *recipient);
    for (const NodeView child : receipt.children())
        out.add(child.toNode());
    deliver(*to.number, *to.device, std::move(out));
}

void World::onAck(Link &link, const NodeView &ack)
{
    Device &device = *deviceOf(link);
    const QByteArray id = ack.text("id");
    const QByteArrayView of = ack.textView("class");
    if (of == "message")
        unqueue(device, "m|" + id);
    else if (of == "receipt")
        unqueue(device,
            "r|" + id + '|' + ack.text("to") + '|' + ack.text("participant") + '|' + ack.text("type"));
    else if (of == "notification")
        unqueue(device, "n|" + id);
    else
        violation(&link, u"ack_class"_s, QString::fromLatin1(of));
}

}
