// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/net/socket.h"
#include "engine/sim/world.h"

#include <QUrl>

class QWebSocketServer;

namespace sim {

/// Lets clients in over WebSockets on a loopback port.
class Gate : public QObject {
    Q_OBJECT
public:
    explicit Gate(World &world);
    ~Gate() override;
    /// Refused when the port is taken. @param port  0 picks a free one
    base::Result<QUrl> listen(quint16 port);

private:
    World &world_;
    std::unique_ptr<QWebSocketServer> server_;
};

/// Pipes to the network within this process: no port, the same bytes.
class InProcessSockets final : public net::SocketFactory {
public:
    explicit InProcessSockets(World &world) : world_(world) { }
    std::unique_ptr<net::Socket> make() override;

private:
    World &world_;
};

}
