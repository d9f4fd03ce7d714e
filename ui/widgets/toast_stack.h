// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/shapes.h"

#include <QWidget>

#include <functional>

namespace ui {

/// Sentences said in passing at the trailing bottom of the window: at most three, each for six seconds,
/// longer under the pointer or with the focus. Never for errors: those stay where they happened.
class ToastStack : public QObject {
    Q_OBJECT
public:
    /// @param over  what they lie upon; owns the stack
    ToastStack(Theme &theme, QWidget &over);
    /// Kept free below the toasts, for a status bar.
    void setBottomMargin(int pixels);
    /// @param action  the button's text, empty for none; `done` is called when it is pressed
    void add(StateShape shape, const QString &sentence, const QString &action = {},
        std::function<void()> done = {});
    int count() const { return static_cast<int>(shown_.size()); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void remove(QWidget *toast);
    void place();

    Theme &theme_;
    QWidget &over_;
    int bottom_ = 16;
    QList<QWidget *> shown_;
};

}
