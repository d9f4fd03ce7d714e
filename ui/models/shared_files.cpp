// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/shared_files.h"

#include "ui/models/answers.h"

#include <algorithm>

namespace ui {

using base::Result;
using model::FilesOf;

namespace {

constexpr std::chrono::milliseconds kGatherFiles{300};

bool isListed(model::MessageKind kind)
{
    using model::MessageKind;
    return kind == MessageKind::Image || kind == MessageKind::Video || kind == MessageKind::Gif
        || kind == MessageKind::Document;
}

}

SharedFiles::SharedFiles(door::Desk &desk, Changes &changes, QObject *parent) : QObject(parent), desk_(desk)
{
    soon_.setSingleShot(true);
    soon_.setInterval(kGatherFiles);
    connect(&soon_, &QTimer::timeout, this, &SharedFiles::refresh);
    const auto isOurs = [this](const model::AccountId &account, const model::Jid &chat) {
        return !chat_.isEmpty() && account == account_ && chat == chat_;
    };
    connect(&changes, &Changes::messageChanged, this, [this, isOurs](const model::Message &message) {
        if (isListed(message.kind) && isOurs(message.account, message.chat))
            soon_.start();
    });
    connect(&changes, &Changes::chatCleared, this,
        [this, isOurs](const model::AccountId &account, const model::Jid &chat) {
            if (isOurs(account, chat))
                soon_.start();
        });
    connect(&changes, &Changes::messageGone, this, [this](const QString &id) {
        const auto has = [&](const Sort &sort) {
            return std::any_of(sort.items.begin(), sort.items.end(),
                [&](const model::Message &message) { return message.id == id; });
        };
        if (std::any_of(sorts_.begin(), sorts_.end(), has))
            soon_.start();
    });
    connect(&changes, &Changes::missed, this, [this] {
        if (!chat_.isEmpty())
            soon_.start();
    });
}

void SharedFiles::open(const model::AccountId &account, const model::Jid &chat)
{
    if (account == account_ && chat == chat_)
        return;
    close();
    account_ = account;
    chat_ = chat;
    refresh();
}

void SharedFiles::close()
{
    ++opening_;
    account_ = {};
    chat_ = {};
    sorts_ = {};
    soon_.stop();
    Q_EMIT changed();
}

void SharedFiles::more(FilesOf which)
{
    const Sort &sort = at(which);
    if (!sort.isAsking && !sort.next.isEmpty())
        ask(which, kFurther, sort.next);
}

/// As many as are shown, from the latest on.
void SharedFiles::refresh()
{
    if (chat_.isEmpty())
        return;
    for (const FilesOf which : kSorts) {
        const int first = which == FilesOf::Pictures ? kFirstPictures : kFirstDocuments;
        ask(which, std::max(first, static_cast<int>(of(which).size())), {});
    }
}

void SharedFiles::ask(FilesOf which, int limit, const QString &cursor)
{
    at(which).isAsking = true;
    const auto question = [account = account_, chat = chat_, which, limit, cursor](door::Engine &engine) {
        return engine.chats().files(account, chat, which, limit, cursor);
    };
    whenAnswered(this, desk_.ask(question),
        [this, which, cursor, opening = opening_](const Result<model::Page<model::Message>> &page) {
            if (opening != opening_)
                return;
            Sort &sort = at(which);
            sort.isAsking = false;
            if (!page) // a chat that nobody wrote in yet is not there
                return;
            if (cursor.isEmpty())
                sort.items.clear();
            sort.items.append(page->items);
            sort.next = page->next;
            Q_EMIT changed();
        });
}

}
