// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace ui {

/// Six emoji that are used most, a field for any other, and the way to take one's own back. Closes itself.
class ReactionPicker : public QFrame {
    Q_OBJECT
public:
    /// @param own  the reaction that stands there now; empty: none
    ReactionPicker(Theme &theme, const QString &own, QWidget *parent);
    void openAt(const QPoint &globalPosition);

Q_SIGNALS:
    void chosen(const QString &emoji); ///< empty: takes it back

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(const QString &emoji);
    void accept();
    QLineEdit *field_;
    QLabel *wrong_;
};

/// Whether a text is one sign that is no letter, digit or space.
bool isOneEmoji(const QString &text);

}
