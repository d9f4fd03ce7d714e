// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/inbox/bubble_column.h"

namespace ui {

/// Whether it is a voice note or another sound, with a file.
bool isSound(const model::Message &message);
/// What plays it, how loud it is along its length, how long it is, and how fast it is played.
void layOutSound(const BubbleParts &parts, BubbleColumn &column);
QString speedText(double speed); ///< "1.5×"

}
