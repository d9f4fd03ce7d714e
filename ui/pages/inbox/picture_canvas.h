// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QImage>
#include <QWidget>

namespace ui {

/// A picture as large as there is room, or larger and moved by hand. It is never turned round.
class PictureCanvas : public QWidget {
    Q_OBJECT
public:
    PictureCanvas(Theme &theme, QWidget *parent);
    /// Shown whole again. @param words  instead of it, when it is null
    void setPicture(const QImage &picture, const QString &words);
    void zoom(double by); ///< about its middle; never smaller than whole
    void fit();
    double scale() const { return zoom_; } ///< 1: whole

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QSizeF shownSize() const;
    void bound();
    Theme &theme_;
    QImage picture_;
    QString words_;
    double zoom_ = 1;
    QPointF middle_; ///< of the picture, from the middle of the room
    QPoint pressed_;
};

}
