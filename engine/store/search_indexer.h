// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/task.h"
#include "engine/store/search_rows.h"

#include <functional>

namespace store {

/// Lets the index follow the messages, a little at a time and a moment behind them, so that nothing that
/// arrives waits for it. What it has not done when the program ends is still noted when it starts. Room
/// internal; `rows`, `clock` and `context` outlive it.
class SearchIndexer {
public:
    using Write = std::function<base::Task<void>(std::function<base::Result<void>()>)>;
    SearchIndexer(SearchRows &rows, Write write, base::Clock &clock, QObject &context)
        : rows_(rows), write_(std::move(write)), clock_(clock), context_(context)
    {
    }

    /// Something was written: there may be more to index.
    void wake();
    /// Indexes what has come since, at once, if it is no more than one batch.
    void catchUp();

private:
    void after(base::milliseconds pause);
    void run(int limit);

    SearchRows &rows_;
    Write write_;
    base::Clock &clock_;
    QObject &context_;
    base::Timer timer_;
    bool isWaiting_ = false; ///< for the timer
    bool isWriting_ = false;
};

}
