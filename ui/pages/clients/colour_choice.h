// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QWidget>

namespace ui {

/// One of the five colours of a client, shown as the mark would look.
class ColourChoice : public QWidget {
    Q_OBJECT
public:
    ColourChoice(Theme &theme, QWidget *parent);
    int current() const { return group_.checkedId(); }
    void setCurrent(int hue);
    void setLetters(const QString &letters);
    void retranslate();

private:
    QButtonGroup group_;
};

}
