// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace model {

/// How fast an account may send. 0 switches a rule off (allowed only on loopback networks).
struct Limits {
    int perMinute = 20;
    double replyGapS = 3;
    double broadcastGapS = 15;
    double jitterS = 2;
    int perDay = 1000;
    bool operator==(const Limits &) const = default;
};

}
