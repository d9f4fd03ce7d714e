// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/chat_list_model.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/models/message_words.h"
#include "ui/models/who.h"
#include "ui/theme/bidi.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using base::Result;
using model::Chat;

namespace {

constexpr int kChatPage = 50;
constexpr int kMostReread = 500;

struct ChatWords {
    Q_DECLARE_TR_FUNCTIONS(chats)
};

QString withTyping(const QString &row, const QString &typing)
{
    return typing.isEmpty() ? row : row + QStringLiteral(", ") + typing;
}

/// Whom the line of the chat mentions: a draft has no list of them.
MentionWords calledIn(const Chat &chat, People &people)
{
    if (!chat.draft.isEmpty())
        return people.calledIn(chat.account, chat.draft);
    return chat.last ? people.calledIn(*chat.last) : MentionWords();
}

QString phoneDigits(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits.append(QChar(u'0' + c.digitValue()));
        else if (c.isLetter())
            return {};
    }
    while (digits.startsWith(u'0'))
        digits.remove(0, 1);
    return digits;
}

}

ChatListModel::ChatListModel(door::Desk &desk, Changes &changes, base::Clock &clock, QObject *parent)
    : QAbstractListModel(parent), desk_(desk), clock_(clock)
{
    connect(&changes, &Changes::chatChanged, this, [this](const Chat &chat) {
        if (loaded_)
            take(chat, false);
    });
    connect(
        &changes, &Changes::chatGone, this, [this](const model::AccountId &account, const model::Jid &jid) {
            if (const int row = rowOf(account, jid); row >= 0)
                remove(row);
        });
    connect(&changes, &Changes::missed, this,
        [this] { ask(std::clamp(static_cast<int>(rows_.size()), kChatPage, kMostReread), {}, true); });
    setFilter({});
}

void ChatListModel::setFilter(const model::ChatFilter &filter)
{
    beginResetModel();
    filter_ = filter;
    rows_.clear();
    next_.clear();
    loaded_ = false;
    asking_ = false;
    ++generation_;
    endResetModel();
    ask(kChatPage, {}, false);
}

void ChatListModel::keep(const model::AccountId &account, const model::Jid &jid)
{
    const int before = rowOf(keptAccount_, keptJid_);
    keptAccount_ = account;
    keptJid_ = jid;
    const auto tell = [this](int row) {
        if (row >= 0)
            Q_EMIT dataChanged(index(row), index(row), {OpenRole});
    };
    if (before >= 0 && !lets(rows_.at(before)))
        remove(before);
    else
        tell(before);
    tell(rowOf(account, jid));
}

bool ChatListModel::isSame(const Chat &a, const model::AccountId &account, const model::Jid &jid) const
{
    return a.account == account && (a.jid.sameUser(jid) || (!a.lid.isEmpty() && a.lid.sameUser(jid)));
}

int ChatListModel::rowOf(const model::AccountId &account, const model::Jid &jid) const
{
    for (int row = 0; row < rows_.size(); ++row) {
        if (isSame(rows_.at(row), account, jid))
            return row;
    }
    return -1;
}

/// The same question that the store answers, for one chat that changed.
void ChatListModel::setNumbersOfClient(const QSet<model::AccountId> &numbers)
{
    if (numbers == ofClient_)
        return;
    ofClient_ = numbers;
    if (!filter_.client.value.isEmpty())
        setFilter(model::ChatFilter(filter_));
}

bool ChatListModel::lets(const Chat &chat) const
{
    if (!filter_.account.value.isEmpty() && chat.account != filter_.account)
        return false;
    if (!filter_.client.value.isEmpty() && !ofClient_.contains(chat.account))
        return false;
    if (!filter_.kind.isEmpty() && chat.kind != filter_.kind)
        return false;
    if (filter_.archived && chat.marks.isArchived != *filter_.archived)
        return false;
    if (!filter_.label.isEmpty() && !chat.labels.contains(filter_.label))
        return false;
    if (filter_.failedOnly && !chat.hasFailed && !isSame(chat, keptAccount_, keptJid_))
        return false;
    const bool waits = chat.jid.isPerson() && chat.last && chat.last->direction == model::Direction::In;
    if (filter_.unansweredBeforeMs > 0 && !isSame(chat, keptAccount_, keptJid_)
        && (!waits || chat.last->timestampMs >= filter_.unansweredBeforeMs))
        return false;
    if (filter_.unreadOnly && chat.unread == 0 && !chat.marks.isMarkedUnread
        && !isSame(chat, keptAccount_, keptJid_))
        return false;
    if (chat.lastMs == 0 && chat.draft.isEmpty() && !isSame(chat, keptAccount_, keptJid_))
        return false; // somebody began to write to a new person, and thought better of it
    if (filter_.text.isEmpty() || rowOf(chat.account, chat.jid) >= 0)
        return true; // one that is here was found by the store, which knows more names
    const QString digits = phoneDigits(filter_.text);
    return chat.name.contains(filter_.text, Qt::CaseInsensitive)
        || (!digits.isEmpty() && chat.phone.contains(digits));
}

int ChatListModel::placeOf(const Chat &chat, int without) const
{
    int place = 0;
    for (int row = 0; row < rows_.size(); ++row) {
        if (row == without)
            continue;
        if (rows_.at(row).rank() < chat.rank() || (without < 0 && rows_.at(row).rank() == chat.rank()))
            break;
        ++place;
    }
    return place;
}

void ChatListModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    rows_.removeAt(row);
    endRemoveRows();
}

void ChatListModel::take(const Chat &chat, bool fromPage)
{
    int row = rowOf(chat.account, chat.jid);
    if (!fromPage && !lets(chat)) {
        if (row >= 0)
            remove(row);
        return;
    }
    if (row < 0) {
        const int place = fromPage ? static_cast<int>(rows_.size()) : placeOf(chat, -1);
        if (!fromPage && place == rows_.size() && !next_.isEmpty())
            return; // it stands on a page that is not read yet
        beginInsertRows({}, place, place);
        rows_.insert(place, chat);
        endInsertRows();
        return;
    }
    const bool inPlace = (row == 0 || rows_.at(row - 1).rank() >= chat.rank())
        && (row + 1 == rows_.size() || rows_.at(row + 1).rank() <= chat.rank());
    if (!inPlace) {
        const int place = placeOf(chat, row);
        if (place != row && beginMoveRows({}, row, row, {}, place > row ? place + 1 : place)) {
            rows_.move(row, place);
            endMoveRows();
            row = place;
        }
    }
    rows_[row] = chat;
    Q_EMIT dataChanged(index(row), index(row));
    // a hidden number that became known can have made one of two
    for (int other = static_cast<int>(rows_.size()) - 1; other > row; --other) {
        if (isSame(rows_.at(other), chat.account, chat.jid)
            || isSame(chat, rows_.at(other).account, rows_.at(other).jid))
            remove(other);
    }
}

void ChatListModel::ask(int limit, const QString &cursor, bool anew)
{
    asking_ = true;
    model::ChatFilter filter = filter_;
    filter.limit = limit;
    filter.cursor = cursor;
    whenAnswered(this, desk_.ask([filter](door::Engine &engine) { return engine.chats().list(filter); }),
        [this, anew, generation = generation_](const Answer &answer) {
            if (generation == generation_)
                take(answer, anew);
        });
}

void ChatListModel::take(const Answer &answer, bool anew)
{
    asking_ = false;
    if (!answer) {
        Q_EMIT failed(answer.error());
        return;
    }
    loaded_ = true;
    if (anew) {
        for (int row = static_cast<int>(rows_.size()) - 1; row >= 0; --row) {
            const bool isThere = std::any_of(answer->items.cbegin(), answer->items.cend(),
                [&](const Chat &chat) { return isSame(chat, rows_.at(row).account, rows_.at(row).jid); });
            if (!isThere && !isSame(rows_.at(row), keptAccount_, keptJid_))
                remove(row);
        }
    }
    next_ = answer->next;
    QList<Chat> unknown;
    for (const Chat &chat : answer->items) {
        if (anew || rowOf(chat.account, chat.jid) >= 0)
            take(chat, !anew);
        else
            unknown.append(chat);
    }
    if (!unknown.isEmpty()) {
        const int first = static_cast<int>(rows_.size());
        beginInsertRows({}, first, first + static_cast<int>(unknown.size()) - 1);
        rows_.append(unknown);
        endInsertRows();
    }
    Q_EMIT loaded();
}

void ChatListModel::setPresences(const Presences &presences)
{
    presences_ = &presences;
    connect(&presences, &Presences::changed, this,
        [this](const model::AccountId &account, const model::Jid &jid) {
            if (const int row = rowOf(account, jid); row >= 0)
                Q_EMIT dataChanged(index(row), index(row), {TypingRole, Qt::AccessibleTextRole});
        });
}

void ChatListModel::setPeople(People &people)
{
    people_ = &people;
    connect(&people, &People::changed, this, [this] {
        if (!rows_.isEmpty())
            Q_EMIT dataChanged(index(0), index(static_cast<int>(rows_.size()) - 1), {LineRole});
    });
}

/// Cut before it is named: nobody sees more of it.
QString ChatListModel::lineOf(const Chat &chat) const
{
    constexpr qsizetype kMost = 400;
    const QString text = (!chat.draft.isEmpty() ? chat.draft
            : chat.last                         ? shownText(*chat.last)
                                                : QString())
                             .left(kMost);
    return named(text.simplified(), people_ ? calledIn(chat, *people_) : MentionWords()).text;
}

int ChatListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

bool ChatListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && loaded_ && !asking_ && !next_.isEmpty();
}

void ChatListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(kChatPage, next_, false);
}

QVariant ChatListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Chat &chat = rows_.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return spoken(whoOf(chat)); // also what typing a letter looks for
    case Qt::AccessibleTextRole:
        return withTyping(spokenRow(chat, clock_.wallMs(), people_),
            presences_ ? plain(presences_->typing(chat)) : QString());
    case ChatRole:
        return QVariant::fromValue(chat);
    case OpenRole:
        return isSame(chat, keptAccount_, keptJid_);
    case TypingRole:
        return presences_ ? presences_->typing(chat) : QString();
    case LineRole:
        return lineOf(chat);
    default:
        return {};
    }
}

QString spokenRow(const Chat &chat, qint64 nowMs, People *people)
{
    const MentionWords words = people ? calledIn(chat, *people) : MentionWords();
    QStringList parts{spoken(whoOf(chat))};
    if (chat.unread > 0)
        parts.append(ChatWords::tr("%n unread", nullptr, chat.unread));
    else if (chat.marks.isMarkedUnread)
        parts.append(ChatWords::tr("marked as unread"));
    if (chat.marks.pinnedMs > 0)
        parts.append(ChatWords::tr("pinned"));
    if (chat.marks.isMuted(nowMs))
        parts.append(ChatWords::tr("muted"));
    if (chat.marks.isArchived)
        parts.append(ChatWords::tr("archived"));
    if (!chat.draft.isEmpty())
        parts.append(ChatWords::tr("draft: %1").arg(namedPlain(chat.draft.simplified(), words)));
    if (chat.last) {
        const QString text = namedPlain(
            shownText(*chat.last).simplified(), people ? people->calledIn(*chat.last) : MentionWords());
        parts.append(chat.last->direction == model::Direction::Out
                ? ChatWords::tr("last, from you: %1").arg(text)
                : ChatWords::tr("last: %1").arg(text));
        parts.append(spokenTime(chat.last->timestampMs, nowMs));
        if (chat.last->direction == model::Direction::Out)
            parts.append(words::stateName(chat.last->state));
    }
    return parts.join(QStringLiteral(", "));
}

}
