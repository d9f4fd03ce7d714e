// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/bubble_column.h"

#include <QFontMetrics>

#include <algorithm>

namespace ui {

BubblePiece &BubbleColumn::add(BubblePiece::Kind kind, const QRect &rect)
{
    BubblePiece piece;
    piece.kind = kind;
    piece.rect = rect;
    layout_.pieces.append(piece);
    return layout_.pieces.last();
}

BubblePiece *BubbleColumn::words(const QString &text, Role role, Token ink, int lines, int indent, int kept)
{
    if (text.isEmpty())
        return nullptr;
    const QFontMetrics metrics(theme_.font(role));
    const int line = std::max(theme_.lineHeight(role), metrics.lineSpacing());
    const int room = width_ - indent - kept;
    QString shown = text;
    if (lines == 1) {
        shown = metrics.elidedText(text, Qt::ElideRight, room);
    } else {
        // a broken line leaves room at its end
        shown = metrics.elidedText(text, Qt::ElideRight, (room - metrics.averageCharWidth() * 6) * lines);
    }
    const QRect bounds
        = metrics.boundingRect(QRect(0, 0, room, 10'000), Qt::TextWordWrap | Qt::TextWrapAnywhere, shown);
    const int height = lines == 1 ? line : std::max(line, bounds.height());
    BubblePiece &piece = add(BubblePiece::Kind::Words, QRect(left_ + indent, y_, room, height));
    piece.text = shown;
    piece.role = role;
    piece.ink = ink;
    y_ += height;
    return &piece;
}

BubblePiece &BubbleColumn::badge(Icon icon, int side)
{
    const qsizetype ground = layout_.pieces.size();
    add(BubblePiece::Kind::Ground, QRect(left_, y_, side, side));
    const int inset = (side - 20) / 2;
    BubblePiece &piece = add(BubblePiece::Kind::Icon, QRect(left_ + inset, y_ + inset, 20, 20));
    piece.icon = icon;
    piece.ink = Token::Link;
    return layout_.pieces[ground];
}

void BubbleColumn::endBlock(int top, int side)
{
    y_ = std::max(y_, top + side) + 4;
}

}
