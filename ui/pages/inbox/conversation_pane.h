// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/chat_search.h"
#include "ui/models/conversation_model.h"
#include "ui/models/file_save.h"
#include "ui/models/files.h"
#include "ui/models/message_pictures.h"
#include "ui/models/message_rules.h"
#include "ui/models/own_numbers.h"
#include "ui/models/player.h"
#include "ui/models/presences.h"
#include "ui/theme/shapes.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"

#include <QFrame>
#include <QStackedWidget>
#include <QTimer>

namespace ui {

class Composer;
class ConversationView;
class DropOverlay;
class Faces;
class FindBar;
class LatestButton;
class MessageActs;
class OlderBar;
class PersonMark;

/// The trailing half of the inbox: with whom, what was said, and the answer. All parts outlive it.
class ConversationPane : public QFrame {
    Q_OBJECT
public:
    ConversationPane(door::Desk &desk, Changes &changes, const OwnNumbers &numbers, Theme &theme,
        base::Clock &clock, QWidget *parent);

    void open(const model::Chat &chat);
    void close();
    /// Shows that message of the open chat, with what stands around it.
    void goTo(const QString &id);
    bool isOpen() const { return model_.isOpen(); }
    const model::Chat &chat() const { return model_.chat(); }
    void setNarrow(bool narrow); ///< one column: with a way back
    bool dropReply();
    void focusText();
    void focusMessages();
    bool hasFocusInMessages() const;
    void markReadIfSeen();
    ConversationModel &messages() { return model_; }
    ConversationView *view() const { return view_; }
    MessagePictures &pictures() { return pictures_; }
    Player &player() { return player_; }
    void setPresences(Presences &presences); ///< who types there stands in the head; they outlive it
    void setFaces(Faces &faces); ///< the picture in the head; they outlive it
    void setPeople(People &people); ///< mentions are shown by name; outlives it
    void openSearch(); ///< inside this conversation, with the keyboard in its field
    bool closeSearch(); ///< false: it was not open
    void stepFound(int by); ///< to the next older (1) or newer (-1) message that was found
    Composer &composer() { return *composer_; }
    QWidget *body() const { return body_; } ///< everything of an open conversation
    void addToHeader(QWidget *button); ///< at its trailing end

Q_SIGNALS:
    void back();
    void openNumbers();
    void writeAsked(const QString &phone); ///< E.164, from a contact card
    void said(ui::StateShape shape, const QString &sentence);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    void retranslate();
    void showHeader();
    void showLatest();
    void reply(const QString &id);
    void showDetails(const QString &id);
    void connectActs();
    void connectFiles(Changes &changes);
    void connectSearch(Changes &changes);
    void act(MessageAct act, const QString &id);
    void askWhereToSave(const QString &id);
    void showPicture(const QString &id);
    void askDelete(const model::Message &message, MessageAct act);
    void editLast();
    QWidget *makeHeader();

    door::Desk &desk_;
    const OwnNumbers &numbers_;
    Presences *presences_ = nullptr;
    Theme &theme_;
    ConversationModel model_;
    MessageFiles files_;
    MessagePictures pictures_;
    Player player_;
    FileSave save_;
    ChatSearch search_;
    QStackedWidget *stack_;
    EmptyState *none_;
    QWidget *body_;
    IconButton *back_;
    PersonMark *mark_;
    QLayout *headerRow_ = nullptr;
    ElidedLabel *name_;
    ElidedLabel *line_;
    QLabel *problem_;
    IconButton *searchButton_;
    FindBar *find_;
    ConversationView *view_;
    OlderBar *older_;
    LatestButton *latest_;
    Composer *composer_;
    MessageActs *acts_;
    DropOverlay *drop_;
    QString goal_; ///< the message that is gone to
    int arrivedBelow_ = 0; ///< since the end was left
    bool marking_ = false;
    QTimer searchAgain_;
};

}
