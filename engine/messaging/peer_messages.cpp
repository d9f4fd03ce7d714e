// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/peer_messages.h"

#include "engine/messaging/message_id.h"
#include "engine/messaging/sender.h"
#include "engine/proto/message.pb.h"

namespace messaging {

using base::Fault;
using base::Result;
using base::Task;
using model::Jid;
using wire::Node;

Task<QByteArray> PeerMessages::send(const proto::ProtocolMessage &said, Push push)
{
    proto::Message message;
    *message.mutable_protocolmessage() = said;
    const QByteArray bytes = QByteArray::fromStdString(message.SerializeAsString());
    const QByteArray id = newMessageId(parts_.clock, parts_.random, parts_.self.pn);
    auto stanza = std::make_shared<Node>();
    return parts_.bundles.ensure({parts_.self.pn.withoutDevice()})
        .then(this,
            [this, id, bytes, push, stanza](const QList<Jid> &withoutSession) -> Task<void> {
                if (!withoutSession.isEmpty())
                    return Task<void>::failed({Fault::NotFound, QStringLiteral("the phone has no keys"),
                        QStringLiteral("no_keys")});
                // the ratchet it moves is on disk before a byte leaves
                return parts_.store.write([this, id, bytes, push, stanza]() -> Result<void> {
                    ASSIGN_OR_RETURN(*stanza, seal(id, bytes, push));
                    return {};
                });
            })
        .then(this, [this, stanza] { return parts_.line.sendMessage(*stanza); })
        .then(this, [id](const transport::Answer &ack) -> Task<QByteArray> {
            const QByteArray error = ack.node().text("error");
            return error.isEmpty() ? Task<QByteArray>::ready(id) : Task<QByteArray>::failed(refusalOf(error));
        });
}

Result<Node> PeerMessages::seal(const QByteArray &id, const QByteArray &message, Push push)
{
    const Jid phone = parts_.self.pn.withoutDevice();
    ASSIGN_OR_RETURN(const auto sealed, parts_.cipher.seal(phone, message));
    Node stanza("message");
    stanza.set("id", id)
        .set("to", phone)
        .set("type", QByteArray("text"))
        .set("category", QByteArray("peer"))
        .set("push_priority", QByteArray(push == Push::Force ? "high_force" : "high"));
    if (push == Push::Force)
        stanza.set("privacy_sensitive", QByteArray("1"));
    stanza.add(Node("meta").set("appdata", QByteArray("default")));
    stanza.add(Node("enc")
                   .set("v", QByteArray("2"))
                   .set("type", QByteArray(sealed.isPreKey ? "pkmsg" : "msg"))
                   .bytes(sealed.bytes));
    if (sealed.isPreKey) {
        ASSIGN_OR_RETURN(const auto keys, parts_.cipher.deviceKeys());
        stanza.add(Node("device-identity").bytes(keys.advIdentity));
    }
    return stanza;
}

}
