// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/sound.h"

namespace ui {

/// Reads a sound faster than it was spoken, without making voices higher: pieces of it are laid over each
/// other where they fit best (overlap-add by similarity of waveforms, Verhelst and Roelands 1993).
class TimeStretch {
public:
    /// @param speed  1 to 2; at 1 it comes out as it is
    TimeStretch(model::Samples sound, qint64 fromMs, double speed);

    /// The next samples, at most so many; fewer only at the end, none after it.
    QByteArray next(qint64 most);
    double speed() const { return speed_; }
    int rate() const { return sound_.rate; }
    qint64 given() const { return given_; } ///< samples so far
    bool isAtEnd() const { return ready_.isEmpty() && at_ >= double(sound_.count()); }

private:
    void makeMore();
    float at(qint64 sample) const;
    qint64 bestNear(qint64 wanted) const;

    model::Samples sound_;
    double speed_;
    qint64 half_; ///< of a piece, in samples: how far pieces stand apart in what comes out
    double at_; ///< in the sound: where the next piece is looked for
    qint64 natural_; ///< in the sound: what would have followed the last piece
    QByteArray ready_;
    qint64 given_ = 0;
};

}
