// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "ui/models/audio_in.h"

#include <QFuture>
#include <QObject>

namespace ui {

/// Records a voice note for one chat and queues it. What was recorded is kept until it is in the queue or
/// thrown away by somebody.
class Recorder : public QObject {
    Q_OBJECT
public:
    struct Source {
        /// Makes a voice note of samples of 48 kHz and queues it.
        std::function<QFuture<base::Result<model::Message>>(
            const model::AccountId &account, const model::Outgoing &message, const QByteArray &samples)>
            send;
        /// Somebody speaks there, or not any more: others may see it.
        std::function<void(const model::Chat &chat, bool on)> tell;
    };
    static Source throughDesk(door::Desk &desk); ///< `desk` outlives what is made of it

    Recorder(Source source, std::unique_ptr<AudioIn> in, QObject *parent = nullptr);
    ~Recorder() override;

    enum class Is { Idle, Recording, Held, Sending };
    Is is() const { return is_; }
    const model::Chat &chat() const { return chat_; } ///< for which; empty when idle
    qint64 ms() const { return model::Samples{samples_, kRate}.ms(); }
    int level() const { return level_; } ///< how loud it is just now, 0 to 100
    bool isFull() const { return samples_.size() >= kMostBytes; } ///< no more is taken

    bool start(const model::Chat &chat); ///< false: there is no microphone, or it is busy
    void hold(); ///< ends the recording; it can be sent, or thrown away
    void cancel(); ///< throws it away, but for one that is being sent
    void send(const QString &quotedId); ///< too short ones are thrown away, with a sentence
    void setIn(std::unique_ptr<AudioIn> in);

    static constexpr int kRate = 48'000;
    static constexpr qint64 kMostMs = 15 * 60 * 1000;
    static constexpr qint64 kLeastMs = 500;
    static constexpr qint64 kTellAgainMs = 3'000; ///< as with writing

Q_SIGNALS:
    void changed();
    void queued(const QString &message);
    void failed(const QString &sentence); ///< it is held

private:
    static constexpr qint64 kMostBytes = kMostMs * kRate / 1000 * 2;
    void take(const QByteArray &samples);
    void become(Is is);

    Source source_;
    std::unique_ptr<AudioIn> in_;
    Is is_ = Is::Idle;
    model::Chat chat_;
    QByteArray samples_;
    int level_ = 0;
    qint64 toldMs_ = 0;
};

}
