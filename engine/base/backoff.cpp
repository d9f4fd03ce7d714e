// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/backoff.h"

#include <algorithm>

namespace base {

milliseconds Backoff::next(Random &random)
{
    const int doublings = std::min(attempts_, 20);
    ++attempts_;
    const auto full = std::min<qint64>(most_.count(), first_.count() << doublings);
    return milliseconds(full - random.between(0, full / 4));
}

}
