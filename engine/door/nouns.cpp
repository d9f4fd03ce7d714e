// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts, chats, events and settings: each forwards, none decides anything.
#include "engine/door/backend.h"

#include <QFileInfo>

namespace door {

using base::Fault;
using base::Result;
using base::Task;
using model::AccountId;
using model::AccountView;

namespace {
base::Error noAccount()
{
    return {Fault::NotFound, QStringLiteral("no such account"), {}};
}
}

Task<AccountView> Accounts::create(const QString &label, const AccountId &id, const model::ClientId &client)
{
    if (const auto existing = find(id); existing && !id.value.isEmpty())
        return Task<AccountView>::ready(*existing);
    return backend_.accounts->create(label, id, client);
}

QList<AccountView> Accounts::list() const
{
    return backend_.accounts->views();
}

std::optional<AccountView> Accounts::find(const AccountId &id) const
{
    const accounts::Account *account = backend_.accounts->find(id);
    return account ? std::optional(backend_.accounts->view(*account)) : std::nullopt;
}

Task<AccountView> Accounts::rename(const AccountId &id, const QString &label)
{
    accounts::Account *account = backend_.accounts->find(id);
    if (!account)
        return Task<AccountView>::failed(noAccount());
    return account->rename(label).then(backend_.accounts.get(), [this, id]() -> Result<AccountView> {
        const accounts::Account *renamed = backend_.accounts->find(id);
        if (!renamed)
            return base::fail(noAccount());
        return backend_.accounts->view(*renamed);
    });
}

Result<Accounts::Started> Accounts::connect(const AccountId &id)
{
    accounts::Account *account = backend_.accounts->find(id);
    if (!account)
        return base::fail(noAccount());
    // someone who waits for the next attempt wants it now
    const bool wasThere = account->isActive() && account->row().state != model::AccountState::Reconnecting;
    account->connectNow();
    return Started{backend_.accounts->view(*account), wasThere};
}

Result<Accounts::Started> Accounts::disconnect(const AccountId &id)
{
    accounts::Account *account = backend_.accounts->find(id);
    if (!account)
        return base::fail(noAccount());
    const bool wasThere = !account->isActive() && account->row().state == model::AccountState::Stopped;
    account->disconnectNow();
    return Started{backend_.accounts->view(*account), wasThere};
}

Result<Accounts::Started> Accounts::restart(const AccountId &id)
{
    accounts::Account *account = backend_.accounts->find(id);
    if (!account)
        return base::fail(noAccount());
    account->restart();
    return Started{backend_.accounts->view(*account), false};
}

Task<AccountView> Accounts::logOut(const AccountId &id)
{
    accounts::Account *account = backend_.accounts->find(id);
    if (!account)
        return Task<AccountView>::failed(noAccount());
    if (!account->isPaired() || account->row().state == model::AccountState::LoggedOut)
        return Task<AccountView>::failed(
            {Fault::Refused, QStringLiteral("the number is not linked"), QStringLiteral("wrong_state")});
    return account->leave().then(backend_.accounts.get(), [this, id]() -> Result<AccountView> {
        const accounts::Account *left = backend_.accounts->find(id);
        if (!left)
            return base::fail(noAccount());
        return backend_.accounts->view(*left);
    });
}

Task<model::Exported> Accounts::exportTo(const AccountId &id)
{
    return backend_.clients->exportNumber(id);
}

Task<void> Accounts::remove(const AccountId &id, bool keepMessages)
{
    return backend_.accounts->remove(id, keepMessages);
}

std::optional<Accounts::WireLogView> Accounts::wireLog(const AccountId &id) const
{
    const accounts::Account *account = backend_.accounts->find(id);
    if (!account)
        return std::nullopt;
    const QString path = backend_.accounts->wireLogPath(id);
    return WireLogView{account->isWireLogged(), path, QFileInfo(path).size()};
}

Task<Accounts::WireLogView> Accounts::setWireLog(const AccountId &id, bool on)
{
    accounts::Account *account = backend_.accounts->find(id);
    if (!account)
        return Task<WireLogView>::failed(noAccount());
    return account->setWireLog(on).then(
        backend_.accounts.get(), [this, id] { return wireLog(id).value_or(WireLogView()); });
}

std::optional<QList<model::CheckPoint>> Accounts::selfCheck(const AccountId &id) const
{
    const accounts::Account *account = backend_.accounts->find(id);
    return account ? std::optional(account->selfCheck()) : std::nullopt;
}

std::optional<PairingView> Accounts::pairing(const AccountId &id) const
{
    const accounts::Account *account = backend_.accounts->find(id);
    if (!account || !account->pairing())
        return std::nullopt;
    const accounts::PairingState &state = *account->pairing();
    return PairingView{account->row().state, state.qr, state.expiresAtMs, state.code};
}

Task<QString> Accounts::pairingCode(const AccountId &id, const base::Phone &phone)
{
    accounts::Account *account = backend_.accounts->find(id);
    return account ? account->requestCode(phone) : Task<QString>::failed(noAccount());
}

Task<model::Message> Chats::send(const AccountId &account, const model::Outgoing &message)
{
    return backend_.outbox->enqueue(account, message);
}

Task<void> Chats::cancel(const QString &message)
{
    return backend_.outbox->cancel(message);
}

Result<std::optional<model::Message>> Chats::message(const QString &id) const
{
    ASSIGN_OR_RETURN(const auto row, backend_.store->messages().find(id));
    return row ? std::optional<model::Message>(row->message) : std::nullopt;
}

Result<QList<model::TimelineEntry>> Chats::timeline(const QString &id) const
{
    return backend_.store->messages().timeline(id);
}

Result<model::Page<model::Chat>> Chats::list(const model::ChatFilter &filter) const
{
    return backend_.store->chats().list(filter);
}

Result<int> Chats::countUnread(const AccountId &account) const
{
    return backend_.store->chats().countUnread(account);
}

Result<std::optional<model::Chat>> Chats::find(const AccountId &account, const model::Jid &chat) const
{
    ASSIGN_OR_RETURN(const auto id, backend_.store->chats().find(account, chat));
    if (!id)
        return std::optional<model::Chat>();
    return backend_.store->chats().view(*id);
}

Result<model::Page<model::Message>> Chats::messages(
    const AccountId &account, const model::Jid &chat, int limit, const QString &cursor) const
{
    ASSIGN_OR_RETURN(const auto id, backend_.store->chats().find(account, chat));
    if (!id)
        return base::fail(Fault::NotFound, QStringLiteral("no such chat"));
    return backend_.store->messages().list(*id, limit, cursor);
}

Result<model::Page<model::Message>> Chats::files(const AccountId &account, const model::Jid &chat,
    model::FilesOf which, int limit, const QString &cursor) const
{
    ASSIGN_OR_RETURN(const auto id, backend_.store->chats().find(account, chat));
    if (!id)
        return base::fail(Fault::NotFound, QStringLiteral("no such chat"));
    return backend_.store->messages().listFiles(*id, which, limit, cursor);
}

Result<model::MessageStretch> Chats::newerMessages(
    const AccountId &account, const model::Jid &chat, int limit, const QString &cursor) const
{
    ASSIGN_OR_RETURN(const auto id, backend_.store->chats().find(account, chat));
    if (!id)
        return base::fail(Fault::NotFound, QStringLiteral("no such chat"));
    return backend_.store->messages().listNewer(*id, limit, cursor);
}

Result<model::MessageStretch> Chats::messagesAround(const QString &id, int limit) const
{
    ASSIGN_OR_RETURN(const auto row, backend_.store->messages().find(id));
    if (!row)
        return base::fail(Fault::NotFound, QStringLiteral("no such message"));
    return backend_.store->messages().listAround(*row, limit);
}

Result<model::FoundMessages> Chats::search(const model::SearchFilter &filter) const
{
    return backend_.store->search(filter);
}

Task<void> Chats::askForOlder(const AccountId &account, const model::Jid &chat)
{
    accounts::Account *found = backend_.accounts->find(account);
    if (!found)
        return Task<void>::failed({Fault::NotFound, QStringLiteral("no such account"), {}});
    if (!found->isPaired())
        return Task<void>::failed(
            {Fault::Refused, QStringLiteral("the account is not paired"), QStringLiteral("wrong_state")});
    accounts::Talk *talk = found->talk();
    return talk ? talk->history.askForOlder(chat)
                : Task<void>::failed({Fault::Offline, QStringLiteral("not connected"), {}});
}

Task<void> Chats::setDraft(const AccountId &account, const model::Jid &chat, const QString &text)
{
    if (!backend_.accounts->find(account))
        return Task<void>::failed(noAccount());
    Backend &b = backend_;
    return b.store->write([&b, account, chat, text]() -> Result<void> {
        ASSIGN_OR_RETURN(auto id, b.store->chats().find(account, chat));
        if (!id && text.isEmpty())
            return {}; // nothing was written to nobody
        if (!id) {
            ASSIGN_OR_RETURN(id, b.store->chats().ensure(account, chat));
        }
        RETURN_IF_FAILED(b.store->chats().setDraft(*id, text));
        return b.store->feed().append({0, 0, QStringLiteral("chat.changed"), account,
            QString::fromLatin1(chat.withoutDevice().text()), {}});
    });
}

Result<QList<Event>> Events::after(qint64 seq, int limit) const
{
    ASSIGN_OR_RETURN(const qint64 oldest, backend_.store->feed().oldest());
    if (seq > 0 && oldest > seq + 1)
        return base::fail(Fault::Limit, QStringLiteral("older than what is kept"), QStringLiteral("resync"));
    ASSIGN_OR_RETURN(const auto rows, backend_.store->feed().after(seq, limit));
    QList<Event> events;
    for (const store::FeedRow &row : rows)
        events.append({row.seq, row.atMs, row.type, row.account, row.subject, row.data});
    return events;
}

Result<qint64> Events::last() const
{
    return backend_.store->feed().durable();
}

Result<model::Limits> Settings::limits(const AccountId &account) const
{
    if (!backend_.accounts->find(account))
        return base::fail(noAccount());
    return backend_.outbox->limits(account);
}

Result<model::StorageUse> Settings::storage(const AccountId &account, qint64 cap) const
{
    if (!backend_.accounts->find(account))
        return base::fail(noAccount());
    return accounts::Storage(*backend_.store, account).use(cap);
}

Task<model::StorageUse> Settings::setStorage(const AccountId &account, const model::StorageRules &rules)
{
    if (!backend_.accounts->find(account))
        return Task<model::StorageUse>::failed(noAccount());
    return accounts::Storage(*backend_.store, account).set(rules).then(backend_.store.get(), [this, account] {
        return storage(account);
    });
}

Result<QByteArray> Settings::preference(const QString &name) const
{
    ASSIGN_OR_RETURN(const auto value, backend_.store->settings().value(QStringLiteral("face/") + name));
    return value.value_or(QByteArray());
}

Task<void> Settings::setPreference(const QString &name, const QByteArray &value)
{
    Backend &b = backend_;
    return b.store->write(
        [&b, name, value] { return b.store->settings().set(QStringLiteral("face/") + name, value); });
}

Task<model::Limits> Settings::setLimits(const AccountId &account, const model::Limits &limits)
{
    using Answer = Task<model::Limits>;
    if (!backend_.accounts->find(account))
        return Answer::failed(noAccount());
    const bool sane = limits.perMinute >= 0 && limits.perMinute <= 600 && limits.replyGapS >= 0
        && limits.replyGapS <= 3600 && limits.broadcastGapS >= 0 && limits.broadcastGapS <= 86'400
        && limits.jitterS >= 0 && limits.jitterS <= 3600 && limits.perDay >= 0 && limits.perDay <= 100'000;
    if (!sane)
        return Answer::failed({Fault::Malformed, QStringLiteral("a limit is out of range"), {}});
    const bool off = limits.perMinute == 0 || limits.replyGapS <= 0 || limits.perDay == 0;
    if (off && !backend_.network.mayLiftLimits)
        return Answer::failed({Fault::Refused, QStringLiteral("limits cannot be switched off here"), {}});
    Backend &b = backend_;
    return b.store->write([&b, account, limits] { return b.outbox->setLimits(account, limits); })
        .then(b.outbox.get(), [&b, account, limits] {
            b.outbox->wake(account);
            return limits;
        });
}

}
