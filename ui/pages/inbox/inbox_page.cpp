// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/inbox_page.h"

#include "ui/models/answers.h"
#include "ui/pages/inbox/at_window.h"
#include "ui/pages/inbox/chat_acts.h"
#include "ui/pages/inbox/chat_filters.h"
#include "ui/pages/inbox/contact_panel.h"
#include "ui/pages/inbox/contact_side.h"
#include "ui/pages/inbox/conversation_pane.h"
#include "ui/pages/inbox/keys.h"
#include "ui/pages/inbox/list_pane.h"
#include "ui/pages/inbox/new_message.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>
#include <chrono>

namespace ui {

namespace {
constexpr int kOneColumn = 900; ///< of the window
constexpr int kList = 316;
}

InboxPage::InboxPage(door::Desk &desk, Changes &changes, Theme &theme, QWidget *parent)
    : QWidget(parent),
      desk_(desk),
      numbers_(desk, changes),
      presences_(desk),
      faces_(Faces::throughDesk(desk), clock_),
      people_(People::throughDesk(desk), clock_),
      chats_(desk, changes, clock_),
      found_(desk),
      splitter_(new QSplitter(this)),
      list_(new ListPane(chats_, found_, numbers_, theme, clock_, splitter_)),
      conversation_(new ConversationPane(desk, changes, numbers_, theme, clock_, splitter_)),
      side_(new ContactSide(desk, changes, numbers_, theme, clock_, *conversation_)),
      acts_(new ChatActs(desk, theme, clock_, this)),
      atWindow_(new AtWindow(
          [&desk](const model::AccountId &number, bool isHere) {
              static_cast<void>(desk.ask([number, isHere](door::Engine &engine) {
                  return engine.contacts().setAvailable(number, isHere);
              }));
          },
          clock_, this))
{
    list_->newMessage()->setCheck([&desk](const model::AccountId &account, const base::Phone &phone) {
        return desk.ask(
            [account, phone](door::Engine &engine) { return engine.contacts().check(account, {phone}); });
    });
    chats_.setPresences(presences_);
    conversation_->setPresences(presences_);
    faces_.follow(desk);
    people_.follow(changes);
    chats_.setPeople(people_);
    conversation_->setPeople(people_);
    list_->setFaces(faces_);
    list_->filters()->setLabels([&desk](const model::AccountId &account) {
        return desk.ask([account](door::Engine &engine) { return engine.chats().labels(account); });
    });
    conversation_->setFaces(faces_);
    side_->panel()->setFaces(faces_);
    side_->panel()->setPresences(presences_);
    connect(side_->panel(), &ContactPanel::chatAsked, this, &InboxPage::openChat);
    qApp->installEventFilter(this);
    // a number that comes up for the first time was not there to be asked
    connect(&changes, &Changes::accountChanged, this, [this](const model::AccountId &account) {
        if (conversation_->isOpen() && conversation_->chat().account == account)
            presences_.follow(conversation_->chat());
    });
    splitter_->setChildrenCollapsible(false);
    splitter_->setHandleWidth(1);
    splitter_->setStretchFactor(0, 0);
    splitter_->setStretchFactor(1, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter_);
    // how long ago a line proved alive is not in the feed
    refresh_.setInterval(std::chrono::seconds(10));
    connect(&refresh_, &QTimer::timeout, &numbers_, &OwnNumbers::refresh);
    connect(list_, &ListPane::chosen, this, &InboxPage::open);
    connect(list_, &ListPane::messageChosen, this, &InboxPage::openMessage);
    connect(list_, &ListPane::menuAsked, acts_, &ChatActs::openMenu);
    connect(acts_, &ChatActs::said, this, &InboxPage::said);
    connect(list_, &ListPane::openNumbers, this, &InboxPage::openNumbers);
    connect(conversation_, &ConversationPane::openNumbers, this, &InboxPage::openNumbers);
    connect(conversation_, &ConversationPane::said, this, &InboxPage::said);
    // from the number that is open: the card came to it
    connect(conversation_, &ConversationPane::writeAsked, this, [this](const QString &phone) {
        openChat(conversation_->chat().account, model::Jid::pn(phone.mid(1).toLatin1()));
    });
    connect(conversation_, &ConversationPane::back, this, &InboxPage::back);
    addShortcuts();
    addChatKeys();
    retranslate();
    arrange();
}

void InboxPage::addShortcuts()
{
    const auto key = [](QKeyCombination combination) { return QKeySequence(combination); };
    addKeys(this,
        {key(Qt::ALT | Qt::Key_Down), key(Qt::CTRL | Qt::Key_Tab), key(Qt::CTRL | Qt::Key_PageDown)},
        [this] { list_->step(1); });
    addKeys(this,
        {key(Qt::ALT | Qt::Key_Up), key(Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab),
            key(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), key(Qt::CTRL | Qt::Key_PageUp)},
        [this] { list_->step(-1); });
    addKeys(this, {key(Qt::ALT | Qt::SHIFT | Qt::Key_Down)}, [this] { list_->stepToUnread(); });
    addKeys(this, onBothLayouts(Qt::ControlModifier, Qt::Key_F), [this] {
        if (conversation_->isOpen())
            conversation_->openSearch();
        else
            searchChats();
    });
    addKeys(
        this, onBothLayouts(Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_F), [this] { searchChats(); });
    addKeys(this, {key(QKeyCombination(Qt::Key_F3))}, [this] { conversation_->stepFound(1); });
    addKeys(this, {key(Qt::SHIFT | Qt::Key_F3)}, [this] { conversation_->stepFound(-1); });
    addKeys(this, onBothLayouts(Qt::ControlModifier, Qt::Key_N), [this] {
        back();
        list_->beginMessage();
    });
    addKeys(this, onBothLayouts(Qt::ControlModifier, Qt::Key_I), [this] {
        if (conversation_->isOpen())
            side_->setOpen(!side_->isOpen());
    });
    addKeys(this, {key(QKeyCombination(Qt::Key_F6))}, [this] { stepPane(1); });
    addKeys(this, {key(Qt::SHIFT | Qt::Key_F6)}, [this] { stepPane(-1); });
    addKeys(this, {key(QKeyCombination(Qt::Key_Escape))}, [this] { leave(); });
}

void InboxPage::addChatKeys()
{
    const auto add = [this](ChatAct act, Qt::KeyboardModifiers modifiers, Qt::Key key) {
        addKeys(this, onBothLayouts(modifiers, key), [this, act] {
            if (const auto chat = list_->current())
                acts_->toggle(act, *chat);
        });
    };
    add(ChatAct::Archive, Qt::ControlModifier, Qt::Key_E);
    add(ChatAct::Mute, Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_M);
    add(ChatAct::MarkUnread, Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_U);
}

void InboxPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool InboxPage::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::WindowActivate || event->type() == QEvent::WindowDeactivate)
        showWhoIsHere();
    return done;
}

bool InboxPage::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::KeyPress || type == QEvent::MouseMove || type == QEvent::MouseButtonPress
        || type == QEvent::Wheel)
        atWindow_->touch();
    return QWidget::eventFilter(watched, event);
}

/// The number whose conversation somebody has in front of them.
void InboxPage::showWhoIsHere()
{
    const bool isSeen = isVisible() && window()->isActiveWindow() && conversation_->isOpen();
    atWindow_->see(isSeen ? conversation_->chat().account : model::AccountId());
}

void InboxPage::retranslate()
{
    setAccessibleName(tr("Inbox"));
}

void InboxPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void InboxPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh_.start();
    numbers_.refresh();
    arrange();
    showWhoIsHere();
}

void InboxPage::hideEvent(QHideEvent *event)
{
    refresh_.stop();
    QWidget::hideEvent(event);
    showWhoIsHere();
}

void InboxPage::arrange()
{
    narrow_ = window()->width() < kOneColumn;
    list_->setMinimumWidth(narrow_ ? 0 : 280);
    list_->setMaximumWidth(narrow_ ? QWIDGETSIZE_MAX : 380);
    if (!wasSized_ && !narrow_) {
        wasSized_ = true; // from then on people move it
        splitter_->setSizes({kList, std::max(kList, width() - kList)});
    }
    conversation_->setNarrow(narrow_);
    list_->setVisible(!narrow_ || !conversation_->isOpen());
    conversation_->setVisible(!narrow_ || conversation_->isOpen());
}

void InboxPage::openMessage(const Found &found)
{
    const model::Chat &now = conversation_->chat();
    const bool isOpen
        = conversation_->isOpen() && now.account == found.chat.account && now.jid == found.chat.jid;
    if (!isOpen)
        open(found.chat);
    conversation_->goTo(found.found.message.id);
}

void InboxPage::open(const model::Chat &chat)
{
    const model::Chat &now = conversation_->chat();
    if (!conversation_->isOpen() || now.account != chat.account || !now.jid.sameUser(chat.jid))
        conversation_->open(chat);
    list_->select(chat.account, chat.jid);
    showWhoIsHere();
    if (chat.marks.isMarkedUnread) // somebody wanted to come back to it, and here they are
        acts_->act(ChatAct::MarkRead, chat);
    arrange();
    conversation_->focusText();
}

void InboxPage::setClient(const model::ClientId &client)
{
    list_->setClient(client);
}

bool InboxPage::isShowing(const model::AccountId &account, const model::Jid &jid) const
{
    if (!isVisible() || !window()->isActiveWindow() || !conversation_->isOpen())
        return false;
    const model::Chat &chat = conversation_->chat();
    return chat.account == account
        && (chat.jid.sameUser(jid) || (!chat.lid.isEmpty() && chat.lid.sameUser(jid)));
}

void InboxPage::openFirst()
{
    if (chats_.rowCount() > 0)
        list_->step(1);
}

void InboxPage::openChat(const model::AccountId &account, const model::Jid &jid)
{
    const auto ask = [account, jid](door::Engine &engine) { return engine.chats().find(account, jid); };
    whenAnswered(
        this, desk_.ask(ask), [this, account, jid](const base::Result<std::optional<model::Chat>> &found) {
            model::Chat chat;
            chat.account = account;
            chat.jid = jid;
            open(found && *found ? **found : chat);
        });
}

void InboxPage::back()
{
    if (!narrow_ || !conversation_->isOpen())
        return;
    conversation_->close();
    showWhoIsHere();
    list_->select({}, {});
    arrange();
    list_->view()->setFocus(Qt::OtherFocusReason);
}

void InboxPage::searchChats()
{
    back();
    list_->focusSearch();
}

void InboxPage::leave()
{
    if (conversation_->closeSearch())
        return;
    if (conversation_->dropReply()) {
        conversation_->focusText();
        return;
    }
    if (side_->isOver()) {
        side_->setOpen(false);
        conversation_->focusText();
    } else if (narrow_ && conversation_->isOpen())
        back();
    else if (!list_->clearSearch())
        list_->view()->setFocus(Qt::ShortcutFocusReason);
}

void InboxPage::stepPane(int by)
{
    // the list, the messages, the answer
    const bool inList = list_->isAncestorOf(QWidget::focusWidget()) || list_->view()->hasFocus();
    const int now = inList ? 0 : conversation_->hasFocusInMessages() ? 1 : 2;
    const int next = conversation_->isOpen() ? (now + by + 3) % 3 : 0;
    if (next == 0 && list_->isVisible())
        list_->view()->setFocus(Qt::ShortcutFocusReason);
    else if (next == 1)
        conversation_->focusMessages();
    else
        conversation_->focusText();
}

}
