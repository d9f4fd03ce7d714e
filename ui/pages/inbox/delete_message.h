// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/question.h"

namespace ui {

/// Asks before a message is deleted, and says what that does.
class DeleteMessage : public Question {
    Q_OBJECT
public:
    enum class For { Everyone, Us };
    /// @param text  of the message, as lists show it. @param with  whose chat it is, isolated already
    DeleteMessage(
        Theme &theme, const QString &text, const QString &with, QWidget *parent, For whom = For::Everyone);
};

}
