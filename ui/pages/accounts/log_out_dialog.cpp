// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/log_out_dialog.h"

#include "ui/theme/bidi.h"

namespace ui {

LogOutDialog::LogOutDialog(Theme &theme, const model::AccountView &view, QWidget *parent)
    : Question(theme, tr("Log out"), tr("Log “%1” out?").arg(isolate(view.label)), tr("Log out"), parent)
{
    say(tr("Nothing is sent or received for this number until it is linked again. Its messages stay here, "
           "and "
           "the phone itself keeps working."),
        Tone::Second);
}

}
