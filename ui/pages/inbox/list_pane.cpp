// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/list_pane.h"

#include "ui/models/faces.h"
#include "ui/pages/inbox/chat_delegate.h"
#include "ui/pages/inbox/chat_filters.h"
#include "ui/pages/inbox/found_list.h"
#include "ui/pages/inbox/new_message.h"
#include "ui/theme/bidi.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace ui {

namespace {
enum Shown { kAll, kUnread, kArchive }; // of the segment
}

ListPane::ListPane(ChatListModel &model, FoundModel &found, const OwnNumbers &numbers, Theme &theme,
    base::Clock &clock, QWidget *parent)
    : QFrame(parent),
      model_(model),
      numbers_(numbers),
      search_(new SearchField(theme, this)),
      plus_(new IconButton(theme, Icon::Plus, this)),
      number_(new QComboBox(this)),
      segment_(new Segment(theme, this)),
      filters_(new ChatFilters(theme, this)),
      clock_(clock),
      newMessage_(new NewMessage(theme, numbers, this)),
      stack_(new QStackedWidget(this)),
      view_(new QListView(this)),
      delegate_(new ChatDelegate(theme, numbers, clock, view_)),
      empty_(new EmptyState(theme, this)),
      found_(new FoundList(found, numbers, theme, clock, this))
{
    setProperty("role", QStringLiteral("surface"));
    build(delegate_);
    typing_.setSingleShot(true);
    typing_.setInterval(std::chrono::milliseconds(150));

    connect(view_, &QListView::clicked, this, &ListPane::choose);
    connect(view_, &QListView::activated, this, &ListPane::choose);
    view_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view_, &QWidget::customContextMenuRequested, this, &ListPane::askMenu);
    connect(search_, &QLineEdit::textChanged, &typing_, qOverload<>(&QTimer::start));
    connect(search_, &QLineEdit::returnPressed, this, [this] {
        applyFilter();
        if (model_.rowCount() > 0 || !found_->chooseFirst())
            step(1);
    });
    connect(found_, &FoundList::chosen, this, &ListPane::messageChosen);
    connect(found_, &FoundList::changed, this, &ListPane::showState);
    connect(&typing_, &QTimer::timeout, this, &ListPane::applyFilter);
    connect(number_, &QComboBox::activated, this, &ListPane::applyFilter);
    connect(segment_, &Segment::changed, this, &ListPane::applyFilter);
    connect(filters_, &ChatFilters::changed, this, &ListPane::applyFilter);
    connect(plus_, &QToolButton::clicked, this, &ListPane::beginMessage);
    connect(newMessage_, &NewMessage::closed, view_, [this] { view_->setFocus(Qt::OtherFocusReason); });
    connect(newMessage_, &NewMessage::chosen, this,
        [this](const model::AccountId &account, const base::Phone &to) {
            model::Chat chat;
            chat.account = account;
            chat.jid = model::Jid::pn(to.digits);
            chat.kind = QStringLiteral("person");
            chat.phone = to.e164();
            const int row = model_.rowOf(account, chat.jid);
            Q_EMIT chosen(row >= 0 ? model_.at(row) : chat);
        });
    connect(empty_, &EmptyState::acted, this, [this] {
        if (numbers_.all().isEmpty())
            Q_EMIT openNumbers();
        else
            clearSearch();
    });
    connect(&numbers, &OwnNumbers::changed, this, [this] {
        fillNumbers();
        showState();
        view_->viewport()->update(); // the marks of the numbers
    });
    connect(&model_, &ChatListModel::loaded, this, [this] { select(openAccount_, openJid_); });
    connect(&model_, &ChatListModel::loaded, this, &ListPane::showState);
    connect(&model_, &ChatListModel::modelReset, this, &ListPane::showState);
    connect(&model_, &ChatListModel::rowsInserted, this, &ListPane::showState);
    connect(&model_, &ChatListModel::rowsRemoved, this, &ListPane::showState);
    newMessage_->hide();
    retranslate();
    showState();
}

void ListPane::build(ChatDelegate *delegate)
{
    view_->setModel(&model_);
    view_->setItemDelegate(delegate);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setUniformItemSizes(true);
    view_->setSelectionMode(
        QListView::NoSelection); // the open chat is what stands out, wherever the keyboard is
    view_->setVerticalScrollMode(QListView::ScrollPerPixel);
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->setMouseTracking(true);
    view_->setEditTriggers(QListView::NoEditTriggers);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(14, 12, 10, 0);
    top->setSpacing(8);
    top->addWidget(search_, 1);
    top->addWidget(filters_->button());
    top->addWidget(plus_);
    auto *filters = new QVBoxLayout; // side by side the names of numbers would be cut
    filters->setContentsMargins(14, 8, 14, 10);
    filters->setSpacing(8);
    filters->addWidget(number_);
    filters->addWidget(segment_);
    filters->addWidget(filters_);
    number_->setMinimumContentsLength(4);
    number_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    stack_->addWidget(view_);
    stack_->addWidget(empty_);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addLayout(filters);
    layout->addWidget(newMessage_);
    layout->addWidget(stack_, 1);
    layout->addWidget(found_, 1);
}

void ListPane::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ListPane::retranslate()
{
    search_->setHint(tr("Search chats and messages"));
    plus_->setName(tr("New message"), QStringLiteral("Ctrl+N"));
    number_->setAccessibleName(tr("Show the conversations of"));
    segment_->setAccessibleName(tr("Which conversations"));
    view_->setAccessibleName(tr("Conversations"));
    fillNumbers();
    showState();
}

void ListPane::fillNumbers()
{
    const int unread = numbers_.unread(client_);
    segment_->setItems({tr("All"), unread > 0 ? tr("Unread %1").arg(unread) : tr("Unread"), tr("Archive")});
    const auto isShown = [this](const model::AccountView &view) {
        return client_.value.isEmpty() || view.client == client_;
    };
    const auto &all = numbers_.all();
    QSet<model::AccountId> ofClient;
    for (const model::AccountView &view : all) {
        if (isShown(view))
            ofClient.insert(view.id);
    }
    model_.setNumbersOfClient(ofClient);
    number_->setVisible(std::count_if(all.begin(), all.end(), isShown) > 1);
    if (number_->view()->isVisible())
        return; // not under somebody's hand
    const QString chosen = number_->currentData().toString();
    number_->clear();
    const auto add = [this](const QString &name, int count, const QString &id) {
        number_->addItem(count > 0 ? tr("%1 (%2)").arg(name, ltr(QString::number(count))) : name, id);
    };
    add(tr("All numbers"), unread, {});
    for (const model::AccountView &view : all) {
        if (!isShown(view))
            continue;
        const QString digits = view.pn.isEmpty() ? QString() : u'+' + QString::fromLatin1(view.pn.user);
        add(isolate(view.label) + (digits.isEmpty() ? QString() : u' ' + phone(digits)),
            numbers_.unread(view.id), view.id.value);
    }
    const int at = number_->findData(chosen);
    number_->setCurrentIndex(std::max(0, at));
    filters_->setNumber(onlyNumber());
    if (at < 0 && !chosen.isEmpty())
        applyFilter(); // the number is gone
}

/// The number that is chosen, or the only one there is.
model::AccountId ListPane::onlyNumber() const
{
    if (number_->count() == 2) // the first are all of them
        return {number_->itemData(1).toString()};
    return {number_->currentData().toString()};
}

void ListPane::setClient(const model::ClientId &client)
{
    client_ = client;
    number_->setCurrentIndex(0);
    applyFilter();
    fillNumbers();
}

void ListPane::applyFilter()
{
    typing_.stop();
    model::ChatFilter filter;
    filter.account = {number_->currentData().toString()};
    filter.client = client_;
    filter.unreadOnly = segment_->current() == kUnread;
    filter.text = search_->query().left(200);
    // whoever looks for a name finds it wherever it is
    if (segment_->current() == kArchive)
        filter.archived = true;
    else if (filter.text.isEmpty())
        filter.archived = false;
    filters_->setNumber(onlyNumber());
    filters_->putInto(filter, clock_.wallMs());
    if (filter == model_.filter())
        return;
    model_.setFilter(filter);
    model::SearchFilter wanted;
    wanted.text = filter.text;
    wanted.account = filter.account;
    wanted.client = filter.client;
    found_->look(wanted);
}

void ListPane::showState()
{
    const bool none = model_.isLoaded() && model_.rowCount() == 0;
    // with messages below, that no chat has such a name needs no half of the pane
    stack_->setVisible(!none || !found_->isVisibleTo(this) || found_->isEmpty());
    stack_->setCurrentWidget(none && numbers_.isKnown() ? static_cast<QWidget *>(empty_) : view_);
    if (!none)
        return;
    const model::ChatFilter &filter = model_.filter();
    if (numbers_.all().isEmpty())
        empty_->setTexts(tr("No number is linked yet"),
            tr("Link a WhatsApp number, and its conversations appear here."), tr("Open Numbers"));
    else if (filter.archived.value_or(false) && filter.text.isEmpty())
        empty_->setTexts(tr("The archive is empty"),
            tr("Conversations that you put away here stay quiet, on the number's phone as well."),
            tr("Show all conversations"));
    else if (!filter.text.isEmpty() || filter.unreadOnly || !filter.account.value.isEmpty()
        || filters_->isOn())
        empty_->setTexts(tr("Nothing matches"),
            filter.text.isEmpty() ? tr("No conversation is like this now.")
                                  : tr("No name or number contains \"%1\".").arg(isolate(filter.text)),
            tr("Show all conversations"));
    else if (!filter.client.value.isEmpty())
        empty_->setTexts(tr("No conversations yet"),
            tr("This client's numbers have none. Choose “All clients” at the top to see the others."));
    else
        empty_->setTexts(tr("No conversations yet"),
            tr("Messages to your numbers appear here. With + you write to somebody first."));
}

bool ListPane::clearSearch()
{
    const bool had = !search_->text().isEmpty() || segment_->current() != 0 || number_->currentIndex() > 0
        || filters_->isOn();
    search_->clear();
    filters_->clear();
    segment_->setCurrent(0);
    number_->setCurrentIndex(0);
    applyFilter();
    return had;
}

void ListPane::choose(const QModelIndex &index)
{
    if (index.isValid())
        Q_EMIT chosen(model_.at(index.row()));
}

std::optional<model::Chat> ListPane::current() const
{
    const int row = view_->hasFocus() && view_->currentIndex().isValid()
        ? view_->currentIndex().row()
        : model_.rowOf(openAccount_, openJid_);
    return row >= 0 ? std::optional(model_.at(row)) : std::nullopt;
}

void ListPane::askMenu(const QPoint &at)
{
    // the menu key names no place of its own: the row where the keyboard is
    const QModelIndex under = view_->indexAt(at);
    const QModelIndex index = under.isValid() ? under : view_->currentIndex();
    if (!index.isValid())
        return;
    const QRect row = view_->visualRect(index);
    const QPoint place = row.contains(at) ? at : row.center();
    Q_EMIT menuAsked(model_.at(index.row()), view_->viewport()->mapToGlobal(place));
}

void ListPane::select(const model::AccountId &account, const model::Jid &jid)
{
    openAccount_ = account;
    openJid_ = jid;
    model_.keep(account, jid);
    const int row = account.value.isEmpty() ? -1 : model_.rowOf(account, jid);
    if (row >= 0 && view_->currentIndex().row() != row)
        view_->setCurrentIndex(model_.index(row));
}

void ListPane::step(int by)
{
    const int count = model_.rowCount();
    const int row = model_.rowOf(openAccount_, openJid_);
    const int next = row < 0 ? (by > 0 ? 0 : count - 1) : row + by;
    if (next >= 0 && next < count)
        choose(model_.index(next));
}

void ListPane::stepToUnread()
{
    const int count = model_.rowCount();
    const int from = model_.rowOf(openAccount_, openJid_);
    for (int i = 1; i <= count; ++i) {
        const int row = (from + i + count) % count;
        if ((model_.at(row).unread > 0 || model_.at(row).marks.isMarkedUnread) && row != from) {
            choose(model_.index(row));
            return;
        }
    }
}

void ListPane::setFaces(Faces &faces)
{
    delegate_->setFaces(faces);
    connect(&faces, &Faces::came, view_->viewport(), qOverload<>(&QWidget::update));
}

void ListPane::focusSearch()
{
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void ListPane::beginMessage()
{
    newMessage_->begin(openAccount_.value.isEmpty() ? model_.filter().account : openAccount_);
}

}
