// SPDX-License-Identifier: GPL-3.0-or-later
// The server's door: registration, login, linking, removal.
#include "engine/crypto/digest.h"
#include "engine/proto/adv.pb.h"
#include "engine/proto/payload.pb.h"
#include "engine/sim/phone.h"
#include "engine/sim/world.h"

namespace sim {

using namespace Qt::StringLiterals;
using base::Result;
using model::Jid;
using model::Server;
using wire::Node;
using wire::NodeView;

namespace {

constexpr qint64 kFirstRefMs = 60'000;
constexpr qint64 kNextRefMs = 20'000;
constexpr qint64 kGraceMs = 2'000;
constexpr int kRefs = 6;
constexpr std::size_t kMostDevices = 5;
constexpr base::milliseconds kPairingTime{10'000};

QByteArray bytes(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

/// What a registration must hold, with the name of the first field that is wrong.
std::optional<Registration> readRegistration(
    const proto::ClientPayload &payload, const QByteArray &clientStatic, QString &wrong)
{
    const auto &data = payload.devicepairingdata();
    Registration registration;
    registration.identity = bytes(data.eident());
    registration.noiseKey = clientStatic;
    registration.signedPreKey.key = bytes(data.eskeyval());
    registration.signedPreKey.signature = bytes(data.eskeysig());
    const auto registrationId = bigEndian(bytes(data.eregid()), 4);
    const auto keyId = bigEndian(bytes(data.eskeyid()), 3);
    const auto &version = payload.useragent().appversion();
    const QByteArray versionText = QByteArray::number(version.primary()) + '.'
        + QByteArray::number(version.secondary()) + '.' + QByteArray::number(version.tertiary());
    if (registration.identity.size() != 32)
        wrong = u"eIdent"_s;
    else if (!registrationId)
        wrong = u"eRegid"_s;
    else if (!keyId || registration.signedPreKey.key.size() != 32)
        wrong = u"eSkey"_s;
    else if (bytes(data.ekeytype()) != QByteArray(1, 5))
        wrong = u"eKeytype"_s;
    else if (bytes(data.buildhash()) != crypto::md5(versionText))
        wrong = u"buildHash"_s;
    else if (data.deviceprops().empty())
        wrong = u"deviceProps"_s;
    if (!wrong.isEmpty())
        return std::nullopt;
    registration.registrationId = *registrationId;
    registration.signedPreKey.id = *keyId;
    if (!verifySignedPreKey(registration.identity, registration.signedPreKey)) {
        wrong = u"eSkeySig"_s;
        return std::nullopt;
    }
    return registration;
}

}

void World::onPayload(Link &link, QByteArrayView clientPayload, const QByteArray &clientStatic)
{
    proto::ClientPayload payload;
    if (!payload.ParseFromArray(clientPayload.data(), static_cast<int>(clientPayload.size()))) {
        violation(&link, u"client_payload"_s);
        link.close();
        return;
    }
    if (!payload.has_username()) {
        startRegistration(link, clientStatic, clientPayload);
        return;
    }
    const QByteArray pn = QByteArray::number(static_cast<qulonglong>(payload.username()));
    if (const auto mishap = mishaps_.take(Mishap::Kind::RefuseLogin, pn)) {
        failLogin(link, mishap->detail.toLatin1());
        return;
    }
    Number *number = directory_.find(pn);
    const auto id = static_cast<quint16>(payload.device());
    if (!number || id == 0 || !number->devices.contains(id)
        || number->devices.at(id).noiseKey != clientStatic) {
        failLogin(link, "401");
        return;
    }
    logIn(link, *number, number->devices.at(id));
    if (!payload.passive())
        goActive(link);
}

void World::logIn(Link &link, Number &number, Device &device)
{
    if (Link *old = std::exchange(device.link, nullptr)) {
        old->send(Node("stream:error").add(Node("conflict").set("type", QByteArray("replaced"))));
        old->close();
    }
    device.link = &link;
    link.number = &number;
    link.deviceId = device.id;
    for (Queued &queued : device.queue)
        queued.sent = false;
    link.send(Node("success")
                  .set("t", QByteArray::number(nowSeconds()))
                  .set("props", QByteArray("27"))
                  .set("location", QByteArray("practice"))
                  .set("lid", number.jid(Server::Lid, device.id))
                  .set("display_name", number.name.toUtf8()));
}

void World::failLogin(Link &link, const QByteArray &reason)
{
    link.send(Node("failure").set("reason", reason).set("location", QByteArray("practice")));
    link.close();
}

void World::goActive(Link &link)
{
    Device *device = deviceOf(link);
    if (!device)
        return;
    if (!std::exchange(link.isActive, true) && !link.isPhone()) {
        const auto waiting = static_cast<qsizetype>(device->queue.size());
        link.send(Node("ib")
                      .set("from", Jid::network())
                      .add(Node("offline_preview").set("count", QByteArray::number(waiting))));
        // what waited says so: a client tells old news from live ones by it
        int place = 0;
        for (Queued &queued : device->queue) {
            Node node = queued.node;
            node.set("offline", QByteArray::number(++place));
            queued.sent = true;
            link.send(node);
        }
        link.send(Node("ib")
                      .set("from", Jid::network())
                      .add(Node("offline").set("count", QByteArray::number(waiting))));
        Q_EMIT wentActive(link.number->pn, link.deviceId);
    }
    pump(*device);
}

void World::startRegistration(Link &link, const QByteArray &clientStatic, QByteArrayView clientPayload)
{
    proto::ClientPayload payload;
    payload.ParseFromArray(clientPayload.data(), static_cast<int>(clientPayload.size()));
    QString wrong;
    auto registration = readRegistration(payload, clientStatic, wrong);
    if (!registration) {
        violation(&link, u"registration"_s, wrong);
        failLogin(link, "400");
        return;
    }
    Node refs("pair-device");
    qint64 until = clock_.wallMs();
    for (int i = 0; i < kRefs; ++i) {
        until += i == 0 ? kFirstRefMs : kNextRefMs;
        const QByteArray ref = "2@" + random_.bytes(24).toBase64(QByteArray::Base64UrlEncoding);
        registration->refs.append({ref, until});
        refs.add(Node("ref").bytes(ref));
    }
    link.registration = std::move(registration);
    registering_.append(&link);
    const QByteArray id = newId();
    link.questions[id] = [](const NodeView &) {};
    link.send(Node("iq")
                  .set("from", Jid::network())
                  .set("type", QByteArray("set"))
                  .set("id", id)
                  .set("xmlns", QByteArray("md"))
                  .add(std::move(refs)));
}

Link *World::linkOfRef(const QByteArray &ref) const
{
    for (Link *link : registering_) {
        for (const Registration::Ref &one : link->registration->refs) {
            if (one.text == ref && clock_.wallMs() <= one.untilMs + kGraceMs)
                return link;
        }
    }
    return nullptr;
}

Link *World::linkOfCode(const QByteArray &pn) const
{
    for (Link *link : registering_) {
        if (link->registration->code && link->registration->code->pn == pn)
            return link;
    }
    return nullptr;
}

/// The companion's half of the identity: complete, ours where it is ours, and signed by the companion's key.
static Result<QByteArray> checkSigned(const NodeView &answer, const Registration &registration,
    const Phone::Identity &given, const Phone &phone)
{
    using base::Fault;
    const NodeView node = answer.child("pair-device-sign").child("device-identity");
    proto::ADVSignedDeviceIdentity identity;
    const QByteArrayView content = node.content();
    if (answer.textView("type") == "error" || !node
        || !identity.ParseFromArray(content.data(), static_cast<int>(content.size())))
        return base::fail(Fault::Refused, u"the companion refused to be linked"_s);
    if (bytes(identity.details()) != given.details)
        return base::fail(Fault::Forged, u"the companion sent another identity back"_s);
    const QByteArray message = QByteArray("\x06\x01", 2) + given.details + registration.identity
        + phone.identityKey().toByteArray();
    const auto key = crypto::PublicKey::from(registration.identity);
    if (!key || !crypto::verify(*key, message, bytes(identity.devicesignature())))
        return base::fail(Fault::Forged, u"the companion's signature is wrong"_s);
    identity.set_accountsignature(given.accountSignature.toStdString());
    identity.set_accountsignaturekey(phone.identityKey().toByteArray().toStdString());
    return bytes(identity.SerializeAsString());
}

base::Task<quint16> World::completePairing(Link &companion, Phone &phone, const QByteArray &advSecret)
{
    using base::Fault;
    Number &number = phone.number();
    if (number.devices.size() >= kMostDevices)
        return base::Task<quint16>::failed(
            {Fault::Limit, u"this phone has four linked devices already"_s, u"too_many_devices"_s});
    const auto mishap = mishaps_.take(Mishap::Kind::ForgeIdentity, number.pn);
    const quint16 id = number.nextDevice++;
    const quint32 keyIndex = number.nextKeyIndex++;
    const Phone::Identity given = phone.identityFor(
        companion.registration->identity, keyIndex, advSecret, mishap ? mishap->detail : QString());
    const base::Promise<quint16> promise;
    const QByteArray iqId = newId();
    companion.questions[iqId]
        = [this, &companion, &phone, given, id, keyIndex, promise](const NodeView &answer) {
              const auto complete = checkSigned(answer, *companion.registration, given, phone);
              if (!complete) {
                  promise.fail(complete.error());
                  return;
              }
              Device device;
              device.id = id;
              device.keyIndex = keyIndex;
              device.identity = companion.registration->identity;
              device.noiseKey = companion.registration->noiseKey;
              device.registrationId = companion.registration->registrationId;
              device.signedPreKey = companion.registration->signedPreKey;
              device.deviceIdentity = *complete;
              Number &linked = phone.number();
              const Device &added = linked.devices[id] = std::move(device);
              notifyDevices(linked, "add", added);
              touch();
              companion.send(Node("stream:error").set("code", QByteArray("515")));
              companion.close();
              Q_EMIT deviceAdded(linked.pn, id);
              promise.answer(id);
          };
    companion.send(Node("iq")
                       .set("from", Jid::network())
                       .set("type", QByteArray("set"))
                       .set("id", iqId)
                       .set("xmlns", QByteArray("md"))
                       .add(Node("pair-success")
                                .add(Node("device-identity").bytes(given.sealed))
                                .add(Node("biz").set("name", QByteArray()))
                                .add(Node("device")
                                         .set("jid", number.jid(Server::Pn, id))
                                         .set("lid", number.jid(Server::Lid, id)))
                                .add(Node("platform").set("name", QByteArray("android")))));
    return promise.task();
}

void World::removeDevice(Number &number, quint16 id)
{
    auto gone = number.devices.extract(id);
    if (!gone || id == 0)
        return;
    if (Link *link = gone.mapped().link) {
        gone.mapped().link = nullptr;
        link->number = nullptr;
        link->send(Node("stream:error")
                       .set("code", QByteArray("401"))
                       .add(Node("conflict").set("type", QByteArray("device_removed"))));
        link->close();
    }
    notifyDevices(number, "remove", gone.mapped());
    touch();
}

}
