// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"

#include <QUrl>

namespace ui {

class BubbleColumn;
struct BubbleParts;

/// What is no file: place, contacts, poll, event, invitation, album, preview of a link.
void layOutCard(const BubbleParts &parts, BubbleColumn &column);
QString withoutBreaks(const QString &text); ///< a stranger's, in one line and short enough
QUrl mapOf(const model::Location &location);

}
