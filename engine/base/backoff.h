// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/random.h"

namespace base {

/// Exponential waiting: first, 2x first, 4x first … up to `most`, each with jitter of up to a quarter
/// downwards, so that fifty accounts do not come back in the same instant.
class Backoff {
public:
    Backoff(milliseconds first, milliseconds most) : first_(first), most_(most) { }
    milliseconds next(Random &random);
    void reset() { attempts_ = 0; }
    int attempts() const { return attempts_; }

private:
    milliseconds first_;
    milliseconds most_;
    int attempts_ = 0;
};

}
