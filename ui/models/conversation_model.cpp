// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/conversation_model.h"

#include "engine/words/explain.h"
#include "ui/models/message_words.h"
#include "ui/models/who.h"
#include "ui/theme/bidi.h"

#include <QDateTime>

#include <algorithm>

namespace ui {

using base::Result;
using model::Direction;
using model::Message;

namespace {
/// What the same author writes within this time stands together.
constexpr qint64 kRunMs = 3 * 60'000;
}

ConversationModel::ConversationModel(door::Desk &desk, Changes &changes, base::Clock &clock, QObject *parent)
    : QAbstractListModel(parent), desk_(desk), clock_(clock)
{
    connect(&changes, &Changes::messageChanged, this, [this](const Message &message) {
        // before the first answer: the answer will have it
        if (loaded_ && isHere(message.account, message.chat))
            take(message);
    });
    connect(&changes, &Changes::chatChanged, this, [this](const model::Chat &chat) {
        if (!isHere(chat.account, chat.jid) && !isHere(chat.account, chat.lid))
            return;
        chat_ = chat;
        Q_EMIT chatChanged();
    });
    connect(&changes, &Changes::messageGone, this, [this](const QString &id) {
        const int row = rowOf(id);
        if (row < 0)
            return;
        beginRemoveRows({}, row, row);
        rows_.removeAt(row);
        endRemoveRows();
        if (row < rows_.size()) // it may begin a day or a run now
            Q_EMIT dataChanged(index(row), index(row));
    });
    connect(&changes, &Changes::chatCleared, this,
        [this](const model::AccountId &account, const model::Jid &jid) {
            if (isHere(account, jid))
                open(model::Chat(chat_));
        });
    connect(&changes, &Changes::missed, this, &ConversationModel::readAgain);
}

bool ConversationModel::isHere(const model::AccountId &account, const model::Jid &jid) const
{
    return account == chat_.account && !jid.isEmpty()
        && (chat_.jid.sameUser(jid) || (!chat_.lid.isEmpty() && chat_.lid.sameUser(jid)));
}

void ConversationModel::close()
{
    beginResetModel();
    chat_ = {};
    rows_.clear();
    next_.clear();
    newer_.clear();
    olderLetGo_ = false;
    newerLetGo_ = false;
    newest_.clear();
    lastAsked_.clear();
    firstUnread_.clear();
    waiting_.clear();
    unreadAbove_ = 0;
    day_ = {};
    loaded_ = false;
    asking_ = false;
    ++generation_;
    endResetModel();
}

void ConversationModel::take(const Message &message)
{
    if (model::isAddOn(message.kind))
        return; // what it does arrives with its target
    if (const int row = rowOf(message.id); row >= 0) {
        rows_[row] = message;
        Q_EMIT dataChanged(index(row), index(row));
        return;
    }
    if (hasNewer() && !rows_.isEmpty() && message.timestampMs >= rows_.last().timestampMs) {
        // it stands on a page below what is read
        if (message.direction == Direction::In && isNews(message))
            Q_EMIT arrived();
        newest_ = std::max(newest_, message.id);
        return;
    }
    int place = static_cast<int>(rows_.size());
    while (place > 0 && rows_.at(place - 1).timestampMs > message.timestampMs)
        --place;
    if (place == 0 && hasOlder())
        return; // it stands on a page that is not read yet
    beginInsertRows({}, place, place);
    rows_.insert(place, message);
    newest_ = std::max(newest_, message.id);
    endInsertRows();
    if (place + 1 < rows_.size())
        Q_EMIT dataChanged(index(place + 1), index(place + 1));
    if (message.direction == Direction::In)
        Q_EMIT arrived();
}

/// A change of a message that was let go is none. Ids are made when messages come, and grow.
bool ConversationModel::isNews(const Message &message) const
{
    return message.id > newest_;
}

/// Counted back from the end: what is read later does not move the line while the chat is open.
void ConversationModel::findFirstUnread(const QList<Message> &older)
{
    for (auto row = older.crbegin(); row != older.crend() && unreadAbove_ > 0; ++row) {
        if (row->direction == Direction::In && --unreadAbove_ == 0)
            firstUnread_ = row->id;
    }
}

int ConversationModel::rowOf(const QString &id) const
{
    for (int row = static_cast<int>(rows_.size()) - 1; row >= 0 && !id.isEmpty(); --row) {
        if (rows_.at(row).id == id)
            return row;
    }
    return -1;
}

int ConversationModel::firstUnreadRow() const
{
    return rowOf(firstUnread_);
}

QString ConversationModel::nameOf(const model::Quote &quote) const
{
    if (!chat_.jid.isPerson() && people_)
        return spoken(people_->look(chat_.account, quote.from));
    if (!chat_.jid.isPerson())
        return quote.from.isPn() ? u'+' + QString::fromLatin1(quote.from.user) : spoken({{}, {}, true});
    return isHere(chat_.account, quote.from) ? spoken(whoOf(chat_)) : QString();
}

int ConversationModel::lastOwnRow() const
{
    if (hasNewer())
        return -1; // the last that is loaded need not be the last
    for (int row = static_cast<int>(rows_.size()) - 1; row >= 0; --row) {
        const Message &message = rows_.at(row);
        if (message.direction == Direction::Out && message.kind == model::MessageKind::Text
            && message.deletedMs == 0)
            return row;
    }
    return -1;
}

void ConversationModel::setWaiting(const QString &id, const QString &words)
{
    if (words.isEmpty())
        waiting_.remove(id);
    else
        waiting_.insert(id, words);
    if (const int row = rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
}

/// Asked for every row of every layout: neighbours nearly always fall on the same day.
bool ConversationModel::isSameDay(qint64 ms, qint64 other) const
{
    if (ms < day_.fromMs || ms >= day_.toMs) {
        const QDate date = QDateTime::fromMSecsSinceEpoch(ms).date();
        day_ = {date.startOfDay().toMSecsSinceEpoch(), date.addDays(1).startOfDay().toMSecsSinceEpoch()};
    }
    return other >= day_.fromMs && other < day_.toMs;
}

bool ConversationModel::startsDay(int row) const
{
    return row == 0 || !isSameDay(rows_.at(row).timestampMs, rows_.at(row - 1).timestampMs);
}

bool ConversationModel::startsRun(int row) const
{
    if (startsDay(row) || rows_.at(row).id == firstUnread_)
        return true;
    const Message &before = rows_.at(row - 1);
    const Message &message = rows_.at(row);
    using model::MessageKind;
    if (before.kind == MessageKind::System || message.kind == MessageKind::System)
        return true;
    return before.direction != message.direction || before.state == model::MessageState::Failed
        || (message.direction == Direction::In && !before.from.sameUser(message.from))
        || message.timestampMs - before.timestampMs > kRunMs;
}

int ConversationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant ConversationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Message &message = rows_.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shownText(message);
    case Qt::AccessibleTextRole:
        return spokenRow(index.row());
    case MessageRole:
        return QVariant::fromValue(message);
    case StartsDayRole:
        return startsDay(index.row());
    case StartsRunRole:
        return startsRun(index.row());
    case FirstUnreadRole:
        return message.id == firstUnread_;
    default:
        return {};
    }
}

/// "<who>, <time>, <text>, <state>"
QString ConversationModel::spokenRow(int row) const
{
    const Message &message = rows_.at(row);
    if (message.kind == model::MessageKind::System)
        return shownText(message) + QStringLiteral(", ") + spokenTime(message.timestampMs, clock_.wallMs());
    const bool own = message.direction == Direction::Out;
    QStringList parts{own ? tr("You") : spoken(chat_.jid.isPerson() ? whoOf(chat_) : authorOf(message)),
        spokenTime(message.timestampMs, clock_.wallMs())};
    if (message.quoted)
        parts.append(tr("answering: %1").arg(plain(quotedText(*message.quoted)).simplified()));
    parts.append(namedPlain(shownText(message), calledIn(message)));
    parts.append(spokenExtras(message));
    if (const QString file = files_ ? spokenFile(files_->known(message.id)) : QString(); !file.isEmpty())
        parts.append(file);
    if (const QString sound = player_ ? spokenSound(player_->look(message.id)) : QString(); !sound.isEmpty())
        parts.append(sound);
    if (const QString waiting = waitingOf(message.id); !waiting.isEmpty())
        parts.append(waiting);
    if (own)
        parts.append(words::stateName(message.state));
    if (message.state == model::MessageState::Failed && message.error)
        parts.append(words::message(*message.error).what);
    return parts.join(QStringLiteral(", "));
}

}
