// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace ui {

/// Lies over a conversation while files are dragged over it: to whom they would go, and from which number.
class DropOverlay : public QWidget {
    Q_OBJECT
public:
    DropOverlay(Theme &theme, QWidget *parent);
    /// @param line  names the number, or says why nothing can be sent
    void setTexts(const QString &head, const QString &line);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &theme_;
    QString head_;
    QString line_;
};

}
