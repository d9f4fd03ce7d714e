// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QListWidget;

namespace ui {

class ComposerEdit;

/// Over the composer while what is typed asks for something from a list. The caret stays in the text; Up and
/// Down choose, Enter and Tab take, Esc leaves. All that is given outlives it.
class TextPicker : public QFrame {
    Q_OBJECT
protected:
    TextPicker(ComposerEdit &edit, Theme &theme, QWidget *parent);

    struct Line {
        QString shown;
        QString spoken;
        QString whole; ///< shown when the pointer rests; empty: nothing
    };
    /// Shows them with the first one chosen. @param none  what is said when there are none
    void offer(const QList<Line> &lines, const QString &none = {});

    /// The text or the caret has changed: to offer or to hide.
    virtual void look() = 0;
    virtual void take(int row) = 0;
    virtual void leave() = 0; ///< Esc: hidden until something else is typed
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

    ComposerEdit &edit_;

private:
    void place();
    bool key(int key);
    void takeCurrent();
    void tellCurrent();

    QListWidget *list_;
    QLabel *none_;
};

}
