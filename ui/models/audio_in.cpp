// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/audio_in.h"

#include <QAudioDevice>
#include <QAudioSource>
#include <QIODevice>
#include <QMediaDevices>

namespace ui {

namespace {

class SystemIn final : public AudioIn {
public:
    bool start(int rate, Take take) override
    {
        stop();
        const QAudioDevice device = QMediaDevices::defaultAudioInput();
        QAudioFormat format;
        format.setSampleRate(rate);
        format.setChannelCount(1);
        format.setSampleFormat(QAudioFormat::Int16);
        if (device.isNull() || !device.isFormatSupported(format))
            return false;
        source_ = std::make_unique<QAudioSource>(device, format);
        QIODevice *heard = source_->start();
        if (!heard || source_->error() != QAudio::NoError) {
            stop();
            return false;
        }
        QObject::connect(heard, &QIODevice::readyRead, source_.get(), [this, heard, take = std::move(take)] {
            rest_ += heard->readAll();
            const QByteArray samples = rest_.first(rest_.size() - rest_.size() % 2);
            rest_.remove(0, samples.size());
            if (!samples.isEmpty())
                take(samples);
        });
        return true;
    }
    void stop() override
    {
        if (source_) {
            source_->stop();
            // it may be asked to stop by what it has just given
            source_.release()->deleteLater();
        }
        rest_.clear();
    }

private:
    std::unique_ptr<QAudioSource> source_;
    QByteArray rest_; ///< half a sample
};

}

std::unique_ptr<AudioIn> systemAudioIn()
{
    return std::make_unique<SystemIn>();
}

}
