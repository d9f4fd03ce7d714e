// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace parts {

/// Calls `stop` from the event loop when SIGTERM or SIGINT comes. One of it in a process.
class StopSignals : public QObject {
    Q_OBJECT
public:
    explicit StopSignals(std::function<void()> stop);
};

}
