// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/chat_acts.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/models/who.h"
#include "ui/pages/inbox/delete_chat.h"
#include "ui/theme/bidi.h"

namespace ui {

using base::Result;
using door::Engine;
using model::Chat;

ChatActs::ChatActs(door::Desk &desk, Theme &theme, base::Clock &clock, QWidget *page)
    : QObject(page), desk_(desk), theme_(theme), clock_(clock), page_(page)
{
}

template <class Do>
void ChatActs::ask(Do work, const QString &done)
{
    whenAnswered(this, desk_.ask(work), [this, done](const Answer &answer) {
        if (!answer) {
            Q_EMIT said(StateShape::Error, words::joined(words::fault(answer.error())));
            return;
        }
        if (!done.isEmpty())
            Q_EMIT said(StateShape::Ok, done);
        Q_EMIT marked(*answer);
    });
}

void ChatActs::openMenu(const Chat &chat, const QPoint &at)
{
    auto *menu = new ChatMenu(chat, clock_.wallMs(), page_);
    connect(menu, &ChatMenu::chosen, this, [this, chat](ChatAct chosen) { act(chosen, chat); });
    connect(menu, &ChatMenu::muted, this, [this, chat](qint64 untilMs) { mute(chat, untilMs); });
    menu->popup(at);
}

void ChatActs::toggle(ChatAct wanted, const Chat &chat)
{
    const model::ChatMarks &marks = chat.marks;
    if (wanted == ChatAct::Archive && marks.isArchived)
        act(ChatAct::Unarchive, chat);
    else if (wanted == ChatAct::Mute && marks.isMuted(clock_.wallMs()))
        act(ChatAct::Unmute, chat);
    else if (wanted == ChatAct::MarkUnread && (marks.isMarkedUnread || chat.unread > 0))
        act(ChatAct::MarkRead, chat);
    else
        act(wanted, chat);
}

void ChatActs::act(ChatAct chosen, const Chat &chat)
{
    const QString name = isolate(spoken(whoOf(chat)));
    const auto pin = [chat](bool on) {
        return [chat, on](Engine &engine) { return engine.chats().pin(chat.account, chat.jid, on); };
    };
    const auto archive = [chat](bool on) {
        return [chat, on](Engine &engine) { return engine.chats().archive(chat.account, chat.jid, on); };
    };
    switch (chosen) {
    case ChatAct::Pin:
        return ask(pin(true), {});
    case ChatAct::Unpin:
        return ask(pin(false), {});
    case ChatAct::Archive:
        return ask(archive(true), tr("%1 is in the archive now.").arg(name));
    case ChatAct::Unarchive:
        return ask(archive(false), tr("%1 is back in the list.").arg(name));
    case ChatAct::Mute:
        return mute(chat, model::ChatMarks::kMutedForEver);
    case ChatAct::Unmute:
        return mute(chat, 0);
    case ChatAct::MarkUnread:
    case ChatAct::MarkRead:
        return ask([chat, on = chosen == ChatAct::MarkUnread](
                       Engine &engine) { return engine.chats().markUnread(chat.account, chat.jid, on); },
            {});
    case ChatAct::Delete:
        return askToDelete(chat);
    }
}

void ChatActs::mute(const Chat &chat, qint64 untilMs)
{
    ask([chat, untilMs](Engine &engine) { return engine.chats().mute(chat.account, chat.jid, untilMs); }, {});
}

void ChatActs::askToDelete(const Chat &chat)
{
    auto *dialog = new DeleteChat(theme_, spoken(whoOf(chat)), page_->window());
    connect(dialog, &QDialog::accepted, this, [this, chat] { remove(chat); });
    dialog->open();
}

void ChatActs::remove(const Chat &chat)
{
    whenAnswered(this,
        desk_.ask([chat](Engine &engine) { return engine.chats().remove(chat.account, chat.jid); }),
        [this, chat](const Result<void> &done) {
            if (!done)
                Q_EMIT said(StateShape::Error, words::joined(words::fault(done.error())));
            else
                Q_EMIT removed(chat.account, chat.jid);
        });
}

}
