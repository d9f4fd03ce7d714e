// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/backoff.h"
#include "engine/net/http.h"

#include <optional>

namespace media {

/// How often a host is asked, and when again: five times, each after a longer wait; a host that names a time
/// gets it. Room internal.
class Tries {
public:
    /// The host for the next try, counted round and round. @param hosts  at least 1
    qsizetype host(qsizetype hosts) const { return begun_ % hosts; }
    void begin() { ++begun_; }
    /// How long to wait before the next try; nothing when there is none. @param answer  null without one
    std::optional<base::milliseconds> wait(const net::HttpAnswer *answer, base::Random &random);

private:
    int begun_ = 0;
    base::Backoff backoff_{base::milliseconds(1'000), base::milliseconds(30'000)};
};

/// The fault of a host's last answer, when there are no more tries: Offline with the status as its code.
base::Error hostError(const net::HttpAnswer &answer);

}
