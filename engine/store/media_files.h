// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/task.h"
#include "engine/store/media_file_io.h"
#include "engine/store/media_rows.h"

#include <functional>

namespace store {

/// The files of the numbers, sealed, under `media` in the profile directory; which there are is in the
/// database. A file is there before its row and goes after it, so that no row is ever without its file; what
/// a crash leaves over is removed at the next start. Lives as long as the store.
class MediaFiles : public QObject {
    Q_OBJECT
public:
    using Write = std::function<base::Task<void>(std::function<base::Result<void>()>)>;
    /// @param write  Store::write
    MediaFiles(QString directory, MediaRows rows, Write write, base::Clock &clock, base::Random &random);

    /// Somewhere to write a file to; nobody knows yet whose it is or what is in it.
    base::Result<std::unique_ptr<MediaWriter>> writer();
    /// The file is this number's from now on, under the digest of what was written. When the number has it
    /// already, or another of the same client, what is on disk is shared. Answers when it is on disk for
    /// good.
    base::Task<MediaFile> keep(
        const model::AccountId &account, std::unique_ptr<MediaWriter> writer, const QString &mime);
    /// What the number has under that digest; nothing when its file is lost: then it can be fetched or
    /// brought anew.
    base::Result<std::optional<MediaFile>> find(
        const model::AccountId &account, const QByteArray &sha256) const;
    /// The same, and when only another number of the client has it, or it was brought to be sent, then this
    /// one from now on too. Inside Store::write.
    base::Result<std::optional<MediaFile>> share(const model::AccountId &account, const QByteArray &sha256);
    /// NotFound when the number has no such file; Storage with damaged as MediaReader says.
    base::Result<std::unique_ptr<MediaReader>> read(
        const model::AccountId &account, const QByteArray &sha256) const;
    /// It was looked at or sent: removed last. Inside Store::write.
    base::Result<void> touch(const model::AccountId &account, const QByteArray &sha256);
    /// Inside Store::write; the file goes when that is on disk, unless another number has it.
    base::Result<bool> remove(const model::AccountId &account, const QByteArray &sha256);
    /// Removes what was not used for longest until no more than `keepBytes` are left, but neither what waits
    /// to be sent nor the one that was used last. Inside Store::write.
    /// @param atMost  files in one go. @return how many went
    base::Result<int> removeOldest(const model::AccountId &account, qint64 keepBytes, int atMost = 200);
    /// Removes what was brought and not used since, a few hundred in one go. Inside Store::write.
    /// @param keepBytes  of those that stay, the rest goes too, what was not used for longest first
    base::Result<void> removeBrought(qint64 beforeMs, qint64 keepBytes = kBroughtBytes);
    static constexpr qint64 kBroughtKeptMs = 7LL * 24 * 60 * 60 * 1000;
    static constexpr qint64 kBroughtBytes = 2LL * 1024 * 1024 * 1024;
    base::Result<MediaSum> sum(const model::AccountId &account) const; ///< of all its files
    /// What `removeOldest` would remove in all.
    base::Result<MediaSum> beyond(const model::AccountId &account, qint64 keepBytes) const;

private:
    friend class Store;
    base::Result<void> removeAll(const model::AccountId &account);
    base::Result<void> reseal(const model::AccountId &account, const Sealer &from, Sealer &to);
    base::Result<MediaFile> file(const MediaFile &wanted, const crypto::Key32 &key);
    /// What was removed is gone for good.
    void committed();
    /// Removes files without a row and what was only begun.
    base::Result<void> sweep();
    void dropUnlessNamed(const QString &file);
    QString path(const QString &file) const;

    QString directory_;
    MediaRows rows_;
    Write write_;
    base::Clock &clock_;
    base::Random &random_;
    QSet<QString> doomed_; ///< files whose row was removed in the open group
};

}
