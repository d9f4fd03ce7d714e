// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/accounts_page.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/pages/accounts/account_delegates.h"
#include "ui/pages/accounts/account_filter.h"
#include "ui/pages/accounts/account_panel.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segment.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

AccountsPage::AccountsPage(door::Desk &desk, AccountsModel &model, OurClients &clients,
    const base::Clock &clock, Theme &theme, QWidget *parent)
    : QWidget(parent),
      desk_(desk),
      model_(model),
      clients_(clients),
      filter_(new AccountFilter(clients, this))
{
    filter_->setSourceModel(&model_);
    build(theme, clock);
    connect(addButton_, &QPushButton::clicked, this, &AccountsPage::addNumber);
    connect(nothingYet_, &EmptyState::acted, this, &AccountsPage::addNumber);
    connect(nothingMatches_, &EmptyState::acted, this, [this] {
        search_->clear();
        segment_->setCurrent(0);
        clients_.choose({});
    });
    connect(search_, &QLineEdit::textChanged, this, [this] {
        filter_->setText(search_->query());
        refresh();
    });
    connect(segment_, &Segment::changed, this, [this](int index) {
        filter_->setNeedingOnly(index == 1);
        refresh();
    });
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &now) { showCurrent(now); });
    connect(table_, &QAbstractItemView::clicked, this, &AccountsPage::showCurrent);
    connect(&model_, &AccountsModel::refreshed, this, &AccountsPage::refresh);
    connect(panel_, &AccountPanel::closed, this, [this] {
        panel_->hide();
        table_->clearSelection();
        table_->setFocus();
    });
    connect(panel_, &AccountPanel::wanted, this, &AccountsPage::add);
    connect(&clients_, &OurClients::chosenChanged, this, [this] {
        filter_->setClient(clients_.chosen());
        refresh();
    });
    connect(
        &clients_, &OurClients::changed, table_->viewport(), qOverload<>(&QWidget::update)); // their marks
    connect(panel_, &AccountPanel::said, this, &AccountsPage::said);
    retranslate();
    refresh();
}

void AccountsPage::build(Theme &theme, const base::Clock &clock)
{
    header_ = new PageHeader(theme, this);
    addButton_ = button(theme, ButtonKind::Primary, Icon::Plus, this);
    header_->addAction(addButton_);
    search_ = new SearchField(theme, this);
    search_->setFixedWidth(220);
    segment_ = new Segment(theme, this);
    table_ = new QTableView(this);
    table_->setModel(filter_);
    table_->setItemDelegateForColumn(AccountsModel::Number, new NumberDelegate(clients_, theme, table_));
    table_->setItemDelegateForColumn(AccountsModel::State, new StateDelegate(theme, clock, table_));
    for (const int column : {AccountsModel::SentToday, AccountsModel::ReceivedToday, AccountsModel::Waiting})
        table_->setItemDelegateForColumn(column, new CountDelegate(theme, table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false);
    table_->setMouseTracking(true);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setSectionResizeMode(AccountsModel::Number, QHeaderView::Stretch);
    nothingYet_ = new EmptyState(theme, this);
    nothingMatches_ = new EmptyState(theme, this);
    body_ = new QStackedWidget(this);
    for (QWidget *page : std::initializer_list<QWidget *>{table_, nothingYet_, nothingMatches_})
        body_->addWidget(page);
    count_ = label(theme, Role::Caption, Tone::Second, this);
    panel_ = new AccountPanel(desk_, model_, clients_, clock, theme, this);

    QFrame *listSide = ground("surface", this);
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(24, 0, 24, 8);
    tools->setSpacing(12);
    tools->addWidget(search_);
    tools->addWidget(segment_);
    tools->addStretch(1);
    auto *column = new QVBoxLayout(listSide);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header_);
    column->addLayout(tools);
    column->addWidget(body_, 1);
    column->addWidget(hairline(this));
    count_->setContentsMargins(24, 9, 24, 9);
    column->addWidget(count_);
    QFrame *line = hairline(this, Qt::Vertical);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(listSide, 1);
    row->addWidget(line);
    row->addWidget(panel_);
}

void AccountsPage::addNumber()
{
    table_->clearSelection();
    panel_->showNew();
}

void AccountsPage::select(const model::AccountId &id)
{
    const QModelIndex at = filter_->mapFromSource(model_.indexOf(id));
    if (!at.isValid()) {
        wanted_ = id;
        return;
    }
    wanted_ = {};
    table_->selectionModel()->setCurrentIndex(
        at, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    panel_->showAccount(id);
}

void AccountsPage::add(const QString &name, const model::ClientId &client)
{
    if (adding_)
        return;
    adding_ = true;
    const auto made = desk_.ask([name, client](door::Engine &engine) {
        return engine.accounts()
            .create(name, {}, client)
            .then(&engine, [&engine](const model::AccountView &view) -> base::Result<model::AccountId> {
                RETURN_IF_FAILED(engine.accounts().connect(view.id));
                return view.id;
            });
    });
    whenAnswered(this, made, [this, client](const base::Result<model::AccountId> &id) {
        adding_ = false;
        if (!id) {
            panel_->complain(id.error());
            return;
        }
        search_->clear();
        segment_->setCurrent(0);
        if (const auto chosen = clients_.chosen(); !chosen.value.isEmpty() && chosen != client)
            clients_.choose({}); // it must be seen
        wanted_ = *id;
        model_.reload();
    });
}

void AccountsPage::showCurrent(const QModelIndex &index)
{
    if (index.isValid())
        panel_->showAccount(index.data(AccountsModel::ViewRole).value<model::AccountView>().id);
}

void AccountsPage::refresh()
{
    int total = 0;
    int needing = 0;
    int connected = 0;
    for (const model::AccountView &view : model_.views()) {
        if (!clients_.shows(view))
            continue;
        ++total;
        needing += AccountsModel::needsSomebody(view) ? 1 : 0;
        connected += view.state == model::AccountState::Connected ? 1 : 0;
    }
    header_->setTexts(tr("Numbers"),
        total == 0 ? QString()
                   : tr("%1 of %2 gave proof of life in the last minute.").arg(connected).arg(total)
                + (needing > 0 ? u' ' + tr("%n need you.", nullptr, needing) : QString()));
    segment_->setItems({tr("All %1").arg(total), tr("Needs you %1").arg(needing)});
    QWidget *page = table_;
    if (model_.isLoaded() && model_.views().isEmpty())
        page = nothingYet_;
    else if (model_.isLoaded() && filter_->rowCount() == 0)
        page = nothingMatches_;
    body_->setCurrentWidget(page);
    count_->setText(tr("%n numbers, those that need you first", nullptr, total));
    if (!wanted_.value.isEmpty())
        select(model::AccountId(wanted_));
}

void AccountsPage::retranslate()
{
    addButton_->setText(tr("Add number"));
    search_->setHint(tr("Name, number or client"));
    table_->setAccessibleName(tr("Numbers"));
    nothingYet_->setTexts(tr("No number is linked yet"),
        tr("Link a WhatsApp number: its messages arrive here, and you answer from here. Have its phone at "
           "hand."),
        tr("Add your first number"));
    nothingMatches_->setTexts(tr("No number matches"),
        tr("Nothing here has that name or number in this view."), tr("Show all numbers"));
    refresh();
}

void AccountsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}
