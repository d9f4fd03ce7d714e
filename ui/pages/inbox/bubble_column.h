// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/inbox/bubble_layout.h"

namespace ui {

/// Sets the pieces of a bubble below each other.
class BubbleColumn {
public:
    BubbleColumn(const Theme &theme, const QRect &column, BubbleLayout &layout)
        : theme_(theme), layout_(layout), left_(column.left()), width_(column.width()), y_(column.top())
    {
    }
    int y() const { return y_; }
    int width() const { return width_; }
    int left() const { return left_; }
    const Theme &theme() const { return theme_; }
    void skip(int pixels) { y_ += pixels; }
    BubblePiece &add(BubblePiece::Kind kind, const QRect &rect);

    /// Words from `indent` to the end, but for `kept` pixels there, in at most so many lines; nothing for an
    /// empty text.
    BubblePiece *words(
        const QString &text, Role role, Token ink, int lines = 1, int indent = 0, int kept = 0);
    /// An icon on a ground at the leading side, which the words beside it stand next to. @return the ground
    BubblePiece &badge(Icon icon, int side);
    /// Ends a block that began at `top`: never lower than its badge.
    void endBlock(int top, int side);

private:
    const Theme &theme_;
    BubbleLayout &layout_;
    int left_;
    int width_;
    int y_;
};

}
