// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/jid.h"
#include "engine/wire/document.h"

namespace messaging {

/// Who we are on the network: both addresses with our device.
struct Self {
    model::Jid pn;
    model::Jid lid; ///< empty until the server told it
    /// Either address of our own account, whichever device.
    bool owns(const model::Jid &jid) const
    {
        return jid.sameUser(pn) || (!lid.isEmpty() && jid.sameUser(lid));
    }
    /// Our device in the address space of `other`.
    const model::Jid &like(const model::Jid &other) const
    {
        return other.isLid() && !lid.isEmpty() ? lid : pn;
    }
};

/// The addressing of an incoming message stanza. Source: protocol note "Receiving".
struct Envelope {
    QByteArray id;
    model::Jid from; ///< these three as on the wire
    model::Jid participant;
    model::Jid recipient;
    model::Jid chat; ///< without device
    model::Jid sender; ///< the sending device
    model::Jid senderAlternate; ///< the same device by its other address, or empty
    model::Jid chatAlternate; ///< own messages: the recipient's other address, or empty
    bool fromMe = false;
    bool isPeer = false; ///< category=peer: from our own phone to its companions
    bool isOffline = false;
    qint64 timestampMs = 0;
    QString pushName;
};
/// Malformed without id or a usable sender. @param nowMs used when the stanza names no time
base::Result<Envelope> readEnvelope(const wire::NodeView &message, const Self &self, qint64 nowMs);

/// The ack of a message (no type), receipt, notification or call (type as it came).
/// @param error a nack code, 0 for none. Source: protocol note "Receiving"; vectors ack.json
wire::Node ackOf(const wire::NodeView &stanza, int error = 0);

/// "It arrived": delivered, inactive, sender or peer_msg as the envelope asks.
wire::Node arrivalReceipt(const Envelope &envelope, bool active);
/// "It was read" or "played", for messages of one sender in one chat. @param type  read, played. @param waIds
/// at least one
wire::Node readReceipt(const QByteArray &type, const model::Jid &chat, const model::Jid &sender,
    const QList<QByteArray> &waIds, qint64 nowMs);

}
