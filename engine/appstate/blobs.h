// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/downloader.h"
#include "engine/proto/app_state.pb.h"

namespace appstate {

/// Snapshots and long patches, which lie on the media hosts. Fetched through the store's sealed files and
/// gone from there when they were read. Everything given outlives it.
class Blobs : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kMostBytes = 64LL * 1024 * 1024;

    Blobs(model::AccountId account, store::Store &store, media::Downloader &downloader)
        : account_(std::move(account)), store_(store), downloader_(downloader)
    {
    }

    /// Faults as Downloader::fetch; Malformed when the reference is none.
    base::Task<QByteArray> fetch(const proto::ExternalBlobReference &reference);

private:
    base::Result<QByteArray> read(const store::MediaFile &file);

    model::AccountId account_;
    store::Store &store_;
    media::Downloader &downloader_;
};

}
