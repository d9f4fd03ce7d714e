// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/conversation_model.h"

#include "engine/words/explain.h"
#include "ui/models/answers.h"
#include "ui/models/message_words.h"
#include "ui/models/who.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>

namespace ui {

using base::Result;
using model::Direction;
using model::Message;

namespace {
constexpr int kPage = 60;
constexpr int kMostAtOnce = 300;
/// What the same author writes within this time stands together.
constexpr qint64 kRunMs = 3 * 60'000;

QDate dayOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).date();
}

/// Of a page, oldest first: what acts upon another message has no place of its own.
QList<Message> standing(const QList<Message> &page)
{
    QList<Message> rows;
    std::copy_if(page.crbegin(), page.crend(), std::back_inserter(rows),
        [](const Message &message) { return !model::isAddOn(message.kind); });
    return rows;
}
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
    connect(&changes, &Changes::missed, this, [this] {
        if (loaded_ && !hasOlder())
            lookBefore();
        if (loaded_)
            ask(std::clamp(static_cast<int>(rows_.size()), kPage, kMostAtOnce), {},
                &ConversationModel::takeAgain);
    });
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
    lastAsked_.clear();
    firstUnread_.clear();
    waiting_.clear();
    unreadAtOpening_ = 0;
    loaded_ = false;
    asking_ = false;
    ++generation_;
    endResetModel();
}

void ConversationModel::open(const model::Chat &chat)
{
    close();
    chat_ = chat;
    // where reading goes on is worth a longer page
    ask(std::clamp(chat.unread + kPage / 4, kPage, kMostAtOnce), {}, &ConversationModel::takeEnd);
}

void ConversationModel::loadOlder()
{
    if (!hasOlder() || asking_)
        return;
    lastAsked_ = next_;
    ask(kPage, next_, &ConversationModel::takeOlder);
}

bool ConversationModel::loadFarOlder()
{
    if (!hasOlder())
        return false;
    if (asking_)
        return true; // what is on its way leads on
    lastAsked_ = next_;
    ask(kMostAtOnce, next_, &ConversationModel::takeOlder);
    return true;
}

/// The phone may have sent what stands before the beginning.
void ConversationModel::lookBefore()
{
    ask(kPage, lastAsked_, &ConversationModel::takeOlder);
}

void ConversationModel::ask(int limit, const QString &cursor, void (ConversationModel::*then)(const Part &))
{
    asking_ = true;
    const auto read
        = [account = chat_.account, jid = chat_.jid, limit, cursor](door::Engine &engine) -> Result<Part> {
        Part part;
        ASSIGN_OR_RETURN(part.chat, engine.chats().find(account, jid));
        if (part.chat) {
            ASSIGN_OR_RETURN(part.page, engine.chats().messages(account, jid, limit, cursor));
        }
        return part;
    };
    whenAnswered(this, desk_.ask(read), [this, then, generation = generation_](const Result<Part> &part) {
        if (generation != generation_)
            return;
        asking_ = false;
        if (part)
            (this->*then)(*part);
        else
            Q_EMIT failed(part.error());
    });
}

void ConversationModel::takeEnd(const Part &part)
{
    if (part.chat)
        chat_ = *part.chat;
    next_ = part.page.next;
    unreadAtOpening_ = chat_.unread;
    QList<Message> rows = standing(part.page.items);
    if (!rows.isEmpty()) {
        beginInsertRows({}, 0, static_cast<int>(rows.size()) - 1);
        rows_ = std::move(rows);
        findFirstUnread();
        endInsertRows();
    }
    loaded_ = true;
    Q_EMIT chatChanged();
    Q_EMIT opened();
}

void ConversationModel::takeOlder(const Part &part)
{
    next_ = part.page.next;
    QList<Message> older;
    for (const Message &message : standing(part.page.items)) {
        if (rowOf(message.id) < 0)
            older.append(message);
    }
    if (older.isEmpty()) {
        Q_EMIT olderCame();
        return;
    }
    const int count = static_cast<int>(older.size());
    beginInsertRows({}, 0, count - 1);
    rows_ = older + rows_;
    findFirstUnread();
    endInsertRows();
    if (rows_.size() > count)
        Q_EMIT dataChanged(index(count), index(count));
    Q_EMIT olderCame();
}

void ConversationModel::takeAgain(const Part &part)
{
    const auto isKnown = [this](const Message &message) { return rowOf(message.id) >= 0; };
    if (std::none_of(part.page.items.cbegin(), part.page.items.cend(), isKnown)) {
        // so much came that nothing joins what is here
        beginResetModel();
        rows_ = standing(part.page.items);
        next_ = part.page.next;
        lastAsked_.clear();
        endResetModel();
        return;
    }
    for (auto message = part.page.items.crbegin(); message != part.page.items.crend(); ++message)
        take(*message);
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
    int place = static_cast<int>(rows_.size());
    while (place > 0 && rows_.at(place - 1).timestampMs > message.timestampMs)
        --place;
    if (place == 0 && hasOlder())
        return; // it stands on a page that is not read yet
    beginInsertRows({}, place, place);
    rows_.insert(place, message);
    endInsertRows();
    if (place + 1 < rows_.size())
        Q_EMIT dataChanged(index(place + 1), index(place + 1));
    if (message.direction == Direction::In)
        Q_EMIT arrived();
}

/// Counted back from the end: what is read later does not move the line while the chat is open.
void ConversationModel::findFirstUnread()
{
    if (unreadAtOpening_ == 0 || !firstUnread_.isEmpty())
        return;
    int left = unreadAtOpening_;
    for (auto row = rows_.crbegin(); row != rows_.crend(); ++row) {
        if (row->direction == Direction::In && --left == 0) {
            firstUnread_ = row->id;
            return;
        }
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
    if (!chat_.jid.isPerson())
        return quote.from.isPn() ? u'+' + QString::fromLatin1(quote.from.user) : spoken({{}, {}, true});
    return isHere(chat_.account, quote.from) ? spoken(whoOf(chat_)) : QString();
}

/// As it stands here when it is loaded: then it may be a picture without a word.
QString ConversationModel::quotedText(const model::Quote &quote) const
{
    const int row = rowOf(quote.id);
    return row >= 0 && rows_.at(row).kind != model::MessageKind::Text ? shownText(rows_.at(row))
        : quote.text.isEmpty()                                        ? tr("Message")
                                                                      : quote.text;
}

int ConversationModel::lastOwnRow() const
{
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

bool ConversationModel::startsDay(int row) const
{
    return row == 0 || dayOf(rows_.at(row).timestampMs) != dayOf(rows_.at(row - 1).timestampMs);
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
        parts.append(tr("answering: %1").arg(quotedText(*message.quoted).simplified()));
    parts.append(shownText(message));
    parts.append(spokenExtras(message));
    if (const QString file = files_ ? spokenFile(files_->known(message.id)) : QString(); !file.isEmpty())
        parts.append(file);
    if (const QString waiting = waitingOf(message.id); !waiting.isEmpty())
        parts.append(waiting);
    if (own)
        parts.append(words::stateName(message.state));
    if (message.state == model::MessageState::Failed && message.error)
        parts.append(words::message(*message.error).what);
    return parts.join(QStringLiteral(", "));
}

}
