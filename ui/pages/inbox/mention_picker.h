// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/group_members.h"
#include "ui/models/mentions.h"
#include "ui/pages/inbox/text_picker.h"

#include <functional>
#include <optional>

namespace ui {

MentionUnit unitOf(const Member &member);

/// After an "@" that begins a word in a group: the members whose name or number fits. All that is given
/// outlives it.
class MentionPicker : public TextPicker {
    Q_OBJECT
public:
    using IsWanted = std::function<bool()>;
    MentionPicker(
        GroupMembers &members, ComposerEdit &edit, IsWanted isWanted, Theme &theme, QWidget *parent);

Q_SIGNALS:
    /// @param from  where the "@" stands; what was typed after it ends at the caret
    void chosen(int from, const ui::MentionUnit &unit);

private:
    /// An "@" and what was typed after it, up to the caret.
    struct Asked {
        int from = 0;
        QString typed;
    };
    std::optional<Asked> asked() const;
    void look() override;
    void take(int row) override;
    void leave() override;

    GroupMembers &members_;
    QList<Member> found_;
    IsWanted isWanted_;
    int from_ = -1; ///< of the "@" that is answered; -1: none is
    int left_ = -1; ///< of the "@" that was left: not answered again
};

}
