// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/answer.h"

#include <QJsonObject>
#include <QStringList>

namespace api {

enum class Kind { Text, Integer, Number, Boolean, TextList, Object, ObjectList, Null };

/// One field of a request body or one query parameter. The same table checks requests and describes them in
/// the OpenAPI document.
struct Field {
    QString name;
    Kind kind = Kind::Text;
    bool required = false;
    bool nullable = false;
    double least = 0; ///< Text: length in UTF-16 units; numbers: value; lists: count
    double most = 200;
    QStringList oneOf = {}; ///< Text only; empty: any
    QStringList parts = {}; ///< Object, ObjectList: what it (each of them) holds, all of it (empty:
                            ///< anything); whether the values fit is the controller's
    QString says = {};
};

/// The body as an object whose fields are all known, present when required, and of the right kind and size.
/// No bytes at all count as {}. Otherwise the answer to give: 400 for what is not a JSON object, 422 with
/// every wrong field.
base::Result<QJsonObject, Answer> readBody(const QList<Field> &fields, const QByteArray &bytes);

/// A query parameter's value checked the same way: wrong is what is said about it.
std::optional<QString> wrongParameter(const Field &field, const QString &value);

/// JSON Schema (OpenAPI 3.1).
QJsonObject schemaOf(const Field &field);
QJsonObject schemaOf(const QList<Field> &fields);

}
