// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/changes.h"

#include "ui/models/answers.h"

#include <QSet>

namespace ui {

using base::Result;

namespace {
constexpr int batchSize = 200;
}

Changes::Changes(door::Desk &desk, QObject *parent) : QObject(parent), desk_(desk)
{
    connect(&desk_, &door::Desk::grew, this, &Changes::look);
    connect(&desk_, &door::Desk::lost, this, &Changes::missed);
    look();
}

/// On the engine's thread.
Result<Changes::Batch> Changes::read(door::Engine &engine, qint64 after)
{
    Batch batch;
    ASSIGN_OR_RETURN(batch.events, engine.events().after(after, batchSize));
    QSet<QString> messages;
    QSet<QPair<QString, QByteArray>> chats;
    const auto addChat = [&](const model::AccountId &account, const model::Jid &jid) -> Result<void> {
        if (chats.contains({account.value, jid.text()}))
            return {};
        chats.insert({account.value, jid.text()});
        ASSIGN_OR_RETURN(const auto chat, engine.chats().find(account, jid));
        if (chat)
            batch.chats.append(*chat);
        else
            batch.gone.append({account, jid});
        return {};
    };
    for (const door::Event &event : std::as_const(batch.events)) {
        if (event.type.startsWith(u"message.") && !messages.contains(event.subject)) {
            messages.insert(event.subject);
            ASSIGN_OR_RETURN(const auto message, engine.chats().message(event.subject));
            if (!message) {
                batch.goneMessages.append(event.subject);
                continue;
            }
            batch.messages.append(*message);
            RETURN_IF_FAILED(addChat(message->account, message->chat));
        } else if (event.type == u"chat.changed") {
            if (const auto jid = model::Jid::parse(event.subject.toLatin1())) {
                RETURN_IF_FAILED(addChat(event.account, *jid));
                // what stands in it may be another now: messages went, or two conversations became one
                if (event.data.contains("\"removed\"") || event.data.contains("\"moved\""))
                    batch.cleared.append({event.account, *jid});
            }
        }
    }
    return batch;
}

void Changes::look()
{
    if (looking_) {
        again_ = true;
        return;
    }
    looking_ = true;
    if (cursor_ < 0) {
        // what was before the window opened is read by the pages themselves
        whenAnswered(this, desk_.ask([](door::Engine &engine) { return engine.events().last(); }),
            [this](const Result<qint64> &last) {
                cursor_ = last.value_or(0);
                looking_ = false;
                if (again_)
                    look();
            });
        return;
    }
    again_ = false;
    whenAnswered(this, desk_.ask([after = cursor_](door::Engine &engine) { return read(engine, after); }),
        [this](const Result<Batch> &batch) { tell(batch); });
}

void Changes::tell(const Result<Batch> &batch)
{
    looking_ = false;
    if (!batch) {
        if (batch.error().fault == base::Fault::Limit) {
            cursor_ = -1;
            look(); // first: what changes while the pages read is told afterwards
            Q_EMIT missed();
        }
        return;
    }
    QSet<QString> accounts;
    bool isMuch = false;
    for (const door::Event &event : batch->events) {
        cursor_ = event.seq;
        isMuch = isMuch || event.type == u"sync.done" || event.type == u"sync.progress";
        if (event.type == u"account.state")
            accounts.insert(event.account.value);
        Q_EMIT happened(event);
    }
    for (const QString &account : std::as_const(accounts))
        Q_EMIT accountChanged({account});
    for (const model::Message &message : batch->messages)
        Q_EMIT messageChanged(message);
    for (const QString &id : batch->goneMessages)
        Q_EMIT messageGone(id);
    for (const auto &[account, jid] : batch->cleared)
        Q_EMIT chatCleared(account, jid);
    for (const model::Chat &chat : batch->chats)
        Q_EMIT chatChanged(chat);
    for (const auto &[account, jid] : batch->gone)
        Q_EMIT chatGone(account, jid);
    if (isMuch) // hundreds of changes at once are told as one
        Q_EMIT missed();
    if (again_ || batch->events.size() == batchSize)
        look();
}

}
