// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/crash_vfs.h"

#include <QList>

#include <cstring>
#include <sqlite3.h>
#include <vector>

namespace flows {

namespace {

struct Handle {
    sqlite3_file base;
    CrashDisk *disk;
    CrashDisk::File *file;
    std::vector<std::vector<char>> *shared; ///< the WAL index: lost with the process, as it should be
};

Handle &handleOf(sqlite3_file *file)
{
    return *reinterpret_cast<Handle *>(file);
}

int closeFile(sqlite3_file *file)
{
    delete std::exchange(handleOf(file).shared, nullptr);
    return SQLITE_OK;
}

int readFile(sqlite3_file *file, void *out, int size, sqlite3_int64 at)
{
    const Handle &handle = handleOf(file);
    if (handle.disk->isCut())
        return SQLITE_IOERR_READ;
    const QByteArray part = handle.file->now.mid(at, size);
    std::memset(out, 0, static_cast<std::size_t>(size));
    std::memcpy(out, part.constData(), static_cast<std::size_t>(part.size()));
    return part.size() == size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    const Handle &handle = handleOf(file);
    if (!handle.disk->step())
        return SQLITE_IOERR_WRITE;
    QByteArray &now = handle.file->now;
    handle.file->changed.emplace_back(std::min<qint64>(at, now.size()), at + size);
    if (now.size() < at + size)
        now.append(at + size - now.size(), '\0');
    std::memcpy(now.data() + at, bytes, static_cast<std::size_t>(size));
    return SQLITE_OK;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    const Handle &handle = handleOf(file);
    if (!handle.disk->step())
        return SQLITE_IOERR_TRUNCATE;
    handle.file->now.truncate(size);
    return SQLITE_OK;
}

int syncFile(sqlite3_file *file, int)
{
    const Handle &handle = handleOf(file);
    if (!handle.disk->step())
        return SQLITE_IOERR_FSYNC;
    handle.file->sync();
    return SQLITE_OK;
}

int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    *size = handleOf(file).file->now.size();
    return SQLITE_OK;
}

int noLock(sqlite3_file *, int)
{
    return SQLITE_OK;
}
int isReserved(sqlite3_file *, int *is)
{
    *is = 0;
    return SQLITE_OK;
}
int control(sqlite3_file *, int, void *)
{
    return SQLITE_NOTFOUND;
}
int sectorSize(sqlite3_file *)
{
    return 512;
}
int characteristics(sqlite3_file *)
{
    return 0; // nothing is promised: no atomic writes, no order
}

int mapShared(sqlite3_file *file, int page, int size, int, void volatile **out)
{
    Handle &handle = handleOf(file);
    if (!handle.shared)
        handle.shared = new std::vector<std::vector<char>>;
    while (static_cast<int>(handle.shared->size()) <= page)
        handle.shared->emplace_back(static_cast<std::size_t>(size));
    *out = (*handle.shared)[static_cast<std::size_t>(page)].data();
    return SQLITE_OK;
}
int lockShared(sqlite3_file *, int, int, int)
{
    return SQLITE_OK;
}
void barrier(sqlite3_file *) { }
int unmapShared(sqlite3_file *file, int)
{
    delete std::exchange(handleOf(file).shared, nullptr);
    return SQLITE_OK;
}

const sqlite3_io_methods methods
    = {2, closeFile, readFile, writeFile, truncateFile, syncFile, sizeOfFile, noLock, noLock, isReserved,
        control, sectorSize, characteristics, mapShared, lockShared, barrier, unmapShared, nullptr, nullptr};

/// Files go by their last part: the same disk serves another directory.
QByteArray nameOf(const char *path)
{
    return QByteArray(path).split('/').last();
}

CrashDisk &diskOf(sqlite3_vfs *vfs)
{
    return *static_cast<CrashDisk *>(vfs->pAppData);
}

int openFile(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *outFlags)
{
    Handle &handle = handleOf(file);
    handle = {};
    CrashDisk &disk = diskOf(vfs);
    static int temporary = 0;
    const QByteArray name = path ? nameOf(path) : "temporary-" + QByteArray::number(++temporary);
    CrashDisk::File *opened = disk.isCut() ? nullptr : disk.open(name, flags & SQLITE_OPEN_CREATE);
    if (!opened)
        return SQLITE_CANTOPEN;
    handle.base.pMethods = &methods;
    handle.disk = &disk;
    handle.file = opened;
    if (outFlags)
        *outFlags = flags;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *vfs, const char *path, int)
{
    CrashDisk &disk = diskOf(vfs);
    if (!disk.step())
        return SQLITE_IOERR_DELETE;
    return disk.remove(nameOf(path)) ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

int access(sqlite3_vfs *vfs, const char *path, int, int *is)
{
    *is = diskOf(vfs).has(nameOf(path)) ? 1 : 0;
    return SQLITE_OK;
}

int fullPath(sqlite3_vfs *, const char *path, int size, char *out)
{
    sqlite3_snprintf(size, out, "%s", path);
    return SQLITE_OK;
}

}

CrashDisk::CrashDisk(QByteArray name) : name_(std::move(name)), vfs_(new sqlite3_vfs{})
{
    sqlite3_vfs *const usual = sqlite3_vfs_find(nullptr);
    *vfs_ = *usual;
    vfs_->iVersion = 1;
    vfs_->szOsFile = sizeof(Handle);
    vfs_->zName = name_.constData();
    vfs_->pAppData = this;
    vfs_->pNext = nullptr;
    vfs_->xOpen = openFile;
    vfs_->xDelete = deleteFile;
    vfs_->xAccess = access;
    vfs_->xFullPathname = fullPath;
    sqlite3_vfs_register(vfs_, 0);
}

CrashDisk::~CrashDisk()
{
    sqlite3_vfs_unregister(vfs_);
    delete vfs_;
}

/// What changed, and no more: the files are large and synced often.
void CrashDisk::File::sync()
{
    synced.resize(now.size());
    for (const auto &[from, behind] : std::exchange(changed, {})) {
        const qint64 end = std::min<qint64>(behind, now.size());
        if (from < end)
            std::memcpy(synced.data() + from, now.constData() + from, static_cast<std::size_t>(end - from));
    }
}

bool CrashDisk::step()
{
    if (cut_)
        return false;
    ++operations_;
    if (left_ >= 0 && left_-- == 0)
        cut();
    return !cut_;
}

void CrashDisk::cut()
{
    if (!std::exchange(cut_, true) && powerWent)
        powerWent();
}

void CrashDisk::restore()
{
    cut_ = false;
    left_ = -1;
    for (auto &[path, file] : files_) {
        file.now = file.synced;
        file.changed.clear();
    }
}

void CrashDisk::load(const Files &files)
{
    files_ = files;
    for (auto &[path, file] : files_) {
        file.synced = file.now;
        file.changed.clear();
    }
    cut_ = false;
    left_ = -1;
}

CrashDisk::File *CrashDisk::open(const QByteArray &path, bool create)
{
    const auto at = files_.find(path);
    if (at != files_.end())
        return &at->second;
    return create ? &files_[path] : nullptr;
}

bool CrashDisk::remove(const QByteArray &path)
{
    return files_.erase(path) > 0;
}

}
