// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/attempts_model.h"

#include "ui/models/webhook_words.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"

#include <algorithm>

namespace ui {

void AttemptsModel::setAttempts(model::WebhookKind kind, const QList<model::DeliveryAttempt> &oldestFirst)
{
    beginResetModel();
    kind_ = kind;
    attempts_ = oldestFirst;
    std::reverse(attempts_.begin(), attempts_.end());
    endResetModel();
}

int AttemptsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(attempts_.size());
}

QVariant AttemptsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const model::DeliveryAttempt &attempt = attempts_[index.row()];
    //: a try: when, and how long it took
    const auto title
        = [&attempt] { return tr("%1 · %2").arg(ltr(fullTime(attempt.atMs)), duration(attempt.durationMs)); };
    const words::Explanation how = explainAttempt(kind_, attempt.status, attempt.error);
    switch (role) {
    case Qt::DisplayRole:
        return how.what;
    case Qt::ToolTipRole:
        return words::joined(how);
    case Qt::AccessibleTextRole:
        return tr("%1, %2, took %3")
            .arg(words::joined(how), ltr(fullTime(attempt.atMs)), duration(attempt.durationMs));
    case TitleRole:
        return title();
    case IsFineRole:
        return attempt.error.isEmpty();
    default:
        return {};
    }
}

}
