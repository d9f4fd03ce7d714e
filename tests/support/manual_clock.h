// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"

#include <map>

namespace support {

/// Time that moves only by advance(); due timers fire in order, each at its own time.
class ManualClock final : public base::Clock {
public:
    explicit ManualClock(qint64 wallMs = 1'795'464'000'000) : wall_(wallMs) { }
    qint64 wallMs() const override { return wall_; }
    base::milliseconds monotonic() const override { return now_; }
    base::Timer after(base::milliseconds delay, std::function<void()> fire) override;
    void advance(base::milliseconds by);
    void setWall(qint64 wallMs) { wall_ = wallMs; }
    int armedTimers() const;

private:
    struct Entry {
        std::weak_ptr<void> alive;
        std::function<void()> fire;
    };
    qint64 wall_;
    base::milliseconds now_{1000};
    std::multimap<base::milliseconds, Entry> timers_;
};

}
