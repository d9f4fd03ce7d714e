// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/question.h"

namespace ui {

/// Asks before a chat goes. The safe answer is the one that Enter gives. Deletes itself when it closes.
class DeleteChat : public Question {
    Q_OBJECT
public:
    /// @param with  whose chat it is
    DeleteChat(Theme &theme, const QString &with, QWidget *parent);
};

}
