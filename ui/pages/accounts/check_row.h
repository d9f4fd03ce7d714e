// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/self_check.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;

namespace ui {

class StatusChip;

/// One point of the self-check: what the reference says, what Gesher does, what the server did. Reached by
/// Tab and the arrow keys, and read out as a whole.
class CheckRow : public QFrame {
    Q_OBJECT
public:
    CheckRow(Theme &theme, QWidget *parent);
    void show(const model::CheckPoint &point);
    /// The same for who pastes it: without direction marks.
    static QString text(const model::CheckPoint &point);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    Theme &theme_;
    QLabel *title_;
    StatusChip *chip_;
    QLabel *reference_;
    QLabel *program_;
    QLabel *server_;
    bool keyboard_ = false; ///< it has the keyboard, and that is what is used
};

}
