// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/door/media.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace api {

using Header = QPair<QByteArray, QByteArray>;

/// What goes back over HTTP.
struct Answer {
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    QList<Header> headers = {};
    std::shared_ptr<door::FileReader> file = {}; ///< the body, read while it is written, instead of `body`
};

struct FieldError {
    QString field;
    QString detail;
};

Answer json(int status, const QJsonObject &object);
Answer noContent();

/// Problems have the one shape of RFC 9457, with `fault` added.
Answer problem(int status, base::Fault fault, const QString &detail);
Answer wrongFields(const QList<FieldError> &errors); ///< 422
Answer notFound(const QString &what);
Answer noSuchRoute();
Answer wrongMethod(const QByteArray &allow);
Answer noToken(); ///< 401
Answer tooMany(const QString &detail, int retryAfterS); ///< 429

/// The answer to a failure inside the engine.
/// @param malformedField  the request field a Malformed speaks of
Answer fromError(const base::Error &error, const QString &malformedField = {});

}
