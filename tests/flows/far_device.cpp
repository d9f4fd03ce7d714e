// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/far_device.h"

#include "engine/e2e/padding.h"
#include "engine/messaging/prekeys.h"

namespace flows {

using base::Result;
using model::Jid;
using wire::Node;
using wire::NodeView;

FarDevice::FarDevice(const Jid &device, base::Random &random) : device_(device), random_(random)
{
    local_.identity = crypto::KeyPair::generate(random);
    local_.registrationId = random.below(16'380) + 1;
    signedPreKey_.id = 1;
    signedPreKey_.pair = crypto::KeyPair::generate(random);
    signedPreKey_.signature = crypto::sign(local_.identity.secret, signedPreKey_.pair.pub.djb(), random);
}

Node FarDevice::bundle()
{
    const auto id = static_cast<quint32>(preKeys_.size() + 1);
    const auto made = preKeys_.emplace(id, e2e::PreKey{id, crypto::KeyPair::generate(random_)}).first;
    Node user("user");
    user.set("jid", device_);
    user.add(Node("registration").bytes(messaging::bigEndian4(local_.registrationId)))
        .add(Node("type").bytes(QByteArray(1, 5)))
        .add(Node("identity").bytes(local_.identity.pub.toByteArray()))
        .add(messaging::keyNode("skey", signedPreKey_.id, signedPreKey_.pair.pub, signedPreKey_.signature))
        .add(messaging::keyNode("key", id, made->second.pair.pub));
    return user;
}

bool FarDevice::begin(const e2e::Bundle &theirs)
{
    return session_.startOutgoing(theirs, local_, random_).has_value();
}

Node FarDevice::seal(const QByteArray &plain)
{
    const auto sealed = session_.encrypt(e2e::pad(plain, random_), local_);
    return encNode(sealed->isPreKey ? "pkmsg" : "msg", sealed->bytes);
}

std::optional<QByteArray> FarDevice::open(const NodeView &enc)
{
    const QByteArrayView bytes = enc.content();
    Result<QByteArray, e2e::DecryptFault> padded = tl::unexpected(e2e::DecryptFault::NoSession);
    if (enc.textView("type") == "pkmsg") {
        const auto header = e2e::readPreKeyHeader(bytes);
        if (!header)
            return {};
        const auto key = preKeys_.find(header->preKeyId.value_or(0));
        padded = session_.decryptPreKey(
            bytes, local_, &signedPreKey_, key == preKeys_.end() ? nullptr : &key->second, random_);
    } else {
        padded = session_.decrypt(bytes, local_, random_);
    }
    const auto plain = padded ? e2e::unpad(*padded) : Result<QByteArrayView>(base::fail(base::Error{}));
    return plain ? std::optional(plain->toByteArray()) : std::nullopt;
}

Node encNode(const char *type, const QByteArray &bytes)
{
    Node node("enc");
    node.set("v", QByteArray("2")).set("type", QByteArray(type));
    return node.bytes(bytes);
}

e2e::Bundle publishedBy(store::Store &store, const model::AccountId &number, quint32 preKey)
{
    const auto keys = store.keys().device(number).value();
    const auto once = store.keys().preKey(number, preKey).value();
    return {keys->registrationId, keys->identity.pub, keys->signedPreKeyId, keys->signedPreKey.pub,
        keys->signedPreKeySignature, e2e::Bundle::OneTime{preKey, once->pair.pub}};
}

}
