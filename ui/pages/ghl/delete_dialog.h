// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/webhooks_model.h"
#include "ui/widgets/question.h"

namespace ui {

/// Says what deleting a target does, and asks whether to.
class DeleteDialog : public Question {
    Q_OBJECT
public:
    DeleteDialog(Theme &theme, const model::WebhookTarget &target, QWidget *parent);
};

}
