// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/receipts.h"

#include <QLoggingCategory>

namespace messaging {

using base::Result;
using model::Jid;
using model::MessageState;
using wire::NodeView;

Q_LOGGING_CATEGORY(logReceipts, "gesher.messaging.receipts")

namespace {

constexpr int kMostItems = 4096;
constexpr int kMostPerReceipt = 256;
constexpr int kAtOnce = 500;
/// What waits in the store, by the type of the receipt.
QString waiting(const QByteArray &type)
{
    return QStringLiteral("out:") + QString::fromLatin1(type);
}
QByteArray keyOf(const QByteArray &type, const QByteArray &id)
{
    return type + '/' + id;
}

std::optional<MessageState> stateOf(QByteArrayView type)
{
    if (type.isEmpty() || type == "inactive")
        return MessageState::Delivered;
    if (type == "read")
        return MessageState::Read;
    if (type == "played")
        return MessageState::Played;
    return std::nullopt;
}

QList<QByteArray> idsOf(const NodeView &receipt)
{
    QList<QByteArray> ids{receipt.text("id")};
    for (const NodeView item : receipt.child("list").children()) {
        if (item.is("item") && ids.size() < kMostItems)
            ids.append(item.text("id"));
    }
    return ids;
}

}

void Receipts::take(const NodeView &receipt)
{
    const wire::Node ack = ackOf(receipt);
    parts_.store.write([this, receipt] { return apply(receipt); })
        .finally(this, [this, ack](const Result<void> &done) {
            if (done)
                parts_.line.send(ack);
        });
}

Result<void> Receipts::apply(const NodeView &receipt)
{
    const auto from = receipt.jid("from");
    const QByteArrayView type = receipt.textView("type");
    if (!from)
        return {};
    // in a group the chat says it and the reader is named
    const auto reader = from->isPerson() ? from : receipt.jid("participant");
    const bool own = reader && reader->isPerson() && parts_.self.owns(*reader);
    if (own || type == "read-self" || type == "played-self") {
        // our phone has read the chat: nothing to tell anyone, only to show
        const auto chat = from->isPerson() ? receipt.jid("recipient") : from;
        if (!chat || !own || !(type.startsWith("read") || type.startsWith("played")))
            return {};
        ASSIGN_OR_RETURN(const auto found, parts_.store.chats().find(parts_.account, chat->withoutDevice()));
        return found ? parts_.store.chats().markRead(*found) : Result<void>();
    }
    const auto state = stateOf(type);
    if (!state)
        return {};
    const qint64 seconds = receipt.number("t").value_or(0);
    const qint64 atMs = seconds > 0 ? seconds * 1000 : parts_.clock.wallMs();
    if (!from->isPerson())
        return applyInGroup(receipt, *from, *state, atMs);
    for (const QByteArray &id : idsOf(receipt))
        RETURN_IF_FAILED(advance(id, *from, *state, atMs));
    return {};
}

/// One member for one or more messages, or several members for one.
Result<void> Receipts::applyInGroup(
    const NodeView &receipt, const Jid &group, MessageState state, qint64 atMs)
{
    if (const auto member = receipt.jid("participant")) {
        for (const QByteArray &id : idsOf(receipt))
            RETURN_IF_FAILED(count(id, group, *member, state, atMs));
    }
    int seen = 0;
    for (const NodeView users : receipt.children()) {
        if (!users.is("participants"))
            continue;
        for (const NodeView user : users.children()) {
            const auto member = user.jid("jid");
            if (!member || ++seen > kMostItems)
                continue;
            const qint64 seconds = user.number("t").value_or(0);
            RETURN_IF_FAILED(
                count(users.text("key"), group, *member, state, seconds > 0 ? seconds * 1000 : atMs));
        }
    }
    return {};
}

Result<void> Receipts::count(
    const QByteArray &waId, const Jid &group, const Jid &member, MessageState state, qint64 atMs)
{
    ASSIGN_OR_RETURN(const auto row, parts_.store.messages().findOwn(parts_.account, waId));
    if (!row || !row->message.chat.sameUser(group) || !member.isPerson())
        return {};
    if (group.isGroup()) { // a status goes to people who are in no list
        ASSIGN_OR_RETURN(const auto role, parts_.store.groups().roleOf(parts_.account, group, member));
        if (!role)
            return {};
    }
    ASSIGN_OR_RETURN(const auto person, parts_.store.people().ensure(parts_.account, member));
    RETURN_IF_FAILED(parts_.store.messages().receipt(*row, person.id, state, atMs));
    RETURN_IF_FAILED(parts_.store.messages().advance(row->message.id, state, atMs));
    return parts_.addOns.tookEffect(*row, parts_.clock.wallMs());
}

Result<void> Receipts::advance(const QByteArray &waId, const Jid &from, MessageState state, qint64 atMs)
{
    ASSIGN_OR_RETURN(const auto row, parts_.store.messages().findOwn(parts_.account, waId));
    if (!row)
        return {};
    const Jid &chat = row->message.chat;
    bool fits = chat.sameUser(from);
    if (!fits && from.isPerson() && chat.isPerson()) {
        ASSIGN_OR_RETURN(const auto person, parts_.store.people().find(parts_.account, from));
        fits = person && (chat.sameUser(person->pn) || chat.sameUser(person->lid));
    }
    if (!fits) {
        qCInfo(logReceipts) << "receipt from outside the chat ignored";
        return {};
    }
    RETURN_IF_FAILED(parts_.store.messages().advance(row->message.id, state, atMs));
    return parts_.addOns.tookEffect(*row, parts_.clock.wallMs()); // the ack may be on its way, or lost
}

void Receipts::restart()
{
    sent_.clear();
    flush();
}

void Receipts::flush()
{
    if (!parts_.line.isReady())
        return;
    flush("read");
    flush("played");
}

void Receipts::flush(const QByteArray &type)
{
    for (qint64 after = 0;;) {
        const auto items = parts_.store.raw().list(parts_.account, waiting(type), kAtOnce, after);
        if (!items || items->isEmpty())
            return;
        after = items->last().id;
        for (const store::RawItem &item : *items) {
            const QList<QByteArray> lines = item.bytes.split('\n');
            const auto chat = Jid::parse(lines.first());
            if (!chat || lines.size() < 2 || sent_.contains(keyOf(type, item.waId), item.id))
                continue;
            sent_.insert(keyOf(type, item.waId), item.id);
            parts_.line.send(readReceipt(type, *chat, item.sender, lines.sliced(1), item.receivedMs));
        }
    }
}

void Receipts::onAck(const NodeView &ack)
{
    const QByteArray type = ack.text("type");
    if (!type.isEmpty() && type != "read" && type != "played")
        return;
    // one that names no type is of what went first
    QByteArray key = keyOf(type.isEmpty() ? "read" : type, ack.text("id"));
    if (type.isEmpty() && !sent_.contains(key))
        key = keyOf("played", ack.text("id"));
    for (const qint64 row : sent_.values(key)) {
        parts_.store.write([this, row] { return parts_.store.raw().remove(row); })
            .finally(this, [](const Result<void> &) {});
    }
    sent_.remove(key);
}

Result<void> queueReadReceipts(
    store::Store &store, const model::AccountId &account, store::ChatId chat, qint64 nowMs)
{
    ASSIGN_OR_RETURN(const auto view, store.chats().view(chat));
    ASSIGN_OR_RETURN(const auto unread, store.messages().unread(chat, kMostItems));
    RETURN_IF_FAILED(store.chats().markRead(chat));
    if (!view)
        return {};
    // one receipt names one chat, as the sender addresses it, and one sender
    struct Batch {
        Jid chat;
        Jid sender;
        QList<QByteArray> ids;
    };
    QList<Batch> batches;
    for (const auto &message : unread) {
        const Jid to = view->jid.isPerson() ? message.sender.withoutDevice() : view->jid;
        if (batches.isEmpty() || batches.last().chat != to || batches.last().sender != message.sender
            || batches.last().ids.size() >= kMostPerReceipt)
            batches.append(Batch{to, message.sender, {}});
        batches.last().ids.append(message.waId);
    }
    for (const Batch &batch : batches) {
        store::RawItem item;
        item.account = account;
        item.kind = waiting("read");
        item.waId = batch.ids.first();
        item.sender = batch.sender;
        item.receivedMs = nowMs;
        item.bytes = batch.chat.text() + '\n' + batch.ids.join('\n');
        RETURN_IF_FAILED(store.raw().keep(item));
    }
    return {};
}

Result<void> queuePlayedReceipt(store::Store &store, const store::MessageRow &row, qint64 nowMs)
{
    ASSIGN_OR_RETURN(const bool isFirst, store.messages().markPlayed(row));
    if (!isFirst)
        return {};
    const Jid &chat = row.message.chat;
    const Jid to = chat.isPerson() ? row.sender.withoutDevice() : chat; // as the sender addresses it
    store::RawItem item;
    item.account = row.message.account;
    item.kind = waiting("played");
    item.waId = row.message.waId;
    item.sender = row.sender;
    item.receivedMs = nowMs;
    item.bytes = to.text() + '\n' + row.message.waId;
    return store.raw().keep(item);
}

}
