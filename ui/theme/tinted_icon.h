// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QIconEngine>

namespace ui {

/// Draws an icon anew in the theme's colour of the moment, at the resolution that is asked for; in a place
/// that is wider than high it stands at the leading end, which is how buttons get their gap before the text.
class TintedIcon : public QIconEngine {
public:
    TintedIcon(const Theme &theme, Icon icon, Token token) : theme_(&theme), icon_(icon), token_(token) { }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override { return new TintedIcon(*this); }

private:
    QPointer<const Theme> theme_; ///< icons of menus and trays may outlive it
    Icon icon_;
    Token token_;
};

}
