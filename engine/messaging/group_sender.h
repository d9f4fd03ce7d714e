// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/contacts/device_directory.h"
#include "engine/messaging/bundles.h"
#include "engine/messaging/sender.h"

#include <QObject>

#include <functional>

namespace messaging {

/// Brings a stored message to everybody in a group: once under our sender key, and that key to each device
/// that does not have it yet. Plaintext and id are on disk before; the keys it moves are on disk before a
/// byte leaves. Source: protocol note "Sending to groups". Everything given outlives it.
class GroupSender : public QObject {
    Q_OBJECT
public:
    struct Parts {
        model::AccountId account;
        Self self;
        transport::Line &line;
        store::Store &store;
        contacts::DeviceDirectory &directory;
        Bundles &bundles;
        Cipher &cipher;
        /// Reads the group from the network, when it is not known or (anew) in any case.
        std::function<base::Task<void>(const model::Jid &group, bool anew)> learn;
    };
    explicit GroupSender(Parts parts) : parts_(std::move(parts)) { }

    /// As Sender::send. Refused besides: not_member, admins_only.
    base::Task<Sender::Accepted> send(const store::MessageRow &row);

private:
    /// Where one message goes.
    struct Target {
        store::GroupRow group;
        model::Jid self; ///< our device, as the group addresses it
        QList<model::Jid> devices; ///< all of them but ours
        QByteArray hash; ///< of all of them
        QList<model::Jid> keyed; ///< who is given the sender key with this stanza
    };
    base::Task<Sender::Accepted> attempt(const store::MessageRow &row, bool mayRebuild);
    base::Task<Target> resolve(const store::MessageRow &row);
    base::Result<QList<model::Jid>> people(const Target &target) const;
    base::Task<void> ensureSessions(QList<model::Jid> devices);
    base::Result<wire::Node> seal(const store::MessageRow &row, Target &target);
    base::Result<wire::Node> distribution(
        const QByteArray &message, QList<model::Jid> &devices, bool &anyPreKey);
    base::Task<Sender::Accepted> afterAck(
        const store::MessageRow &row, const Target &target, const transport::Answer &ack, bool mayRebuild);
    base::Task<void> lookAgain(const model::Jid &group);

    Parts parts_;
};

}
