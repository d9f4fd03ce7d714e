// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tinted_icon.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyle>

namespace ui {

void TintedIcon::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    Q_UNUSED(state)
    if (!theme_)
        return;
    const int side = std::min(rect.width(), rect.height());
    const QRect at = QStyle::alignedRect(
        QGuiApplication::layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter, QSize(side, side), rect);
    const qreal ratio = painter->device()->devicePixelRatioF();
    painter->drawPixmap(
        at, theme_->pixmap(icon_, at.size(), mode == QIcon::Disabled ? Token::Text3 : token_, ratio));
}

QPixmap TintedIcon::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1);
}

QPixmap TintedIcon::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale)
{
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    pixmap.setDevicePixelRatio(scale);
    QPainter painter(&pixmap);
    paint(&painter, QRectF(QPointF(0, 0), QSizeF(size) / scale).toRect(), mode, state);
    painter.end();
    pixmap.setDevicePixelRatio(1);
    return pixmap;
}

}
