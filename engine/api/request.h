// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace door {
class FileWriter;
}

namespace api {

/// A file that came with a request: written, not yet anybody's.
struct UploadedFile {
    std::shared_ptr<door::FileWriter> writer;
    QString mime; ///< as the request says; may be empty
    QString name; ///< without folders; may be empty
};

/// One HTTP request as it came, already bounded by the connection.
struct Request {
    QByteArray method;
    QByteArray target; ///< path and query, still encoded
    QByteArray authorization;
    std::optional<QByteArray> idempotencyKey;
    QByteArray body;
    std::optional<UploadedFile> file = {}; ///< instead of a body
};

/// A request target taken apart.
struct Target {
    QStringList segments; ///< "/api/v1/a%2Fb" is {"api", "v1", "a/b"}
    QHash<QString, QString> query; ///< the first of each name counts
};

/// Malformed: not an absolute path, a wrong percent escape, a control character, or not UTF-8.
base::Result<Target> readTarget(const QByteArray &target);

/// Whether a browser page or a name that was pointed at this machine (DNS rebinding) is behind the request.
/// On a loopback listener only loopback names are taken; an Origin must be the server's own.
/// @param host, origin  header values, empty when absent
bool isOwnHost(const QByteArray &host, bool onLoopback);
bool isOwnOrigin(const QByteArray &origin, const QByteArray &host);

}
