// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/appstate/blobs.h"

namespace appstate {

using base::Fault;
using base::Result;
using base::Task;

Task<QByteArray> Blobs::fetch(const proto::ExternalBlobReference &reference)
{
    media::Wanted wanted;
    wanted.kind = media::Kind::AppState;
    wanted.directPath = QByteArray::fromStdString(reference.directpath());
    wanted.mediaKey = QByteArray::fromStdString(reference.mediakey());
    wanted.digests = {QByteArray::fromStdString(reference.filesha256()),
        QByteArray::fromStdString(reference.fileencsha256()), -1};
    wanted.most = kMostBytes;
    if (wanted.directPath.isEmpty() || wanted.mediaKey.size() != 32 || wanted.digests.fileSha256.size() != 32)
        return Task<QByteArray>::failed(
            {Fault::Malformed, QStringLiteral("a blob of app state is named without what opens it"), {}});
    return downloader_.fetch(std::move(wanted))
        .task.then(this, [this](const store::MediaFile &file) -> Task<QByteArray> {
            auto bytes = read(file);
            if (!bytes)
                return Task<QByteArray>::failed(bytes.error());
            return store_
                .write([this, file]() -> Result<void> {
                    RETURN_IF_FAILED(store_.media().remove(account_, file.sha256));
                    return {};
                })
                .then(this, [held = std::move(*bytes)]() -> Result<QByteArray> { return held; });
        });
}

Result<QByteArray> Blobs::read(const store::MediaFile &file)
{
    ASSIGN_OR_RETURN(const auto reader, store_.media().read(account_, file.sha256));
    QByteArray all;
    for (;;) {
        ASSIGN_OR_RETURN(const QByteArray piece, reader->read());
        if (piece.isEmpty())
            return all;
        all += piece;
    }
}
}
