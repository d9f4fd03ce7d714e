// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

namespace ui {

/// Two letters that stand for a name: "Dana Levi" is DL, "Dana" is DA, "~Dana" (a hidden number) is ~D; "?"
/// when there is no letter.
QString initialsOf(const QString &name);
/// 0 to 4, the same for the same text.
int hueOf(const QString &text);
/// A person in a circle, a group in a rounded square.
void paintAvatar(
    QPainter &painter, const QRect &rect, const Theme &theme, const QString &initials, int hue, bool group);
/// A picture in the same shape.
void paintPicture(QPainter &painter, const QRect &rect, const QImage &picture, bool group);
/// The small square that stands for a client or one of our numbers: white letters on its colour.
void paintMark(QPainter &painter, const QRect &rect, const Theme &theme, const QString &initials, int hue);
/// The mark at the avatar's bottom trailing corner, eight pixels outside so that the letters stay free, with
/// a ring in the row's ground.
void paintCornerMark(QPainter &painter, const QRect &avatar, const Theme &theme, const QString &initials,
    int hue, const QColor &ground);

}
