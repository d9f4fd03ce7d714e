// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/door/desk.h"
#include "ui/models/audio_out.h"
#include "ui/models/time_stretch.h"

#include <QFuture>
#include <QHash>
#include <QObject>

namespace ui {

/// How the sound of one message stands.
struct SoundView {
    enum class Is { Idle, Loading, Playing, Paused, Failed };
    Is is = Is::Idle;
    qint64 positionMs = 0;
    qint64 lengthMs = 0; ///< 0: not known before it is decoded
    double speed = 1;
    QByteArray waveform; ///< of a sound that was decoded; else empty
    QString why; ///< Failed: a sentence for people
    bool isCurrent() const { return is == Is::Playing || is == Is::Paused; }
    bool operator==(const SoundView &) const = default;
};

/// "playing, 0:04 of 0:12", for whoever listens; empty when there is nothing to say.
QString spokenSound(const SoundView &sound);

/// Plays the sounds of messages, one at a time: another one that is started ends the one before. `clock`
/// outlives it.
class Player : public QObject {
    Q_OBJECT
public:
    struct Source {
        std::function<QFuture<base::Result<model::Samples>>(const QString &message)> samples;
        std::function<void(const QString &message)> tellPlayed; ///< it is heard now
    };
    static Source throughDesk(door::Desk &desk); ///< `desk` outlives what is made of it

    Player(Source source, std::unique_ptr<AudioOut> out, base::Clock &clock, QObject *parent = nullptr);
    ~Player() override;

    SoundView look(const QString &message) const;
    void toggle(const QString &message); ///< plays, or pauses
    /// Goes on from there, or ends at the end. @param share  0 to 1; nothing before it was decoded
    void seek(const QString &message, double share);
    void skip(qint64 ms); ///< in what plays, or is paused
    void turnSpeed(); ///< 1, 1.5, 2, and 1 again; stays for what is played next
    double speed() const { return speed_; }
    void stop(); ///< nothing is played, and nothing is remembered of where
    const QString &current() const { return message_; } ///< that plays, is paused, or is decoded to be played
    void setOut(std::unique_ptr<AudioOut> out); ///< from the next start on

Q_SIGNALS:
    void changed(const QString &message);

private:
    void take(const QString &message, const base::Result<model::Samples> &samples);
    void fail(const QString &message, const QString &why);
    void begin(qint64 fromMs);
    void halt(); ///< the device; where it is stays
    void tick();
    qint64 position() const;

    Source source_;
    std::unique_ptr<AudioOut> out_;
    base::Clock &clock_;
    base::Timer timer_;
    QString message_;
    SoundView::Is is_ = SoundView::Is::Idle;
    model::Samples sound_; ///< of `message_`
    std::shared_ptr<TimeStretch> stretch_; ///< null: nothing sounds
    qint64 fromMs_ = 0; ///< where it was begun
    qint64 lastHeard_ = 0;
    int silent_ = 0; ///< ticks in which nothing was heard
    double speed_ = 1;
    quint64 asked_ = 0; ///< answers to earlier questions are dropped
    QHash<QString, QString> failed_; ///< message → why
    QHash<QString, QByteArray> waveforms_;
    QHash<QString, qint64> lengths_;
};

}
