// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/chat_list_model.h"
#include "ui/models/found_model.h"
#include "ui/models/own_numbers.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segment.h"

#include <QComboBox>
#include <QListView>
#include <QStackedWidget>
#include <QTimer>

namespace ui {

class ChatDelegate;
class ChatFilters;
class Faces;
class FoundList;
class NewMessage;

/// The leading half of the inbox: which chats to show, and the chats. All parts outlive it.
class ListPane : public QFrame {
    Q_OBJECT
public:
    ListPane(ChatListModel &model, FoundModel &found, const OwnNumbers &numbers, Theme &theme,
        base::Clock &clock, QWidget *parent);

    void setClient(const model::ClientId &client); ///< only its numbers' chats; empty: all
    void select(
        const model::AccountId &account, const model::Jid &jid); ///< shown as the open one, if it is here
    void step(int by); ///< opens the next (1) or previous (-1) chat
    void stepToUnread();
    void focusSearch();
    std::optional<model::Chat> current() const; ///< the chat that the keyboard is on, else the open one
    void beginMessage();
    bool clearSearch(); ///< false: there was nothing to clear
    void setFaces(Faces &faces); ///< with pictures from then on; they outlive it
    QListView *view() const { return view_; }
    ChatFilters *filters() const { return filters_; }
    FoundList *found() const { return found_; }
    NewMessage *newMessage() const { return newMessage_; }

Q_SIGNALS:
    void chosen(const model::Chat &chat);
    void messageChosen(const ui::Found &found);
    void menuAsked(const model::Chat &chat, const QPoint &at); ///< in global coordinates
    void openNumbers();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build(ChatDelegate *delegate);
    void retranslate();
    void fillNumbers();
    void applyFilter();
    model::AccountId onlyNumber() const;
    void showState();
    void choose(const QModelIndex &index);
    void askMenu(const QPoint &at);

    ChatListModel &model_;
    const OwnNumbers &numbers_;
    SearchField *search_;
    IconButton *plus_;
    QComboBox *number_;
    Segment *segment_;
    ChatFilters *filters_;
    base::Clock &clock_;
    NewMessage *newMessage_;
    QStackedWidget *stack_;
    QListView *view_;
    ChatDelegate *delegate_;
    EmptyState *empty_;
    FoundList *found_;
    QTimer typing_;
    model::ClientId client_;
    model::AccountId openAccount_;
    model::Jid openJid_;
};

}
