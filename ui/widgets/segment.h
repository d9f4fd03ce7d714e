// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QFrame>

namespace ui {

/// Choices in one frame, of which one is taken; the arrows go from one to the next.
class Segment : public QFrame {
    Q_OBJECT
public:
    Segment(Theme &theme, QWidget *parent);
    void setItems(const QStringList &items); ///< keeps the choice when there are as many
    int current() const { return group_.checkedId(); }
    void setCurrent(int index);

Q_SIGNALS:
    void changed(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &theme_;
    QButtonGroup group_;
};

}
