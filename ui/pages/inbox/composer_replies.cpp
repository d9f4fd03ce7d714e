// SPDX-License-Identifier: GPL-3.0-or-later
// Saved replies in the composer.
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/composer_edit.h"
#include "ui/pages/inbox/names.h"
#include "ui/pages/inbox/reply_picker.h"

#include <utility>

namespace ui {

void Composer::offerReplies()
{
    // over the messages: it needs more room than this has
    picker_ = new ReplyPicker(
        replies_, *edit_, [this] { return canWrite_ && editing_.isEmpty() && !setting_; }, theme_,
        parentWidget());
    connect(picker_, &ReplyPicker::chosen, this, &Composer::takeReply);
}

void Composer::takeReply(const SavedReply &reply)
{
    const Who who = whoOf(chat_);
    // what people call themselves may be anything: their first name is enough, and never a number
    const QString name = who.isHidden ? QString() : who.name.section(u' ', 0, 0);
    const QString text = filled(reply.text, name);
    edit_->setText(text);
    focusText();
    if (hasGap(text))
        tellError(tr(
            "This reply has a place for a name, and nobody's name is known here. Fill it before you send."));
}

/// Nobody wants to be greeted as "{name}". @return whether it was told just now: nothing is sent yet
bool Composer::warnOfGap(const QString &text)
{
    if (!hasGap(text) || std::exchange(gapSeen_, true))
        return false;
    //: the words in braces are left as they are
    tellError(tr("The text still says {name}. Put the name there, or send once more to send it so."));
    return true;
}

}
