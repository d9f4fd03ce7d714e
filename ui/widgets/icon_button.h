// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QToolButton>

namespace ui {

/// A square button of 32 with a picture; its name is read aloud and shown when the pointer rests.
class IconButton : public QToolButton {
    Q_OBJECT
public:
    IconButton(Theme &theme, Icon icon, QWidget *parent, Token ink = Token::Text2);
    /// @param keys  as they are shown in a menu
    void setName(const QString &name, const QString &keys = {});
    void setPicture(Icon icon);

private:
    Theme &theme_;
    Token ink_;
};

}
