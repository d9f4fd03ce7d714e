// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/messaging/bundles.h"
#include "engine/messaging/stanza.h"

#include <QObject>

namespace proto {
class ProtocolMessage;
}

namespace messaging {

/// What one of our devices says to our own phone: requests for keys, for older messages. Nobody sees them and
/// nothing of them is kept: whoever asked asks again when no answer comes.
/// Source: protocol note "Sending", peer messages. Everything given outlives it.
class PeerMessages : public QObject {
    Q_OBJECT
public:
    struct Parts {
        model::AccountId account;
        Self self;
        transport::Line &line;
        store::Store &store;
        base::Clock &clock;
        base::Random &random;
        Bundles &bundles;
        Cipher &cipher;
    };
    explicit PeerMessages(Parts parts) : parts_(std::move(parts)) { }

    enum class Push {
        High, ///< requests for keys
        Force, ///< requests for messages, which the server counts as private
    };
    /// Answers when the server has it: the network's id of the message, which the phone names in its answer.
    /// Offline, Timeout: the line. NotFound with no_keys: the phone has none. Refused with the server's
    /// number; Storage.
    base::Task<QByteArray> send(const proto::ProtocolMessage &message, Push push = Push::High);

private:
    base::Result<wire::Node> seal(const QByteArray &id, const QByteArray &message, Push push);

    Parts parts_;
};

}
