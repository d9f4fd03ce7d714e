// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "ui/theme/theme.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace ui {

class Banner;
class CheckRow;

/// Where the reference of the network is in doubt, and what the network did on the lines of one number. What
/// is otherwise than expected stands first. `desk` outlives it.
class SelfCheckDialog : public QDialog {
    Q_OBJECT
public:
    SelfCheckDialog(door::Desk &desk, const model::AccountView &account, Theme &theme, QWidget *parent);

    /// All of it as plain text, which names nobody: not the number, either.
    QString report() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void look();
    void take(QList<model::CheckPoint> points);
    void retranslate();

    door::Desk &desk_;
    model::AccountId account_;
    QString name_;
    Theme &theme_;
    QList<model::CheckPoint> points_; ///< in the order in which they are shown
    QLabel *heading_;
    QLabel *what_;
    QLabel *sum_;
    Banner *complaint_;
    QScrollArea *scroll_;
    QVBoxLayout *list_;
    QList<CheckRow *> rows_;
    QPushButton *again_;
    QPushButton *copy_;
    QPushButton *close_;
};

}
