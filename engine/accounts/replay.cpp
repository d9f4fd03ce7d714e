// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/accounts/replay.h"

#include <QLoggingCategory>

#include <limits>

namespace accounts {

using base::Result;
using messaging::AddOns;
using messaging::Content;

Q_LOGGING_CATEGORY(logReplay, "gesher.accounts.replay")

namespace {

/// Grows whenever a reader learns something new.
constexpr int kReaders = 1;
constexpr int kAtOnce = 100;

QString settingOf(const model::AccountId &account)
{
    return QStringLiteral("replayed/") + account.value;
}

}

Replay::Replay(model::AccountId account, messaging::Self self, store::Store &store, base::Clock &clock)
    : account_(std::move(account)),
      self_(std::move(self)),
      store_(store),
      clock_(clock),
      addOns_(account_, self_, store)
{
}

bool Replay::isDone() const
{
    const auto done = store_.settings().value(settingOf(account_));
    return done && *done && (*done)->toInt() >= kReaders;
}

void Replay::start()
{
    if (!isDone())
        messages(std::numeric_limits<qint64>::min()); // past ones stand below 0
}

void Replay::messages(qint64 after)
{
    auto batch = std::make_shared<Batch>();
    store_
        .write([this, after, batch]() -> Result<void> {
            ASSIGN_OR_RETURN(*batch, readMessages(after));
            return {};
        })
        .finally(this, [this, batch](const Result<void> &done) {
            if (!done)
                return; // with the next start
            if (batch->isLast)
                addOns(0, false);
            else
                messages(batch->last);
        });
}

void Replay::addOns(qint64 after, bool isProtocol)
{
    auto batch = std::make_shared<Batch>();
    store_
        .write([this, after, batch, isProtocol]() -> Result<void> {
            const QString kind = isProtocol ? QStringLiteral("protocol_message") : QStringLiteral("add_on");
            ASSIGN_OR_RETURN(*batch, readAddOns(after, kind));
            return {};
        })
        .finally(this, [this, batch, isProtocol](const Result<void> &done) {
            if (!done)
                return;
            if (!batch->isLast)
                addOns(batch->last, isProtocol);
            else if (!isProtocol)
                addOns(0, true);
            else
                finish();
        });
}

Result<Replay::Batch> Replay::readMessages(qint64 after)
{
    ASSIGN_OR_RETURN(const auto rows, store_.messages().unsupported(account_, after, kAtOnce));
    for (const store::MessageRow &row : rows) {
        const auto content = messaging::readContent(row.proto);
        if (!content || content->is != Content::Is::Message
            || content->kind == model::MessageKind::Unsupported)
            continue;
        store::MessageRow anew = row;
        messaging::fill(anew.message, *content);
        anew.proto = content->proto;
        RETURN_IF_FAILED(store_.messages().readAnew(anew));
    }
    return Batch{rows.isEmpty() ? after : rows.last().seq, rows.size() < kAtOnce};
}

Result<Replay::Batch> Replay::readAddOns(qint64 after, const QString &kind)
{
    ASSIGN_OR_RETURN(const auto items, store_.raw().list(account_, kind, kAtOnce, after));
    for (const store::RawItem &item : items) {
        if (item.target.isEmpty()) // what waits for its message is found by it
            RETURN_IF_FAILED(readAddOn(item));
    }
    return Batch{items.isEmpty() ? after : items.last().id, items.size() < kAtOnce};
}

Result<void> Replay::readAddOn(const store::RawItem &item)
{
    const auto content = messaging::readContent(item.bytes);
    if (!content || !content->addOn)
        return {};
    AddOns::Actor actor{
        item.sender, {}, self_.owns(item.sender), item.atMs > 0 ? item.atMs : item.receivedMs};
    // former versions did not write down where it came: a person's came in the chat with them
    const model::Jid &named = content->addOn->targetChat;
    const model::Jid chatJid = !item.chat.isEmpty() ? item.chat
        : actor.isUs || named.isGroup()             ? named
                                                    : item.sender.withoutDevice();
    if (!actor.isUs) {
        ASSIGN_OR_RETURN(actor.person, store_.people().ensure(account_, item.sender));
    }
    ASSIGN_OR_RETURN(const auto chat, store_.chats().find(account_, chatJid));
    auto outcome = AddOns::Outcome::NoTarget;
    if (chat) {
        ASSIGN_OR_RETURN(outcome, addOns_.apply(*content->addOn, actor, *chat, chatJid));
    }
    if (outcome != AddOns::Outcome::Done && outcome != AddOns::Outcome::NoTarget)
        return {};
    RETURN_IF_FAILED(store_.raw().remove(item.id));
    if (outcome == AddOns::Outcome::NoTarget)
        RETURN_IF_FAILED(addOns_.keep(*content, actor, chatJid, item.waId, item.receivedMs));
    return {};
}

void Replay::finish()
{
    store_.write([this] { return store_.settings().set(settingOf(account_), QByteArray::number(kReaders)); })
        .finally(this, [](const Result<void> &done) {
            if (done)
                qCInfo(logReplay) << "what former versions could not show was read again";
        });
}

}
