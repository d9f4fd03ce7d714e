// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/webhooks_model.h"

#include <QAbstractTableModel>

namespace ui {

/// The log of one target, newest first, read page by page. Rows keep their identity over updates. What is
/// given outlives it.
class DeliveriesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, Number, What, State, Tries, NextTry, ColumnCount };
    enum DataRole { DeliveryRole = Qt::UserRole + 1 }; ///< the model::Delivery of the row

    DeliveriesModel(
        door::Desk &desk, WebhooksModel &targets, const base::Clock &clock, QObject *parent = nullptr);

    void setTarget(const QString &id); ///< empty: nothing
    const QString &target() const { return target_; }
    void setState(std::optional<model::DeliveryState> state); ///< nothing: all
    std::optional<model::DeliveryState> state() const { return state_; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    bool isLoaded() const { return loaded_; } ///< of this target in this state
    const std::optional<base::Error> &trouble() const { return trouble_; }
    bool hasMore() const { return !next_.isEmpty(); }
    QModelIndex indexOf(const QString &id) const;

public Q_SLOTS:
    void reload(); ///< soon

Q_SIGNALS:
    void refreshed(); ///< after every answer

private:
    using Page = model::Page<model::Delivery>;
    void restart();
    void ask();
    void take(const Page &page);
    void append(const Page &page);
    QString text(const model::Delivery &delivery, int column) const;
    QString sentence(const model::Delivery &delivery) const;
    QString nextTry(const model::Delivery &delivery) const;

    door::Desk &desk_;
    WebhooksModel &targets_;
    const base::Clock &clock_;
    QString target_;
    std::optional<model::DeliveryState> state_;
    QList<model::Delivery> rows_;
    QString next_; ///< the cursor behind the last row
    int round_ = 0; ///< answers to earlier questions are dropped
    bool fetching_ = false;
    bool loaded_ = false;
    std::optional<base::Error> trouble_;
    QTimer soon_;
    QTimer everySecond_;
};

}

Q_DECLARE_METATYPE(model::Delivery)
