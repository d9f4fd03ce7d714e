// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/saved_replies.h"
#include "ui/theme/theme.h"

#include <QFrame>

#include <functional>

class QLabel;
class QListWidget;

namespace ui {

class ComposerEdit;

/// Over the composer while a "/" begins the text: the saved replies that fit. The caret stays in the text; Up
/// and Down choose, Enter and Tab take, Esc leaves. All that is given outlives it.
class ReplyPicker : public QFrame {
    Q_OBJECT
public:
    using IsWanted = std::function<bool()>;
    /// @param isWanted  whether one can be taken now; not while a text is being changed
    ReplyPicker(SavedReplies &replies, ComposerEdit &edit, IsWanted isWanted, Theme &theme, QWidget *parent);

Q_SIGNALS:
    void chosen(const ui::SavedReply &reply);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void look();
    void place();
    void take();
    bool key(int key);

    SavedReplies &replies_;
    ComposerEdit &edit_;
    QListWidget *list_;
    QLabel *none_;
    QList<SavedReply> found_;
    IsWanted isWanted_;
    QString left_; ///< the text with which it was left: not shown for it again
};

}
