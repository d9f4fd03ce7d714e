// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace ui {

/// A surface with a hairline around it, on the canvas. Never one in another.
class Card : public QFrame {
    Q_OBJECT
public:
    Card(Theme &theme, QWidget *parent);
    void setTitle(const QString &title); ///< an empty one is hidden
    /// What the card holds goes here: padding of 16, 8 between.
    QVBoxLayout *body() { return body_; }

private:
    QLabel *title_;
    QVBoxLayout *body_;
};

}
