// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/shapes.h"

#include <QBasicTimer>
#include <QWidget>

namespace ui {

/// A state as shape, bold word and plain age on a soft ground, 22 high; the shape leads. Too narrow, it loses
/// the age first, then the end of the word.
void paintChip(QPainter &painter, const QRect &rect, const Theme &theme, StateShape shape,
    const QString &word, const QString &age, bool onSelected, qreal turn = 0);
QSize chipSize(const Theme &theme, const QString &word, const QString &age);
/// "Connected, 12 s": the chip for who listens.
QString chipText(const QString &word, const QString &age);

class StatusChip : public QWidget {
    Q_OBJECT
public:
    StatusChip(Theme &theme, QWidget *parent);
    void setState(StateShape shape, const QString &word, const QString &age = {});
    void setOnSelected(bool on); ///< on a selected row
    QSize sizeHint() const override { return chipSize(theme_, word_, age_); }
    QSize minimumSizeHint() const override { return chipSize(theme_, word_, {}); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void turn();

    Theme &theme_;
    StateShape shape_ = StateShape::Quiet;
    QString word_;
    QString age_;
    bool onSelected_ = false;
    int step_ = 0; ///< of the ring
    QBasicTimer turning_;
};

}
