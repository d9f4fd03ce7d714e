// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/profile_lock.h"

#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace store {

using base::Fault;

ProfileLock::~ProfileLock()
{
    if (file_ >= 0)
        ::close(file_);
}

base::Result<void> ProfileLock::take(const QString &directory, const QString &program)
{
    const QByteArray path = QFile::encodeName(directory + QStringLiteral("/lock"));
    file_ = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0)
        return base::fail(
            Fault::Storage, QStringLiteral("the directory cannot be written"), QStringLiteral("read_only"));
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
        char owner[256] = {};
        const auto size = ::pread(file_, owner, sizeof owner - 1, 0);
        return base::fail(Fault::Storage,
            QString::fromUtf8(owner, size > 0 ? static_cast<qsizetype>(size) : 0).trimmed(),
            QStringLiteral("locked"));
    }
    const QByteArray me = program.toUtf8() + ' ' + QByteArray::number(::getpid()) + '\n';
    if (::ftruncate(file_, 0) != 0 || ::pwrite(file_, me.constData(), static_cast<size_t>(me.size()), 0) < 0)
        return base::fail(
            Fault::Storage, QStringLiteral("the lock cannot be written"), QStringLiteral("full"));
    return {};
}

}
