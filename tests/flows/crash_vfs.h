// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>
#include <map>
#include <vector>

struct sqlite3_vfs;

namespace flows {

/// A disk in memory for SQLite that can lose its power: what was written and not synced is then gone.
/// Registered as the VFS `name` as long as it lives; for one connection at a time.
class CrashDisk {
public:
    explicit CrashDisk(QByteArray name);
    ~CrashDisk();
    const QByteArray &name() const { return name_; }

    /// The power goes at the n-th write, sync or truncation from now; everything fails from then on.
    void cutAfter(int operations) { left_ = operations; }
    bool isCut() const { return cut_; }
    /// It goes now.
    void cut();
    std::function<void()> powerWent; ///< in that moment
    /// Power is back: every file holds what was synced.
    void restore();
    /// Operations so far.
    int operations() const { return operations_; }

    struct File {
        QByteArray now;
        QByteArray synced;
        std::vector<std::pair<qint64, qint64>> changed = {}; ///< of `now` since: from, behind
        void sync();
    };
    using Files = std::map<QByteArray, File>;
    const Files &files() const { return files_; }
    /// Puts a former state back, all of it synced.
    void load(const Files &files);

    // -- what the VFS calls
    File *open(const QByteArray &path, bool create);
    bool has(const QByteArray &path) const { return files_.contains(path); }
    bool remove(const QByteArray &path);
    bool step(); ///< false when there is no power

private:
    QByteArray name_;
    Files files_;
    int left_ = -1;
    int operations_ = 0;
    bool cut_ = false;
    sqlite3_vfs *vfs_ = nullptr;
};

}
