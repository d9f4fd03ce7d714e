// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/shapes.h"

#include <QFrame>

class QLabel;

namespace ui {

/// The foot of the window: how many numbers gave proof of life, and what waits to be sent.
class StatusLine : public QFrame {
    Q_OBJECT
public:
    StatusLine(Theme &theme, QWidget *parent);
    void show(int connected, int total, int queued);
    void setNetwork(const QString &name); ///< said at the end; empty: nothing

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Theme &theme_;
    QLabel *numbers_;
    QLabel *queue_;
    QLabel *network_;
    QString networkName_;
    int connected_ = 0;
    int total_ = 0;
    int queued_ = 0;
};

}
