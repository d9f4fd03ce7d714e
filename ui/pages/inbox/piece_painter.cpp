// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/piece_painter.h"

#include "ui/pages/inbox/bubble_painter.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>

namespace ui {

namespace {

qreal ratioOf(const QPainter &painter)
{
    return painter.device()->devicePixelRatioF();
}

void paintWords(QPainter &painter, const QRect &rect, const BubblePiece &piece, const Theme &theme,
    Qt::LayoutDirection direction)
{
    if (piece.text.isEmpty())
        return;
    painter.setFont(theme.font(piece.role));
    painter.setPen(theme.color(piece.ink));
    const auto side = static_cast<int>(QStyle::visualAlignment(direction, Qt::AlignLeading));
    const bool isOneLine = rect.height() < 2 * painter.fontMetrics().height();
    painter.drawText(rect,
        side
            | (isOneLine ? Qt::AlignVCenter | Qt::TextSingleLine
                         : Qt::AlignTop | Qt::TextWordWrap | Qt::TextWrapAnywhere),
        piece.text);
}

void paintGround(QPainter &painter, const QRect &rect, const Theme &theme)
{
    QColor soft = theme.color(Token::Accent);
    soft.setAlphaF(0.12F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(soft);
    painter.drawRoundedRect(rect, 8, 8);
}

void paintPicture(
    QPainter &painter, const QRect &rect, const BubblePiece &piece, const QImage &picture, const Theme &theme)
{
    if (picture.isNull()) {
        paintGround(painter, rect, theme);
        const QRect icon = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, {28, 28}, rect);
        painter.drawPixmap(icon, theme.pixmap(piece.icon, icon.size(), Token::BubbleMeta, ratioOf(painter)));
        return;
    }
    QPainterPath path;
    path.addRoundedRect(rect, 6, 6);
    painter.save();
    painter.setClipPath(path);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    // filled: what is too long at one side is cut on both ends of it
    const QSize size = picture.size().scaled(rect.size(), Qt::KeepAspectRatioByExpanding);
    const QRect all(
        QPoint(rect.center().x() - size.width() / 2, rect.center().y() - size.height() / 2), size);
    painter.drawImage(all, picture);
    painter.restore();
}

/// Time runs from left to right in every language.
void paintWave(QPainter &painter, const QRect &rect, const BubblePiece &piece, const Theme &theme)
{
    constexpr int step = 4;
    const int bars = std::max(1, rect.width() / step);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < bars; ++i) {
        const bool isHeard = i < piece.share * bars;
        painter.setBrush(theme.color(isHeard ? Token::Link : Token::BubbleMeta));
        const qsizetype at = piece.wave.size() * i / bars;
        const int loud = piece.wave.isEmpty() ? 0 : std::clamp<int>(piece.wave.at(at), 0, 100);
        const int height = 3 + (rect.height() - 4) * loud / 100;
        painter.drawRoundedRect(
            QRectF(rect.left() + i * step, rect.center().y() - height / 2.0 + 1, 2, height), 1, 1);
    }
}

void paintBar(QPainter &painter, const QRect &rect, const BubblePiece &piece, const Theme &theme,
    Qt::LayoutDirection direction)
{
    painter.setPen(Qt::NoPen);
    QColor track = theme.color(Token::BubbleMeta);
    track.setAlphaF(0.22F);
    painter.setBrush(track);
    painter.drawRoundedRect(rect, 2, 2);
    const int length = static_cast<int>(rect.width() * std::clamp(piece.share, 0.0, 1.0));
    if (length == 0)
        return;
    painter.setBrush(theme.color(Token::Accent));
    painter.drawRoundedRect(
        QStyle::visualRect(direction, rect, QRect(rect.left(), rect.top(), length, rect.height())), 2, 2);
}

void paintChoice(QPainter &painter, const QRect &rect, const BubblePiece &piece, const Theme &theme)
{
    const qreal radius = piece.isRound ? rect.width() / 2.0 : 4;
    painter.setPen(QPen(theme.color(piece.isOn ? Token::Accent : Token::BubbleMeta), 1.5));
    painter.setBrush(piece.isOn ? QBrush(theme.color(Token::Accent)) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
    if (piece.isOn)
        painter.drawPixmap(rect.adjusted(3, 3, -3, -3),
            theme.pixmap(Icon::Check, rect.size() - QSize(6, 6), Token::OnAccent, ratioOf(painter)));
}

}

void paintPieces(QPainter &painter, const QRect &bubble, const BubbleLayout &layout, const Theme &theme,
    Qt::LayoutDirection direction, const QImage &whole)
{
    using Kind = BubblePiece::Kind;
    for (const BubblePiece &piece : layout.pieces) {
        const QRect rect = placed(bubble, piece.rect, direction);
        switch (piece.kind) {
        case Kind::Words:
            paintWords(painter, rect, piece, theme, direction);
            break;
        case Kind::Icon:
            painter.drawPixmap(rect, theme.pixmap(piece.icon, rect.size(), piece.ink, ratioOf(painter)));
            break;
        case Kind::Ground:
            paintGround(painter, rect, theme);
            break;
        case Kind::Picture:
            paintPicture(painter, rect, piece, whole.isNull() ? piece.picture : whole, theme);
            break;
        case Kind::Wave:
            paintWave(painter, rect, piece, theme);
            break;
        case Kind::Bar:
            paintBar(painter, rect, piece, theme, direction);
            break;
        case Kind::Choice:
            paintChoice(painter, rect, piece, theme);
            break;
        }
    }
}

void paintChips(QPainter &painter, const QRect &bubble, const BubbleLayout &layout, const Theme &theme,
    Qt::LayoutDirection direction)
{
    for (const BubbleLayout::Chip &chip : layout.chips) {
        const QRect rect = placed(bubble, chip.rect, direction);
        const Token edge = chip.reaction.isOwn ? Token::Accent : Token::Line;
        painter.setPen(QPen(theme.color(edge), 1));
        painter.setBrush(theme.color(chip.reaction.isOwn ? Token::AccentSoft : Token::Surface));
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 11, 11);
        painter.setFont(theme.font(Role::Caption));
        painter.setPen(theme.color(chip.reaction.isOwn ? Token::OnAccentSoft : Token::Text2));
        painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, chip.text);
    }
}

}
