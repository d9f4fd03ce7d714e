// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/outbox/pacer.h"

#include <QByteArray>

#include <algorithm>

namespace outbox {

using base::milliseconds;

namespace {
constexpr milliseconds kMinute{60'000};
}

milliseconds Pacer::wait(const model::Limits &limits, const QByteArray &chat, milliseconds now)
{
    while (!recent_.empty() && now - recent_.front() >= kMinute)
        recent_.pop_front();
    milliseconds wait{0};
    if (limits.perMinute > 0 && recent_.size() >= static_cast<std::size_t>(limits.perMinute)) {
        const auto first = recent_[recent_.size() - static_cast<std::size_t>(limits.perMinute)];
        wait = std::max(wait, first + kMinute - now);
    }
    const milliseconds gap(static_cast<qint64>(limits.replyGapS * 1000));
    if (const auto last = lastInChat_.find(chat); gap.count() > 0 && last != lastInChat_.end())
        wait = std::max(wait, last->second.at + gap + last->second.jitter - now);
    return std::max(wait, milliseconds(0));
}

void Pacer::sent(const QByteArray &chat, milliseconds now, milliseconds jitter)
{
    recent_.push_back(now);
    if (lastInChat_.size() > 4096)
        lastInChat_.clear();
    lastInChat_[chat] = {now, jitter};
}

}
