// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/delete_message.h"

#include "ui/theme/bidi.h"

namespace ui {

DeleteMessage::DeleteMessage(
    Theme &theme, const QString &text, const QString &with, QWidget *parent, For whom)
    : Question(theme, tr("Delete a message"),
        whom == For::Everyone ? tr("Delete this message for everyone?")
                              : tr("Delete this message on our side?"),
        whom == For::Everyone ? tr("Delete for everyone") : tr("Delete on our side"), parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    say(tr("“%1”").arg(isolate(text.left(160).simplified())), Tone::Main);
    say((whom == For::Everyone
                ? tr("It disappears from the chat with %1, here and on all phones. In its place stands that "
                     "a message was deleted. Who has read it already has read it, and it cannot be brought "
                     "back.")
                : tr("It disappears here and on the number's own devices, its phone among them, and cannot "
                     "be brought back. %1 keeps it."))
            .arg(with),
        Tone::Second);
}

}
