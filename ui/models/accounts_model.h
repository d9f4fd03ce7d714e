// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/changes.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace ui {

/// The numbers, those that need somebody first. Rows keep their identity over updates; ages follow the clock.
/// `desk`, `changes` and `clock`
/// (this thread's) outlive it.
class AccountsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, State, SentToday, ReceivedToday, Waiting, ColumnCount };
    enum DataRole { ViewRole = Qt::UserRole + 1 }; ///< the model::AccountView of the row

    AccountsModel(door::Desk &desk, Changes &changes, const base::Clock &clock, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    bool isLoaded() const { return loaded_; }
    const QList<model::AccountView> &views() const { return views_; }
    /// Nothing when it is not there (any more).
    std::optional<model::AccountView> view(const model::AccountId &id) const;
    QModelIndex indexOf(const model::AccountId &id) const;
    int connected() const;
    int needing() const; ///< how many need somebody
    int queued() const;

    /// Whether a person has to do something before this number works again.
    static bool needsSomebody(const model::AccountView &view);
    /// "12 s" since the last proof, "try 3, in 5 s", the time a restriction ends …; empty when it says
    /// nothing.
    static QString age(const model::AccountView &view, qint64 nowMs);
    static QString phoneOf(const model::AccountView &view); ///< "+972…", empty before it is linked

public Q_SLOTS:
    void reload(); ///< soon: any number of calls are one question

Q_SIGNALS:
    void refreshed(); ///< after every answer

private:
    void take(QList<model::AccountView> views);
    QVariant text(const model::AccountView &view, int column) const;
    static QString explained(const model::AccountView &view);
    QString sentence(const model::AccountView &view) const;

    door::Desk &desk_;
    const base::Clock &clock_;
    QList<model::AccountView> views_;
    QTimer soon_;
    QTimer everySecond_;
    bool loaded_ = false;
};

}

Q_DECLARE_METATYPE(model::AccountView)
