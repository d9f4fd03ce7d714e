// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/random.h"

#include <QString>

namespace base {

/// A UUIDv7 (RFC 9562): sorts by time of making. From the injected clock and randomness, like every id of
/// ours.
QString newId(const Clock &clock, Random &random);

}
