// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/dispatcher.h"

namespace api {

/// HTTP and WebSockets on one port, in a thread of its own, so that a slow or hostile client costs the engine
/// nothing. Limits: body 1 MiB, headers 16 KiB, 256 connections, a request complete in 15 s.
class Server {
public:
    /// Listens at once. Malformed: not an address; Refused: it cannot be listened on (detail says why).
    /// @param dispatcher  lives on the calling thread and outlives the server
    /// @param port  0 picks a free one
    static base::Result<std::unique_ptr<Server>> listen(
        const QByteArray &address, quint16 port, Dispatcher &dispatcher);
    /// Cuts every connection and ends the thread.
    ~Server();

    QByteArray url() const; ///< "http://127.0.0.1:PORT"

private:
    struct Parts;
    explicit Server(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}
