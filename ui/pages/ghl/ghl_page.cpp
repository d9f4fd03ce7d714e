// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ghl/ghl_page.h"

#include "ui/pages/ghl/delivery_log.h"
#include "ui/pages/ghl/delivery_panel.h"
#include "ui/pages/ghl/ghl_delegates.h"
#include "ui/pages/ghl/target_panel.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_header.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int targetPanelWidth = 336;
constexpr int rowsInSight = 3;

QString idOf(const QModelIndex &index)
{
    return index.data(WebhooksModel::TargetRole).value<model::WebhookTarget>().id;
}

}

GhlPage::GhlPage(
    door::Desk &desk, AccountsModel &accounts, const base::Clock &clock, Theme &theme, QWidget *parent)
    : QWidget(parent),
      targets_(new WebhooksModel(desk, accounts, clock, this)),
      deliveries_(new DeliveriesModel(desk, *targets_, clock, this))
{
    build(desk, accounts, clock, theme);
    wire();
    retranslate();
}

void GhlPage::build(door::Desk &desk, AccountsModel &accounts, const base::Clock &clock, Theme &theme)
{
    QFrame *main = ground("surface", this);
    header_ = new PageHeader(theme, main);
    add_ = button(theme, ButtonKind::Primary, Icon::Plus, main);
    header_->addAction(add_);
    work_ = new QWidget(main);
    list_ = new QListView(work_);
    list_->setModel(targets_);
    list_->setItemDelegate(new TargetDelegate(*targets_, theme, clock, list_));
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setUniformItemSizes(true);
    list_->setMouseTracking(true);
    log_ = new DeliveryLog(*deliveries_, theme, work_);
    auto *work = new QVBoxLayout(work_);
    work->setContentsMargins(0, 0, 0, 0);
    work->setSpacing(0);
    work->addWidget(list_);
    work->addWidget(log_, 1);
    noTarget_ = new EmptyState(theme, main);
    cannotLoad_ = new EmptyState(theme, main);
    body_ = new QStackedWidget(main);
    for (QWidget *page : std::initializer_list<QWidget *>{work_, noTarget_, cannotLoad_})
        body_->addWidget(page);
    auto *column = new QVBoxLayout(main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header_);
    column->addWidget(body_, 1);

    line_ = hairline(this, Qt::Vertical);
    side_ = new QStackedWidget(this);
    side_->setFixedWidth(targetPanelWidth);
    targetPanel_ = new TargetPanel(desk, *targets_, accounts, clock, theme, side_);
    deliveryPanel_ = new DeliveryPanel(desk, *targets_, theme, side_);
    side_->addWidget(targetPanel_);
    side_->addWidget(deliveryPanel_);
    line_->hide();
    side_->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(main, 1);
    row->addWidget(line_);
    row->addWidget(side_);
}

void GhlPage::wire()
{
    connect(add_, &QPushButton::clicked, this, &GhlPage::addTarget);
    connect(noTarget_, &EmptyState::acted, this, &GhlPage::addTarget);
    connect(cannotLoad_, &EmptyState::acted, targets_, &WebhooksModel::reload);
    connect(list_, &QAbstractItemView::clicked, this, &GhlPage::openTarget);
    connect(list_, &QAbstractItemView::activated, this, &GhlPage::openTarget);
    connect(
        list_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
            deliveries_->setTarget(idOf(now));
            // the panel follows what is looked at, but what is being added stays
            if (now.isValid() && side_->isVisible() && list_->hasFocus())
                openTarget(now);
        });
    connect(log_, &DeliveryLog::chosen, this, &GhlPage::openDelivery);
    connect(log_, &DeliveryLog::moved, this, [this](const model::Delivery &delivery) {
        if (deliveryPanel_->isVisible())
            openDelivery(delivery);
    });
    connect(targets_, &WebhooksModel::refreshed, this, &GhlPage::refresh);
    connect(targetPanel_, &TargetPanel::closed, this, [this] {
        if (side_->currentWidget() == targetPanel_)
            closeSide();
    });
    connect(targetPanel_, &TargetPanel::saved, this, &GhlPage::select);
    connect(targetPanel_, &TargetPanel::said, this, &GhlPage::said);
    connect(deliveryPanel_, &DeliveryPanel::said, this, &GhlPage::said);
    connect(deliveryPanel_, &DeliveryPanel::closed, this, [this] {
        log_->clearSelection();
        closeSide();
        log_->focusTable();
    });
}

void GhlPage::addTarget()
{
    openSide(targetPanel_);
    targetPanel_->showNew();
}

void GhlPage::select(const QString &id)
{
    const QModelIndex at = targets_->indexOf(id);
    if (!at.isValid()) {
        wanted_ = id;
        return;
    }
    wanted_.clear();
    list_->setCurrentIndex(at);
    openTarget(at);
}

void GhlPage::openTarget(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    openSide(targetPanel_);
    targetPanel_->showTarget(idOf(index));
}

void GhlPage::openDelivery(const model::Delivery &delivery)
{
    openSide(deliveryPanel_);
    deliveryPanel_->showDelivery(delivery);
}

void GhlPage::openSide(QWidget *panel)
{
    side_->setCurrentWidget(panel);
    line_->show();
    side_->show();
}

void GhlPage::closeSide()
{
    line_->hide();
    side_->hide();
    if (body_->currentWidget() == work_)
        list_->setFocus();
    else
        add_->setFocus();
}

void GhlPage::refresh()
{
    const int count = targets_->rowCount();
    QWidget *page = work_;
    if (count == 0 && targets_->trouble())
        page = cannotLoad_;
    else if (count == 0 && targets_->isLoaded())
        page = noTarget_;
    body_->setCurrentWidget(page);
    if (count > 0)
        list_->setFixedHeight(list_->sizeHintForRow(0) * std::min(count, rowsInSight));
    if (!wanted_.isEmpty())
        select(QString(wanted_));
    if (count > 0 && !list_->currentIndex().isValid())
        list_->setCurrentIndex(targets_->index(0)); // its log is shown
}

void GhlPage::retranslate()
{
    header_->setTexts(tr("GHL"),
        tr("Incoming messages start workflows in GHL. GHL shows no conversation, and no replies or states "
           "come back."));
    add_->setText(tr("Add target"));
    list_->setAccessibleName(tr("Targets"));
    noTarget_->setTexts(tr("Nothing goes to GHL yet"),
        tr("Add the address of a workflow: each incoming text message then starts it. In GHL it is the "
           "trigger "
           "“Inbound Webhook”."),
        tr("Add the first target"));
    cannotLoad_->setTexts(tr("The targets cannot be read"),
        tr("Gesher could not read its data just now. Nothing was lost."), tr("Try again"));
    list_->viewport()->update();
    refresh();
}

void GhlPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

/// Esc closes the panel, as its button does.
void GhlPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && side_->isVisible()) {
        const bool isTarget = side_->currentWidget() == targetPanel_;
        if (isTarget)
            targetPanel_->leave();
        else
            deliveryPanel_->leave();
        return;
    }
    QWidget::keyPressEvent(event);
}

}
