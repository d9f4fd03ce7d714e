// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "ui/theme/theme.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class Banner;

/// Says what off-boarding a client does, wants its name typed, does it, and shows where the files are. What
/// is given outlives it.
class OffBoardDialog : public QDialog {
    Q_OBJECT
public:
    OffBoardDialog(door::Desk &desk, const model::Client &client, Theme &theme, QWidget *parent);
    void reject() override; ///< not while it is under way

Q_SIGNALS:
    void left(const model::OffBoarded &done); ///< nothing of it is here any more

private:
    void build();
    void begin();
    void show(const model::OffBoarded &done);

    door::Desk &desk_;
    model::Client client_;
    Theme &theme_;
    bool working_ = false;
    QString directory_; ///< of the files, once it is done
    Banner *complaint_;
    QLabel *what_;
    QLabel *ask_;
    QLineEdit *name_;
    QPushButton *cancel_;
    QPushButton *go_;
};

}
