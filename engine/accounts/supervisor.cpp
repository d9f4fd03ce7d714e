// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/accounts/supervisor.h"

#include "engine/accounts/phone_watch.h"
#include "engine/base/uuid.h"
#include "engine/history/progress.h"
#include "engine/trust/reach_out_news.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace accounts {

using base::Fault;
using base::Result;
using base::Task;
using model::AccountId;
using model::AccountView;

static constexpr base::milliseconds kBetweenReturns{100};

Supervisor::Supervisor(Ground ground) : ground_(std::move(ground)) { }
Supervisor::~Supervisor() = default;

Account *Supervisor::adopt(store::AccountRow row)
{
    accounts_.push_back(std::make_unique<Account>(std::move(row), ground_));
    Account *account = accounts_.back().get();
    connect(account, &Account::pairingChanged, this, [this, account] {
        const AccountId id = account->row().id;
        // only so that the event has its place in the order: what a code was is nobody's business later
        ground_.store
            .write([this, id] {
                return ground_.store.feed().append({0, 0, QStringLiteral("pairing.qr"), id, id.value, {}});
            })
            .finally(this, [](const Result<void> &) {});
        Q_EMIT pairingChanged(id);
    });
    connect(account, &Account::changed, this, [this, account] {
        if (account->row().state == model::AccountState::Outdated)
            renewVersion();
    });
    connect(account, &Account::presenceChanged, this, &Supervisor::presenceChanged);
    connect(account, &Account::profileChanged, this,
        [this, id = account->row().id](const model::Jid &whose) { Q_EMIT profileChanged(id, whose); });
    connect(account, &Account::ready, this, [this, account] { Q_EMIT ready(account->row().id); });
    return account;
}

Result<void> Supervisor::load()
{
    ASSIGN_OR_RETURN(const auto rows, ground_.store.accounts().all());
    for (const store::AccountRow &row : rows)
        adopt(row);
    return {};
}

static bool comesBack(const Account &account)
{
    return account.row().wanted || account.row().state == model::AccountState::Outdated;
}

void Supervisor::announce()
{
    for (const auto &account : accounts_) {
        if (account->row().wanted)
            account->expectConnection();
    }
}

void Supervisor::start()
{
    for (const auto &account : accounts_) {
        account->readAgain();
        if (comesBack(*account))
            account->connectNow();
    }
}

/// The network refused our version: look which one it runs, and come back with that. With the same one
/// nothing is tried again.
void Supervisor::renewVersion()
{
    if (std::exchange(renewing_, true))
        return;
    ground_.versions.refresh(0).finally(this, [this](const Result<void> &) {
        renewing_ = false;
        for (const auto &account : accounts_) {
            if (account->row().state == model::AccountState::Outdated
                && account->claimedRevision() != ground_.versions.current().revision)
                account->connectNow();
        }
    });
}

void Supervisor::networkReturned()
{
    if (isOver_)
        return;
    nextReturn_ = ground_.clock.after(kBetweenReturns, [this] { returnNext(); });
}

/// Not all in the same moment: fifty handshakes at once are in each other's way.
void Supervisor::returnNext()
{
    nextReturn_ = {};
    for (const auto &account : accounts_) {
        if (account->row().state != model::AccountState::Reconnecting || account->nextAttemptMs() == 0)
            continue;
        account->connectNow();
        networkReturned();
        return;
    }
}

Task<void> Supervisor::shutDown()
{
    isOver_ = true;
    nextReturn_ = {};
    base::Promise<void> promise;
    // one more than there are numbers: without any it still ends
    const auto left = std::make_shared<size_t>(accounts_.size() + 1);
    const auto oneEnded = [promise, left](const Result<void> &) {
        if (--*left == 0)
            promise.answer(Result<void>());
    };
    for (const auto &account : accounts_)
        account->shutDown().finally(this, oneEnded);
    oneEnded({});
    return promise.task();
}

Task<AccountView> Supervisor::create(const QString &label, const AccountId &id, const model::ClientId &client)
{
    store::AccountRow row;
    row.id = id.value.isEmpty() ? AccountId{base::newId(ground_.clock, ground_.random)} : id;
    row.label = label;
    row.client = client;
    row.createdMs = ground_.clock.wallMs();
    row.stateSinceMs = row.createdMs;
    return ground_.store.write([this, row] { return ground_.store.accounts().insert(row); })
        .then(this, [this, row] { return view(*adopt(row)); });
}

Account *Supervisor::find(const AccountId &id) const
{
    const auto at = std::find_if(
        accounts_.begin(), accounts_.end(), [&](const auto &account) { return account->row().id == id; });
    return at == accounts_.end() ? nullptr : at->get();
}

QList<AccountView> Supervisor::views() const
{
    QList<AccountView> list;
    for (const auto &account : accounts_)
        list.append(view(*account));
    return list;
}

AccountView Supervisor::view(const Account &account) const
{
    const store::AccountRow &row = account.row();
    AccountView view;
    view.id = row.id;
    view.client = row.client;
    view.label = row.label;
    view.state = row.state;
    view.reason = row.reason;
    view.stateSinceMs = row.stateSinceMs;
    view.pn = row.pn;
    view.lid = row.lid;
    view.pushName = row.pushName;
    view.platform = row.platform;
    view.lastProofMs = account.lastProofMs();
    view.nextAttemptMs = account.nextAttemptMs();
    view.attempts = account.attempts();
    if (const auto counts = ground_.store.messages().countsSince(row.id, midnight(row.client))) {
        view.sentToday = counts->sent;
        view.receivedToday = counts->received;
    }
    view.warnings = trust::warningsOf(trust::ReachOut::read(ground_.store, row.id), ground_.clock.wallMs());
    if (const auto silent = phoneWarning(ground_.store, row.id, ground_.clock.wallMs());
        silent && account.isPaired() && account.isActive())
        view.warnings.append(*silent);
    view.history = history::readProgress(ground_.store, row.id).value_or(std::nullopt);
    view.bytesIn = account.traffic().in;
    view.bytesOut = account.traffic().out;
    view.memoryBytes = account.heldBytes();
    view.queued = ground_.store.jobs().count(row.id).value_or(0);
    return view;
}

/// When the client's day began; without a client, this machine's.
qint64 Supervisor::midnight(const model::ClientId &id) const
{
    QTimeZone zone = QTimeZone::systemTimeZone();
    if (!id.value.isEmpty()) {
        if (const auto client = ground_.store.clients().find(id); client && *client)
            zone = QTimeZone((*client)->timeZone);
    }
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(ground_.clock.wallMs(), zone);
    return now.date().startOfDay(zone).toMSecsSinceEpoch();
}

Task<void> Supervisor::remove(const AccountId &id, bool keepMessages)
{
    Account *account = find(id);
    if (!account)
        return Task<void>::failed({Fault::NotFound, QStringLiteral("no such account"), {}});
    return account->logOut()
        .then(this,
            [this, id, keepMessages] {
                std::erase_if(accounts_, [&](const auto &one) { return one->row().id == id; });
                WireLog::remove(ground_.logs, id);
                return ground_.store.write([this, id, keepMessages]() -> Result<void> {
                    RETURN_IF_FAILED(ground_.store.wipeAccount(id, keepMessages));
                    RETURN_IF_FAILED(ground_.store.accounts().remove(id));
                    return {};
                });
            })
        .then(this, [this] { return ground_.store.emptyJournal(); });
}

}
