// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/saved_replies.h"
#include "ui/pages/inbox/text_picker.h"

#include <functional>

namespace ui {

/// While a "/" begins the text: the saved replies that fit. All that is given outlives it.
class ReplyPicker : public TextPicker {
    Q_OBJECT
public:
    using IsWanted = std::function<bool()>;
    /// @param isWanted  whether one can be taken now; not while a text is being changed
    ReplyPicker(SavedReplies &replies, ComposerEdit &edit, IsWanted isWanted, Theme &theme, QWidget *parent);

Q_SIGNALS:
    void chosen(const ui::SavedReply &reply);

private:
    void look() override;
    void take(int row) override;
    void leave() override;

    SavedReplies &replies_;
    QList<SavedReply> found_;
    IsWanted isWanted_;
    QString left_; ///< the text with which it was left: not shown for it again
};

}
