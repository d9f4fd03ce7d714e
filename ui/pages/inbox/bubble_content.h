// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/inbox/bubble_layout.h"

namespace ui {

/// How wide what the message carries is; 0: nothing but text. @param most  that there is room for
int contentWidth(const BubbleParts &parts, int most);
/// Above everything else: "Forwarded", "Mentions everyone".
void layOutLabels(const BubbleParts &parts, const Theme &theme, int left, int most, BubbleLayout &layout,
    int &y, int &inner);
/// The pieces of what it carries, from `y` downwards. @param column  left edge, top and width
void layOutContent(
    const BubbleParts &parts, const Theme &theme, const QRect &column, BubbleLayout &layout, int &y);
/// The reactions, below the bubble that is measured already.
void layOutChips(const model::Message &message, const Theme &theme, int most, BubbleLayout &layout);

}
