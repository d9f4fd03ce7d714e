// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "engine/model/account.h"
#include "ui/theme/theme.h"

#include <QDialog>
#include <QHash>

class QComboBox;
class QLabel;

namespace ui {

/// What a number shows to whom, and whom it lets what: as the network has it, changed at once with each
/// choice. A choice that the network does not take goes back to what is so. `desk` outlives it.
class PrivacyDialog : public QDialog {
    Q_OBJECT
public:
    PrivacyDialog(door::Desk &desk, Theme &theme, const model::AccountView &number, QWidget *parent);

private:
    using Answer = base::Result<model::Privacy>;
    void build(Theme &theme);
    void ask();
    void choose(const QString &rule, const QString &word);
    void take(const Answer &answer);
    void showRules(const model::Privacy &privacy);

    door::Desk &desk_;
    model::AccountId account_;
    model::Privacy known_;
    QHash<QString, QComboBox *> choices_; ///< by rule
    QLabel *state_; ///< that it is asked for, or why it is not there
};

}
