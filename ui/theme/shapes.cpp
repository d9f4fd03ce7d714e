// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/shapes.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace ui {

namespace {

QPen round(const QColor &colour, qreal width)
{
    return QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void lines(QPainter &painter, std::initializer_list<QPointF> points)
{
    const QList<QPointF> list(points);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(list.data(), static_cast<int>(list.size()));
}

void paintOk(QPainter &painter, const QColor &ink, const QColor &ground)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawEllipse(QRectF(0, 0, 12, 12));
    painter.setPen(round(ground, 1.5));
    lines(painter, {{3.3, 6.2}, {5.2, 8.1}, {8.7, 4.2}});
}

void paintWarn(QPainter &painter, const QColor &ink, const QColor &ground)
{
    painter.setPen(round(ink, 0.8));
    painter.setBrush(ink);
    painter.drawPolygon(QPolygonF({{6, 0.6}, {11.8, 11.2}, {0.2, 11.2}}));
    painter.setPen(round(ground, 1.5));
    painter.drawLine(QPointF(6, 4.2), QPointF(6, 7.4));
    painter.drawPoint(QPointF(6, 9.3));
}

void paintError(QPainter &painter, const QColor &ink, const QColor &ground)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPolygon(
        QPolygonF({{3.5, 0}, {8.5, 0}, {12, 3.5}, {12, 8.5}, {8.5, 12}, {3.5, 12}, {0, 8.5}, {0, 3.5}}));
    painter.setPen(round(ground, 1.5));
    painter.drawLine(QPointF(4, 4), QPointF(8, 8));
    painter.drawLine(QPointF(8, 4), QPointF(4, 8));
}

void paintPaused(QPainter &painter, const QColor &ink, const QColor &ground)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawRoundedRect(QRectF(0, 0, 12, 12), 2.5, 2.5);
    painter.setPen(round(ground, 1.6));
    painter.drawLine(QPointF(4.3, 3.5), QPointF(4.3, 8.5));
    painter.drawLine(QPointF(7.7, 3.5), QPointF(7.7, 8.5));
}

}

Qt::LayoutDirection directionOn(const QPainter &painter)
{
    const Qt::LayoutDirection direction = painter.layoutDirection();
    return direction == Qt::LayoutDirectionAuto ? QGuiApplication::layoutDirection() : direction;
}

Token inkOf(StateShape shape)
{
    switch (shape) {
    case StateShape::Ok:
        return Token::Ok;
    case StateShape::Quiet:
        return Token::Quiet;
    case StateShape::Warn:
        return Token::Warn;
    case StateShape::Error:
        return Token::Error;
    case StateShape::Paused:
        return Token::Paused;
    case StateShape::Busy:
        return Token::Busy;
    }
    return Token::Text;
}

Token softOf(StateShape shape)
{
    switch (shape) {
    case StateShape::Ok:
        return Token::OkSoft;
    case StateShape::Quiet:
        return Token::QuietSoft;
    case StateShape::Warn:
        return Token::WarnSoft;
    case StateShape::Error:
        return Token::ErrorSoft;
    case StateShape::Paused:
        return Token::PausedSoft;
    case StateShape::Busy:
        return Token::BusySoft;
    }
    return Token::Surface;
}

void paintShape(QPainter &painter, const QRectF &rect, StateShape shape, const QColor &ink,
    const QColor &ground, qreal turn)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 12, rect.height() / 12);
    switch (shape) {
    case StateShape::Ok:
        paintOk(painter, ink, ground);
        break;
    case StateShape::Quiet:
        painter.setPen(QPen(ink, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QRectF(1.1, 1.1, 9.8, 9.8));
        break;
    case StateShape::Warn:
        paintWarn(painter, ink, ground);
        break;
    case StateShape::Error:
        paintError(painter, ink, ground);
        break;
    case StateShape::Paused:
        paintPaused(painter, ink, ground);
        break;
    case StateShape::Busy:
        painter.setPen(round(ink, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawArc(QRectF(1.1, 1.1, 9.8, 9.8), static_cast<int>((90 - turn) * 16), -234 * 16);
        break;
    }
    painter.restore();
}

QSize tickSize(Tick tick)
{
    return {tick == Tick::Sent || tick == Tick::Waiting || tick == Tick::Failed ? 12 : 17, 12};
}

void paintTick(QPainter &painter, const QRect &rect, Tick tick, const Theme &theme, Token ink, Token ground)
{
    const QSize size = tickSize(tick);
    const QRect at
        = QStyle::alignedRect(directionOn(painter), Qt::AlignLeading | Qt::AlignVCenter, size, rect);
    if (tick == Tick::Failed) {
        paintShape(painter, at, StateShape::Error, theme.color(Token::Error), theme.color(ground));
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(at.topLeft());
    painter.setPen(round(theme.color(tick == Tick::Read ? Token::TickRead : ink), 1.6));
    painter.setBrush(Qt::NoBrush);
    if (tick == Tick::Waiting) {
        painter.drawEllipse(QRectF(1, 1, 10, 10));
        lines(painter, {{6, 3.5}, {6, 6.2}, {8, 7.4}});
    } else {
        lines(painter, {{1.5, 6.5}, {4.5, 9.5}, {10.5, 2.5}});
        if (tick != Tick::Sent)
            lines(painter, {{8, 9.3}, {8.3, 9.5}, {14.3, 2.5}});
    }
    painter.restore();
}

void paintArch(QPainter &painter, const QRectF &rect, const QColor &arch, const QColor &ground, qreal weight)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 26, rect.height() / 22);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(round(ground, 2.6 * weight));
    painter.drawLine(QPointF(2, 19.5), QPointF(24, 19.5));
    painter.setPen(round(arch, 2.6 * weight));
    QPainterPath path(QPointF(4, 15.5));
    path.cubicTo(4, 8.5, 7.8, 4, 13, 4);
    path.cubicTo(18.2, 4, 22, 8.5, 22, 15.5);
    painter.drawPath(path);
    painter.setPen(round(arch, 1.8 * weight));
    for (const QPointF top : {QPointF(13, 9), QPointF(8.8, 11.3), QPointF(17.2, 11.3)})
        painter.drawLine(top, QPointF(top.x(), 15.5));
    painter.restore();
}

void paintRowRing(QPainter &painter, const QRect &rect, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(theme.color(Token::Focus), 2);
    pen.setJoinStyle(Qt::MiterJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1));
    painter.restore();
}

}
