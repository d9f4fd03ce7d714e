// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/media_files.h"

#include <QDirIterator>

namespace store {

using base::Fault;
using base::Result;
using base::Task;
using model::AccountId;

MediaFiles::MediaFiles(
    QString directory, MediaRows rows, Write write, base::Clock &clock, base::Random &random)
    : directory_(std::move(directory)), rows_(rows), write_(std::move(write)), clock_(clock), random_(random)
{
}

QString MediaFiles::path(const QString &file) const
{
    return directory_ + u'/' + file.first(2) + u'/' + file;
}

Result<std::unique_ptr<MediaWriter>> MediaFiles::writer()
{
    return MediaWriter::make(path(QString::fromLatin1(random_.bytes(16).toHex())), random_);
}

/// The row that there is then, inside the write.
Result<MediaFile> MediaFiles::file(const MediaFile &wanted, const crypto::Key32 &key)
{
    ASSIGN_OR_RETURN(const auto shared, share(wanted.account, wanted.sha256));
    if (shared && QFile::exists(path(shared->file))) {
        RETURN_IF_FAILED(touch(wanted.account, wanted.sha256));
        RETURN_IF_FAILED(rows_.setMime(wanted.account, wanted.sha256, wanted.mime));
        MediaFile there = *shared;
        there.mime = wanted.mime; // as it was said last
        return there;
    }
    RETURN_IF_FAILED(rows_.put(wanted, key));
    return wanted;
}

Task<MediaFile> MediaFiles::keep(
    const AccountId &account, std::unique_ptr<MediaWriter> writer, const QString &mime)
{
    if (const auto finished = writer->finish(); !finished)
        return Task<MediaFile>::failed(finished.error());
    writer->isKept_ = true;
    struct Kept {
        std::unique_ptr<MediaWriter> writer;
        MediaFile row;
    };
    const auto kept = std::make_shared<Kept>();
    const qint64 now = clock_.wallMs();
    const QString name = QFileInfo(writer->path_).fileName();
    kept->row = {account, writer->sha256_, name, writer->bytes_, mime, now, now};
    kept->writer = std::move(writer);
    base::Promise<MediaFile> promise;
    write_([this, kept]() -> Result<void> {
        ASSIGN_OR_RETURN(kept->row, file(kept->row, kept->writer->key_));
        return {};
    }).finally(this, [this, kept, name, promise](const Result<void> &done) {
        if (!done || kept->row.file != name)
            dropUnlessNamed(name);
        promise.answer(done ? Result<MediaFile>(kept->row) : Result<MediaFile>(base::fail(done.error())));
    });
    return promise.task();
}

Result<std::optional<MediaFile>> MediaFiles::find(const AccountId &account, const QByteArray &sha256) const
{
    ASSIGN_OR_RETURN(auto row, rows_.find(account, sha256));
    if (row && !QFile::exists(path(row->file)))
        row.reset();
    return row;
}

Result<std::optional<MediaFile>> MediaFiles::share(const AccountId &account, const QByteArray &sha256)
{
    ASSIGN_OR_RETURN(const auto own, rows_.find(account, sha256));
    if (own)
        return own;
    ASSIGN_OR_RETURN(auto theirs, rows_.ofSibling(account, sha256));
    if (!theirs) {
        ASSIGN_OR_RETURN(theirs, rows_.find(kBrought, sha256));
    }
    if (!theirs)
        return theirs;
    ASSIGN_OR_RETURN(const auto key, rows_.key(theirs->account, sha256));
    theirs->account = account;
    theirs->createdMs = theirs->usedMs = clock_.wallMs();
    RETURN_IF_FAILED(rows_.put(*theirs, key));
    return theirs;
}

Result<std::unique_ptr<MediaReader>> MediaFiles::read(
    const AccountId &account, const QByteArray &sha256) const
{
    ASSIGN_OR_RETURN(const auto row, rows_.find(account, sha256));
    if (!row)
        return base::fail(Fault::NotFound, QStringLiteral("no such file"));
    ASSIGN_OR_RETURN(const auto key, rows_.key(account, sha256));
    return MediaReader::open(path(row->file), key, row->bytes);
}

Result<void> MediaFiles::touch(const AccountId &account, const QByteArray &sha256)
{
    return rows_.touch(account, sha256, clock_.wallMs());
}

Result<bool> MediaFiles::remove(const AccountId &account, const QByteArray &sha256)
{
    ASSIGN_OR_RETURN(const auto row, rows_.find(account, sha256));
    if (!row)
        return false;
    doomed_.insert(row->file);
    return rows_.remove(account, sha256);
}

Result<int> MediaFiles::removeOldest(const AccountId &account, qint64 keepBytes, int atMost)
{
    ASSIGN_OR_RETURN(const MediaSum all, rows_.sum(account));
    qint64 left = all.bytes;
    if (left <= keepBytes)
        return 0;
    ASSIGN_OR_RETURN(const auto oldest, rows_.removable(account, atMost));
    int removed = 0;
    for (const MediaFile &row : oldest) {
        if (left <= keepBytes)
            break;
        RETURN_IF_FAILED(remove(account, row.sha256));
        left -= row.bytes;
        ++removed;
    }
    return removed;
}

Result<void> MediaFiles::removeBrought(qint64 beforeMs, qint64 keepBytes)
{
    constexpr int kAtOnce = 200;
    ASSIGN_OR_RETURN(const auto oldest, rows_.list(kBrought, kAtOnce));
    for (const MediaFile &row : oldest) {
        if (row.usedMs >= beforeMs)
            break;
        RETURN_IF_FAILED(remove(kBrought, row.sha256));
    }
    RETURN_IF_FAILED(removeOldest(kBrought, keepBytes));
    return {};
}

Result<MediaSum> MediaFiles::sum(const AccountId &account) const
{
    return rows_.sum(account);
}

Result<MediaSum> MediaFiles::beyond(const AccountId &account, qint64 keepBytes) const
{
    return rows_.beyond(account, keepBytes);
}

Result<void> MediaFiles::removeAll(const AccountId &account)
{
    constexpr int kAtOnce = 500;
    for (;;) {
        ASSIGN_OR_RETURN(const auto rows, rows_.list(account, kAtOnce));
        for (const MediaFile &row : rows) {
            RETURN_IF_FAILED(remove(account, row.sha256));
            // what the number sent of what was brought does not outlive it
            RETURN_IF_FAILED(remove(kBrought, row.sha256));
        }
        if (rows.size() < kAtOnce)
            return {};
    }
}

Result<void> MediaFiles::reseal(const AccountId &account, const Sealer &from, Sealer &to)
{
    return rows_.reseal(account, from, to);
}

void MediaFiles::committed()
{
    if (doomed_.isEmpty())
        return;
    // a removal that was taken back left its row
    const auto doomed = std::exchange(doomed_, {});
    for (const QString &file : doomed)
        dropUnlessNamed(file);
}

void MediaFiles::dropUnlessNamed(const QString &file)
{
    if (const auto named = rows_.isNamed(file); named && !*named)
        QFile::remove(path(file));
}

Result<void> MediaFiles::sweep()
{
    if (!QFileInfo::exists(directory_))
        return {};
    ASSIGN_OR_RETURN(const auto names, rows_.names());
    QDirIterator files(directory_, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        if (!names.contains(files.fileName()))
            QFile::remove(files.filePath());
    }
    // folders that a program made just before its end may not be on disk yet
    syncFolder(directory_);
    syncFolder(QFileInfo(directory_).absolutePath());
    return {};
}

}
