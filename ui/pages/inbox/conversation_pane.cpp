// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/conversation_pane.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/models/reactions.h"
#include "ui/pages/inbox/bubble_file.h"
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/conversation_view.h"
#include "ui/pages/inbox/delete_message.h"
#include "ui/pages/inbox/drop_overlay.h"
#include "ui/pages/inbox/find_bar.h"
#include "ui/pages/inbox/message_acts.h"
#include "ui/pages/inbox/message_details.h"
#include "ui/pages/inbox/names.h"
#include "ui/pages/inbox/older_bar.h"
#include "ui/pages/inbox/pane_parts.h"
#include "ui/pages/inbox/reaction_picker.h"
#include "ui/theme/bidi.h"
#include "ui/widgets/controls.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>

namespace ui {

using base::Result;

ConversationPane::ConversationPane(door::Desk &desk, Changes &changes, const OwnNumbers &numbers,
    Theme &theme, base::Clock &clock, QWidget *parent)
    : QFrame(parent),
      desk_(desk),
      numbers_(numbers),
      theme_(theme),
      model_(desk, changes, clock),
      files_(MessageFiles::throughDesk(desk)),
      pictures_(MessagePictures::throughDesk(desk), {800, 800}, 64),
      player_(Player::throughDesk(desk), systemAudioOut(), clock),
      save_(desk),
      search_(ChatSearch::throughDesk(desk)),
      stack_(new QStackedWidget(this)),
      none_(new EmptyState(theme, stack_)),
      body_(new QWidget(stack_)),
      back_(new IconButton(theme, Icon::Back, body_)),
      mark_(new PersonMark(theme, body_)),
      name_(new ElidedLabel(theme, Role::Section, Token::Text, body_)),
      line_(new ElidedLabel(theme, Role::Caption, Token::Text2, body_)),
      problem_(label(theme, Role::Body, Tone::Error, body_)),
      searchButton_(new IconButton(theme, Icon::Search, body_)),
      find_(new FindBar(search_, theme, body_)),
      view_(new ConversationView(model_, theme, clock, body_)),
      older_(new OlderBar(model_, *view_, OlderBar::throughDesk(desk), clock, theme, body_)),
      latest_(new LatestButton(theme, view_)),
      composer_(new Composer(desk, numbers, theme, clock, body_)),
      acts_(new MessageActs(model_, changes, clock, MessageActs::throughDesk(desk), this)),
      drop_(new DropOverlay(theme, this))
{
    setProperty("role", QStringLiteral("canvas"));
    build();
    connectFiles(changes);
    connectSearch(changes);
    connect(back_, &QToolButton::clicked, this, &ConversationPane::back);
    connect(composer_, &Composer::openNumbers, this, &ConversationPane::openNumbers);
    connect(composer_, &Composer::sent, view_, &ConversationView::scrollToEnd);
    connect(latest_, &QAbstractButton::clicked, this, [this] {
        view_->scrollToEnd();
        focusText();
    });
    connect(&model_, &ConversationModel::opened, this, [this] {
        problem_->hide();
        composer_->know(model_.chat());
        view_->scrollToOpening();
        if (!goal_.isEmpty())
            view_->jumpTo(std::exchange(goal_, {}));
        markReadIfSeen();
    });
    connect(&model_, &ConversationModel::chatChanged, this, [this] {
        showHeader();
        composer_->know(model_.chat());
        markReadIfSeen();
    });
    connect(&model_, &ConversationModel::arrived, this, [this] {
        if (!view_->isAtEnd())
            ++arrivedBelow_;
        showLatest();
    });
    connect(&model_, &ConversationModel::failed, this, [this](const base::Error &error) {
        problem_->setText(words::joined(words::fault(error)));
        problem_->show();
    });
    connect(view_, &ConversationView::endReached, this, [this] {
        showLatest();
        markReadIfSeen();
    });
    connect(view_, &ConversationView::replyAsked, this, &ConversationPane::reply);
    connect(view_, &ConversationView::detailsAsked, this, &ConversationPane::showDetails);
    connect(view_, &ConversationView::againAsked, this, [this](const QString &id) {
        if (const int row = model_.rowOf(id); row >= 0)
            composer_->sendAgain(model_.at(row));
    });
    connect(&numbers, &OwnNumbers::changed, this, &ConversationPane::showHeader);
    connectActs();
    view_->installEventFilter(this);
    setAcceptDrops(true);
    retranslate();
    close();
}

QWidget *ConversationPane::makeHeader()
{
    QFrame *header = ground("surface", body_);
    header->setFixedHeight(60);
    auto *lines = new QVBoxLayout;
    lines->setContentsMargins(0, 8, 0, 8);
    lines->setSpacing(0);
    lines->addWidget(name_);
    lines->addWidget(line_);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(12);
    layout->addWidget(back_);
    layout->addWidget(mark_);
    layout->addLayout(lines, 1);
    headerRow_ = layout;
    return header;
}

void ConversationPane::addToHeader(QWidget *button)
{
    headerRow_->addWidget(button);
}

void ConversationPane::setFaces(Faces &faces)
{
    mark_->setFaces(faces);
}

void ConversationPane::build()
{
    problem_->setWordWrap(true);
    problem_->setContentsMargins(24, 8, 24, 8);
    problem_->hide();
    latest_->hide();
    back_->hide();
    auto *layout = new QVBoxLayout(body_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(hairline(body_));
    layout->addWidget(find_);
    layout->addWidget(problem_);
    layout->addWidget(older_);
    layout->addWidget(view_, 1);
    layout->addWidget(composer_);
    stack_->addWidget(none_);
    stack_->addWidget(body_);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(stack_);
}

void ConversationPane::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool ConversationPane::event(QEvent *event)
{
    const bool done = QFrame::event(event);
    if (event->type() == QEvent::WindowActivate)
        markReadIfSeen();
    return done;
}

void ConversationPane::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    markReadIfSeen();
}

bool ConversationPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == view_ && event->type() == QEvent::Resize)
        showLatest();
    return QFrame::eventFilter(watched, event);
}

void ConversationPane::retranslate()
{
    none_->setTexts(tr("No conversation is open"),
        tr("Choose one from the list, or write to somebody first with Ctrl+N."));
    back_->setName(tr("Back to the conversations"), QStringLiteral("Esc"));
    view_->setAccessibleName(tr("Messages"));
    searchButton_->setName(tr("Search in this conversation"), QStringLiteral("Ctrl+F"));
    showHeader();
}

void ConversationPane::open(const model::Chat &chat)
{
    arrivedBelow_ = 0;
    find_->close();
    goal_.clear();
    problem_->hide();
    composer_->open(chat);
    model_.open(chat);
    if (presences_)
        presences_->follow(chat);
    stack_->setCurrentWidget(body_);
    showHeader();
    showLatest();
}

void ConversationPane::goTo(const QString &id)
{
    goal_ = id;
    if (model_.isLoaded() && model_.rowOf(id) >= 0)
        view_->jumpTo(std::exchange(goal_, {}));
    else
        model_.openAt(model::Chat(model_.chat()), id);
}

void ConversationPane::close()
{
    find_->close();
    composer_->close();
    model_.close();
    stack_->setCurrentWidget(none_);
}

void ConversationPane::setNarrow(bool narrow)
{
    back_->setVisible(narrow);
}

void ConversationPane::showHeader()
{
    if (!model_.isOpen())
        return;
    const Who who = whoOf(model_.chat());
    mark_->setChat(model_.chat());
    name_->setText(shownName(who));
    name_->setAccessibleName(spoken(who));
    QStringList parts;
    const QString now = presences_ ? presences_->line(model_.chat(), acts_->nowMs()) : QString();
    if (!now.isEmpty())
        parts.append(now);
    if (const QString number = shownPhone(who); !number.isEmpty())
        parts.append(number);
    if (const auto own = numbers_.find(model_.chat().account))
        parts.append(isolate(own->label));
    line_->setText(parts.join(QStringLiteral("  ·  ")));
}

void ConversationPane::setPresences(Presences &presences)
{
    presences_ = &presences;
    connect(&presences, &Presences::changed, this,
        [this](const model::AccountId &account, const model::Jid &jid) {
            const model::Chat &chat = model_.chat();
            if (chat.account == account && (chat.jid.sameUser(jid) || chat.lid.sameUser(jid)))
                showHeader();
        });
}

void ConversationPane::showLatest()
{
    const bool away = model_.isOpen() && !view_->isAtEnd();
    if (!away)
        arrivedBelow_ = 0;
    latest_->setVisible(away);
    latest_->setCount(arrivedBelow_);
    const QRect inside = view_->viewport()->geometry().adjusted(16, 16, -16, -12);
    latest_->setGeometry(
        QStyle::alignedRect(layoutDirection(), Qt::AlignTrailing | Qt::AlignBottom, latest_->size(), inside));
    latest_->raise();
}

/// Only what somebody sees is read: this window is in front, and the end of the chat is in it.
void ConversationPane::markReadIfSeen()
{
    const bool seen = isVisible() && body_->isVisible() && window()->isActiveWindow() && model_.isLoaded()
        && view_->isAtEnd();
    if (!seen || marking_ || model_.chat().unread == 0)
        return;
    marking_ = true;
    const auto ask = [account = model_.chat().account, jid = model_.chat().jid](
                         door::Engine &engine) { return engine.chats().markRead(account, jid); };
    // what is still unread then comes with the change that this makes
    whenAnswered(this, desk_.ask(ask), [this](const Result<void> &) { marking_ = false; });
}

void ConversationPane::reply(const QString &id)
{
    const int row = model_.rowOf(id);
    if (row < 0 || !acts_->allows(MessageAct::Reply, id))
        return;
    const model::Message &message = model_.at(row);
    composer_->reply(message,
        message.direction == model::Direction::Out ? tr("You") : shownName(whoOf(model_.chat())),
        model_.namedText(message));
}

void ConversationPane::connectActs()
{
    connect(composer_, &Composer::blockedChanged, this, [this] {
        view_->setBlocked(composer_->blocked());
        acts_->setBlocked(composer_->blocked());
    });
    connect(composer_, &Composer::editAsked, acts_, &MessageActs::edit);
    connect(composer_, &Composer::replyAsked, this, &ConversationPane::reply);
    connect(composer_, &Composer::editLastAsked, this, &ConversationPane::editLast);
    connect(acts_, &MessageActs::editTaken, composer_, &Composer::editTaken);
    connect(acts_, &MessageActs::editRefused, composer_, &Composer::editRefused);
    acts_->setMark(MessageActs::markThroughDesk(desk_));
    connect(acts_, &MessageActs::said, this, &ConversationPane::said);
    connect(view_, &ConversationView::actAsked, this, &ConversationPane::act);
    connect(view_, &ConversationView::voteAsked, acts_, &MessageActs::vote);
    connect(view_, &ConversationView::writeAsked, this, &ConversationPane::writeAsked);
}

void ConversationPane::act(MessageAct act, const QString &id)
{
    if (!acts_->allows(act, id))
        return;
    const model::Message message = model_.at(model_.rowOf(id));
    if (act == MessageAct::Edit) {
        composer_->edit(message, model_.unitsOf(message));
    } else if (act == MessageAct::Delete || act == MessageAct::DeleteHere) {
        askDelete(message, act);
    } else if (act == MessageAct::Star) {
        acts_->star(id);
    } else if (act == MessageAct::Cancel) {
        acts_->cancel(id);
    } else if (act == MessageAct::React) {
        auto *picker = new ReactionPicker(theme_, ownReaction(message.reactions), view_);
        connect(picker, &ReactionPicker::chosen, acts_,
            [this, id](const QString &emoji) { acts_->react(id, emoji); });
        picker->openAt(view_->placeOf(id));
    }
}

void ConversationPane::askDelete(const model::Message &message, MessageAct act)
{
    const bool here = act == MessageAct::DeleteHere;
    auto *dialog = new DeleteMessage(theme_, model_.namedText(message), shownName(whoOf(model_.chat())), this,
        here ? DeleteMessage::For::Us : DeleteMessage::For::Everyone);
    connect(dialog, &QDialog::accepted, acts_,
        [this, here, id = message.id] { here ? acts_->removeHere(id) : acts_->remove(id); });
    connect(dialog, &QDialog::finished, this, &ConversationPane::focusMessages);
    dialog->open();
}

void ConversationPane::editLast()
{
    if (const int row = model_.lastOwnRow(); row >= 0)
        act(MessageAct::Edit, model_.at(row).id);
}

void ConversationPane::showDetails(const QString &id)
{
    if (const int row = model_.rowOf(id); row >= 0)
        (new MessageDetails(desk_, theme_, model_.at(row), this))->open();
}

bool ConversationPane::dropReply()
{
    return composer_->dropVoice() || composer_->dropReply();
}

void ConversationPane::focusText()
{
    composer_->focusText();
}

void ConversationPane::focusMessages()
{
    view_->setFocus(Qt::ShortcutFocusReason);
}

bool ConversationPane::hasFocusInMessages() const
{
    return view_->hasFocus();
}

}
