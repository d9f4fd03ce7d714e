// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/media_cipher.h"
#include "engine/net/transfer.h"
#include "engine/store/media_file_io.h"

namespace media {

/// A file of the store, sealed for the hosts while it is read: the same bytes each time. Room internal.
class UploadSource final : public net::Source {
public:
    UploadSource(std::unique_ptr<store::MediaReader> reader, const Keys &keys)
        : reader_(std::move(reader)), sealer_(keys)
    {
    }
    qint64 size() const override { return sealedSize(reader_->bytes()); }
    base::Result<QByteArray> next() override
    {
        QByteArray sealed;
        while (sealed.isEmpty() && !digests_) {
            ASSIGN_OR_RETURN(const QByteArray plain, reader_->read());
            if (plain.isEmpty())
                digests_ = sealer_.finish(sealed);
            else
                sealer_.add(plain, sealed);
        }
        return sealed;
    }
    /// After the end.
    const std::optional<Digests> &digests() const { return digests_; }

private:
    std::unique_ptr<store::MediaReader> reader_;
    Sealer sealer_;
    std::optional<Digests> digests_;
};

}
