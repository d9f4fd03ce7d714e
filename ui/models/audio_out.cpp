// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/audio_out.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QIODevice>
#include <QMediaDevices>

#include <algorithm>

namespace ui {

namespace {

constexpr int kBufferMs = 120; ///< short, so that a pause is one

/// What the sink reads from.
class Tap final : public QIODevice {
public:
    explicit Tap(AudioOut::Pull pull) : pull_(std::move(pull)) { open(QIODevice::ReadOnly); }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return isAtEnd_ ? 0 : 1 << 16; }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        const QByteArray samples = pull_(most / 2);
        std::copy(samples.begin(), samples.end(), to);
        isAtEnd_ = samples.isEmpty();
        return samples.size();
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    AudioOut::Pull pull_;
    bool isAtEnd_ = false;
};

class SystemOut final : public AudioOut {
public:
    bool start(int rate, Pull pull) override
    {
        stop();
        const QAudioDevice device = QMediaDevices::defaultAudioOutput();
        QAudioFormat format;
        format.setSampleRate(rate);
        format.setChannelCount(1);
        format.setSampleFormat(QAudioFormat::Int16);
        if (device.isNull() || !device.isFormatSupported(format))
            return false;
        rate_ = rate;
        tap_ = std::make_unique<Tap>(std::move(pull));
        sink_ = std::make_unique<QAudioSink>(device, format);
        sink_->setBufferSize(qsizetype(rate) * 2 * kBufferMs / 1000);
        sink_->start(tap_.get());
        if (sink_->error() == QAudio::NoError)
            return true;
        stop();
        return false;
    }
    void stop() override
    {
        if (sink_)
            sink_->reset();
        sink_.reset();
        tap_.reset();
    }
    qint64 heard() const override
    {
        if (!sink_)
            return 0;
        // what the device has taken, without what waits in its buffer; once it has run dry, all of it
        const qint64 taken = sink_->processedUSecs() * rate_ / 1'000'000;
        if (sink_->state() == QAudio::IdleState)
            return taken;
        return std::max<qint64>(0, taken - (sink_->bufferSize() - sink_->bytesFree()) / 2);
    }

private:
    int rate_ = 0;
    std::unique_ptr<Tap> tap_;
    std::unique_ptr<QAudioSink> sink_;
};

}

std::unique_ptr<AudioOut> systemAudioOut()
{
    return std::make_unique<SystemOut>();
}

}
