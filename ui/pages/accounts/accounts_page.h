// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/accounts_model.h"
#include "ui/models/our_clients.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ui {

class AccountFilter;
class AccountPanel;
class EmptyState;
class PageHeader;
class SearchField;
class Segment;

/// The numbers: a list with state, its age and its reason; adding one; a panel beside it that links,
/// explains, connects and removes. What is given outlives it.
class AccountsPage : public QWidget {
    Q_OBJECT
public:
    AccountsPage(door::Desk &desk, AccountsModel &model, OurClients &clients, const base::Clock &clock,
        Theme &theme, QWidget *parent);

    /// Makes a number and shows its code; the same as the button.
    void addNumber();
    void select(const model::AccountId &id);

Q_SIGNALS:
    /// Something to say in passing.
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build(Theme &theme, const base::Clock &clock);
    void retranslate();
    void refresh();
    void showCurrent(const QModelIndex &index);
    void add(const QString &label, const model::ClientId &client);

    door::Desk &desk_;
    AccountsModel &model_;
    OurClients &clients_;
    AccountFilter *filter_;
    PageHeader *header_ = nullptr;
    QPushButton *addButton_ = nullptr;
    SearchField *search_ = nullptr;
    Segment *segment_ = nullptr;
    QTableView *table_ = nullptr;
    QStackedWidget *body_ = nullptr;
    EmptyState *nothingYet_ = nullptr;
    EmptyState *nothingMatches_ = nullptr;
    QLabel *count_ = nullptr;
    AccountPanel *panel_ = nullptr;
    model::AccountId wanted_; ///< to be selected once it is in the list
    bool adding_ = false;
};

}
