// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"

#include <QAbstractListModel>

namespace ui {

/// A message that was found, and the chat it stands in.
struct Found {
    model::FoundMessage found;
    model::Chat chat;
};

/// The messages that hold what is looked for, over all chats, newest first, a page at a time. `desk` outlives
/// it.
class FoundModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { FoundRole = Qt::UserRole }; ///< ui::Found
    static constexpr qsizetype kShortest = 2; ///< to look for: one letter begins half of all words

    explicit FoundModel(door::Desk &desk, QObject *parent = nullptr);

    /// Looks anew; a text without a word that can be looked for finds nothing, and asks nothing.
    void look(const model::SearchFilter &filter);
    bool isLooking() const { return looking_; }
    bool isComplete() const { return complete_; } ///< false: the index does not know every message yet
    const Found &at(int row) const { return rows_.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void answered(); ///< also with nothing

private:
    struct Page {
        QList<Found> items;
        QString next;
        bool isComplete = true;
    };
    static base::Result<Page> read(door::Engine &engine, const model::SearchFilter &filter);
    void ask();
    void take(const base::Result<Page> &page);

    door::Desk &desk_;
    model::SearchFilter filter_;
    QList<Found> rows_;
    quint64 generation_ = 0; ///< answers about what was looked for before are dropped
    bool looking_ = false;
    bool complete_ = true;
    bool hasMore_ = false;
};

}

Q_DECLARE_METATYPE(ui::Found)
