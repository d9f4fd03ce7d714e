// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/recorder.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>

namespace ui {

using base::Fault;
using base::Result;

namespace {

constexpr double kQuietest = 50; ///< decibels below the loudest: nothing

int levelOf(QByteArrayView samples)
{
    int peak = 1;
    for (qsizetype i = 0; i + 1 < samples.size(); i += 2)
        peak = std::max(peak, std::abs(int(qFromLittleEndian<qint16>(samples.data() + i))));
    const double decibels = 20 * std::log10(peak / 32'768.0);
    return static_cast<int>(std::clamp(100 + decibels * 100 / kQuietest, 0.0, 100.0));
}

QString whyNotSent(const base::Error &error)
{
    if (error.code == QStringLiteral("no_helper"))
        return Recorder::tr(
            "The recording cannot be made a voice message: the program gesher-media is missing or "
            "does not run here. Install Gesher again.");
    if (error.fault == Fault::Timeout || error.code == QStringLiteral("busy"))
        return Recorder::tr("The computer was too busy to prepare the voice message. Send it again.");
    return words::joined(words::fault(error));
}

}

Recorder::Source Recorder::throughDesk(door::Desk &desk)
{
    const auto send = [&desk](const model::AccountId &account, const model::Outgoing &message,
                          const QByteArray &samples) {
        return desk.ask([account, message, samples](door::Engine &engine) {
            return engine.media().voiceNote(samples).then(
                &engine, [&engine, account, message](const model::VoiceNote &note) {
                    return engine.media()
                        .add(account, note.file, QStringLiteral("audio/ogg; codecs=opus"))
                        .then(&engine, [&engine, account, message, note](model::Media media) {
                            media.seconds = static_cast<int>(std::max<qint64>(1, (note.ms + 500) / 1000));
                            media.waveform = note.waveform;
                            model::Outgoing ready = message;
                            ready.content = media;
                            return engine.chats().send(account, ready);
                        });
                });
        });
    };
    const auto tell = [&desk](const model::Chat &chat, bool on) {
        static_cast<void>(desk.ask([account = chat.account, jid = chat.jid, on](door::Engine &engine) {
            return engine.contacts().setTyping(
                account, jid, on ? model::Doing::Recording : model::Doing::Nothing);
        }));
    };
    return {send, tell};
}

Recorder::Recorder(Source source, std::unique_ptr<AudioIn> in, QObject *parent)
    : QObject(parent), source_(std::move(source)), in_(std::move(in))
{
}

Recorder::~Recorder()
{
    in_->stop();
}

void Recorder::setIn(std::unique_ptr<AudioIn> in)
{
    cancel();
    in_ = std::move(in);
}

void Recorder::become(Is is)
{
    if (is_ == Is::Recording && is != Is::Recording) {
        in_->stop();
        source_.tell(chat_, false);
    }
    is_ = is;
    level_ = 0;
    if (is == Is::Idle) {
        samples_.clear();
        chat_ = {};
    }
    Q_EMIT changed();
}

bool Recorder::start(const model::Chat &chat)
{
    if (is_ != Is::Idle || !in_->start(kRate, [this](const QByteArray &samples) { take(samples); }))
        return false;
    chat_ = chat;
    toldMs_ = 0;
    source_.tell(chat_, true);
    become(Is::Recording);
    return true;
}

void Recorder::take(const QByteArray &samples)
{
    if (is_ != Is::Recording)
        return;
    samples_ += samples.first(std::min<qint64>(samples.size(), kMostBytes - samples_.size()));
    if (isFull()) {
        hold();
        return;
    }
    level_ = levelOf(samples);
    if (ms() - toldMs_ >= kTellAgainMs) {
        toldMs_ = ms();
        source_.tell(chat_, true);
    }
    Q_EMIT changed();
}

void Recorder::hold()
{
    if (is_ == Is::Recording)
        become(Is::Held);
}

void Recorder::cancel()
{
    if (is_ == Is::Recording || is_ == Is::Held)
        become(Is::Idle);
}

void Recorder::send(const QString &quotedId)
{
    hold();
    if (is_ != Is::Held)
        return;
    if (ms() < kLeastMs) {
        cancel();
        Q_EMIT failed(tr("That was too short to be a voice message. Speak, then send it."));
        return;
    }
    model::Outgoing message;
    message.to = chat_.jid;
    message.kind = model::MessageKind::Voice;
    message.quotedId = quotedId;
    const auto sent = source_.send(chat_.account, message, samples_);
    become(Is::Sending);
    whenAnswered(this, sent, [this](const Result<model::Message> &queuedOne) {
        if (queuedOne) {
            become(Is::Idle);
            Q_EMIT queued(queuedOne->id);
        } else {
            become(Is::Held);
            Q_EMIT failed(whyNotSent(queuedOne.error()));
        }
    });
}

}
