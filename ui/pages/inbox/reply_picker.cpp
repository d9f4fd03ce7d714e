// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/reply_picker.h"

#include "ui/pages/inbox/composer_edit.h"

namespace ui {

namespace {
constexpr qsizetype kLongestSlashWord = 40;
}

ReplyPicker::ReplyPicker(
    SavedReplies &replies, ComposerEdit &edit, IsWanted isWanted, Theme &theme, QWidget *parent)
    : TextPicker(edit, theme, parent), replies_(replies), isWanted_(std::move(isWanted))
{
    connect(&replies, &SavedReplies::changed, this, [this] { look(); });
}

void ReplyPicker::look()
{
    const QString text = edit_.text();
    const bool asks = isWanted_() && text.startsWith(u'/') && text.size() <= kLongestSlashWord
        && !text.contains(u'\n') && !text.contains(u' ');
    if (text != left_)
        left_.clear();
    if (!asks || !left_.isEmpty()) {
        hide();
        return;
    }
    const QList<SavedReply> all = replies_.all();
    found_ = matching(all, text.mid(1));
    // "/whatever" may be what somebody means to write
    if (found_.isEmpty() && !all.isEmpty()) {
        hide();
        return;
    }
    setAccessibleName(tr("Saved replies"));
    QList<Line> lines;
    for (const SavedReply &one : std::as_const(found_))
        lines.append({shownLine(one, layoutDirection()),
            one.shortcut + QStringLiteral(", ") + one.text.simplified(), one.text});
    offer(lines, tr("No saved replies yet. Write them under Settings."));
}

void ReplyPicker::take(int row)
{
    const SavedReply reply = found_.at(row);
    Q_EMIT chosen(reply);
}

void ReplyPicker::leave()
{
    left_ = edit_.text();
}

}
