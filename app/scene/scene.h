// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/engine.h"
#include "engine/sim/gate.h"
#include "engine/sim/people.h"

#include <functional>

namespace scene {

/// A fixed list of steps on the practice network, told one by one as they come true. Nothing is acted: the
/// engine is the product's, and the network checks it as a server would.
class Scene {
public:
    /// @param directory  there and empty; holds the profile, and in it the network, afterwards
    explicit Scene(QString directory);
    ~Scene();
    /// True when every step came true.
    bool play();

private:
    bool open();
    bool pair();
    bool receive();
    bool answer();
    bool outage();
    bool restart();
    bool send(const QString &text, model::MessageState atLeast, QString &id);
    /// Runs the event loop until it holds; tells whether it did in time.
    bool until(const std::function<bool()> &holds);
    QList<model::Message> conversation() const;
    int countOf(const QString &text) const;

    QString directory_;
    base::SystemClock clock_;
    base::SystemRandom random_;
    net::QtHttp http_{clock_};
    net::QtTransfers transfers_{clock_};
    std::unique_ptr<sim::Practice> practice_;
    std::unique_ptr<sim::InProcessSockets> sockets_;
    std::unique_ptr<door::Engine> engine_;
    model::AccountId account_;
    sim::Phone *friend_ = nullptr;
};

}
