// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

class QPainter;

namespace ui {

/// Of what is painted on: a picture has none of its own and takes the application's.
Qt::LayoutDirection directionOn(const QPainter &painter);

/// A state by its outline alone: disc with a tick, ring, triangle, octagon, square with bars, open ring.
enum class StateShape { Ok, Quiet, Warn, Error, Paused, Busy };

Token inkOf(StateShape shape);
Token softOf(StateShape shape);
/// @param ground  what it stands on: the colour of the marks inside. @param turn  of the open ring, in
/// degrees
void paintShape(QPainter &painter, const QRectF &rect, StateShape shape, const QColor &ink,
    const QColor &ground, qreal turn = 0);

/// How far an outgoing message is. Never turned round.
enum class Tick { Waiting, Sent, Delivered, Read, Failed };

QSize tickSize(Tick tick);
/// At the leading end of `rect` and in its middle.
/// @param ink  of the ticks that nobody has read. @param ground  what a failure stands on
void paintTick(QPainter &painter, const QRect &rect, Tick tick, const Theme &theme,
    Token ink = Token::BubbleMeta, Token ground = Token::Surface);

/// The mark of the program: an arch over its ground line, 26 x 22. @param weight  of its strokes, 1 in the
/// logo
void paintArch(
    QPainter &painter, const QRectF &rect, const QColor &arch, const QColor &ground, qreal weight = 1);

/// The ring of a row that has the keyboard: two pixels inside `rect`. For State_HasFocus with
/// State_KeyboardFocusChange.
void paintRowRing(QPainter &painter, const QRect &rect, const Theme &theme);

}
