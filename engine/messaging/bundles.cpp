// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/bundles.h"

#include <QLoggingCategory>

namespace messaging {

using base::Fault;
using base::Result;
using base::Task;
using model::Jid;
using wire::Node;
using wire::NodeView;

Q_LOGGING_CATEGORY(logBundles, "gesher.messaging.bundles")

namespace {

Result<quint32> bigEndian(QByteArrayView bytes, qsizetype size)
{
    if (bytes.size() != size)
        return base::fail(Fault::Malformed, QStringLiteral("key id of wrong length"));
    quint32 value = 0;
    for (const char c : bytes)
        value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

Result<e2e::Bundle> readKeys(const NodeView &keys, const NodeView &registration)
{
    e2e::Bundle bundle;
    ASSIGN_OR_RETURN(bundle.registrationId, bigEndian(registration.content(), 4));
    ASSIGN_OR_RETURN(bundle.identity, crypto::PublicKey::from(keys.child("identity").content()));
    const NodeView signedKey = keys.child("skey");
    ASSIGN_OR_RETURN(bundle.signedPreKeyId, bigEndian(signedKey.child("id").content(), 3));
    ASSIGN_OR_RETURN(bundle.signedPreKey, crypto::PublicKey::from(signedKey.child("value").content()));
    bundle.signedPreKeySignature = signedKey.child("signature").content().toByteArray();
    if (bundle.signedPreKeySignature.size() != 64)
        return base::fail(Fault::Malformed, QStringLiteral("signature of wrong length"));
    if (const NodeView oneTime = keys.child("key")) {
        e2e::Bundle::OneTime key;
        ASSIGN_OR_RETURN(key.id, bigEndian(oneTime.child("id").content(), 3));
        ASSIGN_OR_RETURN(key.key, crypto::PublicKey::from(oneTime.child("value").content()));
        bundle.oneTime = key;
    }
    return bundle;
}

}

Result<e2e::Bundle> readBundle(const NodeView &user)
{
    if (const NodeView error = user.child("error"))
        return base::fail(Fault::Refused, QStringLiteral("no keys for the device"),
            QString::fromLatin1(error.text("code")));
    return readKeys(user, user.child("registration"));
}

Result<e2e::Bundle> readRetryKeys(const NodeView &receipt)
{
    const NodeView keys = receipt.child("keys");
    if (!keys)
        return base::fail(Fault::NotFound, QStringLiteral("receipt without keys"));
    return readKeys(keys, receipt.child("registration"));
}

Bundles::Bundles(model::AccountId account, transport::Line &line, store::Store &store, Cipher &cipher)
    : account_(std::move(account)), line_(line), store_(store), cipher_(cipher)
{
}

Result<QList<Jid>> Bundles::without(const QList<Jid> &devices) const
{
    QList<Jid> missing;
    for (const Jid &device : devices) {
        ASSIGN_OR_RETURN(const bool has, cipher_.hasSession(device));
        if (!has)
            missing.append(device);
    }
    return missing;
}

Task<QList<Jid>> Bundles::ensure(const QList<Jid> &devices)
{
    auto missing = without(devices);
    if (!missing || missing->isEmpty())
        return Task<QList<Jid>>::ready(std::move(missing));
    return fetch(*missing).then(this, [this, devices = *missing] { return without(devices); });
}

Task<void> Bundles::renew(const Jid &device)
{
    auto address = cipher_.addressOf(device);
    return address ? fetch({*address}) : Task<void>::failed(address.error());
}

Task<void> Bundles::fetch(const QList<Jid> &devices)
{
    Node key("key");
    for (const Jid &device : devices)
        key.add(Node("user").set("jid", device));
    return line_
        .request(Node("iq")
                     .set("to", Jid::network())
                     .set("type", QByteArray("get"))
                     .set("xmlns", QByteArray("encrypt"))
                     .add(std::move(key)))
        .then(this, [this](const transport::Answer &answer) {
            return store_.write([this, answer] { return accept(answer.node().child("list")); });
        });
}

Result<void> Bundles::accept(const NodeView &list)
{
    for (const NodeView user : list.children()) {
        const auto device = user.jid("jid");
        if (!user.is("user") || !device || !device->isPerson())
            continue;
        const auto bundle = readBundle(user);
        if (!bundle) {
            qCInfo(logBundles) << "keys not usable:" << bundle.error().detail << bundle.error().code;
            continue;
        }
        const auto changed = cipher_.start(*device, *bundle);
        if (changed) {
            if (*changed)
                Q_EMIT identityChanged(device->withoutDevice());
        } else if (changed.error().fault == Fault::Storage) {
            return base::fail(changed.error());
        } else {
            // forged or unusable keys of one device: the others still get the message
            qCWarning(logBundles) << "keys refused:" << base::faultWord(changed.error().fault)
                                  << changed.error().code;
        }
    }
    return {};
}

}
