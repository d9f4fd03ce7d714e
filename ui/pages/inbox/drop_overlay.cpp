// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/drop_overlay.h"

#include "ui/theme/bidi.h"

#include <QPainter>

namespace ui {

DropOverlay::DropOverlay(Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void DropOverlay::setTexts(const QString &head, const QString &line)
{
    head_ = head;
    line_ = line;
    setAccessibleName(plain(head + QStringLiteral(". ") + line));
    update();
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = theme_.color(Token::Canvas);
    ground.setAlphaF(0.94F);
    painter.fillRect(rect(), ground);
    QPen edge(theme_.color(Token::Accent), 2, Qt::DashLine);
    painter.setPen(edge);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(16, 16, -16, -16), 12, 12);
    const int middle = height() * 2 / 5;
    const QRect icon(width() / 2 - 24, middle - 60, 48, 48);
    painter.drawPixmap(icon, theme_.pixmap(Icon::Attach, icon.size(), Token::Accent, devicePixelRatioF()));
    const QRect words(40, middle, width() - 80, theme_.lineHeight(Role::Section) + 6);
    painter.setFont(theme_.font(Role::Section));
    painter.setPen(theme_.color(Token::Text));
    painter.drawText(words, Qt::AlignHCenter | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(head_, Qt::ElideRight, words.width()));
    painter.setFont(theme_.font(Role::Body));
    painter.setPen(theme_.color(Token::Text2));
    painter.drawText(QRect(words.left(), words.bottom() + 2, words.width(), 60),
        Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, line_);
}

}
