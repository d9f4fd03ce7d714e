// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/account.h"
#include "ui/widgets/question.h"

class QCheckBox;

namespace ui {

/// Says what removing a number does, and asks whether its messages stay.
class RemoveDialog : public Question {
    Q_OBJECT
public:
    RemoveDialog(Theme &theme, const model::AccountView &view, QWidget *parent);
    bool keepMessages() const;

private:
    QCheckBox *keep_;
};

}
