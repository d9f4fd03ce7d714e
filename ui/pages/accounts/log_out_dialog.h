// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/account.h"
#include "ui/widgets/question.h"

namespace ui {

/// Says what logging out does, before it is done.
class LogOutDialog : public Question {
    Q_OBJECT
public:
    LogOutDialog(Theme &theme, const model::AccountView &view, QWidget *parent);
};

}
