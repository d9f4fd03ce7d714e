// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/shapes.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace ui {

/// One primary button on a screen. DangerFilled is for the last dialog only.
enum class ButtonKind { Plain, Primary, Quiet, Danger, DangerFilled };
void setKind(QPushButton &button, ButtonKind kind);
/// A button with a picture before its text, in the ink of its kind.
QPushButton *button(Theme &theme, ButtonKind kind, QWidget *parent);
QPushButton *button(Theme &theme, ButtonKind kind, Icon icon, QWidget *parent);
/// 28 high instead of 32, for rows.
void setCompact(QPushButton &button);

/// main: text; second, third: quieter; the rest as their states.
enum class Tone { Main, Second, Third, Link, Ok, Warn, Error };
/// Plain text; selectable and wrapping are up to the caller.
QLabel *label(Theme &theme, Role role, Tone tone, QWidget *parent);
void setTone(QLabel &label, Tone tone);

/// A hairline across a layout, or between the panes of a row.
QFrame *hairline(QWidget *parent, Qt::Orientation orientation = Qt::Horizontal);
/// A frame with the ground of a role in style.qss: surface, canvas, sunken, raised, card, status.
QFrame *ground(const char *role, QWidget *parent);

}
