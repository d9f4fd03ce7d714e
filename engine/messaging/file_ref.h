// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/message.h"

#include <optional>

namespace messaging {

/// Where the file of a message lies on the hosts, and what opens it. Source: protocol note "Content recipes",
/// media. A stranger writes all of it.
struct FileRef {
    model::MessageKind kind = model::MessageKind::Document;
    QByteArray directPath; ///< empty: not on the hosts (yet)
    QByteArray mediaKey;
    QByteArray fileSha256; ///< of the plain bytes
    QByteArray fileEncSha256; ///< of the file on the host
    qint64 bytes = 0; ///< plain ones, as the message says
    QString mime;
};

/// Nothing when the message carries no file.
std::optional<FileRef> fileOf(QByteArrayView message);
/// What a message says of a file once it is on the hosts.
struct FilePlace {
    QByteArray url;
    QByteArray directPath;
    QByteArray mediaKey;
    qint64 mediaKeyMs = 0;
    QByteArray fileSha256;
    QByteArray fileEncSha256;
    qint64 bytes = 0;
};
/// A message of ours, composed before its file was uploaded, with all that opens the file.
base::Result<QByteArray> withUpload(QByteArrayView message, const FilePlace &place);
/// The same message with its file at another place, under the same keys. NotFound when it carries none.
base::Result<QByteArray> withPlace(QByteArrayView message, const QByteArray &directPath);

}
