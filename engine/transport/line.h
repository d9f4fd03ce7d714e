// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/transport/connection.h"

#include <QPointer>

namespace transport {

/// The account's way out, whichever connection carries it just now: rooms that talk keep a Line for the
/// account's whole life and never see a reconnect except as Offline. Engine thread.
class Line {
public:
    /// @param connection null when there is none; not owned
    void set(Connection *connection) { connection_ = connection; }
    bool isReady() const { return connection_ && connection_->isReady(); }

    base::Task<Answer> request(wire::Node iq)
    {
        return isReady() ? connection_->request(std::move(iq)) : offline();
    }
    base::Task<Answer> sendMessage(const wire::Node &message)
    {
        return isReady() ? connection_->sendMessage(message) : offline();
    }
    /// Dropped when there is no line: the server will bring again what was not answered.
    void send(const wire::Node &node)
    {
        if (isReady())
            connection_->send(node);
    }

private:
    static base::Task<Answer> offline()
    {
        return base::Task<Answer>::failed({base::Fault::Offline, QStringLiteral("not connected"), {}});
    }
    QPointer<Connection> connection_;
};

}
