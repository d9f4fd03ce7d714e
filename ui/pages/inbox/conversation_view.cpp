// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/conversation_view.h"

#include "ui/models/conversation_model.h"
#include "ui/models/message_pictures.h"
#include "ui/models/message_words.h"
#include "ui/pages/inbox/bubble_file.h"
#include "ui/pages/inbox/keys.h"
#include "ui/pages/inbox/message_menu.h"
#include "ui/theme/bidi.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollBar>

#include <chrono>

namespace ui {

namespace {
constexpr int kNearEnd = 24;
constexpr int kOlderAt = 600; ///< pixels from the top at which the page before is asked for
}

ConversationView::ConversationView(
    ConversationModel &model, Theme &theme, base::Clock &clock, QWidget *parent)
    : QListView(parent),
      model_(model),
      clock_(clock),
      delegate_(new BubbleDelegate(model, theme, clock, this))
{
    setProperty("role", QStringLiteral("canvas"));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the width must not change with the content
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setModel(&model);
    setItemDelegate(delegate_);
    verticalScrollBar()->setSingleStep(24);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ConversationView::onScrolled);
    connect(&theme, &Theme::changed, this, [this] {
        delegate_->forgetAll();
        scheduleDelayedItemsLayout();
    });
    connect(&model, &ConversationModel::dataChanged, this,
        [this](const QModelIndex &from, const QModelIndex &to) {
            for (int row = from.row(); row <= to.row(); ++row)
                delegate_->forget(model_.at(row).id);
            scheduleDelayedItemsLayout();
        });
    connect(&model, &ConversationModel::modelReset, this, [this] {
        delegate_->forgetAll();
        anchor_ = QPersistentModelIndex();
        atEnd_ = true;
    });
    // a quote of what has just been loaded can be jumped to now
    connect(&model, &ConversationModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        if (last > first)
            delegate_->forgetAll();
    });
    flash_.setSingleShot(true);
    flash_.setInterval(std::chrono::milliseconds(1'500));
    connect(&flash_, &QTimer::timeout, this, [this] {
        delegate_->flash({});
        viewport()->update();
    });
}

bool ConversationView::isAtEnd() const
{
    return atEnd_ && !model_.hasNewer();
}

void ConversationView::noteAnchor()
{
    const QModelIndex top = indexAt({viewport()->width() / 2, 1});
    anchor_ = top;
    anchorTop_ = top.isValid() ? visualRect(top).top() : 0;
}

void ConversationView::restoreAnchor()
{
    QScrollBar *bar = verticalScrollBar();
    if (atEnd_)
        bar->setValue(bar->maximum());
    else if (anchor_.isValid())
        bar->setValue(bar->value() + visualRect(anchor_).top() - anchorTop_);
}

void ConversationView::doItemsLayout()
{
    if (layingOut_)
        return;
    layingOut_ = true;
    const int width = viewport()->width();
    const int height = viewport()->height();
    delegate_->setLead(0);
    int used = 0;
    for (int row = model_.rowCount() - 1; row >= 0 && used < height; --row)
        used += delegate_->heightOf(model_.index(row), width);
    delegate_->setLead(std::max(0, height - used));
    QListView::doItemsLayout();
    restoreAnchor();
    layingOut_ = false;
    onScrolled();
}

void ConversationView::onScrolled()
{
    if (layingOut_)
        return;
    noteAnchor();
    const QScrollBar *bar = verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum() - kNearEnd && !model_.hasNewer();
    if (atEnd != atEnd_) {
        atEnd_ = atEnd;
        Q_EMIT endReached();
    }
    if (bar->value() < kOlderAt)
        model_.loadOlder();
    if (bar->value() > bar->maximum() - kOlderAt)
        model_.loadNewer();
}

void ConversationView::scrollToEnd()
{
    if (model_.hasNewer()) {
        model_.open(model::Chat(model_.chat()));
        return; // shown when it is there
    }
    atEnd_ = true;
    doItemsLayout();
    Q_EMIT endReached();
}

void ConversationView::scrollToOpening()
{
    if (model_.hasNewer())
        return;
    scrollToEnd();
    const int row = model_.firstUnreadRow();
    if (row < 0)
        return;
    // as much of what is new as fits, below a little of what is known
    const int top = visualRect(model_.index(row)).top();
    if (top < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + top);
}

void ConversationView::jumpTo(const QString &id)
{
    const int row = model_.rowOf(id);
    if (row < 0)
        return;
    scrollTo(model_.index(row), PositionAtCenter);
    setCurrentIndex(model_.index(row));
    delegate_->flash(id);
    flash_.start();
    viewport()->update();
}

void ConversationView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    doItemsLayout(); // not a moment later: what is read must not jump
}

void ConversationView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LayoutDirectionChange
        || event->type() == QEvent::FontChange) {
        delegate_->forgetAll();
        scheduleDelayedItemsLayout();
    }
}

void ConversationView::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason && !currentIndex().isValid() && model_.rowCount() > 0)
        setCurrentIndex(model_.index(model_.rowCount() - 1));
}

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
        QGuiApplication::clipboard()->setText(plain(writtenText(model_.at(index.row()))));
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
        Q_EMIT actAsked(MessageAct::Delete, id);
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
