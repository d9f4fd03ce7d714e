// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/notice.h"

#include "engine/proto/bounded.h"
#include "engine/proto/message.pb.h"

#include <algorithm>

namespace history {

using base::Fault;
using base::Result;

Result<Notice> readNotice(QByteArrayView bytes)
{
    proto::Message message;
    if (!proto::read(message, {bytes.data(), static_cast<std::size_t>(bytes.size())})
        || !message.protocolmessage().has_historysyncnotification())
        return base::fail(Fault::Malformed, QStringLiteral("no history notice"));
    const proto::HistorySyncNotification &said = message.protocolmessage().historysyncnotification();
    Notice notice;
    notice.inlined = QByteArray::fromStdString(said.initialhistbootstrapinlinepayload());
    notice.directPath = QByteArray::fromStdString(said.directpath());
    notice.mediaKey = QByteArray::fromStdString(said.mediakey());
    notice.fileSha256 = QByteArray::fromStdString(said.filesha256());
    notice.fileEncSha256 = QByteArray::fromStdString(said.fileencsha256());
    // without both digests nothing could be checked, or found again after a restart
    if (notice.fileSha256.size() != 32 || notice.fileEncSha256.size() != 32)
        notice.directPath.clear();
    if (said.filelength() > 0 && said.filelength() < (1ULL << 40))
        notice.fileBytes = static_cast<qint64>(said.filelength());
    notice.type = static_cast<quint32>(said.synctype());
    notice.progress = std::min<quint32>(said.progress(), 100);
    return notice;
}

}
