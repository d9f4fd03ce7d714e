// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/mention_picker.h"

#include "ui/pages/inbox/composer_edit.h"
#include "ui/pages/inbox/names.h"

namespace ui {

namespace {

constexpr int kLongestMention = 40;

/// "Dana Levi   +972 55-555-0142" in one line that runs as the window does.
QString shownLine(const Who &who, Qt::LayoutDirection direction)
{
    const QChar mark(direction == Qt::RightToLeft ? 0x200F : 0x200E);
    const QString phone = shownPhone(who);
    return mark + (phone.isEmpty() ? shownName(who) : shownName(who) + QStringLiteral("   ") + phone);
}

QString spokenLine(const Who &who)
{
    return who.name.isEmpty() || who.phone.isEmpty() ? spoken(who)
                                                     : spoken(who) + QStringLiteral(", ") + who.phone;
}

}

MentionUnit unitOf(const Member &member)
{
    return {member.jid, member.other, shownMention(member.who)};
}

MentionPicker::MentionPicker(
    GroupMembers &members, ComposerEdit &edit, IsWanted isWanted, Theme &theme, QWidget *parent)
    : TextPicker(edit, theme, parent), members_(members), isWanted_(std::move(isWanted))
{
    connect(&members, &GroupMembers::changed, this, [this] {
        if (from_ >= 0)
            look();
    });
    // the caret can leave the word without a change of the text
    connect(&edit, &QTextEdit::cursorPositionChanged, this, [this] {
        if (const auto now = asked(); isVisible() && (!now || now->from != from_))
            hide();
    });
}

std::optional<MentionPicker::Asked> MentionPicker::asked() const
{
    const QTextCursor cursor = edit_.textCursor();
    if (cursor.hasSelection())
        return std::nullopt;
    const QString text = edit_.toPlainText().left(cursor.position());
    const int at = static_cast<int>(text.lastIndexOf(u'@'));
    if (at < 0 || text.size() - at > kLongestMention || edit_.isInUnit(at)
        || (at > 0 && text.at(at - 1).isLetterOrNumber())) // an address of mail
        return std::nullopt;
    const QString typed = text.mid(at + 1);
    if (typed.startsWith(u' ') || typed.contains(u'\n'))
        return std::nullopt;
    return Asked{at, typed};
}

void MentionPicker::look()
{
    const auto now = isWanted_() ? asked() : std::nullopt;
    const int before = std::exchange(from_, now ? now->from : -1);
    if (!now || now->from != left_)
        left_ = -1;
    if (!now || left_ >= 0) {
        hide();
        return;
    }
    if (before != from_)
        members_.reload(); // somebody may have come or gone
    found_ = matching(members_.all(), now->typed);
    if (found_.isEmpty()) { // what somebody means to write
        hide();
        return;
    }
    setAccessibleName(tr("People in this group"));
    QList<Line> lines;
    for (const Member &one : std::as_const(found_))
        lines.append({shownLine(one.who, layoutDirection()), spokenLine(one.who), {}});
    offer(lines);
}

void MentionPicker::take(int row)
{
    const MentionUnit unit = unitOf(found_.at(row));
    Q_EMIT chosen(from_, unit);
}

void MentionPicker::leave()
{
    left_ = from_;
}

}
