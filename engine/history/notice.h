// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QByteArray>

namespace history {

/// What the phone says of one piece of history that it has made ready. Source: protocol note "History sync".
struct Notice {
    QByteArray inlined; ///< the piece itself, deflated; empty: it lies on the hosts
    QByteArray directPath;
    QByteArray mediaKey;
    QByteArray fileSha256;
    QByteArray fileEncSha256;
    qint64 fileBytes = -1;
    quint32 type = 0;
    quint32 progress = 0; ///< percent of its type
    /// Whether there is anything to fetch: some notices only say that nothing comes.
    bool hasContent() const { return !inlined.isEmpty() || (!directPath.isEmpty() && mediaKey.size() == 32); }
};

/// @param message  the serialised Message that brought it. Malformed when it is none.
base::Result<Notice> readNotice(QByteArrayView message);

}
