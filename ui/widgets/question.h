// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/controls.h"

#include <QDialog>

class QVBoxLayout;

namespace ui {

/// Asks before something is done that cannot be taken back. The safe answer is the one that Enter gives.
class Question : public QDialog {
    Q_OBJECT
public:
    /// @param window  its title. @param heading  the question itself. @param go  the button that does it
    Question(Theme &theme, const QString &window, const QString &heading, const QString &go, QWidget *parent);

protected:
    /// Below what is there. What is asked about is in Tone::Main, what it means in Tone::Second.
    void say(const QString &text, Tone tone);
    void add(QWidget *widget);

private:
    Theme &theme_;
    QVBoxLayout *lines_;
};

}
