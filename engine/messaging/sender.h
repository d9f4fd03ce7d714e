// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/contacts/device_directory.h"
#include "engine/messaging/bundles.h"
#include "engine/messaging/stanza.h"
#include "engine/trust/tokens.h"

#include <QObject>

namespace messaging {

/// Brings a stored message to every device of a person and to our own other devices. The plaintext and its
/// id are on disk before; the ratchets it moves are on disk before a byte leaves.
/// Source: protocol note "Sending 1:1". Everything given outlives it.
class Sender : public QObject {
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
        trust::Tokens &tokens;
    };
    explicit Sender(Parts parts) : parts_(std::move(parts)) { }

    struct Accepted {
        qint64 atMs = 0; ///< the server's time, 0 when it named none
    };
    /// The same row may be sent again after any failure: always under the same id.
    /// Offline, Timeout: the answer is unknown or the line is gone. Limit: the server wants us slower.
    /// NotFound (not_on_whatsapp), Refused (code: the server's number): final.
    base::Task<Accepted> send(const store::MessageRow &row);

private:
    struct Target {
        model::Jid address; ///< whom the message is for
        QList<model::Jid> devices; ///< all of them, ours included, ourselves left out
        QByteArray hash; ///< of the whole list
    };
    base::Task<Accepted> attempt(const store::MessageRow &row, bool mayRebuild);
    base::Task<Target> resolve(const model::Jid &person);
    base::Task<transport::Answer> sendTo(
        const store::MessageRow &row, const Target &target, const QList<model::Jid> &devices);
    base::Result<wire::Node> seal(
        const store::MessageRow &row, const Target &target, const QList<model::Jid> &devices);
    base::Task<Accepted> afterAck(
        const store::MessageRow &row, const Target &target, const transport::Answer &ack, bool mayRebuild);
    base::Task<void> reachMissing(const store::MessageRow &row, const Target &before);
    base::Task<void> forgetLists(const model::Jid &person);

    Parts parts_;
};

/// What the server's refusal of a message means. @param code the `error` attribute
base::Error refusalOf(const QByteArray &code);

}
