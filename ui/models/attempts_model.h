// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/webhook.h"

#include <QAbstractListModel>

namespace ui {

/// The tries of one delivery, the last one first.
class AttemptsModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum DataRole { TitleRole = Qt::UserRole + 1, IsFineRole }; ///< when and how long; whether it succeeded

    explicit AttemptsModel(QObject *parent) : QAbstractListModel(parent) { }
    void setAttempts(model::WebhookKind kind, const QList<model::DeliveryAttempt> &oldestFirst);
    const model::DeliveryAttempt &at(int row) const { return attempts_.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    model::WebhookKind kind_ = model::WebhookKind::Generic;
    QList<model::DeliveryAttempt> attempts_;
};

}
