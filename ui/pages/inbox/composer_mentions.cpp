// SPDX-License-Identifier: GPL-3.0-or-later
// Those whom a text in the composer mentions. What is kept of it has "@972…", as the network wants it; in the
// field stand names.
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/composer_edit.h"
#include "ui/pages/inbox/mention_picker.h"

namespace ui {

void Composer::offerMentions()
{
    auto *picker = new MentionPicker(
        members_, *edit_, [this] { return canWrite_ && !setting_ && chat_.jid.isGroup(); }, theme_,
        parentWidget());
    connect(picker, &MentionPicker::chosen, edit_, &ComposerEdit::insertUnit);
    // a draft can be older than what is known of the group
    connect(&members_, &GroupMembers::changed, this, [this] { adoptMembers({}); });
}

/// @param units  of those who need not be in the group any more
void Composer::adoptMembers(QList<MentionUnit> units)
{
    for (const Member &member : members_.all())
        units.append(unitOf(member));
    const bool was = std::exchange(setting_, true);
    edit_->adopt(units);
    setting_ = was;
}

/// A text as it is kept.
void Composer::putText(const QString &text, const QList<MentionUnit> &units)
{
    const bool was = std::exchange(setting_, true);
    edit_->setText(text);
    adoptMembers(units);
    setting_ = was;
}

}
