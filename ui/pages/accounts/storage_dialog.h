// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "engine/model/account.h"
#include "ui/theme/theme.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace ui {

/// Which files of a number are fetched as they come, and how much room they may take, with what would go
/// before it goes. `desk` outlives it.
class StorageDialog : public QDialog {
    Q_OBJECT
public:
    StorageDialog(door::Desk &desk, Theme &theme, const model::AccountView &number, QWidget *parent);

private:
    using Answer = base::Result<model::StorageUse>;
    void build(Theme &theme);
    QComboBox *addSizes(QFormLayout *form, const QString &name);
    void ask();
    void preview();
    void save();
    void showUse(const model::StorageUse &use);
    model::StorageRules chosen() const;

    door::Desk &desk_;
    model::AccountId account_;
    model::StorageRules rules_;
    QLabel *use_;
    QComboBox *images_ = nullptr;
    QComboBox *videos_ = nullptr;
    QComboBox *sounds_ = nullptr;
    QComboBox *documents_ = nullptr;
    QComboBox *cap_ = nullptr;
    QLabel *goes_;
    QLabel *problem_;
    QPushButton *save_;
};

}
