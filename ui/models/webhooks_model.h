// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/accounts_model.h"

#include <QAbstractListModel>

namespace ui {

/// The targets of web hooks, oldest first. Rows keep their identity over updates; ages follow the clock. The
/// full addresses stay with the engine. What is given outlives it.
class WebhooksModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum DataRole { TargetRole = Qt::UserRole + 1 }; ///< the model::WebhookTarget of the row

    WebhooksModel(
        door::Desk &desk, AccountsModel &accounts, const base::Clock &clock, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    bool isLoaded() const { return loaded_; }
    /// Why the last reading gave nothing.
    const std::optional<base::Error> &trouble() const { return trouble_; }
    const QList<model::WebhookTarget> &targets() const { return targets_; }
    std::optional<model::WebhookTarget> target(const QString &id) const;
    QModelIndex indexOf(const QString &id) const;

    /// The label of the number, or that it is all of them. Isolated.
    QString numberName(const model::AccountId &account) const;
    /// Since the last success; empty when there was none.
    static QString age(const model::WebhookTarget &target, qint64 nowMs);
    /// Number, last success and what waits: one line.
    QString summary(const model::WebhookTarget &target) const;

public Q_SLOTS:
    void reload(); ///< soon: any number of calls are one question

Q_SIGNALS:
    void refreshed(); ///< after every answer

private:
    void ask();
    void take(const QList<model::WebhookTarget> &targets);
    void tellAll();
    QString sentence(const model::WebhookTarget &target) const;

    door::Desk &desk_;
    AccountsModel &accounts_;
    const base::Clock &clock_;
    QList<model::WebhookTarget> targets_;
    std::optional<base::Error> trouble_;
    QTimer soon_;
    QTimer everySecond_;
    bool loaded_ = false;
};

}

Q_DECLARE_METATYPE(model::WebhookTarget)
