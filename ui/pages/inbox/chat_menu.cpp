// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/chat_menu.h"

namespace ui {

namespace {
constexpr qint64 kHourMs = 60LL * 60 * 1000;
}

QKeySequence keysOf(ChatAct act)
{
    switch (act) {
    case ChatAct::Archive:
    case ChatAct::Unarchive:
        return Qt::CTRL | Qt::Key_E;
    case ChatAct::Mute:
    case ChatAct::Unmute:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_M;
    case ChatAct::MarkUnread:
    case ChatAct::MarkRead:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_U;
    case ChatAct::Pin:
    case ChatAct::Unpin:
    case ChatAct::Delete:
        break;
    }
    return {};
}

ChatMenu::ChatMenu(const model::Chat &chat, qint64 nowMs, QWidget *parent) : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    const model::ChatMarks &marks = chat.marks;
    if (marks.pinnedMs > 0)
        add(ChatAct::Unpin, tr("Unpin"));
    else
        add(ChatAct::Pin, tr("Pin to the top"));
    if (marks.isArchived)
        add(ChatAct::Unarchive, tr("Back to the list"));
    else
        add(ChatAct::Archive, tr("Archive"));
    if (marks.isMuted(nowMs))
        add(ChatAct::Unmute, tr("Unmute"));
    else
        addMute(nowMs);
    if (marks.isMarkedUnread || chat.unread > 0)
        add(ChatAct::MarkRead, tr("Mark as read"));
    else
        add(ChatAct::MarkUnread, tr("Mark as unread"));
    addSeparator();
    add(ChatAct::Delete, tr("Delete the chat …"));
}

void ChatMenu::add(ChatAct act, const QString &text)
{
    QAction *action = addAction(text, this, [this, act] { Q_EMIT chosen(act); });
    action->setShortcut(keysOf(act));
}

void ChatMenu::addMute(qint64 nowMs)
{
    QMenu *spans = addMenu(tr("Mute"));
    const auto span = [&](const QString &text, qint64 untilMs) {
        return spans->addAction(text, this, [this, untilMs] { Q_EMIT muted(untilMs); });
    };
    span(tr("For 8 hours"), nowMs + 8 * kHourMs);
    span(tr("For a week"), nowMs + 7 * 24 * kHourMs);
    span(tr("Always"), model::ChatMarks::kMutedForEver)->setShortcut(keysOf(ChatAct::Mute));
}

}
