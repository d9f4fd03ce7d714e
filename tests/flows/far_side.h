// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/sim/responder.h"
#include "engine/transport/line.h"

#include <functional>
#include <optional>

namespace flows {

/// The network's end of one number's line: opens what leaves, seals what comes. What was sent is heard with
/// the next turn; of a machine whose power went meanwhile it may have left or not.
class FarSide {
public:
    FarSide(base::Clock &clock, base::Random &random);
    ~FarSide();

    using Arrived = std::function<void(const wire::NodeView &stanza, const QByteArray &frame)>;
    /// A new connection behind `line`. @param arrived  what no question waits for
    void connect(transport::Line &line, Arrived arrived);
    /// The machine at the other end is no more.
    void hangUp(transport::Line &line);

    /// Hears what was sent since. Pings are answered here.
    void turn();
    void say(const wire::Node &node);
    void answer(const wire::NodeView &iq, wire::Node child = {});

    /// The power goes with the n-th stanza from now. @param leaves  that one is on its way already
    void goesWith(int stanza, bool leaves);
    bool isGone() const { return gone_; }
    /// Nothing more leaves, and nothing arrives. @param left  what was sent so far had left
    void go(bool left);
    int stanzas() const { return stanzas_; } ///< that were sent

    std::function<void(const wire::NodeView &stanza)> heard;
    std::function<void()> powerGoes; ///< with that stanza

private:
    class Pipe;
    void sent(const QByteArray &bytes);
    void shakeHands();
    void hear(const QByteArray &bytes);

    base::Clock &clock_;
    base::Random &random_;
    sim::Authority authority_;
    Pipe *pipe_ = nullptr; ///< the connection owns it
    std::unique_ptr<transport::Connection> connection_;
    std::optional<sim::Responder::Finished> ciphers_;
    QList<QByteArray> unheard_;
    int stanzas_ = 0;
    int left_ = -1;
    bool lastLeaves_ = false;
    bool gone_ = false;
};

}
