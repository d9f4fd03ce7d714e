// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/group_member.h"

#include "engine/e2e/padding.h"
#include "engine/messaging/compose.h"
#include "engine/messaging/content.h"
#include "engine/messaging/prekeys.h"
#include "engine/proto/message.pb.h"

namespace flows {

using base::Result;
using model::Jid;
using wire::Node;
using wire::NodeView;

namespace {

Node enc(const char *type, const QByteArray &bytes)
{
    Node node("enc");
    node.set("v", QByteArray("2")).set("type", QByteArray(type));
    return node.bytes(bytes);
}

quint32 varint(QByteArrayView bytes, qsizetype &at)
{
    quint32 value = 0;
    for (int shift = 0; at < bytes.size() && shift < 32; shift += 7) {
        const auto byte = static_cast<quint8>(bytes[at++]);
        value |= static_cast<quint32>(byte & 0x7f) << shift;
        if ((byte & 0x80) == 0)
            break;
    }
    return value;
}

}

GroupMember::GroupMember(const Jid &device, base::Random &random) : device_(device), random_(random)
{
    local_.identity = crypto::KeyPair::generate(random);
    local_.registrationId = random.below(16'380) + 1;
    signedPreKey_.id = 1;
    signedPreKey_.pair = crypto::KeyPair::generate(random);
    signedPreKey_.signature = crypto::sign(local_.identity.secret, signedPreKey_.pair.pub.djb(), random);
}

Node GroupMember::bundle()
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

bool GroupMember::begin(const e2e::Bundle &theirs)
{
    return session_.startOutgoing(theirs, local_, random_).has_value();
}

Node GroupMember::write(const Jid &group, const QByteArray &id, const QString &text, bool withKey)
{
    Node message("message");
    message.set("from", group).set("participant", device_).set("id", id).set("type", QByteArray("text"));
    message.set("addressing_mode", QByteArray("lid")).set("notify", QByteArray("Somebody"));
    if (withKey) {
        own_.create(random_);
        const auto key = messaging::composeDistribution(group, *own_.distribution(), {});
        const auto sealed = session_.encrypt(e2e::pad(key, random_), local_);
        message.add(enc(sealed->isPreKey ? "pkmsg" : "msg", sealed->bytes));
    }
    proto::Message content;
    content.set_conversation(text.toStdString());
    const QByteArray plain = QByteArray::fromStdString(content.SerializeAsString());
    return message.add(enc("skmsg", *own_.encrypt(e2e::pad(plain, random_), random_)));
}

bool GroupMember::takeKey(const NodeView &sealed)
{
    const QByteArrayView bytes = sealed.content();
    if (std::exchange(seen_[bytes.toByteArray()], true))
        return true; // the very same came twice
    Result<QByteArray, e2e::DecryptFault> padded = tl::unexpected(e2e::DecryptFault::NoSession);
    if (sealed.textView("type") == "pkmsg") {
        const auto header = e2e::readPreKeyHeader(bytes);
        if (!header)
            return false;
        const auto key = preKeys_.find(header->preKeyId.value_or(0));
        padded = session_.decryptPreKey(
            bytes, local_, &signedPreKey_, key == preKeys_.end() ? nullptr : &key->second, random_);
    } else {
        padded = session_.decrypt(bytes, local_, random_);
    }
    const auto plain = padded ? e2e::unpad(*padded) : Result<QByteArrayView>(base::fail(base::Error{}));
    const auto content
        = plain ? messaging::readContent(*plain) : Result<messaging::Content>(base::fail(base::Error{}));
    return content && content->distribution && theirs_.accept(content->distribution->bytes);
}

bool GroupMember::take(const QByteArray &id, QByteArrayView skmsg)
{
    const auto padded = theirs_.decrypt(skmsg);
    if (!padded)
        return padded.error() == e2e::DecryptFault::Duplicate && shown_.contains(id);
    const auto plain = e2e::unpad(*padded);
    const auto content
        = plain ? messaging::readContent(*plain) : Result<messaging::Content>(base::fail(base::Error{}));
    if (!content)
        return false;
    shown_.insert(id, content->text);
    return true;
}

GroupSeal sealOf(QByteArrayView skmsg)
{
    GroupSeal seal;
    qsizetype at = 2; // the version, the tag of the key's number
    seal.key = varint(skmsg, at);
    ++at; // the tag of the iteration
    seal.iteration = varint(skmsg, at);
    return seal;
}

}
