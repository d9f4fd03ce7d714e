// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/messaging/add_ons.h"
#include "engine/store/store.h"
#include "engine/transport/line.h"

#include <QMultiHash>
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
        AddOns &addOns;
    };
    explicit Receipts(Parts parts) : parts_(std::move(parts)) { }

    /// A receipt that is no retry: stored, then acked.
    void take(const wire::NodeView &receipt);
    /// A new line: nothing that an earlier one took is known to have arrived, so all that waits is sent
    /// again.
    void restart();
    /// Sends the receipts (read, played) that wait in the store and have not gone down this line; called when
    /// one was added.
    void flush();
    /// The server's ack of a receipt: one of this id that was sent is done. The receipt that told of the
    /// delivery has the same id, and its ack may come while the read receipt is still being stored.
    void onAck(const wire::NodeView &ack);

private:
    base::Result<void> apply(const wire::NodeView &receipt);
    base::Result<void> applyInGroup(
        const wire::NodeView &receipt, const model::Jid &group, model::MessageState state, qint64 atMs);
    base::Result<void> count(const QByteArray &waId, const model::Jid &group, const model::Jid &member,
        model::MessageState state, qint64 atMs);
    base::Result<void> advance(
        const QByteArray &waId, const model::Jid &from, model::MessageState state, qint64 atMs);

    Parts parts_;
    void flush(const QByteArray &type);
    QMultiHash<QByteArray, qint64> sent_; ///< receipts without an ack yet: type/id → row in the store
};

/// Marks the chat read and puts its read receipts into the store; `Receipts::flush` sends them. Inside
/// Store::write.
base::Result<void> queueReadReceipts(
    store::Store &store, const model::AccountId &account, store::ChatId chat, qint64 nowMs);
/// A voice note was listened to: its sender is told once, however often it is played. Nothing for any other
/// message. Inside Store::write.
base::Result<void> queuePlayedReceipt(store::Store &store, const store::MessageRow &row, qint64 nowMs);

}
