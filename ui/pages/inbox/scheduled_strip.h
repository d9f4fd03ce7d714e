// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/scheduled.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QScrollArea;
class QVBoxLayout;

namespace ui {

/// Above the text that is written: what waits for its time, each with what can be done about it. Hidden when
/// nothing waits. `scheduled`, `theme` and `clock` outlive it.
class ScheduledStrip : public QFrame {
    Q_OBJECT
public:
    ScheduledStrip(Scheduled &scheduled, Theme &theme, base::Clock &clock, QWidget *parent);

Q_SIGNALS:
    void moveAsked(const model::ScheduledMessage &message);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showAll();
    QWidget *row(const model::ScheduledMessage &message);

    Scheduled &scheduled_;
    Theme &theme_;
    base::Clock &clock_;
    QScrollArea *area_;
    QVBoxLayout *rows_ = nullptr;
};

}
