// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/found_model.h"

#include "ui/models/answers.h"
#include "ui/models/people.h"
#include "ui/models/who.h"

namespace ui {

using base::Result;

namespace {
constexpr int kFoundPage = 30;

/// Whom it mentions by name; the words that were looked for stay marked where they stand then.
model::Snippet namedSnippet(model::Snippet snippet, const MentionWords &called)
{
    const QList<UserAt> users = usersIn(snippet.text);
    for (auto at = users.crbegin(); at != users.crend();
         ++at) { // from the end: what is before stays in place
        const auto word = called.constFind(at->user);
        if (word == called.cend())
            continue;
        const auto [from, length] = at->place;
        snippet.text.replace(from, length, *word);
        // digits that were looked for are not there any more
        snippet.marks.removeIf([from = from, length = length](const model::TextMark &mark) {
            return mark.from < from + length && from < mark.from + mark.length;
        });
        for (model::TextMark &mark : snippet.marks)
            mark.from += mark.from >= from ? word->size() - length : 0;
    }
    return snippet;
}

MentionWords calledIn(door::Engine &engine, const model::Message &message)
{
    MentionWords called;
    for (const model::Jid &jid : message.mentions) {
        if (jid.isPerson())
            called.insert(jid.user, shownMention(People::read(engine, {message.account, jid}).who));
    }
    return called;
}
}

FoundModel::FoundModel(door::Desk &desk, QObject *parent) : QAbstractListModel(parent), desk_(desk) { }

void FoundModel::look(const model::SearchFilter &filter)
{
    beginResetModel();
    rows_.clear();
    filter_ = filter;
    filter_.limit = kFoundPage;
    filter_.cursor.clear();
    hasMore_ = false;
    complete_ = true;
    looking_ = false;
    ++generation_;
    endResetModel();
    if (filter.text.size() >= kShortest)
        ask();
    else
        Q_EMIT answered();
}

Result<FoundModel::Page> FoundModel::read(door::Engine &engine, const model::SearchFilter &filter)
{
    ASSIGN_OR_RETURN(const model::FoundMessages found, engine.chats().search(filter));
    Page page{{}, found.next, found.isComplete};
    for (const model::FoundMessage &one : found.items) {
        ASSIGN_OR_RETURN(const auto chat, engine.chats().find(one.message.account, one.message.chat));
        if (!chat)
            continue;
        page.items.append({one, *chat});
        page.items.last().found.snippet = namedSnippet(one.snippet, calledIn(engine, one.message));
    }
    return page;
}

void FoundModel::ask()
{
    looking_ = true;
    const auto question = [filter = filter_](door::Engine &engine) { return read(engine, filter); };
    whenAnswered(this, desk_.ask(question), [this, generation = generation_](const Result<Page> &page) {
        if (generation == generation_)
            take(page);
    });
}

void FoundModel::take(const Result<Page> &page)
{
    looking_ = false;
    if (!page) { // a text of signs alone holds no word
        hasMore_ = false;
        Q_EMIT answered();
        return;
    }
    complete_ = page->isComplete;
    hasMore_ = !page->next.isEmpty();
    filter_.cursor = page->next;
    if (!page->items.isEmpty()) {
        const int first = static_cast<int>(rows_.size());
        beginInsertRows({}, first, first + static_cast<int>(page->items.size()) - 1);
        rows_ += page->items;
        endInsertRows();
    } else if (hasMore_) {
        ask(); // so much was looked through, and nothing of it was it
        return;
    }
    Q_EMIT answered();
}

int FoundModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

bool FoundModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && hasMore_ && !looking_;
}

void FoundModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask();
}

QVariant FoundModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Found &row = rows_.at(index.row());
    const model::Message &message = row.found.message;
    switch (role) {
    case FoundRole:
        return QVariant::fromValue(row);
    case Qt::DisplayRole:
        return row.found.snippet.text;
    case Qt::AccessibleTextRole:
        return QStringList{spoken(whoOf(row.chat)),
            message.direction == model::Direction::Out ? tr("You") : spoken(authorOf(message)),
            row.found.snippet.text}
            .join(QStringLiteral(", "));
    default:
        return {};
    }
}

}
