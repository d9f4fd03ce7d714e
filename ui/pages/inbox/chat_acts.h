// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "ui/pages/inbox/chat_menu.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QPointer>
#include <QWidget>

namespace ui {

/// Does to chats what somebody chose in the list. The list shows it when the engine has written it down; what
/// fails is told. All parts outlive it.
class ChatActs : public QObject {
    Q_OBJECT
public:
    ChatActs(door::Desk &desk, Theme &theme, base::Clock &clock, QWidget *page);

    /// @param at  in global coordinates
    void openMenu(const model::Chat &chat, const QPoint &at);
    void act(ChatAct act, const model::Chat &chat);
    /// The act that its keys stand for now: the other way round when it is done already.
    void toggle(ChatAct act, const model::Chat &chat);

Q_SIGNALS:
    void said(ui::StateShape shape, const QString &sentence);
    void marked(const model::Chat &chat); ///< archived, muted …: as it is now
    void removed(const model::AccountId &account, const model::Jid &jid);

private:
    using Answer = base::Result<model::Chat>;
    template <class Do>
    void ask(Do work, const QString &done);
    void mute(const model::Chat &chat, qint64 untilMs);
    void askToDelete(const model::Chat &chat);
    void remove(const model::Chat &chat);

    door::Desk &desk_;
    Theme &theme_;
    base::Clock &clock_;
    QWidget *page_;
};

}
