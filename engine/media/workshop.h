// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/task.h"
#include "engine/model/sound.h"

#include <QJsonObject>
#include <QQueue>
#include <QStringList>

#include <functional>

namespace media {

/// Has sounds, videos and pictures of web pages decoded by another program, gesher-media, which has no keys,
/// no network and no files: what a stranger's file does to a decoder, it does there. One process for each
/// job, two at once; the others wait. What comes back is bounded and checked as if the stranger had written
/// it. Format: docs/formats/media-helper.md.
///
/// Faults of every job: NotFound (no_helper) when there is no such program; Malformed: it is no sound or
/// video, or of a kind that is not known; Limit: too long or too large, or 32 jobs wait already; Timeout: it
/// took longer than `mostTime`; what `Read` answers; Cancelled when this dies before its end.
class Workshop : public QObject {
    Q_OBJECT
public:
    /// The next piece of a file, empty at its end. Called from the event loop, until it is empty or fails.
    using Read = std::function<base::Result<QByteArray>()>;
    struct Parts {
        QString program; ///< its path
        base::Clock &clock; ///< outlives this
        base::milliseconds mostTime{60'000}; ///< from its start to its end
        qint64 mostOutput = 128LL << 20; ///< bytes that are taken from it
    };
    explicit Workshop(Parts parts);
    ~Workshop() override;

    /// The best rate at which a sound of so many seconds fits into what is taken.
    static int rateFor(int seconds);
    /// A sound, or the sound of a video. @param rate  16000, 24000 or 48000: at most 69, 46 or 23 minutes
    base::Task<model::Samples> samples(Read file, int rate);
    /// Samples of 48 kHz as a voice note.
    base::Task<model::VoiceNote> voiceNote(const QByteArray &samples);
    /// Of a video of at most 128 MiB.
    base::Task<model::Poster> poster(Read file);
    /// An animated GIF of at most 16 MiB as the video that phones play in its place.
    base::Task<model::Animation> animation(Read file);
    /// Of a still picture: a JPEG of at most 192 pixels at its longer side.
    base::Task<QByteArray> thumbnail(Read file);

private:
    struct Output {
        QJsonObject facts;
        QByteArray body;
    };
    class Job;
    base::Task<Output> run(const QStringList &job, Read input);
    void next();

    Parts parts_;
    QQueue<Job *> waiting_;
    QList<Job *> running_;
};

}
