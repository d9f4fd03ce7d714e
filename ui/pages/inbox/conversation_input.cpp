// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse, keys and menu do with the messages of a chat.
#include "ui/models/conversation_model.h"
#include "ui/models/message_words.h"
#include "ui/pages/inbox/conversation_view.h"
#include "ui/pages/inbox/keys.h"
#include "ui/pages/inbox/message_menu.h"
#include "ui/theme/bidi.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>

namespace ui {

BubbleDelegate::Hit ConversationView::hitAt(const QPoint &point) const
{
    const QModelIndex index = indexAt(point);
    return index.isValid() ? delegate_->hitAt(visualRect(index), index, point) : BubbleDelegate::Hit();
}

void ConversationView::mouseMoveEvent(QMouseEvent *event)
{
    using Kind = BubbleDelegate::Hit::Kind;
    const Kind kind = hitAt(event->pos()).kind;
    viewport()->setCursor(
        kind == Kind::Nothing || kind == Kind::Bubble ? Qt::ArrowCursor : Qt::PointingHandCursor);
    QListView::mouseMoveEvent(event);
}

void ConversationView::mousePressEvent(QMouseEvent *event)
{
    pressed_ = indexAt(event->pos());
    QListView::mousePressEvent(event);
}

void ConversationView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid() || index != pressed_)
        return;
    using Kind = BubbleDelegate::Hit::Kind;
    const BubbleDelegate::Hit hit = hitAt(event->pos());
    const QString id = model_.at(index.row()).id;
    if (hit.kind == Kind::Link)
        QDesktopServices::openUrl(hit.url);
    else if (hit.kind == Kind::Quote)
        jumpTo(model_.at(index.row()).quoted->id);
    else if (hit.kind == Kind::Again)
        Q_EMIT againAsked(id);
    else if (hit.kind == Kind::Details || hit.kind == Kind::Reaction)
        Q_EMIT detailsAsked(id);
    else if (hit.kind == Kind::Write)
        Q_EMIT writeAsked(hit.phone);
    else if (hit.kind == Kind::Vote)
        Q_EMIT voteAsked(id, hit.option);
    else if (hit.kind == Kind::Fetch)
        takeFile(id);
    else if (hit.kind == Kind::View)
        Q_EMIT viewAsked(id);
    else
        hitSound(hit, id);
}

void ConversationView::copy(const QModelIndex &index) const
{
    if (index.isValid())
        QGuiApplication::clipboard()->setText(model_.copiedText(model_.at(index.row())));
}

void ConversationView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    if (event->matches(QKeySequence::Copy) || isKey(*event, Qt::ControlModifier, Qt::Key_C)) {
        copy(index);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && index.isValid()) {
        if (!openFile(index))
            Q_EMIT replyAsked(model_.at(index.row()).id);
    } else if (index.isValid()
        && (keySound(*event, model_.at(index.row()).id) || keyAct(*event, model_.at(index.row()).id))) {
        return;
    } else if (event->key() == Qt::Key_End && model_.rowCount() > 0) {
        setCurrentIndex(model_.index(model_.rowCount() - 1));
        scrollToEnd();
    } else {
        QListView::keyPressEvent(event);
    }
}

void ConversationView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const QPoint at = byKey ? visualRect(index).center() : event->pos();
    showMenu(index, viewport()->mapToGlobal(at));
}

/// The keys that the menu shows; a digit votes.
bool ConversationView::keyAct(const QKeyEvent &event, const QString &id)
{
    const bool isBare = event.modifiers() == Qt::NoModifier || event.modifiers() == Qt::KeypadModifier;
    const model::Message &message = model_.at(model_.rowOf(id));
    if (isKey(event, Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_E))
        Q_EMIT actAsked(MessageAct::React, id);
    else if (isBare && event.key() == Qt::Key_F2)
        Q_EMIT actAsked(MessageAct::Edit, id);
    else if (isKey(event, Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_S))
        Q_EMIT actAsked(MessageAct::Star, id);
    else if (event.modifiers() == Qt::ShiftModifier && event.key() == Qt::Key_Delete)
        Q_EMIT actAsked(MessageAct::DeleteHere, id);
    else if (isBare && event.key() == Qt::Key_Delete)
        Q_EMIT actAsked(
            message.state == model::MessageState::Queued ? MessageAct::Cancel : MessageAct::Delete, id);
    else if (isBare && event.key() >= Qt::Key_1 && event.key() <= Qt::Key_9
        && message.kind == model::MessageKind::Poll)
        Q_EMIT voteAsked(id, event.key() - Qt::Key_1);
    else
        return false;
    return true;
}

QPoint ConversationView::placeOf(const QString &id) const
{
    const int row = model_.rowOf(id);
    const QRect seen = row < 0 ? QRect() : visualRect(model_.index(row)).intersected(viewport()->rect());
    return viewport()->mapToGlobal(seen.isEmpty() ? viewport()->rect().center() : seen.center());
}

void ConversationView::act(MessageAct act, const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (act == MessageAct::Copy)
        copy(index);
    else if (act == MessageAct::Reply)
        Q_EMIT replyAsked(model_.at(index.row()).id);
    else
        Q_EMIT actAsked(act, model_.at(index.row()).id);
}

void ConversationView::showMenu(const QModelIndex &index, const QPoint &globalPosition)
{
    const model::Message &message = model_.at(index.row());
    const QString id = message.id;
    auto *menu = new MessageMenu(message, clock_.wallMs(), blocked_, this);
    connect(menu, &MessageMenu::chosen, this,
        [this, at = QPersistentModelIndex(index)](MessageAct chosen) { act(chosen, at); });
    connect(menu, &MessageMenu::voted, this, [this, id](int option) { Q_EMIT voteAsked(id, option); });
    menu->addSeparator();
    addFileActs(*menu, message);
    for (const QUrl &url : delegate_->linksOf(index, viewport()->width()))
        menu->addAction(tr("Open %1").arg(ltr(url.host())), this, [url] { QDesktopServices::openUrl(url); });
    for (const QString &phone : delegate_->phonesOf(index, viewport()->width()))
        menu->addAction(
            tr("Write to %1").arg(ui::phone(phone)), this, [this, phone] { Q_EMIT writeAsked(phone); });
    if (message.quoted && model_.rowOf(message.quoted->id) >= 0)
        menu->addAction(
            tr("Show the quoted message"), this, [this, quoted = message.quoted->id] { jumpTo(quoted); });
    if (message.state == model::MessageState::Failed && canBeSentAgain(message))
        menu->addAction(tr("Send again"), this, [this, id] { Q_EMIT againAsked(id); });
    menu->addSeparator();
    menu->addAction(tr("Message details"), this, [this, id] { Q_EMIT detailsAsked(id); });
    menu->popup(globalPosition);
}

}
