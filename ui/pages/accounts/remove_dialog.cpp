// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/remove_dialog.h"

#include "ui/theme/bidi.h"

#include <QCheckBox>

namespace ui {

RemoveDialog::RemoveDialog(Theme &theme, const model::AccountView &view, QWidget *parent)
    : Question(
        theme, tr("Remove a number"), tr("Remove “%1”?").arg(isolate(view.label)), tr("Remove"), parent),
      keep_(new QCheckBox(tr("Keep the messages on this computer"), this))
{
    say(tr("Gesher logs out of this number and wipes its keys. The phone itself keeps working. To use the "
           "number here again, it must be linked anew."),
        Tone::Second);
    keep_->setChecked(true);
    add(keep_);
}

bool RemoveDialog::keepMessages() const
{
    return keep_->isChecked();
}

}
