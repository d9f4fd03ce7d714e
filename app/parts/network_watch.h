// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"

#include <QObject>

#include <functional>

namespace parts {

/// Calls `cameBack` from the event loop when this machine has a network again, as its desktop or network
/// manager says, and when it has slept: lines that wait for their next attempt need not wait then. Where
/// nobody tells of the network, only the sleep is noticed. `clock` outlives it.
class NetworkWatch : public QObject {
    Q_OBJECT
public:
    NetworkWatch(base::Clock &clock, std::function<void()> cameBack);

private:
    void lookLater();

    base::Clock &clock_;
    std::function<void()> cameBack_;
    base::Timer timer_;
    bool isAway_ = false;
};

}
