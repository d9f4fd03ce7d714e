// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/inbox/add_dialog.h"

class QCheckBox;
class QPushButton;

namespace ui {

/// A question with two to twelve options.
class AddPoll : public AddDialog {
    Q_OBJECT
public:
    AddPoll(Theme &theme, QWidget *parent);

protected:
    std::optional<model::Outgoing> read() override;

private:
    void addOption();

    QLineEdit *question_;
    QVBoxLayout *list_;
    QList<QLineEdit *> options_;
    QPushButton *more_;
    QCheckBox *any_;
};

}
