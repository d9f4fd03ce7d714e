// SPDX-License-Identifier: GPL-3.0-or-later
// How the line of an account begins, how it ends, and what follows from that.
#include "engine/accounts/account.h"

namespace accounts {

using base::Fault;
using base::milliseconds;
using base::Result;
using base::Task;
using model::AccountState;
using model::StateReason;

namespace {
constexpr milliseconds kGoodBye{4'000};
constexpr milliseconds kProofAge{60'000};
constexpr int kMostSuspicious = 5;
}

void Account::connectNow()
{
    if (connection_ && row_.wanted)
        return;
    dropLine(); // one that is still closing after a disconnect
    retryTimer_ = {};
    nextAttemptMs_ = 0;
    backoff_.reset();
    slowBackoff_.reset();
    suspicious_ = 0;
    row_.wanted = true;
    const bool anew = row_.state == AccountState::LoggedOut || row_.state == AccountState::Banned;
    if (anew && isPaired()) {
        // the former registration is over: its keys are of no use to anyone
        talk_.reset();
        row_.pn = {};
        row_.lid = {};
        ground_.store
            .write([this]() -> Result<void> {
                RETURN_IF_FAILED(ground_.store.keys().removeAll(row_.id));
                RETURN_IF_FAILED(ground_.store.appState().removeAll(row_.id));
                return ground_.store.sessions().removeAll(row_.id);
            })
            .finally(this, [](const Result<void> &) {});
    }
    expectConnection();
    open();
}

void Account::expectConnection()
{
    setState(isPaired() ? AccountState::Connecting : AccountState::WaitingForScan);
}

void Account::open()
{
    auto keys = std::make_shared<std::optional<store::DeviceKeys>>();
    ground_.store
        .write([this, keys]() -> Result<void> {
            ASSIGN_OR_RETURN(*keys, ground_.store.keys().device(row_.id));
            if (*keys && isPaired())
                return {};
            if (!*keys)
                *keys = pairing::makeDeviceKeys(ground_.random);
            else // each pairing has a secret of its own: a code that was photographed is good for one only
                pairing::renewSecret(**keys, ground_.random);
            return ground_.store.keys().saveDevice(row_.id, **keys);
        })
        .finally(this, [this, keys](const Result<void> &done) {
            if (!done)
                setState(AccountState::Stopped, StateReason{done.error().code, done.error().detail, 0});
            else if (row_.wanted && !connection_)
                openLine(**keys);
        });
}

void Account::openLine(const store::DeviceKeys &keys)
{
    verdict_.reset();
    const pairing::WebVersion &version = ground_.versions.current();
    claimedRevision_ = version.revision;
    transport::Opening opening;
    opening.url = ground_.network.chatUrl;
    opening.noiseKey = keys.noise.copy();
    opening.clientPayload = isPaired() ? pairing::loginPayload(row_.pn, version)
                                       : pairing::registrationPayload(keys, version, {});
    const auto root = crypto::PublicKey::from(ground_.network.noiseRootKey);
    if (!root) {
        setState(AccountState::Stopped, StateReason{QStringLiteral("root_key"), {}, 0});
        return;
    }
    opening.rootKey = *root;
    opening.rootSerial = ground_.network.noiseRootSerial;
    opening.timing = ground_.network.timing;

    connection_
        = std::make_unique<transport::Connection>(ground_.sockets.make(), ground_.clock, ground_.random);
    connection_->watch(watch_.get());
    line_.set(connection_.get());
    connect(connection_.get(), &transport::Connection::stanzaArrived, this, &Account::onStanza);
    connect(connection_.get(), &transport::Connection::proofOfLife, this, &Account::proof);
    connect(connection_.get(), &transport::Connection::ended, this, &Account::onEnded);
    if (isPaired()) {
        makeTalk();
    } else {
        startPairing(keys.copy());
        setState(AccountState::WaitingForScan); // also after a line that was lost in between
    }
    connection_->open(std::move(opening));
}

void Account::dropLine()
{
    quietTimer_ = {};
    syncTimer_ = {};
    line_.set(nullptr);
    if (talk_) {
        talk_->inbox.lineLost();
        talk_->presences.lineLost();
        talk_->ownPresence.lineLost();
    }
    if (pairing_)
        pairing_.release()->deleteLater();
    if (pairingState_) {
        pairingState_.reset();
        Q_EMIT pairingChanged();
    }
    if (connection_) {
        traffic_ = traffic();
        connection_->disconnect(this);
        connection_->watch(nullptr); // it may hear something until it is gone
        connection_.release()->deleteLater();
    }
}

transport::Traffic Account::traffic() const
{
    const auto now = connection_ ? connection_->traffic() : transport::Traffic();
    return {traffic_.in + now.in, traffic_.out + now.out};
}

qint64 Account::heldBytes() const
{
    qint64 bytes = sizeof(*this);
    if (connection_)
        bytes += connection_->heldBytes();
    if (talk_)
        bytes += qint64(sizeof(*talk_)) + talk_->presences.heldBytes() + talk_->history.heldBytes();
    return bytes;
}

void Account::onEnded(const base::Error &why)
{
    watch_->ended(why);
    dropLine();
    if (!row_.wanted)
        return;
    follow(verdict_.value_or(verdictOfLine(why)));
}

void Account::follow(Verdict verdict)
{
    verdict_.reset();
    if (verdict.suspicious && ++suspicious_ >= kMostSuspicious) {
        verdict.retry = false;
        verdict.state = AccountState::Stopped;
    }
    if (!verdict.retry) {
        row_.wanted = false;
        nextAttemptMs_ = 0;
        setState(verdict.state, verdict.reason);
        return;
    }
    // at once only the first time: a server that always says so must not be asked without a pause
    const bool first = backoff_.attempts() == 0;
    milliseconds wait = backoff_.next(ground_.random);
    if (verdict.atOnce && first)
        wait = milliseconds(0);
    if (verdict.slowly)
        wait = std::max(wait, slowBackoff_.next(ground_.random));
    nextAttemptMs_ = ground_.clock.wallMs() + wait.count();
    retryTimer_ = ground_.clock.after(wait, [this] {
        retryTimer_ = {};
        nextAttemptMs_ = 0;
        open();
    });
    setState(verdict.state, verdict.reason);
}

void Account::restart()
{
    if (!connection_ || !row_.wanted) {
        connectNow();
        return;
    }
    backoff_.reset();
    slowBackoff_.reset();
    suspicious_ = 0;
    verdict_
        = Verdict{AccountState::Reconnecting, StateReason{QStringLiteral("restarted"), {}, 0}, true, true};
    connection_->close();
}

void Account::disconnectNow()
{
    row_.wanted = false;
    retryTimer_ = {};
    nextAttemptMs_ = 0;
    if (connection_)
        connection_->close();
    setState(AccountState::Stopped);
}

Task<void> Account::shutDown()
{
    base::Promise<void> promise;
    retryTimer_ = {};
    line_.set(nullptr);
    watch_->keep();
    if (!connection_) {
        promise.answer(Result<void>());
        return promise.task();
    }
    connection_->disconnect(this);
    connect(connection_.get(), &transport::Connection::ended, this,
        [promise] { promise.answer(Result<void>()); });
    connection_->close();
    return promise.task();
}

Task<void> Account::logOut()
{
    row_.wanted = false;
    retryTimer_ = {};
    base::Promise<void> promise;
    if (!connection_ || !connection_->isReady() || !isPaired()) {
        dropLine();
        promise.answer(Result<void>());
        return promise.task();
    }
    const auto timer = std::make_shared<base::Timer>();
    const auto finish = [this, promise, timer] {
        *timer = {};
        dropLine();
        promise.answer(Result<void>());
    };
    *timer = ground_.clock.after(kGoodBye, finish);
    pairing::removeDevice(*connection_, row_.pn, this).finally(this, [finish](const Result<void> &) {
        finish();
    });
    return promise.task();
}

Task<void> Account::leave()
{
    return logOut().then(this, [this] { return watch_->forget(); }).then(this, [this] {
        setState(AccountState::LoggedOut);
    });
}

void Account::proof()
{
    lastProofMs_ = ground_.clock.wallMs();
    if (row_.state == AccountState::Quiet)
        setState(AccountState::Connected);
    watchProof();
}

void Account::watchProof()
{
    quietTimer_ = ground_.clock.after(kProofAge, [this] {
        if (row_.state == AccountState::Connected)
            setState(AccountState::Quiet, StateReason{QStringLiteral("no_proof"), {}, 0});
    });
}

}
