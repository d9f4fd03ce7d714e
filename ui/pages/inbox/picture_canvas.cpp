// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/picture_canvas.h"

#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {
constexpr double kMostZoom = 8;
constexpr int kPictureMargin = 12;
}

PictureCanvas::PictureCanvas(Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme)
{
    setMinimumSize(200, 150);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PictureCanvas::setPicture(const QImage &picture, const QString &words)
{
    picture_ = picture;
    words_ = words;
    fit();
}

void PictureCanvas::fit()
{
    zoom_ = 1;
    middle_ = {};
    update();
}

void PictureCanvas::zoom(double by)
{
    const double before = zoom_;
    zoom_ = std::clamp(zoom_ * by, 1.0, kMostZoom);
    middle_ *= zoom_ / before;
    bound();
}

QSizeF PictureCanvas::shownSize() const
{
    const QSizeF room = size() - QSize(2 * kPictureMargin, 2 * kPictureMargin);
    QSizeF whole = QSizeF(picture_.size()) / devicePixelRatioF();
    if (whole.width() > room.width() || whole.height() > room.height())
        whole.scale(room, Qt::KeepAspectRatio);
    return whole * zoom_;
}

/// What is moved does not leave the room.
void PictureCanvas::bound()
{
    const QSizeF shown = shownSize();
    const double x = std::max(0.0, (shown.width() - width()) / 2);
    const double y = std::max(0.0, (shown.height() - height()) / 2);
    middle_ = {std::clamp(middle_.x(), -x, x), std::clamp(middle_.y(), -y, y)};
    setCursor(x > 0 || y > 0 ? Qt::OpenHandCursor : Qt::ArrowCursor);
    update();
}

void PictureCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme_.color(Token::Sunken));
    if (picture_.isNull()) {
        painter.setFont(theme_.font(Role::Body));
        painter.setPen(theme_.color(Token::Text2));
        painter.drawText(rect().adjusted(40, 0, -40, 0), Qt::AlignCenter | Qt::TextWordWrap, words_);
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QSizeF shown = shownSize();
    const QPointF middle = QRectF(rect()).center() + middle_;
    painter.drawImage(QRectF(middle - QPointF(shown.width() / 2, shown.height() / 2), shown), picture_);
}

void PictureCanvas::wheelEvent(QWheelEvent *event)
{
    zoom(std::pow(1.2, event->angleDelta().y() / 120.0));
    event->accept();
}

void PictureCanvas::mousePressEvent(QMouseEvent *event)
{
    pressed_ = event->pos();
}

void PictureCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    middle_ += event->pos() - pressed_;
    pressed_ = event->pos();
    bound();
}

void PictureCanvas::mouseDoubleClickEvent(QMouseEvent *)
{
    if (zoom_ > 1)
        fit();
    else
        zoom(2);
}

void PictureCanvas::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    bound();
}

}
