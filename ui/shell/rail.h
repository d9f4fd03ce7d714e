// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/shapes.h"

#include <QAbstractButton>
#include <QButtonGroup>

#include <functional>

class QVBoxLayout;

namespace ui {

/// One section in the rail: picture, word, and what waits there.
class RailItem : public QAbstractButton {
    Q_OBJECT
public:
    RailItem(Theme &theme, Icon icon, QWidget *parent);
    void setNarrow(bool narrow);
    void setCount(int count); ///< in a pill; 0: none
    void setTrouble(StateShape shape, int count); ///< shape and count in saffron; 0: none
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void describe();
    void paintBadge(QPainter &painter) const;

    Theme &theme_;
    Icon icon_;
    bool narrow_ = false;
    int count_ = 0;
    int trouble_ = 0;
    StateShape troubleShape_ = StateShape::Warn;
};

/// The sections of the window, ink in both themes, at its leading edge.
class Rail : public QWidget {
    Q_OBJECT
public:
    Rail(Theme &theme, QWidget *parent);
    /// Sections appear in the order they are added; @param atEnd at the bottom
    RailItem *add(Icon icon, bool atEnd = false);
    /// Above the sections. @param narrowed  tells it how wide the rail is
    void setTop(QWidget *widget, std::function<void(bool)> narrowed);
    void choose(RailItem *item);
    void setNarrow(bool narrow);

Q_SIGNALS:
    void chosen(int index); ///< in the order of `add`

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &theme_;
    QVBoxLayout *top_;
    QVBoxLayout *bottom_;
    std::function<void(bool)> topNarrowed_;
    QButtonGroup group_;
    bool narrow_ = false;
};

}
