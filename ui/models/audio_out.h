// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <functional>
#include <memory>

namespace ui {

/// Where samples become sound: the machine's loudspeaker, or a test's ear.
class AudioOut {
public:
    /// At most so many samples (16 bits, little endian, one channel); fewer only at the end, none after it.
    using Pull = std::function<QByteArray(qint64 most)>;
    virtual ~AudioOut() = default;
    /// Pulls from now on, from the event loop. False: there is no device, or it does not take that rate.
    virtual bool start(int rate, Pull pull) = 0;
    virtual void stop() = 0; ///< at once; nothing is pulled afterwards
    virtual qint64 heard() const = 0; ///< samples that have become sound since `start`
};

/// Through the device that the system has chosen; looked for anew at each start.
std::unique_ptr<AudioOut> systemAudioOut();

}
