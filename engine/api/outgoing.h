// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/answer.h"
#include "engine/api/fields.h"
#include "engine/door/chats.h"

#include <QUrl>

namespace api {

/// The fields of everything that can be sent; which of them belong to which type `readOutgoing` knows.
QList<Field> outgoingFields();

/// Where the file of a message comes from: one of the three.
struct FileSource {
    QString mediaId; ///< it was uploaded before
    QUrl url; ///< it lies on the web
    QByteArray bytes; ///< the body brings it along
    QString mime; ///< of `bytes`
};
/// That of the body, when it is of a type that has a file. 422 when it is none of the three.
base::Result<std::optional<FileSource>, Answer> readFile(const QJsonObject &body);

/// What a checked body asks to send. 422 names every field that is missing, does not belong to the type, or
/// holds what cannot be; a quoted message or a target that is not there is a wrong field, too.
base::Result<model::Outgoing, Answer> readOutgoing(const door::Chats &chats, const QJsonObject &body);

}
