// SPDX-License-Identifier: GPL-3.0-or-later
// How chats and messages stand on all devices of a number.
#include "engine/appstate/wishes.h"
#include "engine/door/backend.h"
#include "engine/messaging/receipts.h"

using namespace Qt::StringLiterals;

namespace door {

using appstate::Wishes;
using base::Fault;
using base::Result;
using base::Task;
using model::AccountId;
using model::Jid;

namespace {

void push(Backend &backend, const AccountId &account)
{
    if (accounts::Account *one = backend.accounts->find(account); one && one->talk()) {
        one->talk()->appState.push();
        one->talk()->receipts.flush();
    }
}

/// The other side is told first: what is read already is no longer looked for. A mark that somebody set goes
/// on all devices of the number.
Result<void> read(Backend &b, Wishes &wishes, const model::Chat &chat)
{
    ASSIGN_OR_RETURN(const auto id, b.store->chats().find(chat.account, chat.jid));
    if (!id)
        return base::fail(Fault::NotFound, u"no such chat"_s);
    RETURN_IF_FAILED(messaging::queueReadReceipts(*b.store, chat.account, *id, b.clock.wallMs()));
    if (chat.marks.isMarkedUnread)
        return wishes.markUnread(chat, false);
    return b.store->feed().append(
        {0, 0, u"chat.changed"_s, chat.account, QString::fromLatin1(chat.jid.withoutDevice().text()), {}});
}

messaging::Self selfOf(const accounts::Account &account)
{
    return {account.row().pn, account.row().lid};
}

}

template <class Do>
Task<model::Chat> Chats::wish(const AccountId &account, const Jid &chat, Do work)
{
    const accounts::Account *one = backend_.accounts->find(account);
    if (!one)
        return Task<model::Chat>::failed({Fault::NotFound, u"no such account"_s, {}});
    Backend &b = backend_;
    auto now = std::make_shared<model::Chat>();
    return b.store
        ->write([&b, account, chat, work, now, self = selfOf(*one)]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto id, b.store->chats().find(account, chat));
            if (!id)
                return base::fail(Fault::NotFound, u"no such chat"_s);
            ASSIGN_OR_RETURN(const auto before, b.store->chats().view(*id));
            Wishes wishes(account, self, *b.store, b.clock);
            RETURN_IF_FAILED(work(wishes, *before));
            ASSIGN_OR_RETURN(const auto after, b.store->chats().view(*id));
            *now = after.value_or(*before);
            return {};
        })
        .then(b.accounts.get(), [&b, account, now] {
            push(b, account);
            return *now;
        });
}

template <class Do>
Task<void> Chats::wishAbout(const QString &message, Do work)
{
    Backend &b = backend_;
    auto owner = std::make_shared<AccountId>();
    return b.store
        ->write([&b, message, work, owner]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto row, b.store->messages().find(message));
            const accounts::Account *one = row ? b.accounts->find(row->message.account) : nullptr;
            if (!one)
                return base::fail(Fault::NotFound, u"no such message"_s);
            const model::MessageState state = row->message.state;
            if (state == model::MessageState::Queued || state == model::MessageState::Sending)
                return base::fail(Fault::Refused, u"the message is on its way out"_s, u"still_sending"_s);
            *owner = row->message.account;
            Wishes wishes(*owner, selfOf(*one), *b.store, b.clock);
            return work(wishes, *row);
        })
        .then(b.accounts.get(), [&b, owner] { push(b, *owner); });
}

Task<model::Chat> Chats::archive(const AccountId &account, const Jid &chat, bool on)
{
    return wish(account, chat, [on](Wishes &w, const model::Chat &c) { return w.archive(c, on); });
}

Task<model::Chat> Chats::pin(const AccountId &account, const Jid &chat, bool on)
{
    return wish(account, chat, [on](Wishes &w, const model::Chat &c) { return w.pin(c, on); });
}

Task<model::Chat> Chats::mute(const AccountId &account, const Jid &chat, qint64 untilMs)
{
    return wish(account, chat, [untilMs](Wishes &w, const model::Chat &c) { return w.mute(c, untilMs); });
}

Task<model::Chat> Chats::markUnread(const AccountId &account, const Jid &chat, bool on)
{
    return wish(account, chat, [&b = backend_, on](Wishes &w, const model::Chat &c) {
        return on ? w.markUnread(c, true) : read(b, w, c);
    });
}

Task<void> Chats::markRead(const AccountId &account, const Jid &chat)
{
    return markUnread(account, chat, false).then(backend_.accounts.get(), [](const model::Chat &) {});
}

Task<model::Chat> Chats::label(const AccountId &account, const Jid &chat, const QString &label, bool on)
{
    const auto known = labels(account);
    const bool isThere = known && std::any_of(known->begin(), known->end(), [&](const model::Label &one) {
        return one.id == label;
    });
    if (!isThere)
        return Task<model::Chat>::failed({Fault::NotFound, u"no such label"_s, {}});
    return wish(
        account, chat, [label, on](Wishes &w, const model::Chat &c) { return w.label(c, label, on); });
}

Task<void> Chats::remove(const AccountId &account, const Jid &chat)
{
    return wish(account, chat, [](Wishes &w, const model::Chat &c) {
        return w.deleteChat(c);
    }).then(backend_.accounts.get(), [](const model::Chat &) {});
}

Task<void> Chats::star(const QString &message, bool on)
{
    return wishAbout(message, [on](Wishes &w, const store::MessageRow &row) { return w.star(row, on); });
}

Task<void> Chats::deleteForMe(const QString &message)
{
    return wishAbout(message, [](Wishes &w, const store::MessageRow &row) { return w.deleteForMe(row); });
}

Task<void> Chats::rejectCall(const QString &message)
{
    const auto row = backend_.store->messages().find(message);
    if (!row)
        return Task<void>::failed(row.error());
    accounts::Account *one = *row ? backend_.accounts->find((*row)->message.account) : nullptr;
    if (!one)
        return Task<void>::failed({Fault::NotFound, u"no such message"_s, {}});
    if (!one->canSend())
        return Task<void>::failed({Fault::Offline, u"not connected"_s, {}});
    return one->talk()->calls.reject(message);
}

Task<void> Chats::markPlayed(const QString &message)
{
    return wishAbout(message, [&b = backend_](Wishes &, const store::MessageRow &row) {
        return messaging::queuePlayedReceipt(*b.store, row, b.clock.wallMs());
    });
}

Result<QList<model::Label>> Chats::labels(const AccountId &account) const
{
    return backend_.store->labels().list(account);
}

Result<QList<model::QuickReply>> Chats::quickReplies(const AccountId &account) const
{
    return backend_.store->labels().replies(account);
}

}
