// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/group_commit.h"

#include "engine/store/database.h"
#include "engine/store/feed.h"

#include <utility>

namespace store {

using base::Result;
using base::Task;

GroupCommit::GroupCommit(Database &database, base::Clock &clock, base::milliseconds window, Told told)
    : database_(database), clock_(clock), window_(window), told_(std::move(told))
{
}

Result<void> GroupCommit::begin()
{
    if (open_)
        return {};
    if (auto begun = database_.execute("BEGIN IMMEDIATE"); !begun) {
        broken_ = true;
        return begun;
    }
    open_ = true;
    timer_ = clock_.after(window_, [this] { (void)flush(); });
    return {};
}

Result<void> GroupCommit::attempt(const Work &work)
{
    RETURN_IF_FAILED(database_.run("SAVEPOINT work"));
    auto done = work();
    if (done) {
        if (auto released = database_.run("RELEASE work"); !released)
            done = base::fail(released.error());
    }
    if (!done && database_.inTransaction()) {
        (void)database_.execute("ROLLBACK TO work; RELEASE work");
        told_.undone();
    }
    return done;
}

Task<void> GroupCommit::joined()
{
    waiting_.emplace_back();
    return waiting_.back().task();
}

/// A full disk or a broken one makes SQLite end the whole transaction: then nobody of the group may be told
/// that it was written.
Task<void> GroupCommit::refused(const base::Error &why)
{
    if (!database_.inTransaction())
        lose(why);
    return Task<void>::failed(why);
}

void GroupCommit::lose(const base::Error &why)
{
    timer_.stop();
    open_ = false;
    guarded_ = false;
    broken_ = true;
    database_.feedChanged = false;
    repeatable_.clear();
    const auto waiting = std::exchange(waiting_, {});
    for (const auto &promise : waiting)
        promise.answer(Result<void>(base::fail(why)));
    told_.lost();
}

Task<void> GroupCommit::write(Work work)
{
    if (auto begun = begin(); !begun)
        return Task<void>::failed(begun.error());
    if (waiting_.empty() && !isWorking_)
        return writeFirst(work);
    guarded_ = true;
    repeatable_.clear();
    if (const auto done = attempt(work); !done)
        return refused(done.error());
    return joined();
}

/// Nobody is in the group yet, so all of it may be undone. A savepoint would keep a copy of each page that it
/// changes and look through them with every statement: a fifth of the time of past messages.
Task<void> GroupCommit::writeFirst(const Work &work)
{
    guarded_ = true;
    isWorking_ = true;
    const auto done = work();
    isWorking_ = false;
    if (done)
        return joined();
    const bool isEnded = !database_.inTransaction(); // by the disk
    if (!isEnded)
        (void)database_.execute("ROLLBACK");
    if (isEnded || !waiting_.empty()) { // what it wrote from within goes with it
        lose(done.error());
    } else {
        timer_.stop();
        open_ = false;
        guarded_ = false;
        database_.feedChanged = false;
        told_.undone();
    }
    return Task<void>::failed(done.error());
}

Task<void> GroupCommit::writeRepeatable(Work work)
{
    if (guarded_)
        return write(std::move(work));
    if (auto begun = begin(); !begun)
        return Task<void>::failed(begun.error());
    if (const auto done = work(); !done) {
        if (database_.inTransaction())
            repeatWithout();
        else
            lose(done.error());
        return Task<void>::failed(done.error());
    }
    repeatable_.push_back(std::move(work));
    return joined();
}

/// The last work failed and nothing was kept aside for it alone: all of the group is undone, and what had
/// succeeded is done again.
void GroupCommit::repeatWithout()
{
    auto works = std::exchange(repeatable_, {});
    auto promises = std::exchange(waiting_, {});
    database_.feedChanged = false;
    guarded_ = true;
    auto begun = database_.execute("ROLLBACK");
    if (begun)
        begun = database_.execute("BEGIN IMMEDIATE");
    std::vector<std::pair<base::Promise<void>, base::Error>> failed;
    for (std::size_t i = 0; begun && i < works.size(); ++i) {
        if (const auto done = attempt(works[i]))
            waiting_.push_back(promises[i]);
        else if (database_.inTransaction())
            failed.emplace_back(promises[i], done.error());
        else
            begun = done;
    }
    if (!begun) {
        waiting_ = std::move(promises);
        lose(begun.error());
        return;
    }
    // told at the end: an answer may write again
    for (const auto &[promise, error] : failed)
        promise.answer(Result<void>(base::fail(error)));
}

Result<void> GroupCommit::flush()
{
    timer_.stop();
    if (!open_)
        return {};
    const auto committed = database_.execute("COMMIT");
    if (!committed)
        (void)database_.execute("ROLLBACK");
    open_ = false;
    guarded_ = false;
    broken_ = !committed;
    repeatable_.clear();
    const bool grew = std::exchange(database_.feedChanged, false);
    if (committed && grew)
        (void)Feed::settle(database_);
    if (committed)
        told_.kept();
    // moved out first: an answer may write again, into the next group
    const auto waiting = std::exchange(waiting_, {});
    for (const auto &promise : waiting)
        promise.answer(committed ? Result<void>() : Result<void>(base::fail(committed.error())));
    if (!committed)
        told_.lost();
    else if (grew)
        told_.grew();
    return committed;
}

}
