// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/chat_search.h"

#include "ui/models/answers.h"

namespace ui {

using base::Result;

namespace {
constexpr int kSearchPage = 100;
constexpr qsizetype kShortestInChat = 2; ///< one letter begins half of all words
}

ChatSearch::Ask ChatSearch::throughDesk(door::Desk &desk)
{
    return [&desk](const model::SearchFilter &filter) {
        return desk.ask([filter](door::Engine &engine) { return engine.chats().search(filter); });
    };
}

ChatSearch::ChatSearch(Ask ask, QObject *parent) : QObject(parent), ask_(std::move(ask)) { }

void ChatSearch::start()
{
    ids_.clear();
    filter_.cursor.clear();
    current_ = -1;
    more_ = false;
    complete_ = true;
    looking_ = false;
    ++generation_;
}

void ChatSearch::look(const model::Chat &chat, const QString &text)
{
    start();
    kept_.clear();
    filter_ = {};
    filter_.account = chat.account;
    filter_.chat = chat.jid;
    filter_.limit = kSearchPage;
    if (text.size() >= kShortestInChat) {
        filter_.text = text;
        ask(true);
    }
    Q_EMIT changed();
}

void ChatSearch::clear()
{
    start();
    filter_ = {};
    Q_EMIT changed();
}

void ChatSearch::again()
{
    if (filter_.text.isEmpty() || looking_)
        return;
    const QString kept = ids_.value(current_);
    start();
    kept_ = kept;
    ask(kept_.isEmpty());
}

void ChatSearch::step(int by)
{
    if (ids_.isEmpty())
        return;
    current_ = (current_ + by + count()) % count();
    Q_EMIT changed();
    Q_EMIT reached(ids_.at(current_));
}

void ChatSearch::ask(bool goes)
{
    looking_ = true;
    whenAnswered(this, ask_(filter_),
        [this, goes, generation = generation_](const Result<model::FoundMessages> &page) {
            if (generation == generation_)
                take(page, goes);
        });
}

void ChatSearch::take(const Result<model::FoundMessages> &page, bool goes)
{
    looking_ = false;
    if (!page) { // a text of signs alone holds no word
        Q_EMIT changed();
        return;
    }
    complete_ = page->isComplete;
    for (const model::FoundMessage &one : page->items)
        ids_.append(one.message.id);
    const bool isFirst = current_ < 0 && !ids_.isEmpty();
    if (isFirst)
        current_ = 0;
    if (const qsizetype at = kept_.isEmpty() ? -1 : ids_.indexOf(kept_); at >= 0) {
        current_ = static_cast<int>(at);
        kept_.clear();
    }
    filter_.cursor = page->next;
    more_ = !page->next.isEmpty();
    if (more_ && ids_.size() < kMost)
        ask(goes && !isFirst);
    Q_EMIT changed();
    if (goes && isFirst)
        Q_EMIT reached(ids_.first());
}

}
