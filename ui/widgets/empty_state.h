// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/shapes.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

/// What a page shows when it has nothing to show: one line, an explanation, at most one button.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(Theme &theme, QWidget *parent);
    /// An empty `button` shows none.
    void setTexts(const QString &line, const QString &explanation, const QString &button = {});

Q_SIGNALS:
    void acted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &theme_;
    QWidget *drawing_;
    QLabel *line_;
    QLabel *explanation_;
    QPushButton *button_;
};

}
