// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/scheduled_strip.h"

#include "ui/models/send_times.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>

#include <algorithm>

namespace ui {

namespace {
constexpr int kScheduledShown = 3;
constexpr int kButton = 28;
}

ScheduledStrip::ScheduledStrip(Scheduled &scheduled, Theme &theme, base::Clock &clock, QWidget *parent)
    : QFrame(parent), scheduled_(scheduled), theme_(theme), clock_(clock), area_(new QScrollArea(this))
{
    area_->setWidgetResizable(true);
    area_->setFrameShape(QFrame::NoFrame);
    area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area_->viewport()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area_);
    connect(&scheduled, &Scheduled::changed, this, &ScheduledStrip::showAll);
    connect(&theme, &Theme::changed, this, &ScheduledStrip::showAll);
    showAll();
}

void ScheduledStrip::showAll()
{
    setAccessibleName(tr("Waits to be sent"));
    setVisible(!scheduled_.all().isEmpty());
    if (scheduled_.all().isEmpty())
        return;
    auto *inside = new QWidget;
    rows_ = new QVBoxLayout(inside);
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(2);
    int height = 0;
    int shown = 0;
    for (const model::ScheduledMessage &message : scheduled_.all()) {
        QWidget *line = row(message);
        rows_->addWidget(line);
        if (++shown <= kScheduledShown)
            height += line->sizeHint().height() + rows_->spacing();
    }
    area_->setWidget(inside); // what was there goes
    inside->setAutoFillBackground(false);
    area_->setFixedHeight(height);
}

QWidget *ScheduledStrip::row(const model::ScheduledMessage &message)
{
    auto *line = new QWidget;
    const QString when = sendTimeText(message.atMs, clock_.wallMs());
    const QString why = whyNotSent(message);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *text = new ElidedLabel(theme_, Role::Caption, Token::Text2, line);
    //: when a text will be sent, and its words
    text->setText(tr("%1: %2").arg(when, isolate(message.text.simplified())));
    words->addWidget(text);
    if (!why.isEmpty()) {
        QLabel *wrong = label(theme_, Role::Caption, Tone::Error, line);
        wrong->setText(why);
        wrong->setWordWrap(true);
        words->addWidget(wrong);
    }
    line->setAccessibleName(plain(text->text()) + (why.isEmpty() ? QString() : u' ' + why));
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addSpacing(10);
    layout->addLayout(words, 1);
    const auto add = [&](Icon icon, const QString &name, const std::function<void()> &act) {
        auto *button = new IconButton(theme_, icon, line);
        button->setFixedSize(kButton, kButton);
        button->setIconSize({16, 16});
        button->setName(name);
        connect(button, &QToolButton::clicked, this, act);
        layout->addWidget(button);
    };
    add(Icon::Send, tr("Send it now"), [this, id = message.id] { scheduled_.sendNow(id); });
    add(Icon::Clock, tr("Another time …"), [this, message] { Q_EMIT moveAsked(message); });
    add(Icon::Close, tr("Take it back into the text"), [this, id = message.id] { scheduled_.takeBack(id); });
    return line;
}

void ScheduledStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.color(Token::Sunken));
    painter.drawRoundedRect(rect(), 4, 4);
}

void ScheduledStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showAll();
}

}
