// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/delete_chat.h"

#include "ui/theme/bidi.h"

namespace ui {

DeleteChat::DeleteChat(Theme &theme, const QString &with, QWidget *parent)
    : Question(theme, tr("Delete a chat"), tr("Delete the chat with %1?").arg(isolate(with)),
        tr("Delete the chat"), parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    say(tr("All its messages disappear here and on the number's other devices, its phone among them, "
           "and cannot be brought back. The other side keeps what it has."),
        Tone::Second);
}

}
