// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/inbox/add_dialog.h"

namespace ui {

/// A contact card: a name and a number.
class AddContact : public AddDialog {
    Q_OBJECT
public:
    /// @param country  as of typedPhone
    AddContact(const QString &country, Theme &theme, QWidget *parent);

protected:
    std::optional<model::Outgoing> read() override;

private:
    QString country_;
    QLineEdit *name_;
    QLineEdit *phone_;
};

}
