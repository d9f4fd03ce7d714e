// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manual_clock.h"

namespace support {

base::Timer ManualClock::after(base::milliseconds delay, std::function<void()> fire)
{
    const std::shared_ptr<void> handle = std::make_shared<int>(0);
    timers_.emplace(now_ + delay, Entry{handle, std::move(fire)});
    return base::Timer(handle);
}

void ManualClock::advance(base::milliseconds by)
{
    const auto end = now_ + by;
    while (!timers_.empty() && timers_.begin()->first <= end) {
        const auto due = timers_.begin()->first;
        const Entry entry = std::move(timers_.begin()->second);
        timers_.erase(timers_.begin());
        if (due > now_) {
            wall_ += (due - now_).count();
            now_ = due;
        }
        if (!entry.alive.expired())
            entry.fire();
    }
    wall_ += (end - now_).count();
    now_ = end;
}

int ManualClock::armedTimers() const
{
    int armed = 0;
    for (const auto &[due, entry] : timers_)
        armed += entry.alive.expired() ? 0 : 1;
    return armed;
}

}
