// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace model {

/// How fast an account may send. 0 switches a rule off (allowed only on loopback networks).
struct Limits {
    int perMinute = 20;
    double replyGapS = 3;
    double broadcastGapS = 15;
    double jitterS = 2; ///< at most so much is added to a gap, anew each time
    int perDay = 10'000; ///< of any 24 hours
    bool operator==(const Limits &) const = default;
};

}
