// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "ui/models/changes.h"
#include "ui/models/files.h"
#include "ui/models/people.h"
#include "ui/models/player.h"

#include <QAbstractListModel>
#include <QHash>

#include <functional>

namespace ui {

/// The messages of one chat, oldest first, from its end backwards a page at a time. What comes is added, what
/// changes changes in its place. `desk`, `changes` and `clock` outlive it.
class ConversationModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        MessageRole = Qt::UserRole, ///< model::Message
        StartsDayRole, ///< first of its day among what is loaded
        StartsRunRole, ///< not right after one of the same author
        FirstUnreadRole ///< where reading was left off when the chat was opened
    };

    ConversationModel(door::Desk &desk, Changes &changes, base::Clock &clock, QObject *parent = nullptr);

    /// Empties itself and reads the end of the chat; one that does not exist yet has no messages.
    void open(const model::Chat &chat);
    /// The same around a message of the chat; one that has gone meanwhile opens its end.
    void openAt(const model::Chat &chat, const QString &id);
    void close();
    void setFiles(const MessageFiles &files) { files_ = &files; } ///< outlives it
    void setPlayer(const Player &player) { player_ = &player; } ///< outlives it
    void setPeople(People &people) { people_ = &people; } ///< outlives it
    bool isOpen() const { return !chat_.account.value.isEmpty(); }
    bool isLoaded() const { return loaded_; }
    const model::Chat &chat() const { return chat_; }

    bool hasOlder() const { return loaded_ && (!next_.isEmpty() || olderLetGo_); }
    /// What is loaded ends before the chat.
    bool hasNewer() const { return loaded_ && (!newer_.isEmpty() || newerLetGo_); }
    void loadNewer(); ///< ditto
    void loadOlder(); ///< one page, unless it is on its way already
    static constexpr int kKept = 150;
    /// Rows further than `kept` from the one that is read go, a page and more at a time: however far somebody
    /// reads, no more than that is held. They come again as older and newer ones do.
    void letGoFarFrom(int row, int kept = kKept);

    const model::Message &at(int row) const { return rows_.at(row); }
    int rowOf(const QString &id) const; ///< -1: not loaded
    int firstUnreadRow() const; ///< -1: none, or not loaded
    QString nameOf(const model::Quote &quote) const; ///< empty: it is ours

    /// "Photo" when it had no words; mentions by name.
    QString quotedText(const model::Quote &quote) const;
    MentionWords calledIn(const model::Message &message) const; ///< what its text shows for whom it mentions
    QString namedText(const model::Message &message) const; ///< in one piece, with those names
    QString copiedText(const model::Message &message) const; ///< what its author wrote, as it is seen
    QList<MentionUnit> unitsOf(const model::Message &message) const; ///< to change the text with
    int lastOwnRow() const; ///< the latest text that we wrote; -1: none is loaded

    /// What is on its way to change a message ("Deleting …"); empty: nothing any more.
    void setWaiting(const QString &id, const QString &words);
    QString waitingOf(const QString &id) const { return waiting_.value(id); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void opened(); ///< the end of the chat is loaded, or what stands around a message
    void chatChanged();
    void arrived(); ///< somebody wrote while it is open
    void failed(const base::Error &error);

private:
    struct Part {
        std::optional<model::Chat> chat;
        model::Page<model::Message> page;
    };
    void ask(int limit, const QString &cursor, void (ConversationModel::*then)(const Part &));
    using Stretch = model::MessageStretch;
    void lookBefore();
    void readAgain();
    void askForStretch(std::function<base::Result<Stretch>(door::Engine &)> question,
        void (ConversationModel::*then)(const Stretch &));
    void takeAround(const Stretch &stretch);
    void takeNewer(const Stretch &stretch);
    void takeOlderAgain(const Stretch &stretch);
    void takeNewerAgain(const Stretch &stretch);
    void putAbove(const QList<model::Message> &older);
    void putBelow(const QList<model::Message> &newer);
    bool isNews(const model::Message &message) const;
    void takeEnd(const Part &part);
    void takeOlder(const Part &part);
    void takeAgain(const Part &part);
    void take(const model::Message &message);
    bool isHere(const model::AccountId &account, const model::Jid &jid) const;
    bool isSameDay(qint64 ms, qint64 other) const;
    bool startsDay(int row) const;
    bool startsRun(int row) const;
    void findFirstUnread(const QList<model::Message> &older);
    QString spokenRow(int row) const;

    door::Desk &desk_;
    base::Clock &clock_;
    const MessageFiles *files_ = nullptr;
    const Player *player_ = nullptr;
    People *people_ = nullptr;
    model::Chat chat_;
    QList<model::Message> rows_;
    QString next_;
    QString newer_; ///< cursor to what stands below; empty: this is the end
    bool olderLetGo_ = false; ///< they were here: the first row is the place to go on from, not `next_`
    bool newerLetGo_ = false; ///< ditto, from the last row
    QString newest_; ///< the greatest id that was seen: what arrives has a greater one
    QString lastAsked_; ///< the page before which there was none
    quint64 generation_ = 0; ///< answers about an earlier chat are dropped
    int unreadAbove_ = 0; ///< of those at opening, what stands above what was loaded then and since
    QString firstUnread_;
    QHash<QString, QString> waiting_;
    struct Day {
        qint64 fromMs = 0;
        qint64 toMs = 0;
    };
    mutable Day day_; ///< that was asked for last
    bool asking_ = false;
    bool loaded_ = false;
};

}
