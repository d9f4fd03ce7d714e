// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/messaging/inbox.h"
#include "engine/sim/responder.h"
#include "engine/transport/connection.h"
#include "engine/transport/line.h"
#include "tests/bench/profile.h"

namespace bench {

/// A socket without a network: what is sent is kept, what the benchmark hands in arrives.
class HeldSocket final : public net::Socket {
    Q_OBJECT
public:
    void open(const QUrl &, const QByteArray &, const QList<Header> &) override { }
    void send(const QByteArray &bytes) override { sent.append(bytes); }
    void close() override { }
    void abort() override { }
    qint64 pendingBytes() const override { return 0; }
    QList<QByteArray> sent;
};

/// A paired account's receiving side as the product wires it: socket, Connection, Inbox, Cipher, Store.
/// The far side of the handshake is the practice network's.
class Stage {
public:
    Stage(const SignalState &state, const model::Jid &sender, const model::Jid &senderLid,
        const QString &scratch, Profile::On on);
    ~Stage();

    /// Seals stanzas as the server would, in the order in which they will arrive.
    QList<QByteArray> framesOf(const QList<QByteArray> &stanzas);
    void arrive(const QByteArray &frame) { Q_EMIT socket_->arrived(frame); }
    /// The end of a group commit, and what the event loop would clean up then.
    void commit();
    /// How many receipts went out, read back as the server reads them. @param to  whom they are for
    int receipts(const model::Jid &to);
    /// The texts of a chat, newest first.
    QStringList texts(const model::Jid &chat, int limit);
    qint64 feedRows();
    /// What left since the last look, opened as the server opens it.
    QList<QByteArray> left();

    Profile &profile() { return profile_; }
    messaging::Cipher &cipher() { return cipher_; }
    transport::Line &line() { return line_; }
    base::Clock &clock() { return clock_; }
    const messaging::Self &self() const { return self_; }

private:
    void shakeHands();

    base::SystemClock clock_;
    Profile profile_;
    sim::Authority authority_;
    HeldSocket *socket_ = nullptr; ///< the connection owns it
    std::unique_ptr<transport::Connection> connection_;
    transport::Line line_;
    messaging::Self self_;
    messaging::Cipher cipher_;
    messaging::PreKeys preKeys_;
    messaging::AddOns addOns_;
    trust::Tokens tokens_;
    messaging::Bundles bundles_;
    messaging::PeerMessages peers_;
    messaging::PhoneResends resends_;
    messaging::Inbox inbox_;
    std::optional<sim::Responder::Finished> server_;
};

}
