// SPDX-License-Identifier: GPL-3.0-or-later
// Prekeys: upload, count, digest, hand-out.
#include "engine/crypto/digest.h"
#include "engine/sim/phone.h"
#include "engine/sim/world.h"

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;
using model::Jid;
using wire::Node;
using wire::NodeView;

namespace {

constexpr std::size_t kLowPreKeys = 5;

Node signedPreKeyNode(const PublicSignedPreKey &key)
{
    return Node("skey")
        .add(Node("id").bytes(bigEndianBytes(key.id, 3)))
        .add(Node("value").bytes(key.key))
        .add(Node("signature").bytes(key.signature));
}

}

std::optional<PublicSignedPreKey> readSignedPreKey(const NodeView &skey)
{
    const auto id = bigEndian(skey.child("id").content(), 3);
    PublicSignedPreKey key{id.value_or(0), skey.child("value").content().toByteArray(),
        skey.child("signature").content().toByteArray()};
    if (!id || key.key.size() != 32 || key.signature.size() != 64)
        return std::nullopt;
    return key;
}

bool verifySignedPreKey(QByteArrayView identity, const PublicSignedPreKey &key)
{
    const auto signer = crypto::PublicKey::from(identity);
    return signer && crypto::verify(*signer, QByteArray(1, 5) + key.key, key.signature);
}

void World::onKeys(Link &link, const NodeView &iq)
{
    Device &device = *deviceOf(link);
    if (iq.child("count")) {
        answer(link, iq, {Node("count").set("value", QByteArray::number(qsizetype(device.preKeys.size())))});
    } else if (iq.child("digest")) {
        onDigest(link, device, iq);
    } else if (const NodeView rotate = iq.child("rotate")) {
        const auto key = readSignedPreKey(rotate.child("skey"));
        if (!key || !verifySignedPreKey(device.identity, *key)) {
            violation(&link, u"signed_prekey_signature"_s);
            refuse(link, iq, 406, "not-acceptable");
            return;
        }
        device.signedPreKey = *key;
        touch();
        answer(link, iq);
    } else if (iq.textView("type") == "set") {
        onUpload(link, device, iq);
    } else if (const NodeView key = iq.child("key")) {
        onFetch(link, iq, key);
    } else {
        refuse(link, iq, 400, "bad-request");
    }
}

void World::onUpload(Link &link, Device &device, const NodeView &iq)
{
    const auto skey = readSignedPreKey(iq.child("skey"));
    const QByteArrayView identity = iq.child("identity").content();
    const auto registration = bigEndian(iq.child("registration").content(), 4);
    if (!skey || !registration || identity.size() != 32
        || iq.child("type").content() != QByteArrayView("\x05", 1)) {
        violation(&link, u"prekey_upload"_s);
        refuse(link, iq, 400, "bad-request");
        return;
    }
    const bool isPhone = link.isPhone();
    if (!isPhone && (identity != device.identity || *registration != device.registrationId))
        violation(&link, u"prekey_upload_identity"_s);
    if (!verifySignedPreKey(identity, *skey)) {
        violation(&link, u"signed_prekey_signature"_s);
        refuse(link, iq, 406, "not-acceptable");
        return;
    }
    for (const NodeView key : iq.child("list").children()) {
        const auto id = bigEndian(key.child("id").content(), 3);
        const QByteArrayView value = key.child("value").content();
        const auto known = std::find_if(device.preKeys.begin(), device.preKeys.end(),
            [&](const PublicPreKey &one) { return id && one.id == *id; });
        if (known != device.preKeys.end() && known->key == value)
            continue; // sent again because our answer was lost
        if (!id || value.size() != 32 || known != device.preKeys.end() || device.usedPreKeys.contains(*id)) {
            violation(&link, u"prekey"_s, u"malformed, or an id that was used"_s);
            continue;
        }
        device.preKeys.push_back({*id, value.toByteArray()});
    }
    device.identity = identity.toByteArray();
    device.registrationId = *registration;
    device.signedPreKey = *skey;
    device.hasUploaded = true;
    touch();
    answer(link, iq);
}

void World::onDigest(Link &link, const Device &device, const NodeView &iq)
{
    if (!device.hasUploaded) {
        refuse(link, iq, 404, "item-not-found");
        return;
    }
    QByteArray hashed = device.identity + device.signedPreKey.key + device.signedPreKey.signature;
    Node list("list");
    for (const PublicPreKey &key : device.preKeys) {
        hashed += key.key;
        list.add(Node("id").bytes(bigEndianBytes(key.id, 3)));
    }
    answer(link, iq,
        {Node("digest")
                .add(Node("registration").bytes(bigEndianBytes(device.registrationId, 4)))
                .add(Node("type").bytes(QByteArray(1, 5)))
                .add(Node("identity").bytes(device.identity))
                .add(signedPreKeyNode(device.signedPreKey))
                .add(std::move(list))
                .add(Node("hash").bytes(crypto::sha1(hashed)))});
}

void World::onFetch(Link &link, const NodeView &iq, const NodeView &key)
{
    Node list("list");
    for (const NodeView user : key.children()) {
        const auto jid = user.jid("jid");
        const Place place = directory_.resolve(jid.value_or(Jid()));
        if (!jid || !place.device || place.device->signedPreKey.key.isEmpty()) {
            list.add(Node("user")
                         .set("jid", user.text("jid"))
                         .add(Node("error")
                                  .set("code", QByteArray("404"))
                                  .set("text", QByteArray("item-not-found"))));
            continue;
        }
        Device &device = *place.device;
        if (device.id == 0 && device.preKeys.empty() && phone(place.number->pn))
            phone(place.number->pn)->topUpPreKeys();
        Node found("user");
        found.set("jid", *jid)
            .set("t", QByteArray::number(nowSeconds()))
            .add(Node("registration").bytes(bigEndianBytes(device.registrationId, 4)))
            .add(Node("type").bytes(QByteArray(1, 5)))
            .add(Node("identity").bytes(device.identity))
            .add(signedPreKeyNode(device.signedPreKey));
        if (!device.preKeys.empty()) {
            const PublicPreKey given = device.preKeys.front();
            device.preKeys.erase(device.preKeys.begin());
            device.usedPreKeys.insert(given.id);
            found.add(Node("key")
                          .add(Node("id").bytes(bigEndianBytes(given.id, 3)))
                          .add(Node("value").bytes(given.key)));
        }
        if (!device.deviceIdentity.isEmpty())
            found.add(Node("device-identity").bytes(device.deviceIdentity));
        list.add(std::move(found));
        if (device.id != 0 && device.preKeys.size() == kLowPreKeys - 1)
            deliver(*place.number, device,
                Node("notification")
                    .set("from", Jid::network())
                    .set("type", QByteArray("encrypt"))
                    .set("id", newId())
                    .set("t", QByteArray::number(nowSeconds()))
                    .add(Node("count").set("value", QByteArray::number(qsizetype(device.preKeys.size())))));
    }
    touch();
    answer(link, iq, {std::move(list)});
}

}
