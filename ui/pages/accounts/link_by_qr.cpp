// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/link_by_qr.h"

#include "engine/words/explain.h"
#include "ui/pages/accounts/steps.h"
#include "ui/theme/account_state.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/qr_plate.h"
#include "ui/widgets/status_chip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui {

LinkByQr::LinkByQr(const base::Clock &clock, Theme &theme, QWidget *parent)
    : QWidget(parent),
      clock_(clock),
      plate_(new QrPlate(theme, this)),
      chip_(new StatusChip(theme, this)),
      left_(label(theme, Role::Caption, Tone::Second, this)),
      steps_(new Steps(theme, this)),
      instead_(button(theme, ButtonKind::Plain, Icon::Phone, this)),
      stop_(button(theme, ButtonKind::Quiet, this))
{
    auto *state = new QHBoxLayout;
    state->addStretch(1);
    state->addWidget(chip_);
    state->addWidget(left_);
    state->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(instead_);
    buttons->addWidget(stop_);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 4, 20, 20);
    column->setSpacing(12);
    column->addWidget(plate_, 0, Qt::AlignHCenter);
    column->addLayout(state);
    column->addSpacing(4);
    column->addWidget(steps_);
    column->addLayout(buttons);
    column->addStretch(1);
    connect(instead_, &QPushButton::clicked, this, &LinkByQr::codeWanted);
    connect(stop_, &QPushButton::clicked, this, &LinkByQr::stopped);
    everySecond_.setInterval(1000);
    connect(&everySecond_, &QTimer::timeout, this, &LinkByQr::tick);
    retranslate();
}

void LinkByQr::clear()
{
    setCode({}, 0);
}

void LinkByQr::setState(const model::AccountView &view)
{
    state_ = view.state;
    chip_->setState(shapeOf(view.state), words::stateName(view.state));
}

void LinkByQr::setCode(const QByteArray &text, qint64 expiresAtMs)
{
    if (text != code_) {
        code_ = text;
        lifeMs_ = std::max<qint64>(1, expiresAtMs - clock_.wallMs());
        plate_->setCode(text);
    }
    expiresAtMs_ = expiresAtMs;
    if (text.isEmpty())
        everySecond_.stop();
    else
        everySecond_.start();
    tick();
}

void LinkByQr::tick()
{
    const qint64 left = std::max<qint64>(0, expiresAtMs_ - clock_.wallMs());
    const int seconds = static_cast<int>((left + 999) / 1000);
    plate_->setTimeLeft(static_cast<double>(left) / static_cast<double>(lifeMs_), seconds);
    left_->setText(code_.isEmpty() ? tr("A code is coming …") : tr("New code in %1 s").arg(seconds));
}

void LinkByQr::retranslate()
{
    steps_->setSteps({tr("On the phone, open WhatsApp and go to Settings"),
        tr("Tap Linked devices, then Link a device"), tr("Point the phone at this code")});
    instead_->setText(tr("Use a code instead"));
    stop_->setText(tr("Hide code"));
    chip_->setState(shapeOf(state_), words::stateName(state_));
    tick();
}

void LinkByQr::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}
