// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <map>

namespace flows {

/// Real files, as a power cut would leave them. Notes what is synced (fsync of the whole program goes through
/// here): the bytes of a file, and which names a folder has. One at a time.
class CrashFiles {
public:
    /// @param folder  what is in it; it need not be there yet. @param above  the folder that holds it, which
    /// is there for good
    CrashFiles(QString above, QString folder);
    ~CrashFiles();
    CrashFiles(const CrashFiles &) = delete;
    CrashFiles &operator=(const CrashFiles &) = delete;

    enum class Survives {
        Everything, ///< the disk had got round to all of it by itself
        Synced, ///< nothing but what was synced
    };
    /// The power goes: takes what a disk has left of the folder.
    void cut(Survives survives);
    /// It is back: that, and nothing else, is in the folder.
    void restore();

    /// What fsync asks. False: there is no power.
    bool sync(int handle);
    std::function<bool()> step; ///< before each sync of something in the folder: whether there is power

private:
    struct File {
        quint64 device = 0;
        quint64 number = 0;
        auto operator<=>(const File &) const = default;
    };
    static File idOf(const QString &path);
    void noteFolder(const QString &path);
    void noteFile(const QString &path);
    void take(const QString &path, const QString &under, Survives survives);

    QString above_;
    QString folder_;
    std::map<QString, std::map<QString, File>> folders_; ///< path → names, as they were synced
    std::map<File, QByteArray> files_; ///< bytes, as they were synced
    std::map<QString, QByteArray> left_; ///< by path below the folder
};

}
