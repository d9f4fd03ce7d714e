// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/pane_parts.h"

#include "ui/models/faces.h"
#include "ui/pages/inbox/names.h"
#include "ui/theme/bidi.h"

#include <QEvent>
#include <QPainter>

namespace ui {

void emptyLayout(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

PersonMark::PersonMark(Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme)
{
    setFixedSize(36, 36);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PersonMark::setChat(const model::Chat &chat)
{
    chat_ = chat;
    update();
}

void PersonMark::setFaces(Faces &faces)
{
    faces_ = &faces;
    connect(&faces, &Faces::came, this, qOverload<>(&QWidget::update));
}

void PersonMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintWho(painter, rect(), theme_, chat_, faces_);
}

LatestButton::LatestButton(Theme &theme, QWidget *parent) : QAbstractButton(parent), theme_(theme)
{
    setFixedSize(44, 48);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

void LatestButton::setCount(int count)
{
    count_ = count;
    retranslate();
    update();
}

void LatestButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LatestButton::retranslate()
{
    const QString name = count_ > 0 ? tr("Go to the latest messages, %n new", nullptr, count_)
                                    : tr("Go to the latest messages");
    setAccessibleName(name);
    setToolTip(name);
}

void LatestButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF disc(4.5, 10.5, 35, 35);
    painter.setPen(QPen(theme_.color(hasFocus() ? Token::Focus : Token::LineStrong), hasFocus() ? 2 : 1));
    painter.setBrush(theme_.color(underMouse() ? Token::Hover : Token::Raised));
    painter.drawEllipse(disc);
    const QPixmap arrow = theme_.pixmap(Icon::Down, {20, 20}, Token::Text2, devicePixelRatioF());
    painter.drawPixmap(QPointF(12, 18), arrow);
    if (count_ == 0)
        return;
    const QString text = count_ > 99 ? QStringLiteral("99+") : QString::number(count_);
    painter.setFont(theme_.font(Role::Badge));
    const int width = std::max(18, painter.fontMetrics().horizontalAdvance(text) + 10);
    const QRect pill(22 - width / 2, 0, width, 18);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.color(Token::Accent));
    painter.drawRoundedRect(pill, 9, 9);
    painter.setPen(theme_.color(Token::OnAccent));
    painter.drawText(pill, Qt::AlignCenter, ltr(text));
}

}
