// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/media_file_io.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace store {

using base::Fault;
using base::Result;

namespace {

constexpr qint64 kLittleRoom = 1024 * 1024;

base::Error damaged()
{
    return {Fault::Storage, QStringLiteral("a file is not as it was written"), QStringLiteral("damaged")};
}

/// A file is as lost without its folder as without its bytes: a new one is on disk before anything is in it.
bool makeFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.isDir())
        return true;
    const QString above = info.absolutePath();
    if (!QDir().mkpath(folder))
        return false;
    syncFolder(above);
    syncFolder(QFileInfo(above).absolutePath());
    return true;
}

}

bool syncToDisk(QFile &file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    return true;
#endif
}

void syncFolder(const QString &folder)
{
#ifdef Q_OS_UNIX
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    ::fsync(handle);
    ::close(handle);
#else
    Q_UNUSED(folder)
#endif
}

MediaWriter::MediaWriter(const QString &path, base::Random &random)
    : path_(path), part_(path + QStringLiteral(".part"))
{
    random.fill(key_.data(), key_.size());
    sealer_ = std::make_unique<crypto::BlockSealer>(key_, random);
}

MediaWriter::~MediaWriter()
{
    if (isKept_ || part_.fileName().isEmpty())
        return;
    part_.close();
    part_.remove(); // wherever it lies by now
}

Result<std::unique_ptr<MediaWriter>> MediaWriter::make(const QString &path, base::Random &random)
{
    std::unique_ptr<MediaWriter> writer(new MediaWriter(path, random));
    if (!makeFolder(QFileInfo(path).absolutePath())
        || !writer->part_.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered)
        || !writer->part_.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return base::fail(writer->refused());
    const QByteArray header = writer->sealer_->header();
    if (writer->part_.write(header) != header.size())
        return base::fail(writer->refused());
    return writer;
}

base::Error MediaWriter::refused() const
{
    const bool isFull = QStorageInfo(QFileInfo(path_).absolutePath()).bytesAvailable() < kLittleRoom;
    return {Fault::Storage, QStringLiteral("a file cannot be written"),
        isFull ? QStringLiteral("full") : QStringLiteral("io")};
}

Result<void> MediaWriter::block(QByteArrayView plain, bool isLast)
{
    QByteArray sealed;
    sealer_->seal(plain, isLast, sealed);
    if (part_.write(sealed) != sealed.size())
        return base::fail(refused());
    return {};
}

Result<void> MediaWriter::write(QByteArrayView plain)
{
    hash_.add(plain);
    bytes_ += plain.size();
    while (waiting_.size() + plain.size() >= crypto::kFileBlock) {
        const qsizetype missing = crypto::kFileBlock - waiting_.size();
        waiting_.append(plain.data(), missing);
        plain = plain.sliced(missing);
        RETURN_IF_FAILED(block(waiting_, false));
        waiting_.resize(0);
    }
    waiting_.append(plain.data(), plain.size());
    return {};
}

Result<void> MediaWriter::finish()
{
    if (!sha256_.isEmpty())
        return {};
    RETURN_IF_FAILED(block(waiting_, true));
    crypto::wipe(waiting_);
    if (!syncToDisk(part_))
        return base::fail(refused());
    part_.close();
    if (!part_.rename(path_))
        return base::fail(refused());
    syncFolder(QFileInfo(path_).absolutePath());
    sha256_ = crypto::view(hash_.finish()).toByteArray();
    return {};
}

MediaReader::MediaReader(const QString &path, crypto::Key32 key, qint64 bytes)
    : file_(path), key_(std::move(key)), bytes_(bytes)
{
}

Result<std::unique_ptr<MediaReader>> MediaReader::open(
    const QString &path, const crypto::Key32 &key, qint64 bytes)
{
    std::unique_ptr<MediaReader> reader(new MediaReader(path, key.copy(), bytes));
    if (!reader->file_.open(QIODevice::ReadOnly))
        return base::fail(Fault::NotFound, QStringLiteral("the file is not there"));
    RETURN_IF_FAILED(reader->begin());
    return reader;
}

Result<void> MediaReader::begin()
{
    at_ = 0;
    rest_.clear();
    ended_ = false;
    auto opener = file_.seek(0) ? crypto::BlockOpener::begin(key_, file_.read(crypto::kFileHeader))
                                : Result<crypto::BlockOpener>(base::fail(damaged()));
    if (!opener)
        return base::fail(damaged());
    opener_.emplace(std::move(*opener));
    return {};
}

Result<QByteArray> MediaReader::read()
{
    if (!rest_.isEmpty())
        return std::exchange(rest_, {});
    QByteArray plain;
    if (ended_)
        return plain;
    const auto last = opener_->open(file_.read(crypto::kFileBlock + crypto::kFileBlockMore), plain);
    if (!last)
        return base::fail(damaged());
    at_ += plain.size();
    ended_ = *last;
    if (ended_ ? at_ != bytes_ : at_ > bytes_)
        return base::fail(damaged());
    return plain;
}

Result<void> MediaReader::seek(qint64 offset)
{
    if (offset < 0 || offset > bytes_)
        return base::fail(Fault::Malformed, QStringLiteral("an offset beyond the file"));
    if (offset < at_ || !rest_.isEmpty())
        RETURN_IF_FAILED(begin());
    while (at_ < offset) {
        ASSIGN_OR_RETURN(const auto plain, read());
        if (plain.isEmpty())
            return base::fail(damaged());
        if (at_ > offset)
            rest_ = plain.last(at_ - offset);
    }
    return {};
}

}
