// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ghl/delivery_log.h"

#include "ui/models/webhook_words.h"
#include "ui/pages/ghl/ghl_delegates.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segment.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <array>

namespace ui {

using model::DeliveryState;

namespace {

/// The choices behind "All".
constexpr std::array states{DeliveryState::Pending, DeliveryState::Retrying, DeliveryState::Success,
    DeliveryState::Failed, DeliveryState::NotAccepted};

model::Delivery deliveryOf(const QModelIndex &index)
{
    return index.data(DeliveriesModel::DeliveryRole).value<model::Delivery>();
}

}

DeliveryLog::DeliveryLog(DeliveriesModel &model, Theme &theme, QWidget *parent)
    : QWidget(parent), model_(model)
{
    build(theme);
    connect(states_, &Segment::changed, this, [this](int index) {
        model_.setState(
            index > 0 ? std::optional(states.at(static_cast<std::size_t>(index) - 1)) : std::nullopt);
        refresh();
    });
    connect(nothingMatches_, &EmptyState::acted, this, [this] { states_->setCurrent(0); });
    connect(cannotLoad_, &EmptyState::acted, &model_, &DeliveriesModel::reload);
    connect(table_, &QAbstractItemView::clicked, this,
        [this](const QModelIndex &index) { Q_EMIT chosen(deliveryOf(index)); });
    connect(table_, &QAbstractItemView::activated, this,
        [this](const QModelIndex &index) { Q_EMIT chosen(deliveryOf(index)); });
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &index) {
            if (index.isValid())
                Q_EMIT moved(deliveryOf(index));
        });
    connect(&model_, &DeliveriesModel::refreshed, this, &DeliveryLog::refresh);
    connect(&model_, &QAbstractItemModel::modelReset, this, &DeliveryLog::refresh);
    retranslate();
}

void DeliveryLog::build(Theme &theme)
{
    title_ = label(theme, Role::Section, Tone::Main, this);
    states_ = new Segment(theme, this);
    table_ = new QTableView(this);
    table_->setModel(&model_);
    auto *delegate = new DeliveryDelegate(theme, table_);
    table_->setItemDelegate(delegate);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setTabKeyNavigation(false);
    table_->setMouseTracking(true);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table_->verticalHeader()->setDefaultSectionSize(std::max(36, theme.lineHeight(Role::Body) + 12));
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setResizeContentsPrecision(0); // the rows in sight
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setSectionResizeMode(DeliveriesModel::Number, QHeaderView::Stretch);
    table_->horizontalHeader()->setSectionResizeMode(DeliveriesModel::What, QHeaderView::Stretch);
    nothingYet_ = new EmptyState(theme, this);
    nothingMatches_ = new EmptyState(theme, this);
    cannotLoad_ = new EmptyState(theme, this);
    body_ = new QStackedWidget(this);
    for (QWidget *page : std::initializer_list<QWidget *>{table_, nothingYet_, nothingMatches_, cannotLoad_})
        body_->addWidget(page);
    count_ = label(theme, Role::Caption, Tone::Second, this);
    count_->setContentsMargins(24, 9, 24, 9);
    auto *tools = new QVBoxLayout;
    tools->setContentsMargins(24, 12, 24, 8);
    tools->setSpacing(8);
    tools->addWidget(title_);
    tools->addWidget(states_, 0, Qt::AlignLeading);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tools);
    column->addWidget(body_, 1);
    column->addWidget(hairline(this));
    column->addWidget(count_);
}

void DeliveryLog::focusTable()
{
    table_->setFocus();
}

void DeliveryLog::clearSelection()
{
    table_->clearSelection();
}

void DeliveryLog::refresh()
{
    QWidget *page = table_;
    if (model_.rowCount() == 0 && model_.trouble())
        page = cannotLoad_;
    else if (model_.rowCount() == 0 && model_.isLoaded())
        page = model_.state() ? nothingMatches_ : nothingYet_;
    body_->setCurrentWidget(page);
    count_->setText(model_.hasMore()
            ? tr("The newest %n deliveries; scroll for older ones. Kept 30 days.", nullptr, model_.rowCount())
            : tr("%n deliveries, the newest first. Kept 30 days.", nullptr, model_.rowCount()));
}

void DeliveryLog::retranslate()
{
    title_->setText(tr("Delivery log"));
    table_->setAccessibleName(tr("Delivery log"));
    states_->setAccessibleName(tr("State of the deliveries"));
    //: deliveries in every state
    QStringList items{tr("All")};
    for (const DeliveryState state : states)
        items.append(stateName(state));
    states_->setItems(items);
    nothingYet_->setTexts(tr("Nothing was delivered yet"),
        tr("Each message that goes to this target appears here, with every try. Send a test to see the first "
           "one."));
    nothingMatches_->setTexts(
        tr("Nothing matches"), tr("No delivery of this target is in that state."), tr("Show all deliveries"));
    cannotLoad_->setTexts(tr("The log cannot be read"),
        tr("Gesher could not read its data just now. Nothing was lost."), tr("Try again"));
    table_->viewport()->update();
    table_->horizontalHeader()->viewport()->update();
    refresh();
}

void DeliveryLog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}
