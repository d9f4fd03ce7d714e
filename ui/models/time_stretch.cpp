// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/time_stretch.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace ui {

namespace {

constexpr int kHalfMs = 15;
constexpr int kSearchMs = 8; ///< to each side: more than a period of a deep voice
constexpr int kComparedStep = 4; ///< samples that are left out while comparing

void append(QByteArray &bytes, float sample)
{
    const auto value = qToLittleEndian(static_cast<qint16>(std::clamp(sample, -32'768.0F, 32'767.0F)));
    bytes.append(reinterpret_cast<const char *>(&value), 2);
}

}

TimeStretch::TimeStretch(model::Samples sound, qint64 fromMs, double speed)
    : sound_(std::move(sound)),
      speed_(std::clamp(speed, 1.0, 2.0)),
      half_(qint64(sound_.rate) * kHalfMs / 1000),
      at_(double(std::clamp<qint64>(fromMs * sound_.rate / 1000, 0, sound_.count()))),
      natural_(static_cast<qint64>(at_))
{
}

float TimeStretch::at(qint64 sample) const
{
    if (sample < 0 || sample >= sound_.count())
        return 0;
    return qFromLittleEndian<qint16>(sound_.bytes.constData() + sample * 2);
}

/// The place near the wanted one that goes on most as the last piece would have.
qint64 TimeStretch::bestNear(qint64 wanted) const
{
    const qint64 search = qint64(sound_.rate) * kSearchMs / 1000;
    qint64 best = wanted;
    float most = -std::numeric_limits<float>::max();
    for (qint64 place = wanted - search; place <= wanted + search; place += kComparedStep) {
        float alike = 0;
        for (qint64 i = 0; i < half_; i += kComparedStep)
            alike += at(natural_ + i) * at(place + i);
        if (alike > most) {
            most = alike;
            best = place;
        }
    }
    return best;
}

void TimeStretch::makeMore()
{
    const qint64 place = bestNear(static_cast<qint64>(at_));
    for (qint64 i = 0; i < half_; ++i) {
        const auto in
            = static_cast<float>(0.5 - 0.5 * std::cos(std::numbers::pi * double(i) / double(half_)));
        append(ready_, at(natural_ + i) * (1 - in) + at(place + i) * in);
    }
    natural_ = place + half_;
    at_ += double(half_) * speed_;
}

QByteArray TimeStretch::next(qint64 most)
{
    QByteArray samples;
    if (speed_ == 1) {
        const auto from = static_cast<qint64>(at_);
        samples = sound_.bytes.mid(from * 2, most * 2);
        at_ += double(samples.size() / 2);
    } else {
        while (ready_.size() < most * 2 && at_ < double(sound_.count()))
            makeMore();
        samples = ready_.first(std::min<qsizetype>(ready_.size(), most * 2));
        ready_.remove(0, samples.size());
    }
    given_ += samples.size() / 2;
    return samples;
}

}
