// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "ui/models/chat_list_model.h"
#include "ui/models/faces.h"
#include "ui/models/found_model.h"
#include "ui/models/own_numbers.h"
#include "ui/models/people.h"
#include "ui/models/presences.h"
#include "ui/theme/shapes.h"

#include <QSplitter>
#include <QTimer>
#include <QWidget>

namespace ui {

class AtWindow;
class ChatActs;
class ContactSide;
class ConversationPane;
class ListPane;

/// One inbox over all numbers: chats at the leading side, the open one beside it. In a window under 900
/// pixels it is one column. `desk`, `changes` and `theme` outlive it.
class InboxPage : public QWidget {
    Q_OBJECT
public:
    InboxPage(door::Desk &desk, Changes &changes, Theme &theme, QWidget *parent);

    void setClient(const model::ClientId &client); ///< lists its numbers' chats alone; empty: all
    void open(const model::Chat &chat);
    void openFirst(); ///< the latest of the list, when there is any
    void openMessage(const Found &found); ///< its chat, there where it stands
    /// Opens the chat of a message or a notice; one that does not exist yet is empty.
    void openChat(const model::AccountId &account, const model::Jid &jid);

    /// Whether somebody sees that chat now.
    bool isShowing(const model::AccountId &account, const model::Jid &jid) const;

    ListPane *list() const { return list_; }
    ConversationPane *conversation() const { return conversation_; }
    Presences &presences() { return presences_; }
    ContactSide *side() const { return side_; }

Q_SIGNALS:
    void openNumbers();
    void said(ui::StateShape shape, const QString &sentence); ///< in passing

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void addShortcuts();
    void retranslate();
    void arrange();
    void showWhoIsHere();
    void searchChats();
    void leave(); ///< Esc: what is in the way goes first
    void back();
    void stepPane(int by);
    void addChatKeys();

    base::SystemClock clock_;
    door::Desk &desk_;
    OwnNumbers numbers_;
    Presences presences_;
    Faces faces_;
    People people_;
    ChatListModel chats_;
    FoundModel found_;
    QTimer refresh_;
    QSplitter *splitter_;
    ListPane *list_;
    ConversationPane *conversation_;
    ContactSide *side_;
    ChatActs *acts_;
    AtWindow *atWindow_;
    bool narrow_ = false;
    bool wasSized_ = false;
};

}
