// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPainter>

namespace ui {

/// A line that nobody wrote, in the middle of the conversation. @param pane width of the whole row
int systemPillHeight(const QString &text, const Theme &theme, int pane);
void paintSystemPill(
    QPainter &painter, const QRect &row, int top, const QString &text, const Theme &theme, bool hasFocus);

}
