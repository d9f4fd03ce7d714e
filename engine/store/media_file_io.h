// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/crypto/blocks.h"
#include "engine/crypto/running.h"

#include <QFile>

namespace store {

/// Writes one file, sealed under a key of its own (docs/formats/media.md). Nothing of it counts before
/// MediaFiles::keep; dropped earlier it leaves nothing behind.
class MediaWriter {
public:
    /// @param path  where it will lie; until then it is `path`.part. Storage when it cannot be made.
    static base::Result<std::unique_ptr<MediaWriter>> make(const QString &path, base::Random &random);
    ~MediaWriter();
    MediaWriter(const MediaWriter &) = delete;
    MediaWriter &operator=(const MediaWriter &) = delete;

    /// Storage with full or io when the disk refuses.
    base::Result<void> write(QByteArrayView plain);
    /// Writes the rest and syncs; then it lies in its place, sealed and whole. Once more does nothing.
    /// MediaFiles::keep does it, too: a long file is better finished before, where a slow disk holds up
    /// nobody.
    base::Result<void> finish();
    qint64 bytes() const { return bytes_; } ///< plain ones so far
    const QByteArray &sha256() const { return sha256_; } ///< of the plain bytes; after `finish`

private:
    friend class MediaFiles;
    MediaWriter(const QString &path, base::Random &random);
    base::Result<void> block(QByteArrayView plain, bool isLast);
    base::Error refused() const;

    QString path_;
    QFile part_;
    crypto::Key32 key_;
    std::unique_ptr<crypto::BlockSealer> sealer_;
    crypto::RunningSha256 hash_;
    QByteArray sha256_; ///< after `finish`
    QByteArray waiting_;
    qint64 bytes_ = 0;
    bool isKept_ = false; ///< MediaFiles looks after it
};

/// Reads one file from its begin to its end, or from an offset on.
class MediaReader {
public:
    /// @param bytes  how many plain ones there must be
    static base::Result<std::unique_ptr<MediaReader>> open(
        const QString &path, const crypto::Key32 &key, qint64 bytes);
    /// The next plain bytes, at most 64 KiB; empty at the end. Storage with damaged when the file is not as
    /// it was written.
    base::Result<QByteArray> read();
    /// Goes on `offset` plain bytes after the begin. Opens what is before it: the blocks depend on each
    /// other.
    base::Result<void> seek(qint64 offset);
    qint64 bytes() const { return bytes_; }

private:
    MediaReader(const QString &path, crypto::Key32 key, qint64 bytes);
    base::Result<void> begin();

    QFile file_;
    crypto::Key32 key_;
    std::optional<crypto::BlockOpener> opener_;
    qint64 bytes_;
    qint64 at_ = 0; ///< plain bytes that were opened
    QByteArray rest_; ///< opened by `seek`, not yet read
    bool ended_ = false;
};

/// Whether the bytes of the file are on disk, not only on their way.
bool syncToDisk(QFile &file);
/// The same for a folder's entries.
void syncFolder(const QString &folder);

}
