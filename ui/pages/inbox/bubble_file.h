// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/inbox/bubble_column.h"

namespace ui {

/// A message with a file that can be brought here.
bool hasFile(const model::Message &message);
/// Whether its file is a picture that can be shown large.
bool isViewable(const model::Message &message);
/// The words that bring it here by a click; empty when it is here or on its way.
QString fetchWords(const FileView &file);
/// Where the file is, below what the message shows of it; nothing when that is not known or it is here.
void layOutFile(const BubbleParts &parts, BubbleColumn &column);

}
