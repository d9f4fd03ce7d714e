// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/model/limits.h"

#include <deque>
#include <map>

namespace outbox {

/// When the next message may leave. Pure: times in, times out. One per account.
class Pacer {
public:
    /// How long to wait from `now` on; 0 when it may leave. @param chat two messages into one chat keep the
    /// reply gap
    base::milliseconds wait(const model::Limits &limits, const QByteArray &chat, base::milliseconds now);
    /// @param jitter  what the next message into this chat waits beyond the reply gap, while there is one
    void sent(const QByteArray &chat, base::milliseconds now, base::milliseconds jitter);

private:
    std::deque<base::milliseconds> recent_; ///< of the last minute
    struct Last {
        base::milliseconds at;
        base::milliseconds jitter;
    };
    std::map<QByteArray, Last> lastInChat_;
};

}
