// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/bubble_painter.h"

#include "ui/pages/inbox/piece_painter.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace ui {

namespace {

constexpr qreal kBubbleRadius = 10;
constexpr qreal kSharp = 3;

/// A rounded rectangle whose upper corner at one side is sharper.
QPainterPath outline(const QRectF &rect, bool sharpLeft, bool sharpRight)
{
    const auto corner = [](QPainterPath &path, const QPointF &at, const QPointF &from, const QPointF &to) {
        path.lineTo(from);
        path.quadTo(at, to);
    };
    const qreal left = sharpLeft ? kSharp : kBubbleRadius;
    const qreal right = sharpRight ? kSharp : kBubbleRadius;
    QPainterPath path(QPointF(rect.left() + left, rect.top()));
    corner(path, rect.topRight(), {rect.right() - right, rect.top()}, {rect.right(), rect.top() + right});
    corner(path, rect.bottomRight(), {rect.right(), rect.bottom() - kBubbleRadius},
        {rect.right() - kBubbleRadius, rect.bottom()});
    corner(path, rect.bottomLeft(), {rect.left() + kBubbleRadius, rect.bottom()},
        {rect.left(), rect.bottom() - kBubbleRadius});
    corner(path, rect.topLeft(), {rect.left(), rect.top() + left}, {rect.left() + left, rect.top()});
    path.closeSubpath();
    return path;
}

void paintQuote(QPainter &painter, const QRect &bubble, const BubbleLayout &layout, const Theme &theme,
    Qt::LayoutDirection direction)
{
    const QRect rect = placed(bubble, layout.quoteRect, direction);
    QColor soft = theme.color(Token::Accent);
    soft.setAlphaF(0.08F);
    QPainterPath path;
    path.addRoundedRect(rect, 4, 4);
    painter.save();
    painter.setClipPath(path);
    painter.fillRect(rect, soft);
    painter.fillRect(QStyle::visualRect(direction, rect, QRect(rect.left(), rect.top(), 3, rect.height())),
        theme.color(Token::Accent));
    painter.restore();
    const int line = (rect.height() - 8) / 2;
    const QRect inside = rect.adjusted(13, 4, -13, -4);
    const auto at = [&](int row) {
        return QStyle::visualRect(
            direction, rect, QRect(rect.left() + 13, inside.top() + row * line, inside.width() + 3, line));
    };
    const int side
        = static_cast<int>(QStyle::visualAlignment(direction, Qt::AlignLeading | Qt::AlignVCenter));
    painter.setFont(theme.font(Role::CaptionBold));
    painter.setPen(theme.color(Token::Link));
    painter.drawText(at(0), side | Qt::TextSingleLine, layout.quoteName);
    painter.setFont(theme.font(Role::Caption));
    painter.setPen(theme.color(Token::BubbleMeta));
    painter.drawText(at(1), side | Qt::TextSingleLine, layout.quoteText);
}

void paintText(QPainter &painter, const QRect &bubble, const BubbleLayout &layout, const Theme &theme,
    Qt::LayoutDirection direction)
{
    QList<QTextLayout::FormatRange> ranges;
    const auto add = [&](int start, int length, bool underline) {
        QTextLayout::FormatRange range;
        range.start = start;
        range.length = length;
        range.format.setForeground(theme.color(Token::Link));
        range.format.setFontUnderline(underline);
        ranges.append(range);
    };
    for (const BubbleLayout::Link &link : layout.links)
        add(link.start, link.length, true);
    for (const model::TextMark &mark : layout.mentions)
        add(static_cast<int>(mark.from), static_cast<int>(mark.length), false);
    QColor found = theme.color(Token::Warn);
    found.setAlphaF(0.35F);
    for (const model::TextMark &mark : layout.found) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(mark.from);
        range.length = static_cast<int>(mark.length);
        range.format.setBackground(found);
        ranges.append(range);
    }
    painter.setPen(theme.color(layout.isPlaceholder ? Token::BubbleMeta : Token::BubbleText));
    layout.text->draw(&painter, placed(bubble, layout.textRect, direction).topLeft(), ranges);
}

void paintMeta(QPainter &painter, const QRect &bubble, const BubbleLayout &layout, const Theme &theme,
    Qt::LayoutDirection direction)
{
    const QRect rect = placed(bubble, layout.metaRect, direction);
    const QSize size = layout.hasTick ? tickSize(layout.tick) : QSize();
    if (layout.hasTick) {
        const QRect tick = QStyle::alignedRect(direction, Qt::AlignTrailing | Qt::AlignVCenter, size, rect);
        paintTick(painter, tick, layout.tick, theme);
    }
    const int used = layout.hasTick ? size.width() + 5 : 0;
    const QRect time = QStyle::visualRect(
        direction, rect, QRect(rect.left(), rect.top(), rect.width() - used, rect.height()));
    painter.setFont(bubbleTimeFont(theme));
    painter.setPen(theme.color(Token::BubbleMeta));
    painter.drawText(time,
        static_cast<int>(QStyle::visualAlignment(direction, Qt::AlignTrailing | Qt::AlignVCenter)),
        layout.time);
}

void paintFailure(QPainter &painter, const QRect &bubble, const BubbleLayout &layout, const Theme &theme,
    Qt::LayoutDirection direction)
{
    const QRect why = placed(bubble, layout.whyRect, direction);
    painter.setPen(theme.color(Token::Error));
    layout.why->draw(&painter, why.topLeft());
    const QRect octagon
        = placed(bubble, QRect(layout.whyRect.left() - 18, layout.whyRect.top() + 3, 12, 12), direction);
    paintShape(painter, octagon, StateShape::Error, theme.color(Token::Error), theme.color(Token::Canvas));
    painter.setFont(theme.font(Role::CaptionBold));
    painter.setPen(theme.color(Token::Link));
    painter.drawText(placed(bubble, layout.againRect, direction), Qt::AlignCenter, layout.again);
    painter.drawText(placed(bubble, layout.detailsRect, direction), Qt::AlignCenter, layout.details);
}

}

QRect placed(const QRect &bubble, const QRect &part, Qt::LayoutDirection direction)
{
    return QStyle::visualRect(direction, bubble, part.translated(bubble.topLeft()));
}

void paintBubble(QPainter &painter, const QRect &rect, const BubbleLayout &layout, const Theme &theme,
    Qt::LayoutDirection direction, bool firstOfRun, bool hasFocus, bool isFlashed, const QImage &whole)
{
    const bool atLeft = layout.isOwn == (direction == Qt::RightToLeft);
    const QPainterPath path
        = outline(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), firstOfRun && atLeft, firstOfRun && !atLeft);
    painter.save();
    painter.setLayoutDirection(direction);
    painter.setRenderHint(QPainter::Antialiasing);
    const Token ground = layout.isFailed ? Token::Surface : layout.isOwn ? Token::BubbleOut : Token::BubbleIn;
    const Token edge = layout.isFailed ? Token::Error : layout.isOwn ? ground : Token::Line;
    painter.setPen(QPen(theme.color(isFlashed ? Token::Accent : edge), isFlashed ? 2 : 1));
    painter.setBrush(theme.color(ground));
    painter.drawPath(path);
    if (hasFocus) {
        painter.setPen(QPen(theme.color(Token::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect).adjusted(-3, -3, 3, 3), kBubbleRadius + 2, kBubbleRadius + 2);
    }
    if (!layout.author.isEmpty()) {
        painter.setFont(theme.font(Role::CaptionBold));
        painter.setPen(theme.color(Token::Link));
        painter.drawText(placed(rect, layout.authorRect, direction),
            static_cast<int>(QStyle::visualAlignment(direction, Qt::AlignLeading | Qt::AlignVCenter)),
            layout.author);
    }
    if (layout.quoteRect.height() > 0)
        paintQuote(painter, rect, layout, theme, direction);
    paintPieces(painter, rect, layout, theme, direction, whole);
    if (layout.textRect.height() > 0)
        paintText(painter, rect, layout, theme, direction);
    paintMeta(painter, rect, layout, theme, direction);
    paintChips(painter, rect, layout, theme, direction);
    if (layout.isFailed)
        paintFailure(painter, rect, layout, theme, direction);
    painter.restore();
}

}
