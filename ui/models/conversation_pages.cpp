// SPDX-License-Identifier: GPL-3.0-or-later
// How a conversation is read, a page at a time: from its end backwards, or from a place in it both ways.
#include "ui/models/answers.h"
#include "ui/models/conversation_model.h"

#include <algorithm>
#include <iterator>

namespace ui {

using base::Result;
using model::Message;

namespace {
constexpr int kPage = 60;
constexpr int kFurther = 30; ///< while somebody scrolls: its bubbles are laid out between two frames
constexpr int kMostAtOnce = 300;
constexpr int kAround = 40; ///< to each side of a message that is gone to

/// Of a page, oldest first: what acts upon another message has no place of its own.
QList<Message> standing(const QList<Message> &page)
{
    QList<Message> rows;
    std::copy_if(page.crbegin(), page.crend(), std::back_inserter(rows),
        [](const Message &message) { return !model::isAddOn(message.kind); });
    return rows;
}
}

void ConversationModel::open(const model::Chat &chat)
{
    close();
    chat_ = chat;
    // where reading goes on is worth a longer page
    ask(std::clamp(chat.unread + kPage / 4, kPage, kMostAtOnce), {}, &ConversationModel::takeEnd);
}

void ConversationModel::openAt(const model::Chat &chat, const QString &id)
{
    close();
    chat_ = chat;
    askForStretch([id](door::Engine &engine) { return engine.chats().messagesAround(id, kAround); },
        &ConversationModel::takeAround);
}

void ConversationModel::loadNewer()
{
    if (!hasNewer() || asking_)
        return;
    if (newerLetGo_ && !rows_.isEmpty()) {
        askForStretch([id = rows_.last().id](
                          door::Engine &engine) { return engine.chats().messagesAround(id, kFurther); },
            &ConversationModel::takeNewerAgain);
        return;
    }
    askForStretch(
        [account = chat_.account, jid = chat_.jid, cursor = newer_](
            door::Engine &engine) { return engine.chats().newerMessages(account, jid, kFurther, cursor); },
        &ConversationModel::takeNewer);
}

void ConversationModel::loadOlder()
{
    if (!hasOlder() || asking_)
        return;
    if (olderLetGo_ && !rows_.isEmpty()) {
        askForStretch([id = rows_.first().id](
                          door::Engine &engine) { return engine.chats().messagesAround(id, kFurther); },
            &ConversationModel::takeOlderAgain);
        return;
    }
    lastAsked_ = next_;
    ask(kFurther, next_, &ConversationModel::takeOlder);
}

/// The phone may have sent what stands before the beginning.
void ConversationModel::lookBefore()
{
    ask(kFurther, lastAsked_, &ConversationModel::takeOlder);
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
    unreadAbove_ = chat_.unread;
    const QList<Message> rows = standing(part.page.items);
    findFirstUnread(rows);
    putBelow(rows);
    loaded_ = true;
    Q_EMIT chatChanged();
    Q_EMIT opened();
}

void ConversationModel::takeOlder(const Part &part)
{
    next_ = part.page.next;
    putAbove(standing(part.page.items));
}

void ConversationModel::putAbove(const QList<Message> &older)
{
    QList<Message> rows;
    std::copy_if(older.cbegin(), older.cend(), std::back_inserter(rows),
        [this](const Message &message) { return rowOf(message.id) < 0; });
    if (rows.isEmpty())
        return;
    findFirstUnread(rows);
    const int count = static_cast<int>(rows.size());
    beginInsertRows({}, 0, count - 1);
    rows_ = rows + rows_;
    endInsertRows();
    if (rows_.size() > count)
        Q_EMIT dataChanged(index(count), index(count));
}

void ConversationModel::putBelow(const QList<Message> &newer)
{
    QList<Message> rows;
    std::copy_if(newer.cbegin(), newer.cend(), std::back_inserter(rows),
        [this](const Message &message) { return rowOf(message.id) < 0; });
    if (rows.isEmpty())
        return;
    const int first = static_cast<int>(rows_.size());
    for (const Message &message : std::as_const(rows))
        newest_ = std::max(newest_, message.id);
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    rows_ += rows;
    endInsertRows();
}

void ConversationModel::takeAgain(const Part &part)
{
    const auto isKnown = [this](const Message &message) { return rowOf(message.id) >= 0; };
    if (std::none_of(part.page.items.cbegin(), part.page.items.cend(), isKnown)) {
        // so much came that nothing joins what is here
        beginResetModel();
        rows_ = standing(part.page.items);
        next_ = part.page.next;
        olderLetGo_ = false;
        lastAsked_.clear();
        endResetModel();
        return;
    }
    for (auto message = part.page.items.crbegin(); message != part.page.items.crend(); ++message)
        take(*message);
}

/// What was missed is read anew, where it is read now.
void ConversationModel::readAgain()
{
    if (!loaded_)
        return;
    if (hasNewer()) {
        openAt(model::Chat(chat_), rows_.isEmpty() ? QString() : rows_.at(rows_.size() / 2).id);
        return;
    }
    if (!hasOlder())
        lookBefore();
    ask(std::clamp(static_cast<int>(rows_.size()), kPage, kMostAtOnce), {}, &ConversationModel::takeAgain);
}

void ConversationModel::askForStretch(
    std::function<Result<Stretch>(door::Engine &)> question, void (ConversationModel::*then)(const Stretch &))
{
    asking_ = true;
    whenAnswered(this, desk_.ask(std::move(question)),
        [this, then, generation = generation_](const Result<Stretch> &stretch) {
            if (generation != generation_)
                return;
            asking_ = false;
            if (stretch)
                (this->*then)(*stretch);
            else if (!loaded_)
                open(model::Chat(chat_)); // it has gone meanwhile: the chat has not
            else if (stretch.error().fault == base::Fault::NotFound)
                return; // the row that was asked about has gone: the next question names another
            else
                Q_EMIT failed(stretch.error());
        });
}

void ConversationModel::takeAround(const Stretch &stretch)
{
    const QList<Message> rows = standing(stretch.items);
    if (rows.isEmpty()) {
        open(model::Chat(chat_));
        return;
    }
    next_ = stretch.next;
    newer_ = stretch.newer;
    if (chat_.last)
        newest_ = chat_.last->id;
    putBelow(rows);
    loaded_ = true;
    Q_EMIT chatChanged();
    Q_EMIT opened();
}

void ConversationModel::takeNewer(const Stretch &stretch)
{
    newer_ = stretch.newer;
    putBelow(standing(stretch.items));
}

void ConversationModel::letGoFarFrom(int row, int kept)
{
    const int count = static_cast<int>(rows_.size());
    if (count <= 2 * kept + kPage || asking_) // an answer goes on from what is here
        return;
    const int last = std::min(count, row + kept) - 1;
    if (last + 1 < count) {
        beginRemoveRows({}, last + 1, count - 1);
        rows_.remove(last + 1, count - 1 - last);
        newer_.clear();
        newerLetGo_ = true;
        endRemoveRows();
    }
    const int first = std::max(0, row - kept);
    if (first > 0) {
        beginRemoveRows({}, 0, first - 1);
        rows_.remove(0, first);
        next_.clear();
        olderLetGo_ = true;
        unreadAbove_ = 0; // what comes again must not be counted twice: so far back, the line is not shown
        endRemoveRows();
        Q_EMIT dataChanged(index(0), index(0)); // it begins a day or a run now
    }
}

/// Of what stands around the first row, what stands above it. Without that row the next question names
/// another.
void ConversationModel::takeOlderAgain(const Stretch &stretch)
{
    const QList<Message> all = standing(stretch.items);
    const QString first = rows_.isEmpty() ? QString() : rows_.first().id;
    const auto isFirst = [&](const Message &message) { return message.id == first; };
    const auto at = std::find_if(all.cbegin(), all.cend(), isFirst);
    if (at == all.cend())
        return;
    next_ = stretch.next;
    olderLetGo_ = false;
    putAbove(QList<Message>(all.cbegin(), at));
}

void ConversationModel::takeNewerAgain(const Stretch &stretch)
{
    const QList<Message> all = standing(stretch.items);
    const QString last = rows_.isEmpty() ? QString() : rows_.last().id;
    const auto isLast = [&](const Message &message) { return message.id == last; };
    const auto at = std::find_if(all.cbegin(), all.cend(), isLast);
    if (at == all.cend())
        return;
    newer_ = stretch.newer;
    newerLetGo_ = false;
    putBelow(QList<Message>(at + 1, all.cend()));
}

}
