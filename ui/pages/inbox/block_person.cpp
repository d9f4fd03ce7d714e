// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/block_person.h"

#include "ui/theme/bidi.h"

namespace ui {

BlockPerson::BlockPerson(Theme &theme, const QString &name, const QString &number, QWidget *parent)
    : Question(theme, tr("Block somebody"), tr("Block %1?").arg(isolate(name)), tr("Block"), parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    //: %1 is one of our numbers
    say(tr("Nothing they write reaches %1 any more, on none of its devices, and what they write "
           "meanwhile never comes. They are not told. Your other numbers still hear from them.")
            .arg(isolate(number)),
        Tone::Second);
}

}
