// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/deliveries_model.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QFrame;
class QListView;
class QPushButton;
class QStackedWidget;

namespace ui {

class DeliveryLog;
class DeliveryPanel;
class EmptyState;
class PageHeader;
class TargetPanel;

/// Where incoming messages go by HTTP: the targets, what was delivered to each, and a panel to add, change,
/// test and send again. What is given outlives it.
class GhlPage : public QWidget {
    Q_OBJECT
public:
    GhlPage(
        door::Desk &desk, AccountsModel &accounts, const base::Clock &clock, Theme &theme, QWidget *parent);

    void addTarget(); ///< the same as the button

Q_SIGNALS:
    /// Something to say in passing.
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build(door::Desk &desk, AccountsModel &accounts, const base::Clock &clock, Theme &theme);
    void wire();
    void retranslate();
    void refresh();
    void select(const QString &id);
    void openTarget(const QModelIndex &index);
    void openDelivery(const model::Delivery &delivery);
    void openSide(QWidget *panel);
    void closeSide();

    WebhooksModel *targets_;
    DeliveriesModel *deliveries_;
    PageHeader *header_ = nullptr;
    QPushButton *add_ = nullptr;
    QStackedWidget *body_ = nullptr;
    QWidget *work_ = nullptr; ///< targets and log
    QListView *list_ = nullptr;
    DeliveryLog *log_ = nullptr;
    EmptyState *noTarget_ = nullptr;
    EmptyState *cannotLoad_ = nullptr;
    QFrame *line_ = nullptr;
    QStackedWidget *side_ = nullptr;
    TargetPanel *targetPanel_ = nullptr;
    DeliveryPanel *deliveryPanel_ = nullptr;
    QString wanted_; ///< to be selected once it is in the list
};

}
