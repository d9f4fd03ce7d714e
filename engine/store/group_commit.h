// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/task.h"

#include <functional>
#include <vector>

namespace store {

class Database;

/// Gathers the writes of a short while into one transaction. Room internal; what it promises is written at
/// Store. Lives as long as the database.
class GroupCommit {
public:
    using Work = std::function<base::Result<void>()>;
    struct Told {
        std::function<void()> grew; ///< after a commit that added feed rows
        std::function<void()> undone; ///< after one work that failed was taken back
        std::function<void()> lost; ///< after a group of which nothing was written
        std::function<void()> kept; ///< after every commit, before its writes are answered
    };
    GroupCommit(Database &database, base::Clock &clock, base::milliseconds window, Told told);

    base::Task<void> write(Work work);
    base::Task<void> writeRepeatable(Work work);
    base::Result<void> flush();
    bool isBroken() const { return broken_; }

private:
    base::Result<void> begin();
    /// Under a savepoint of its own: undone alone when it fails.
    base::Result<void> attempt(const Work &work);
    base::Task<void> writeFirst(const Work &work);
    base::Task<void> joined();
    base::Task<void> refused(const base::Error &why);
    void repeatWithout();
    void lose(const base::Error &why);

    Database &database_;
    base::Clock &clock_;
    base::milliseconds window_;
    Told told_;
    base::Timer timer_;
    std::vector<base::Promise<void>> waiting_; ///< the writes of the open group
    std::vector<Work> repeatable_; ///< those of `waiting_`, as long as all of them can be repeated
    bool open_ = false; ///< a transaction is
    bool isWorking_ = false; ///< a work of it runs that has no savepoint
    bool guarded_ = false; ///< something in the group cannot be repeated: whatever follows gets a savepoint
    bool broken_ = false;
};

}
