// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/tries.h"

#include <algorithm>

namespace media {

using base::milliseconds;

namespace {
constexpr int kMost = 5;
constexpr qint64 kLongestAskedS = 10 * 60;
}

std::optional<milliseconds> Tries::wait(const net::HttpAnswer *answer, base::Random &random)
{
    if (begun_ >= kMost)
        return std::nullopt;
    const milliseconds own = backoff_.next(random);
    bool isNumber = false;
    const qint64 asked = answer ? answer->header("Retry-After").trimmed().toLongLong(&isNumber) : 0;
    if (!isNumber || asked < 0)
        return own;
    return std::max(own, milliseconds(std::min(asked, kLongestAskedS) * 1000));
}

base::Error hostError(const net::HttpAnswer &answer)
{
    return {base::Fault::Offline, QStringLiteral("the media host refuses for now"),
        QString::number(answer.status)};
}

}
