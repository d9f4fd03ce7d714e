// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/inbox/bubble_layout.h"

namespace ui {

/// What a message carries, piece by piece. @param bubble  where it stands. @param whole  its picture, instead
/// of the small one; null: not there yet
void paintPieces(QPainter &painter, const QRect &bubble, const BubbleLayout &layout, const Theme &theme,
    Qt::LayoutDirection direction, const QImage &whole);
/// The reactions below it.
void paintChips(QPainter &painter, const QRect &bubble, const BubbleLayout &layout, const Theme &theme,
    Qt::LayoutDirection direction);

}
