// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/workshop.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QProcess>
#include <QProcessEnvironment>

#include <algorithm>

namespace media {

using base::Fault;
using base::Result;
using base::Task;

Q_LOGGING_CATEGORY(logWorkshop, "gesher.media.workshop")

namespace {

constexpr qsizetype kAtOnce = 2;
constexpr qsizetype kMostWaiting = 32;
constexpr qint64 kMostLine = 512;
constexpr qint64 kMostInput = 128LL << 20;
constexpr qint64 kAhead = 256 * 1024; ///< written, but not taken yet
constexpr int kEnding = 1'000; ///< ms, after a signal that cannot be caught
constexpr int kMostSide = 16'384;
constexpr qint64 kMostMs = 24LL * 60 * 60 * 1000;
constexpr int kNoteRate = 48'000;

/// The program's exit codes.
enum Code { kDone = 0, kMalformed = 3, kLimit = 4 };

base::Error wrong(const QString &detail)
{
    return {Fault::Malformed, detail, {}};
}

}

class Workshop::Job : public QObject {
public:
    Job(QStringList job, Read input) : job_(std::move(job)), input_(std::move(input)) { }
    ~Job() override
    {
        disconnect(&process_, nullptr, this, nullptr); // its end is told while it is destroyed
        if (process_.state() != QProcess::NotRunning) {
            process_.kill();
            process_.waitForFinished(kEnding);
        }
    }

    const base::Promise<Output> &promise() const { return promise_; }

    /// @param done  called when the process has ended, or never began; this may be deleted later then
    void start(const Parts &parts, std::function<void()> done)
    {
        done_ = std::move(done);
        mostOutput_ = parts.mostOutput;
        connect(&process_, &QProcess::started, this, &Job::feed);
        connect(&process_, &QProcess::bytesWritten, this, &Job::feed);
        connect(&process_, &QProcess::readyReadStandardOutput, this, &Job::take);
        connect(&process_, &QProcess::finished, this, &Job::finish);
        connect(&process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                end(base::fail(Fault::NotFound, QStringLiteral("the helper cannot be started"),
                    QStringLiteral("no_helper")));
        });
        // nothing of ours is told to it, not even where it is
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
        process_.setProcessEnvironment(environment);
        process_.setWorkingDirectory(QDir::rootPath());
        process_.setStandardErrorFile(QProcess::nullDevice());
        timer_ = parts.clock.after(parts.mostTime, [this] {
            kill({Fault::Timeout, QStringLiteral("the helper took too long"), {}});
        });
        process_.start(parts.program, job_);
    }

private:
    void feed()
    {
        while (!isFed_ && process_.state() == QProcess::Running && process_.bytesToWrite() < kAhead) {
            const Result<QByteArray> piece = input_();
            if (!piece) {
                kill(piece.error());
                return;
            }
            fed_ += piece->size();
            if (fed_ > kMostInput) {
                kill({Fault::Limit, QStringLiteral("too large"), QStringLiteral("too_large")});
                return;
            }
            isFed_ = piece->isEmpty();
            if (isFed_)
                process_.closeWriteChannel(); // once all of it is written
            else
                process_.write(*piece);
        }
    }
    void take()
    {
        output_ += process_.readAllStandardOutput();
        if (output_.size() > mostOutput_ + kMostLine)
            kill({Fault::Limit, QStringLiteral("the helper said too much"), {}});
    }
    void kill(base::Error why)
    {
        if (!failure_)
            failure_ = std::move(why);
        isFed_ = true;
        process_.kill();
    }
    void finish(int code, QProcess::ExitStatus status)
    {
        take();
        if (failure_) {
            end(base::fail(*failure_));
        } else if (status != QProcess::NormalExit) {
            // its own limits of time end it by a signal, as a fault of a decoder does
            qCWarning(logWorkshop) << "the helper was ended by a signal:" << job_.first();
            end(base::fail(Fault::Limit, QStringLiteral("the helper was ended"), QStringLiteral("ended")));
        } else if (code == kDone) {
            end(parse());
        } else if (code == kMalformed) {
            end(base::fail(wrong(QStringLiteral("not decodable"))));
        } else if (code == kLimit) {
            end(base::fail(
                Fault::Limit, QStringLiteral("beyond the helper's limits"), QStringLiteral("too_long")));
        } else {
            qCCritical(logWorkshop) << "the helper refused to work, code" << code;
            end(base::fail(Fault::NotFound, QStringLiteral("the helper does not work here"),
                QStringLiteral("no_helper")));
        }
    }
    Result<Output> parse() const
    {
        const qsizetype line = output_.first(std::min<qsizetype>(output_.size(), kMostLine)).indexOf('\n');
        if (line < 0)
            return base::fail(wrong(QStringLiteral("no line of facts")));
        const QJsonDocument facts = QJsonDocument::fromJson(output_.first(line));
        Output output{facts.object(), output_.sliced(line + 1)};
        if (!facts.isObject()
            || output.facts.value(QStringLiteral("bytes")).toInteger(-1) != output.body.size())
            return base::fail(wrong(QStringLiteral("facts that do not fit")));
        return output;
    }
    void end(Result<Output> result)
    {
        timer_.stop();
        input_ = {}; // the file is closed
        output_.clear();
        // whoever is answered may end the workshop
        const auto promise = promise_;
        if (const auto done = std::exchange(done_, {}))
            done();
        promise.answer(std::move(result));
    }

    QStringList job_;
    Read input_;
    base::Promise<Output> promise_;
    std::function<void()> done_;
    QProcess process_;
    base::Timer timer_;
    QByteArray output_;
    qint64 fed_ = 0;
    qint64 mostOutput_ = 0;
    bool isFed_ = false;
    std::optional<base::Error> failure_;
};

Workshop::Workshop(Parts parts) : parts_(std::move(parts)) { }

Workshop::~Workshop()
{
    qDeleteAll(waiting_);
    qDeleteAll(running_); // a process that runs is killed
}

Task<Workshop::Output> Workshop::run(const QStringList &job, Read input)
{
    if (waiting_.size() >= kMostWaiting)
        return Task<Output>::failed({Fault::Limit, QStringLiteral("too many jobs"), QStringLiteral("busy")});
    auto *one = new Job(job, std::move(input));
    waiting_.enqueue(one);
    auto answer = one->promise().task();
    next();
    return answer;
}

void Workshop::next()
{
    while (running_.size() < kAtOnce && !waiting_.isEmpty()) {
        Job *job = waiting_.dequeue();
        running_.append(job);
        job->start(parts_, [this, job] {
            running_.removeOne(job);
            job->deleteLater(); // its process still tells of its end
            next();
        });
    }
}

int Workshop::rateFor(int seconds)
{
    return seconds <= 20 * 60 ? 48'000 : seconds <= 40 * 60 ? 24'000 : 16'000;
}

Task<model::Samples> Workshop::samples(Read file, int rate)
{
    return run({QStringLiteral("pcm"), QString::number(rate)}, std::move(file))
        .then(this, [rate](const Output &output) -> Result<model::Samples> {
            const bool isSound = !output.body.isEmpty() && output.body.size() % 2 == 0
                && output.facts.value(QStringLiteral("rate")).toInt() == rate;
            if (!isSound)
                return base::fail(wrong(QStringLiteral("no samples")));
            return model::Samples{output.body, rate};
        });
}

Task<model::VoiceNote> Workshop::voiceNote(const QByteArray &samples)
{
    auto at = std::make_shared<qsizetype>(0);
    const Read read = [samples, at]() -> Result<QByteArray> {
        const QByteArray piece = samples.mid(*at, kAhead);
        *at += piece.size();
        return piece;
    };
    return run({QStringLiteral("opus")}, read)
        .then(this, [samples](const Output &output) -> Result<model::VoiceNote> {
            if (!output.body.startsWith("OggS"))
                return base::fail(wrong(QStringLiteral("no voice note")));
            const model::Samples sound{samples, kNoteRate};
            return model::VoiceNote{output.body, sound.ms(), model::waveformOf(sound)};
        });
}

Task<model::Poster> Workshop::poster(Read file)
{
    return run({QStringLiteral("poster")}, std::move(file))
        .then(this, [](const Output &output) -> Result<model::Poster> {
            const int width = output.facts.value(QStringLiteral("width")).toInt();
            const int height = output.facts.value(QStringLiteral("height")).toInt();
            const qint64 ms = output.facts.value(QStringLiteral("ms")).toInteger();
            if (width < 1 || height < 1 || width > kMostSide || height > kMostSide)
                return base::fail(wrong(QStringLiteral("no size")));
            return model::Poster{output.body, {width, height}, std::clamp<qint64>(ms, 0, kMostMs)};
        });
}

Task<model::Animation> Workshop::animation(Read file)
{
    return run({QStringLiteral("animation")}, std::move(file))
        .then(this, [](const Output &output) -> Result<model::Animation> {
            const int width = output.facts.value(QStringLiteral("width")).toInt();
            const int height = output.facts.value(QStringLiteral("height")).toInt();
            const qint64 ms = output.facts.value(QStringLiteral("ms")).toInteger();
            const bool isVideo = QByteArrayView(output.body)
                                     .first(std::min<qsizetype>(8, output.body.size()))
                                     .endsWith("ftyp");
            if (!isVideo || width < 1 || height < 1 || width > kMostSide || height > kMostSide)
                return base::fail(wrong(QStringLiteral("no video")));
            return model::Animation{output.body, {width, height}, std::clamp<qint64>(ms, 0, kMostMs)};
        });
}

Task<QByteArray> Workshop::thumbnail(Read file)
{
    return run({QStringLiteral("thumbnail")}, std::move(file))
        .then(this, [](const Output &output) -> Result<QByteArray> {
            if (!output.body.startsWith("\xFF\xD8"))
                return base::fail(wrong(QStringLiteral("no picture")));
            return output.body;
        });
}

}
