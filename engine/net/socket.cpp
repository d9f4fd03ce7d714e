// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/socket.h"

#include <QFile>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QWebSocket>

namespace net {

using base::Fault;

namespace {

constexpr quint64 kLongestMessage = 16 * 1024 * 1024 + 64 * 1024;
constexpr qint64 kMostPending = 32 * 1024 * 1024;

base::Error errorOf(QAbstractSocket::SocketError error, const QString &text)
{
    const auto offline = [](const char *code, const QString &detail) {
        return base::Error{Fault::Offline, detail, QString::fromLatin1(code)};
    };
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return offline("host_not_found", text);
    case QAbstractSocket::ConnectionRefusedError:
        return offline("connection_refused", text);
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return offline("tls", text);
    case QAbstractSocket::SocketTimeoutError:
        return offline("timeout", text);
    default:
        break;
    }
    // a refused upgrade is only told in words: "… (503)"
    const auto at = text.lastIndexOf(u'(');
    const QString status = at >= 0 ? text.mid(at + 1, 3) : QString();
    bool isStatus = false;
    const int number = status.toInt(&isStatus);
    if (isStatus && number >= 100 && number < 600)
        return offline(status.toLatin1().constData(), text);
    return offline("closed", text);
}

class QtSocket final : public Socket {
    Q_OBJECT
public:
    explicit QtSocket(const QString &extraCaFile) : extraCaFile_(extraCaFile) { }
    ~QtSocket() override { abort(); }

    void open(const QUrl &url, const QByteArray &origin, const QList<Header> &headers) override
    {
        socket_ = std::make_unique<QWebSocket>(QString::fromLatin1(origin));
        socket_->setMaxAllowedIncomingMessageSize(kLongestMessage);
        socket_->setMaxAllowedIncomingFrameSize(kLongestMessage);
        connect(socket_.get(), &QWebSocket::connected, this, &Socket::opened);
        connect(socket_.get(), &QWebSocket::binaryMessageReceived, this, &Socket::arrived);
        connect(socket_.get(), &QWebSocket::disconnected, this, [this] { end(lastError()); });
        connect(socket_.get(), QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
            [this](QAbstractSocket::SocketError error) { onError(error); });
        QNetworkRequest request(url);
        for (const Header &header : headers)
            request.setRawHeader(header.first, header.second);
        if (!extraCaFile_.isEmpty() && url.scheme() == u"wss") {
            auto tls = QSslConfiguration::defaultConfiguration();
            tls.addCaCertificates(extraCaFile_);
            socket_->setSslConfiguration(tls);
        }
        socket_->open(request);
    }
    void send(const QByteArray &bytes) override
    {
        if (!socket_ || !socket_->isValid())
            return;
        socket_->sendBinaryMessage(bytes);
        if (socket_->bytesToWrite() > kMostPending) {
            error_ = {Fault::Offline, QStringLiteral("the far side does not read"), QStringLiteral("closed")};
            socket_->abort();
        }
    }
    void close() override
    {
        if (socket_ && socket_->state() == QAbstractSocket::ConnectedState)
            socket_->close();
        else
            end(lastError());
    }
    void abort() override
    {
        ended_ = true;
        if (!socket_)
            return;
        socket_->disconnect(this);
        socket_->abort();
        // often called from within one of its signals
        socket_.release()->deleteLater();
    }
    qint64 pendingBytes() const override { return socket_ ? socket_->bytesToWrite() : 0; }

private:
    void onError(QAbstractSocket::SocketError error)
    {
        error_ = errorOf(error, socket_->errorString());
        // failing to open comes without a `disconnected`
        if (socket_->state() == QAbstractSocket::UnconnectedState)
            end(*error_);
    }
    base::Error lastError() const
    {
        return error_.value_or(
            base::Error{Fault::Offline, QStringLiteral("closed by the far side"), QStringLiteral("closed")});
    }
    void end(const base::Error &why)
    {
        if (std::exchange(ended_, true))
            return;
        Q_EMIT closed(why);
    }

    QString extraCaFile_;
    std::unique_ptr<QWebSocket> socket_;
    std::optional<base::Error> error_;
    bool ended_ = false;
};

}

QtSocketFactory::QtSocketFactory(QString extraCaFile) : extraCaFile_(std::move(extraCaFile)) { }

std::unique_ptr<Socket> QtSocketFactory::make()
{
    return std::make_unique<QtSocket>(extraCaFile_);
}

}

#include "socket.moc"
