// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked for inside the open conversation.
#include "ui/pages/inbox/conversation_pane.h"
#include "ui/pages/inbox/conversation_view.h"
#include "ui/pages/inbox/find_bar.h"

#include <chrono>

namespace ui {

void ConversationPane::connectSearch(Changes &changes)
{
    addToHeader(searchButton_);
    connect(searchButton_, &QToolButton::clicked, this, &ConversationPane::openSearch);
    connect(&search_, &ChatSearch::reached, this, &ConversationPane::goTo);
    connect(find_, &FindBar::focusLost, this, &ConversationPane::focusText);
    // what comes or goes meanwhile; the index trails it a little
    searchAgain_.setSingleShot(true);
    searchAgain_.setInterval(std::chrono::seconds(1));
    connect(&searchAgain_, &QTimer::timeout, &search_, &ChatSearch::again);
    const auto look = [this] {
        if (find_->isOpen() && !search_.text().isEmpty())
            searchAgain_.start();
    };
    connect(&model_, &ConversationModel::arrived, this, look);
    connect(&changes, &Changes::messageGone, this, look);
    connect(&search_, &ChatSearch::changed, this, [this, look] {
        view_->setWanted(search_.text());
        if (!search_.isComplete() && !search_.isLooking())
            look();
    });
}

void ConversationPane::openSearch()
{
    if (model_.isOpen())
        find_->open(model_.chat());
}

bool ConversationPane::closeSearch()
{
    if (!find_->isOpen())
        return false;
    find_->close();
    return true;
}

void ConversationPane::stepFound(int by)
{
    if (find_->isOpen())
        search_.step(by);
}

void ConversationPane::setPeople(People &people)
{
    model_.setPeople(people);
    connect(&people, &People::changed, view_, &ConversationView::measureAnew);
}

}
