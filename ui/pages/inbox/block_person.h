// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/question.h"

namespace ui {

/// Asks whether somebody is to be blocked, and says what that means.
class BlockPerson : public Question {
    Q_OBJECT
public:
    /// @param name  as it is shown. @param number  which of ours will not hear from them; its label
    BlockPerson(Theme &theme, const QString &name, const QString &number, QWidget *parent);
};

}
