// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/sound.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace model {

namespace {
constexpr int kParts = 64;
constexpr qint64 kAudible = 40; ///< mean of 32,767: what is lower is hiss, and is not blown up
}

QByteArray waveformOf(const Samples &samples)
{
    const qint64 count = samples.count();
    std::array<qint64, kParts> loud{};
    for (int part = 0; part < kParts; ++part) {
        const qint64 from = count * part / kParts;
        const qint64 to = count * (part + 1) / kParts;
        qint64 sum = 0;
        for (qint64 i = from; i < to; ++i)
            sum += std::abs(int(qFromLittleEndian<qint16>(samples.bytes.constData() + i * 2)));
        loud.at(static_cast<std::size_t>(part)) = to > from ? sum / (to - from) : 0;
    }
    const qint64 loudest = std::max(*std::max_element(loud.begin(), loud.end()), kAudible);
    QByteArray wave;
    for (const qint64 mean : loud)
        wave.append(static_cast<char>(mean * 100 / loudest));
    return wave;
}

}
