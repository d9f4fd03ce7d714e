// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gesher/only_one.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

namespace gesher {

namespace {
constexpr int patienceMs = 500;
}

OnlyOne::OnlyOne(const QString &directory)
    : name_(QStringLiteral("gesher-")
        + QString::fromLatin1(
            QCryptographicHash::hash(QDir(directory).absolutePath().toUtf8(), QCryptographicHash::Sha256)
                .toHex()
                .first(16)))
{
    server_.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&server_, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *visitor = server_.nextPendingConnection()) {
            connect(visitor, &QLocalSocket::disconnected, visitor, &QObject::deleteLater);
            visitor->disconnectFromServer();
            Q_EMIT raised();
        }
    });
}

bool OnlyOne::raiseFirst() const
{
    QLocalSocket first;
    first.connectToServer(name_);
    return first.waitForConnected(patienceMs);
}

void OnlyOne::listen()
{
    // the profile's lock is ours, so whatever is left of this name belongs to nobody
    QLocalServer::removeServer(name_);
    server_.listen(name_);
}

}
