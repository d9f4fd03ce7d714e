// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/voice_strip.h"

#include "ui/models/message_words.h"
#include "ui/pages/inbox/composer_parts.h"
#include "ui/theme/bidi.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace ui {

using RecorderIs = Recorder::Is;

namespace {
constexpr int kBarStep = 4;
constexpr qsizetype kMostLevels = 400;
}

LevelMeter::LevelMeter(Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LevelMeter::add(int level)
{
    levels_.append(level);
    if (levels_.size() > kMostLevels)
        levels_.removeFirst();
    update();
}

void LevelMeter::clear()
{
    levels_.clear();
    update();
}

/// Time runs from left to right in every language.
void LevelMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.color(Token::Accent));
    const qsizetype bars = std::min<qsizetype>(width() / kBarStep, levels_.size());
    for (qsizetype i = 0; i < bars; ++i) {
        const int level = levels_.at(levels_.size() - bars + i);
        const int length = 3 + (height() - 4) * level / 100;
        const auto x = static_cast<int>(width() - (bars - i) * kBarStep);
        painter.drawRoundedRect(QRectF(x, (height() - length) / 2.0, 2, length), 1, 1);
    }
}

VoiceStrip::VoiceStrip(Recorder &recorder, Theme &theme, QWidget *parent)
    : QWidget(parent),
      recorder_(recorder),
      cancel_(new IconButton(theme, Icon::Trash, this)),
      meter_(new LevelMeter(theme, this)),
      state_(label(theme, Role::Body, Tone::Second, this)),
      send_(new SendButton(theme, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(cancel_);
    layout->addWidget(meter_, 1);
    layout->addWidget(state_);
    layout->addWidget(send_);
    setFocusProxy(send_);
    connect(cancel_, &QToolButton::clicked, this, &VoiceStrip::cancelAsked);
    connect(send_, &QAbstractButton::clicked, this, &VoiceStrip::sendAsked);
    connect(&recorder, &Recorder::changed, this, &VoiceStrip::showState);
    retranslate();
}

void VoiceStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void VoiceStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelAsked();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT sendAsked();
    else
        QWidget::keyPressEvent(event);
}

void VoiceStrip::retranslate()
{
    cancel_->setName(tr("Throw the recording away"), QStringLiteral("Esc"));
    send_->setAccessibleName(tr("Send the voice message"));
    send_->setToolTip(tr("Send the voice message (Enter)"));
    showState();
}

QString VoiceStrip::spoken() const
{
    const QString time = durationText(static_cast<int>(recorder_.ms() / 1000));
    switch (recorder_.is()) {
    case RecorderIs::Recording:
        return tr("Recording, %1").arg(time);
    case RecorderIs::Held:
        return recorder_.isFull() ? tr("As long as it can be: %1").arg(time) : tr("Recorded, %1").arg(time);
    case RecorderIs::Sending:
        return tr("Sending …");
    case RecorderIs::Idle:
        break;
    }
    return {};
}

void VoiceStrip::showState()
{
    const bool isBusy = recorder_.is() == RecorderIs::Sending;
    if (recorder_.is() == RecorderIs::Idle)
        meter_->clear();
    else if (recorder_.is() == RecorderIs::Recording)
        meter_->add(recorder_.level());
    cancel_->setEnabled(!isBusy);
    send_->setEnabled(!isBusy);
    state_->setText(spoken());
    state_->setAccessibleName(spoken());
    meter_->setAccessibleName(spoken());
}

}
