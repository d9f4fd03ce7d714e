// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/random.h"
#include "engine/base/task.h"
#include "engine/crypto/curve.h"
#include "engine/model/network.h"
#include "engine/net/socket.h"
#include "engine/wire/document.h"

#include <QObject>

#include <memory>

/// transport: one live connection: Noise, frames, keepalive, request ↔ answer.
namespace transport {

/// The answer to a request, with the frame that carried it. Valid as long as it is held.
class Answer {
public:
    explicit Answer(std::shared_ptr<const wire::Document> document) : document_(std::move(document)) { }
    wire::NodeView node() const { return document_->root(); }

private:
    std::shared_ptr<const wire::Document> document_;
};

/// How one connection is opened. Values; the connection keeps what it needs.
struct Opening {
    QUrl url;
    crypto::KeyPair noiseKey;
    QByteArray clientPayload;
    crypto::PublicKey rootKey;
    quint32 rootSerial = 0;
    model::NetworkProfile::Timing timing;
};

/// Sees what passes on a line once it is encrypted: each stanza before anything is done about it.
class Tap {
public:
    virtual ~Tap() = default;
    virtual void sent(const wire::Node &node) = 0;
    virtual void arrived(const wire::NodeView &node) = 0;
};

/// Bytes each way.
struct Traffic {
    qint64 in = 0;
    qint64 out = 0;
};

/// One connection to the network, from opening to its end. Never reused: a new attempt is a new object, so
/// nothing queued for the old line can reach the new one.
///
/// Order of signals: `ready` at most once; `stanzaArrived` any number of times after it; `ended` exactly once
/// unless the object dies first. After `ended` nothing is sent and every waiting request answers Offline.
class Connection : public QObject {
    Q_OBJECT
public:
    /// `clock` and `random` outlive the connection.
    Connection(std::unique_ptr<net::Socket> socket, base::Clock &clock, base::Random &random);
    ~Connection() override;

    /// The handshake must be over within 20 s.
    void open(Opening opening);
    /// Sends an iq and waits for the result of the same id. Sets `id`. Refused with `code` = the error's
    /// number when the answer is type=error (detail: its text); Timeout after timing.answerTimeout; Offline
    /// when the line ends first.
    base::Task<Answer> request(wire::Node iq);
    /// Sends a message stanza (its `id` is set by the caller) and waits for the server's ack of that id,
    /// whatever the ack says. Timeout and Offline as above.
    base::Task<Answer> sendMessage(const wire::Node &message);
    /// Sends without waiting.
    void send(const wire::Node &node);
    /// Orderly end, also while opening; `ended` follows with Cancelled within `within`, even if the far side
    /// is dead.
    void close(base::milliseconds within = base::milliseconds(1000));

    /// @param tap  outlives the connection; null: nobody looks
    void watch(Tap *tap);

    bool isReady() const;
    /// What passed on it so far, encrypted, without what the socket adds.
    Traffic traffic() const;
    /// What it holds in memory: half a frame, what waits to be written, its buffers. Not what the socket needs
    /// for itself.
    qint64 heldBytes() const;
    /// Monotonic time of the last frame from the server; the proof of life.
    base::milliseconds lastHeard() const;

Q_SIGNALS:
    /// The handshake is done and stanzas may flow (the login itself is the first stanza's business).
    void ready();
    /// Every stanza that is not the answer to a request of ours. Valid during the call only.
    /// Server pings (urn:xmpp:ping) are answered here and do not come up.
    void stanzaArrived(const wire::NodeView &stanza, const QByteArray &frame);
    /// Something was heard from the server.
    void proofOfLife();
    /// Fault and `code` tell why: Forged (handshake or MAC; code from noise), Malformed (undecodable stanza),
    /// Offline (socket; code from net::Socket), Timeout (handshake_timeout, dead_line), Cancelled (close was
    /// asked for).
    void ended(const base::Error &why);

private:
    class Parts;
    std::unique_ptr<Parts> parts_;
};

}
