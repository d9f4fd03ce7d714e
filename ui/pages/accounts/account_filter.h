// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/accounts_model.h"
#include "ui/models/our_clients.h"

#include <QSortFilterProxyModel>

namespace ui {

/// The numbers whose name, phone or client holds a text; all, or those that need somebody.
class AccountFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    AccountFilter(const OurClients &clients, QObject *parent)
        : QSortFilterProxyModel(parent), clients_(clients)
    {
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const QVariant text = QSortFilterProxyModel::data(index, role);
        if (role != Qt::AccessibleTextRole || index.column() != AccountsModel::Number)
            return text;
        const auto client = clientOf(index);
        return client ? tr("%1, client %2").arg(text.toString(), client->name) : text;
    }
    void setText(const QString &text)
    {
        text_ = text;
        digits_ = text;
        digits_.removeIf([](QChar c) { return !c.isDigit(); });
        invalidateFilter();
    }
    void setClient(const model::ClientId &client) ///< empty: of all
    {
        client_ = client;
        invalidateFilter();
    }
    void setNeedingOnly(bool only)
    {
        needingOnly_ = only;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const auto view
            = sourceModel()->index(row, 0, parent).data(AccountsModel::ViewRole).value<model::AccountView>();
        if (!client_.value.isEmpty() && view.client != client_)
            return false;
        if (needingOnly_ && !AccountsModel::needsSomebody(view))
            return false;
        const auto client = clients_.find(view.client);
        return text_.isEmpty() || view.label.contains(text_, Qt::CaseInsensitive)
            || (client && client->name.contains(text_, Qt::CaseInsensitive))
            || (!digits_.isEmpty() && AccountsModel::phoneOf(view).contains(digits_));
    }

private:
    std::optional<model::Client> clientOf(const QModelIndex &index) const
    {
        const QVariant view = QSortFilterProxyModel::data(index, AccountsModel::ViewRole);
        return clients_.find(view.value<model::AccountView>().client);
    }

    const OurClients &clients_;
    QString text_;
    QString digits_;
    model::ClientId client_;
    bool needingOnly_ = false;
};

}
