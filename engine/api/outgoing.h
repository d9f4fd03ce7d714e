// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/answer.h"
#include "engine/api/fields.h"
#include "engine/door/chats.h"

namespace api {

/// The fields of everything that can be sent; which of them belong to which type `readOutgoing` knows.
QList<Field> outgoingFields();

/// The file that the body brings along, when it is of a type that has one.
struct BroughtFile {
    QByteArray bytes;
    QString mime;
};
base::Result<std::optional<BroughtFile>, Answer> readFile(const QJsonObject &body);

/// What a checked body asks to send. 422 names every field that is missing, does not belong to the type, or
/// holds what cannot be; a quoted message or a target that is not there is a wrong field, too.
base::Result<model::Outgoing, Answer> readOutgoing(const door::Chats &chats, const QJsonObject &body);

}
