// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/accounts_model.h"

#include <QSortFilterProxyModel>

namespace ui {

/// The numbers whose name or phone holds a text; all, or those that need somebody.
class AccountFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit AccountFilter(QObject *parent) : QSortFilterProxyModel(parent) { }
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
        return text_.isEmpty() || view.label.contains(text_, Qt::CaseInsensitive)
            || (!digits_.isEmpty() && AccountsModel::phoneOf(view).contains(digits_));
    }

private:
    QString text_;
    QString digits_;
    model::ClientId client_;
    bool needingOnly_ = false;
};

}
