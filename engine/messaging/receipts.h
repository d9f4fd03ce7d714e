// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/messaging/stanza.h"
#include "engine/store/store.h"
#include "engine/transport/line.h"

#include <QObject>

namespace messaging {

/// Receipts both ways, other than retries: what happened to our messages, and what we have read.
/// Source: protocol notes "Receipts received", "Sending read". Everything given outlives it.
class Receipts : public QObject {
    Q_OBJECT
public:
    struct Parts {
        model::AccountId account;
        Self self;
        transport::Line &line;
        store::Store &store;
        base::Clock &clock;
    };
    explicit Receipts(Parts parts) : parts_(std::move(parts)) { }

    /// A receipt that is no retry: stored, then acked.
    void take(const wire::NodeView &receipt);
    /// Sends the read receipts that wait in the store; called when the line is there and when one was added.
    void flush();
    /// The server's ack of a receipt: a waiting read receipt with this id is done.
    void onAck(const wire::NodeView &ack);

private:
    base::Result<void> apply(const wire::NodeView &receipt);
    base::Result<void> advance(
        const QByteArray &waId, const model::Jid &from, model::MessageState state, qint64 atMs);

    Parts parts_;
};

/// Marks the chat read and puts its read receipts into the store; `Receipts::flush` sends them. Inside
/// Store::write.
base::Result<void> queueReadReceipts(
    store::Store &store, const model::AccountId &account, store::ChatId chat, qint64 nowMs);

}
