// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/audio_out.h"

namespace ui_tests {

/// A loudspeaker that plays when it is told to, and remembers what it played.
struct Ear {
    bool hasDevice = true;
    int rate = 0;
    int starts = 0;
    ui::AudioOut::Pull pull; ///< empty: it is silent
    QByteArray heard; ///< since the latest start

    /// Lets so much time pass.
    void listen(int ms)
    {
        if (pull)
            heard += pull(qint64(rate) * ms / 1000);
    }
};

class FakeOut final : public ui::AudioOut {
public:
    explicit FakeOut(Ear &ear) : ear_(ear) { }
    bool start(int rate, Pull pull) override
    {
        if (!ear_.hasDevice)
            return false;
        ear_.rate = rate;
        ear_.pull = std::move(pull);
        ear_.heard.clear();
        ++ear_.starts;
        return true;
    }
    void stop() override { ear_.pull = {}; }
    qint64 heard() const override { return ear_.heard.size() / 2; }

private:
    Ear &ear_;
};

}
