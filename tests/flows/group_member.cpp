// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/group_member.h"

#include "engine/e2e/padding.h"
#include "engine/messaging/compose.h"
#include "engine/messaging/content.h"
#include "engine/proto/message.pb.h"

namespace flows {

using base::Result;
using model::Jid;
using wire::Node;
using wire::NodeView;

namespace {

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

Node GroupMember::write(const Jid &group, const QByteArray &id, const QString &text, bool withKey)
{
    Node message("message");
    message.set("from", group).set("participant", device()).set("id", id).set("type", QByteArray("text"));
    message.set("addressing_mode", QByteArray("lid")).set("notify", QByteArray("Somebody"));
    if (withKey) {
        own_.create(random_);
        const auto key = messaging::composeDistribution(group, *own_.distribution(), {});
        message.add(seal(key));
    }
    proto::Message content;
    content.set_conversation(text.toStdString());
    const QByteArray plain = QByteArray::fromStdString(content.SerializeAsString());
    return message.add(encNode("skmsg", *own_.encrypt(e2e::pad(plain, random_), random_)));
}

bool GroupMember::takeKey(const NodeView &sealed)
{
    if (std::exchange(seen_[sealed.content().toByteArray()], true))
        return true; // the very same came twice
    const auto plain = open(sealed);
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
