// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon_button.h"

namespace ui {

IconButton::IconButton(Theme &theme, Icon icon, QWidget *parent, Token ink)
    : QToolButton(parent), theme_(theme), ink_(ink)
{
    setFixedSize(32, 32);
    setIconSize({20, 20});
    setFocusPolicy(Qt::StrongFocus);
    setPicture(icon);
}

void IconButton::setName(const QString &name, const QString &keys)
{
    setAccessibleName(name);
    setToolTip(keys.isEmpty() ? name : tr("%1 (%2)", "a button and its keys").arg(name, keys));
}

void IconButton::setPicture(Icon icon)
{
    setIcon(theme_.icon(icon, ink_));
}

}
