// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/crash_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace flows {

namespace {

CrashFiles *watching = nullptr;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList namesIn(const QString &path)
{
    return QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

}

CrashFiles::CrashFiles(QString above, QString folder)
    : above_(QFileInfo(above).canonicalFilePath()), folder_(std::move(folder))
{
    watching = this;
}

CrashFiles::~CrashFiles()
{
    watching = nullptr;
}

CrashFiles::File CrashFiles::idOf(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    return {static_cast<quint64>(status.st_dev), static_cast<quint64>(status.st_ino)};
}

void CrashFiles::noteFolder(const QString &path)
{
    std::map<QString, File> names;
    for (const QString &name : namesIn(path))
        names.emplace(name, idOf(path + u'/' + name));
    folders_[path] = std::move(names);
}

void CrashFiles::noteFile(const QString &path)
{
    files_[idOf(path)] = bytesOf(path);
}

bool CrashFiles::sync(int handle)
{
    const QString path = QFile::symLinkTarget(QStringLiteral("/proc/self/fd/%1").arg(handle));
    if (path != above_ && !path.startsWith(above_ + u'/'))
        return true;
    if (step && !step())
        return false;
    if (QFileInfo(path).isDir())
        noteFolder(path);
    else
        noteFile(path);
    return true;
}

void CrashFiles::cut(Survives survives)
{
    left_.clear();
    const auto &names = folders_[above_];
    if (survives == Survives::Everything || names.count(folder_) > 0)
        take(above_ + u'/' + folder_, {}, survives);
}

void CrashFiles::take(const QString &path, const QString &under, Survives survives)
{
    std::map<File, QString> there; // a file may have another name since
    for (const QString &name : namesIn(path))
        there.emplace(idOf(path + u'/' + name), name);
    std::map<QString, File> names;
    if (survives == Survives::Synced) {
        names = folders_[path];
    } else {
        for (const auto &[file, name] : there)
            names.emplace(name, file);
    }
    for (const auto &[name, file] : names) {
        const auto now = there.find(file);
        if (now == there.end())
            continue; // removed: that it was need not be synced
        const QString current = path + u'/' + now->second;
        if (QFileInfo(current).isDir()) {
            take(current, under + name + u'/', survives);
            continue;
        }
        const QByteArray bytes = bytesOf(current);
        const QByteArray safe = files_[file];
        const bool isSame = bytes.startsWith(safe); // else its number had belonged to another file
        left_[under + name] = survives == Survives::Everything ? bytes : isSame ? safe : QByteArray();
    }
}

void CrashFiles::restore()
{
    const QString top = above_ + u'/' + folder_;
    QDir(top).removeRecursively();
    folders_.clear();
    files_.clear();
    for (const auto &[name, bytes] : left_) {
        const QString path = top + u'/' + name;
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("a file cannot be put back");
        file.close();
        noteFile(path);
    }
    noteFolder(above_);
    noteFolder(top);
    for (const QString &name : namesIn(top))
        noteFolder(top + u'/' + name);
}

}

/// Instead of the C library's, for all of the program. Whoever watches needs no disk that does it.
extern "C" int fsync(int handle)
{
    if (!flows::watching)
        return static_cast<int>(::syscall(SYS_fsync, handle));
    if (flows::watching->sync(handle))
        return 0;
    errno = EIO;
    return -1;
}
