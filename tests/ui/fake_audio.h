// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/audio_in.h"
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

/// A microphone that hears what it is told to.
struct Mouth {
    bool hasDevice = true;
    ui::AudioIn::Take take; ///< empty: it is off

    /// A tone of that many milliseconds. @param height  of its waves, at most 32,767
    void speak(int ms, int height = 8'000)
    {
        QByteArray samples;
        for (int i = 0; i < 48 * ms; ++i) {
            const auto value = static_cast<qint16>(i / 60 % 2 == 0 ? height : -height); // 400 Hz
            samples.append(reinterpret_cast<const char *>(&value), 2);
        }
        if (take)
            take(samples);
    }
};

class FakeIn final : public ui::AudioIn {
public:
    explicit FakeIn(Mouth &mouth) : mouth_(mouth) { }
    bool start(int, Take take) override
    {
        if (mouth_.hasDevice)
            mouth_.take = std::move(take);
        return mouth_.hasDevice;
    }
    void stop() override { mouth_.take = {}; }

private:
    Mouth &mouth_;
};

}
