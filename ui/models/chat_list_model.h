// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "ui/models/changes.h"
#include "ui/models/people.h"
#include "ui/models/presences.h"

#include <QAbstractListModel>
#include <QSet>

namespace ui {

/// The chats that a filter lets through, latest first, a page at a time. What changes moves its row; the list
/// is read anew only for another filter. `desk`, `changes` and `clock` outlive it.
class ChatListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        ChatRole = Qt::UserRole, ///< model::Chat
        OpenRole, ///< whether it is the one that is kept
        TypingRole, ///< "typing…", or empty
        LineRole ///< the draft, else the last message, on one line with mentions by name: only to be shown
    };

    ChatListModel(door::Desk &desk, Changes &changes, base::Clock &clock, QObject *parent = nullptr);

    /// Empties the list and reads its first page. `limit` and `cursor` of the filter are ours.
    void setFilter(const model::ChatFilter &filter);
    const model::ChatFilter &filter() const { return filter_; }
    /// The numbers of the filter's client, for what changes; the list is read anew when they are others now.
    void setNumbersOfClient(const QSet<model::AccountId> &numbers);
    /// The chat that is open stays where it is, although reading it may have put it out of the filter.
    void keep(const model::AccountId &account, const model::Jid &jid);

    /// Rows say who types there. They outlive it.
    void setPresences(const Presences &presences);
    void setPeople(People &people); ///< rows call those by name whom a message mentions; outlives it

    const model::Chat &at(int row) const { return rows_.at(row); }
    int rowOf(const model::AccountId &account, const model::Jid &jid) const; ///< -1: not among what is loaded
    bool isLoading() const { return asking_; }
    bool isLoaded() const { return loaded_; } ///< the first page is there

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loaded(); ///< a page is there
    void failed(const base::Error &error);

private:
    using Answer = base::Result<model::Page<model::Chat>>;
    void ask(int limit, const QString &cursor, bool anew);
    void take(const Answer &answer, bool anew);
    void take(const model::Chat &chat, bool fromPage);
    void remove(int row);
    QString lineOf(const model::Chat &chat) const;
    bool lets(const model::Chat &chat) const;
    int placeOf(const model::Chat &chat, int without) const;
    bool isSame(const model::Chat &a, const model::AccountId &account, const model::Jid &jid) const;

    door::Desk &desk_;
    base::Clock &clock_;
    const Presences *presences_ = nullptr;
    People *people_ = nullptr;
    model::ChatFilter filter_;
    QSet<model::AccountId> ofClient_;
    model::AccountId keptAccount_;
    model::Jid keptJid_;
    QList<model::Chat> rows_;
    QString next_;
    quint64 generation_ = 0; ///< answers to an earlier filter are dropped
    bool asking_ = false;
    bool loaded_ = false;
};

/// The sentence that stands for a chat where it is read aloud. @param people  may be null
QString spokenRow(const model::Chat &chat, qint64 nowMs, People *people = nullptr);

}
