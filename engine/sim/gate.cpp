// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sim/gate.h"

#include "engine/sim/server_line.h"

#include <QHostAddress>
#include <QPointer>
#include <QWebSocket>
#include <QWebSocketServer>

namespace sim {

using namespace Qt::StringLiterals;
using base::Fault;

namespace {

/// Joins a WebSocket and the server's end of its line; both go together.
void join(World &world, QWebSocket *socket)
{
    auto *line = new ServerLine(world);
    QObject::connect(socket, &QWebSocket::binaryMessageReceived, line, &ServerLine::feed);
    QObject::connect(line, &ServerLine::wrote, socket,
        [socket](const QByteArray &bytes) { socket->sendBinaryMessage(bytes); });
    QObject::connect(line, &ServerLine::ended, socket, [socket](bool orderly) {
        // not within the stanza that led here
        QMetaObject::invokeMethod(
            socket, [socket, orderly] { orderly ? socket->close() : socket->abort(); }, Qt::QueuedConnection);
    });
    QObject::connect(socket, &QWebSocket::disconnected, line, [socket, line] {
        line->gone();
        line->deleteLater();
        socket->deleteLater();
    });
}

/// A client's pipe whose other end is in this process. Bytes change hands from the event loop, as over a
/// wire.
class InProcessSocket final : public net::Socket {
    Q_OBJECT
public:
    explicit InProcessSocket(World &world) : world_(world) { }
    ~InProcessSocket() override { abort(); }

    void open(const QUrl &, const QByteArray &, const QList<Header> &) override
    {
        line_ = std::make_unique<ServerLine>(world_);
        connect(line_.get(), &ServerLine::wrote, this,
            [this](const QByteArray &bytes) { later([this, bytes] { Q_EMIT arrived(bytes); }); });
        connect(line_.get(), &ServerLine::ended, this, [this](bool) { later([this] { end(); }); });
        later([this] { Q_EMIT opened(); });
    }
    void send(const QByteArray &bytes) override
    {
        later([this, bytes] {
            if (line_)
                line_->feed(bytes);
        });
    }
    void close() override
    {
        later([this] { end(); });
    }
    void abort() override
    {
        ended_ = true;
        if (line_) {
            line_->disconnect(this);
            line_->gone();
            line_.release()->deleteLater();
        }
    }
    qint64 pendingBytes() const override { return 0; }

private:
    template <class Work>
    void later(Work work)
    {
        QMetaObject::invokeMethod(
            this,
            [this, work] {
                if (!ended_)
                    work();
            },
            Qt::QueuedConnection);
    }
    void end()
    {
        const QPointer<InProcessSocket> alive(this);
        abort();
        if (alive)
            Q_EMIT closed({Fault::Offline, u"closed by the far side"_s, u"closed"_s});
    }

    World &world_;
    std::unique_ptr<ServerLine> line_;
    bool ended_ = false;
};

}

Gate::Gate(World &world)
    : world_(world),
      server_(std::make_unique<QWebSocketServer>(u"practice"_s, QWebSocketServer::NonSecureMode))
{
    connect(server_.get(), &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket *socket = server_->nextPendingConnection()) {
            socket->setParent(this);
            join(world_, socket);
        }
    });
}
Gate::~Gate() = default;

base::Result<QUrl> Gate::listen(quint16 port)
{
    if (!server_->listen(QHostAddress::LocalHost, port))
        return base::fail(Fault::Refused, server_->errorString());
    return QUrl(u"ws://127.0.0.1:%1/ws/chat"_s.arg(server_->serverPort()));
}

std::unique_ptr<net::Socket> InProcessSockets::make()
{
    return std::make_unique<InProcessSocket>(world_);
}

}

#include "gate.moc"
