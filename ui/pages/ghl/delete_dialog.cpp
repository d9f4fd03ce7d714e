// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ghl/delete_dialog.h"

#include "ui/models/webhook_words.h"
#include "ui/theme/bidi.h"

namespace ui {

DeleteDialog::DeleteDialog(Theme &theme, const model::WebhookTarget &target, QWidget *parent)
    : Question(theme, tr("Delete a target"),
        //: %1 is a kind of target, such as "GHL workflow"
        tr("Delete this %1?").arg(kindName(target.kind)), tr("Delete"), parent)
{
    say(ltr(target.urlMasked), Tone::Main);
    QString text
        = tr("Its address, its key and its delivery log are deleted, and nothing is sent there any more.");
    if (target.backlog > 0)
        text += u' ' + tr("%n deliveries that still wait are not sent.", nullptr, target.backlog);
    say(text, Tone::Second);
}

}
