// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/inbox/bubble_layout.h"

namespace ui {

/// @param rect  of the bubble alone; @param firstOfRun  its corner at the sender's side is sharp.
/// @param whole  the picture of its file, when that is there
void paintBubble(QPainter &painter, const QRect &rect, const BubbleLayout &layout, const Theme &theme,
    Qt::LayoutDirection direction, bool firstOfRun, bool hasFocus, bool isFlashed, const QImage &whole = {});

/// A place of the layout within the bubble, on the side where the window's direction puts it.
QRect placed(const QRect &bubble, const QRect &part, Qt::LayoutDirection direction);

}
