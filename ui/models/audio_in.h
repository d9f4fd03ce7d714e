// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>
#include <memory>

namespace ui {

/// Where sound comes from: the machine's microphone, or a test's voice.
class AudioIn {
public:
    /// Some samples: 16 bits, little endian, one channel.
    using Take = std::function<void(const QByteArray &samples)>;
    virtual ~AudioIn() = default;
    /// Gives what it hears from now on, from the event loop. False: there is no device, or it does not give
    /// that rate.
    virtual bool start(int rate, Take take) = 0;
    virtual void stop() = 0; ///< nothing is given afterwards
};

/// The device that the system has chosen; looked for anew at each start.
std::unique_ptr<AudioIn> systemAudioIn();

}
