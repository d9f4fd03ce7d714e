// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

/// net: byte pipes to the world; knows no protocol.
namespace net {

/// A message-wise byte pipe (a WebSocket). Opens once, closes once.
class Socket : public QObject {
    Q_OBJECT
public:
    using Header = QPair<QByteArray, QByteArray>;
    virtual void open(const QUrl &url, const QByteArray &origin, const QList<Header> &headers) = 0;
    /// Queues one binary message. Dropped when the pipe is not open.
    virtual void send(const QByteArray &bytes) = 0;
    /// Orderly end; `closed` follows. Safe at any time.
    virtual void close() = 0;
    /// Ends at once, without a word to the far side; `closed` does not follow.
    virtual void abort() = 0;
    /// Bytes queued and not yet written.
    virtual qint64 pendingBytes() const = 0;

Q_SIGNALS:
    void opened();
    void arrived(const QByteArray &bytes);
    /// Once, also when opening failed. `code`: the HTTP status of a refused upgrade as text, else a stable
    /// word (host_not_found, connection_refused, tls, timeout, closed).
    void closed(const base::Error &why);
};

/// Makes pipes; tests hand out fakes, `app` the Qt ones.
class SocketFactory {
public:
    virtual ~SocketFactory() = default;
    virtual std::unique_ptr<Socket> make() = 0;
};

/// Real WebSockets over QWebSocket. Limits: 16 MiB + 64 KiB a message, 32 MiB waiting to be written (then it
/// is closed).
/// @param extraCaFile PEM file trusted besides the system's, or empty.
class QtSocketFactory final : public SocketFactory {
public:
    explicit QtSocketFactory(QString extraCaFile = {});
    std::unique_ptr<Socket> make() override;

private:
    QString extraCaFile_;
};

}
