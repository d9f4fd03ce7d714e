// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

namespace ui {

StatusLine::StatusLine(Theme &theme, QWidget *parent)
    : QFrame(parent),
      theme_(theme),
      numbers_(label(theme, Role::Caption, Tone::Second, this)),
      queue_(label(theme, Role::Caption, Tone::Second, this)),
      network_(label(theme, Role::Caption, Tone::Second, this))
{
    setProperty("role", QStringLiteral("status"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 16, 4);
    row->setSpacing(20);
    row->addSpacing(20); // the mark: margins do not turn round, what is in the row does
    row->addWidget(numbers_);
    row->addWidget(queue_);
    row->addStretch(1);
    row->addWidget(network_);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

void StatusLine::show(int connected, int total, int queued)
{
    connected_ = connected;
    total_ = total;
    queued_ = queued;
    retranslate();
    update();
}

void StatusLine::setNetwork(const QString &name)
{
    networkName_ = name;
    retranslate();
}

void StatusLine::retranslate()
{
    numbers_->setText(
        total_ == 0 ? tr("No numbers yet") : tr("%1 of %2 connected").arg(connected_).arg(total_));
    queue_->setText(
        queued_ == 0 ? tr("Nothing waits to be sent") : tr("%n waiting to be sent", nullptr, queued_));
    network_->setText(networkName_.isEmpty() ? QString() : tr("Network: %1").arg(isolate(networkName_)));
}

void StatusLine::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    const StateShape shape = total_ == 0 ? StateShape::Quiet
        : connected_ == total_           ? StateShape::Ok
                                         : StateShape::Warn;
    const QRect mark = QStyle::visualRect(layoutDirection(), rect(), QRect(16, height() / 2 - 5, 11, 11));
    paintShape(painter, mark, shape, theme_.color(inkOf(shape)), theme_.color(Token::Sunken));
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

}
