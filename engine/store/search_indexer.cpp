// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/search_indexer.h"

namespace store {

using namespace std::chrono_literals;
using base::Result;

namespace {

constexpr int kBatch = 64; ///< messages in one write: some milliseconds
constexpr auto kPause = 500ms; ///< what arrives together is indexed together
constexpr auto kBreath = 20ms; ///< between two batches: everybody else comes first
constexpr auto kAfterFault = 60s; ///< the disk is full, or worse

}

void SearchIndexer::after(base::milliseconds pause)
{
    isWaiting_ = true;
    timer_ = clock_.after(pause, [this] {
        isWaiting_ = false;
        run(kBatch);
    });
}

void SearchIndexer::wake()
{
    if (!isWaiting_ && !isWriting_)
        after(kPause);
}

void SearchIndexer::catchUp()
{
    if (!isWriting_)
        run(kBatch);
}

void SearchIndexer::run(int limit)
{
    const auto isBehind = rows_.isBehind();
    if (isBehind && !*isBehind)
        return;
    isWriting_ = true;
    write_([this, limit]() -> Result<void> {
        RETURN_IF_FAILED(rows_.index(limit));
        return {};
    }).finally(&context_, [this](const Result<void> &done) {
        isWriting_ = false;
        const auto isStillBehind = rows_.isBehind();
        if (!done || !isStillBehind)
            after(kAfterFault);
        else if (*isStillBehind)
            after(kBreath);
    });
}

}
