// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/message_rules.h"
#include "ui/pages/inbox/bubble_delegate.h"

#include <QListView>
#include <QMenu>
#include <QTimer>

namespace ui {

class ConversationModel;

/// The messages of a chat. Short ones stand at the bottom; who reads at the end stays there, who reads above
/// stays at his place whatever comes. `model` and `theme` outlive it.
class ConversationView : public QListView {
    Q_OBJECT
public:
    ConversationView(ConversationModel &model, Theme &theme, base::Clock &clock, QWidget *parent);

    bool isAtEnd() const; ///< of the chat, not of what is loaded of it
    void scrollToEnd();
    /// Where reading goes on, else the end.
    void scrollToOpening();
    /// Shows a message that is loaded and marks it for a moment.
    void jumpTo(const QString &id);

    /// Its words are marked in the messages; empty: nothing is looked for.
    void setWanted(const QString &wanted);
    void measureAnew(); ///< something is called otherwise now

    /// Why nothing can be sent in this chat; empty when it can.
    void setBlocked(const QString &why) { blocked_ = why; }
    void setFiles(MessageFiles &files); ///< outlives it
    void setPictures(MessagePictures &pictures); ///< outlives it
    void setPlayer(Player &player); ///< outlives it
    QPoint placeOf(const QString &id) const; ///< in the middle of what is seen of it, global

    void doItemsLayout() override;

Q_SIGNALS:
    void endReached(); ///< or left
    void replyAsked(const QString &id);
    void againAsked(const QString &id);
    void detailsAsked(const QString &id);
    void actAsked(ui::MessageAct act, const QString &id); ///< to react, edit or delete
    void voteAsked(const QString &id, int option);
    void saveAsked(const QString &id); ///< a file that is here
    void viewAsked(const QString &id); ///< a picture that is here, to be shown large
    void writeAsked(const QString &phone); ///< to a number in a contact card, E.164

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void takeFile(const QString &id);
    void forgetQuotesOf(const QModelIndex &parent, int first, int last);
    void letGoFarFrom(int row);
    bool openFile(const QModelIndex &index);
    void addFileActs(QMenu &menu, const model::Message &message);
    void hitSound(const BubbleDelegate::Hit &hit, const QString &id);
    bool keySound(const QKeyEvent &event, const QString &id);
    void showSound(const QString &id);
    void noteAnchor();
    void restoreAnchor();
    void onScrolled();
    void copy(const QModelIndex &index) const;
    void showMenu(const QModelIndex &index, const QPoint &globalPosition);
    BubbleDelegate::Hit hitAt(const QPoint &point) const;

    bool keyAct(const QKeyEvent &event, const QString &id);
    void act(MessageAct act, const QModelIndex &index);

    ConversationModel &model_;
    base::Clock &clock_;
    MessageFiles *files_ = nullptr;
    Player *player_ = nullptr;
    QString blocked_;
    BubbleDelegate *delegate_;
    QString wanted_;
    QTimer flash_;
    QPersistentModelIndex anchor_; ///< the row at the top of what is seen
    int anchorTop_ = 0;
    bool atEnd_ = true;
    bool layingOut_ = false;
    QPersistentModelIndex pressed_;
};

}
