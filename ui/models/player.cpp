// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/player.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/models/message_words.h"

#include <algorithm>

namespace ui {

using base::Fault;
using base::Result;
using SoundIs = SoundView::Is;

namespace {

constexpr base::milliseconds kTick{100};
constexpr int kMostSilent = 50; ///< ticks: the device was pulled out
constexpr qsizetype kSoundsRemembered = 400; ///< messages whose waveform is kept

QString whyNot(const base::Error &error)
{
    if (error.code == QStringLiteral("no_helper"))
        return Player::tr(
            "Sounds cannot be played: the program gesher-media is missing or does not run here. "
            "Install Gesher again.");
    if (error.fault == Fault::Malformed || error.code == QStringLiteral("ended"))
        return Player::tr("This sound cannot be played. It can be saved and opened with another program.");
    if (error.code == QStringLiteral("too_long") || error.code == QStringLiteral("too_large"))
        return Player::tr(
            "This sound is too long to be played here. It can be saved and opened with another program.");
    if (error.fault == Fault::Timeout || error.code == QStringLiteral("busy"))
        return Player::tr("The computer was too busy to prepare this sound. Try again.");
    return words::joined(words::fault(error));
}

QString noDevice()
{
    return Player::tr("There is nothing to play it on: no loudspeaker or headphones are connected.");
}

int wholeSeconds(qint64 ms)
{
    return static_cast<int>(ms / 1000);
}

}

QString spokenSound(const SoundView &sound)
{
    const QString of = durationText(wholeSeconds(sound.lengthMs));
    switch (sound.is) {
    case SoundIs::Loading:
        return Player::tr("being prepared to be played");
    case SoundIs::Playing:
        return Player::tr("playing, %1 of %2").arg(durationText(wholeSeconds(sound.positionMs)), of);
    case SoundIs::Paused:
        return Player::tr("paused at %1 of %2").arg(durationText(wholeSeconds(sound.positionMs)), of);
    case SoundIs::Failed:
        return sound.why;
    case SoundIs::Idle:
        break;
    }
    return {};
}

Player::Source Player::throughDesk(door::Desk &desk)
{
    return {[&desk](const QString &id) {
                return desk.ask([id](door::Engine &engine) { return engine.media().samples(id); });
            },
        [&desk](const QString &id) {
            // who cannot be told now is told later; and if nobody can, nobody here can do anything about it
            static_cast<void>(desk.ask([id](door::Engine &engine) { return engine.chats().markPlayed(id); }));
        }};
}

Player::Player(Source source, std::unique_ptr<AudioOut> out, base::Clock &clock, QObject *parent)
    : QObject(parent), source_(std::move(source)), out_(std::move(out)), clock_(clock)
{
}

Player::~Player()
{
    halt();
}

void Player::setOut(std::unique_ptr<AudioOut> out)
{
    stop();
    out_ = std::move(out);
}

SoundView Player::look(const QString &message) const
{
    SoundView view;
    view.speed = speed_;
    view.waveform = waveforms_.value(message);
    view.lengthMs = lengths_.value(message);
    if (message == message_ && !message.isEmpty()) {
        view.is = is_;
        view.positionMs = position();
    } else if (const auto why = failed_.constFind(message); why != failed_.constEnd()) {
        view.is = SoundIs::Failed;
        view.why = *why;
    }
    return view;
}

qint64 Player::position() const
{
    if (!stretch_)
        return fromMs_;
    const auto heard = static_cast<double>(out_->heard());
    return std::min(sound_.ms(), fromMs_ + static_cast<qint64>(heard * speed_ * 1000 / stretch_->rate()));
}

void Player::toggle(const QString &message)
{
    if (message == message_ && is_ == SoundIs::Playing) {
        fromMs_ = position();
        halt();
        is_ = SoundIs::Paused;
        Q_EMIT changed(message);
        return;
    }
    if (message == message_ && is_ == SoundIs::Paused) {
        begin(fromMs_);
        return;
    }
    if (message == message_ && is_ == SoundIs::Loading)
        return;
    stop();
    failed_.remove(message);
    message_ = message;
    is_ = SoundIs::Loading;
    Q_EMIT changed(message);
    whenAnswered(this, source_.samples(message),
        [this, message, asked = ++asked_](const Result<model::Samples> &samples) {
            if (asked == asked_)
                take(message, samples);
        });
}

void Player::take(const QString &message, const Result<model::Samples> &samples)
{
    if (!samples) {
        fail(message, whyNot(samples.error()));
        return;
    }
    sound_ = *samples;
    if (waveforms_.size() >= kSoundsRemembered) {
        waveforms_.clear();
        lengths_.clear();
    }
    waveforms_.insert(message, model::waveformOf(sound_));
    lengths_.insert(message, sound_.ms());
    begin(0);
    if (is_ == SoundIs::Playing)
        source_.tellPlayed(message);
}

void Player::fail(const QString &message, const QString &why)
{
    halt();
    message_.clear();
    is_ = SoundIs::Idle;
    sound_ = {};
    fromMs_ = 0;
    if (failed_.size() >= kSoundsRemembered)
        failed_.clear();
    failed_.insert(message, why);
    Q_EMIT changed(message);
}

void Player::begin(qint64 fromMs)
{
    halt();
    const QString message = message_;
    fromMs_ = fromMs;
    const auto stretch = std::make_shared<TimeStretch>(sound_, fromMs_, speed_);
    if (!out_->start(sound_.rate, [stretch](qint64 most) { return stretch->next(most); })) {
        fail(message, noDevice());
        return;
    }
    stretch_ = stretch;
    lastHeard_ = 0;
    silent_ = 0;
    is_ = SoundIs::Playing;
    timer_ = clock_.after(kTick, [this] { tick(); });
    Q_EMIT changed(message);
}

void Player::halt()
{
    timer_.stop();
    if (stretch_)
        out_->stop();
    stretch_.reset();
}

/// Shows how far it is, and ends it when all of it was heard.
void Player::tick()
{
    if (stretch_->isAtEnd() && out_->heard() >= stretch_->given()) {
        stop();
        return;
    }
    silent_ = out_->heard() == lastHeard_ ? silent_ + 1 : 0;
    lastHeard_ = out_->heard();
    if (silent_ >= kMostSilent) {
        fail(QString(message_), noDevice());
        return;
    }
    timer_ = clock_.after(kTick, [this] { tick(); });
    Q_EMIT changed(message_);
}

void Player::seek(const QString &message, double share)
{
    if (message != message_ || sound_.bytes.isEmpty())
        return;
    const auto to = static_cast<qint64>(std::clamp(share, 0.0, 1.0) * double(sound_.ms()));
    if (to >= sound_.ms()) {
        stop();
    } else if (is_ == SoundIs::Playing) {
        begin(to);
    } else {
        fromMs_ = to;
        Q_EMIT changed(message);
    }
}

void Player::skip(qint64 ms)
{
    if (!sound_.bytes.isEmpty())
        seek(message_, double(position() + ms) / double(sound_.ms()));
}

void Player::turnSpeed()
{
    const qint64 now = position(); // as it was until now
    speed_ = speed_ < 1.25 ? 1.5 : speed_ < 1.75 ? 2 : 1;
    if (is_ == SoundIs::Playing)
        begin(now);
    else if (!message_.isEmpty())
        Q_EMIT changed(message_);
}

void Player::stop()
{
    halt();
    ++asked_; // what is being decoded is not wanted any more
    const QString message = std::exchange(message_, {});
    is_ = SoundIs::Idle;
    sound_ = {};
    fromMs_ = 0;
    if (!message.isEmpty())
        Q_EMIT changed(message);
}

}
