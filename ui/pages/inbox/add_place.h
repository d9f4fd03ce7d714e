// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/inbox/add_dialog.h"

namespace ui {

/// A place by its coordinates.
class AddPlace : public AddDialog {
    Q_OBJECT
public:
    AddPlace(Theme &theme, QWidget *parent);

protected:
    std::optional<model::Outgoing> read() override;

private:
    QLineEdit *latitude_;
    QLineEdit *longitude_;
    QLineEdit *name_;
};

}
