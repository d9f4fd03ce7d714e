// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/accounts/account.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

namespace accounts {

using base::Fault;
using base::milliseconds;
using base::Result;
using base::Task;
using model::AccountState;
using model::StateReason;

Q_LOGGING_CATEGORY(logAccount, "gesher.accounts")

namespace {
constexpr milliseconds kGoodBye{4'000};
constexpr milliseconds kProofAge{60'000};
constexpr int kMostSuspicious = 5;
QString wireLogSetting(const model::AccountId &account)
{
    return QStringLiteral("wire_log/") + account.value;
}

constexpr int kSlower = 20; ///< how far the waits after a 429 may grow, in longest ordinary waits
}

Account::Account(store::AccountRow row, const Ground &ground)
    : row_(std::move(row)),
      ground_(ground),
      backoff_(ground.network.timing.backoffFirst, ground.network.timing.backoffMost),
      slowBackoff_(ground.network.timing.backoffMost, ground.network.timing.backoffMost * kSlower)
{
    if (const auto on = ground_.store.settings().value(wireLogSetting(row_.id)); on && *on)
        wireLog_ = std::make_unique<WireLog>(ground_.logs, row_.id, ground_.clock, ground_.random);
}

Account::~Account()
{
    line_.set(nullptr);
    connection_.reset(); // those who wait for answers are told while the rest is still there
}

void Account::readAgain()
{
    if (!isPaired())
        return;
    replay_
        = std::make_unique<Replay>(row_.id, messaging::Self{row_.pn, row_.lid}, ground_.store, ground_.clock);
    replay_->start();
}

bool Account::canSend() const
{
    return talk_ && line_.isReady()
        && (row_.state == AccountState::Syncing || row_.state == AccountState::Connected
            || row_.state == AccountState::Quiet);
}

bool Account::isActive() const
{
    return row_.wanted && (connection_ || retryTimer_.isArmed());
}

void Account::save()
{
    store::FeedRow feed;
    feed.type = QStringLiteral("account.state");
    feed.account = row_.id;
    feed.subject = row_.id.value;
    feed.data = QJsonDocument(QJsonObject{{QStringLiteral("state"), model::stateWord(row_.state)}})
                    .toJson(QJsonDocument::Compact);
    ground_.store
        .write([this, feed]() -> Result<void> {
            RETURN_IF_FAILED(ground_.store.accounts().update(row_));
            return ground_.store.feed().append(feed);
        })
        .finally(this, [](const Result<void> &done) {
            if (!done)
                qCWarning(logAccount) << "state not stored:" << done.error().code;
        });
    Q_EMIT changed();
}

void Account::setState(AccountState state, std::optional<StateReason> reason)
{
    if (row_.state == state && row_.reason == reason)
        return;
    if (row_.state != state)
        row_.stateSinceMs = ground_.clock.wallMs();
    row_.state = state;
    row_.reason = std::move(reason);
    qCInfo(logAccount) << row_.id.value << model::stateWord(state)
                       << (row_.reason ? row_.reason->code : QString());
    save();
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
    connection_->watch(wireLog_.get());
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

void Account::makeTalk()
{
    if (talk_ && talk_->self.pn == row_.pn && talk_->self.lid == row_.lid)
        return;
    talk_ = std::make_unique<Talk>(row_.id, messaging::Self{row_.pn, row_.lid}, line_,
        Talk::Ground{ground_.store, ground_.clock, ground_.random, ground_.transfers, ground_.network});
    connect(&talk_->inbox, &messaging::Inbox::identityChanged, this, &Account::tellIdentityChange);
    connect(&talk_->inbox, &messaging::Inbox::fileArrived, &talk_->files, &Files::arrived);
    connect(&talk_->inbox, &messaging::Inbox::heardOf, &talk_->groups, &groups::Groups::heardOf);
    connect(&talk_->inbox, &messaging::Inbox::keysCame, &talk_->appState, &appstate::Collections::keysCame);
    connect(&talk_->appState, &appstate::Collections::ownNameCame, this, &Account::takeOwnName);
    connect(&talk_->inbox, &messaging::Inbox::historyCame, &talk_->history, &history::Importer::arrived);
    connect(&talk_->bundles, &messaging::Bundles::identityChanged, this, &Account::tellIdentityChange);
    connect(&talk_->presences, &contacts::Presences::changed, this, &Account::presenceChanged);
    connect(&talk_->profiles, &contacts::Profiles::changed, this, &Account::profileChanged);
    connect(&talk_->blockList, &contacts::BlockList::changed, this, [this] { Q_EMIT profileChanged({}); });
    talk_->ownPresence.setName(row_.pushName);
    talk_->ownPresence.setAvailable(available_);
}

void Account::setAvailable(bool available)
{
    available_ = available;
    if (talk_)
        talk_->ownPresence.setAvailable(available);
}

void Account::takeOwnName(const QString &name)
{
    if (name == row_.pushName)
        return;
    row_.pushName = name;
    talk_->ownPresence.setName(name);
    save();
}

void Account::tellIdentityChange(const model::Jid &person)
{
    store::FeedRow row;
    row.type = QStringLiteral("alert");
    row.account = row_.id;
    row.subject = QString::fromLatin1(person.text());
    row.data = R"({"code":"identity_changed"})";
    ground_.store.write([this, row] { return ground_.store.feed().append(row); })
        .finally(this, [](const Result<void> &) {});
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
        connection_->disconnect(this);
        connection_.release()->deleteLater();
    }
}

void Account::onEnded(const base::Error &why)
{
    if (wireLog_)
        wireLog_->note(QStringLiteral("ended ") + base::faultWord(why.fault) + u' ' + why.code);
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

void Account::disconnectNow()
{
    row_.wanted = false;
    retryTimer_ = {};
    nextAttemptMs_ = 0;
    if (connection_)
        connection_->close();
    setState(AccountState::Stopped);
}

void Account::shutDown()
{
    retryTimer_ = {};
    if (connection_) {
        connection_->disconnect(this);
        connection_->close();
    }
    line_.set(nullptr);
}

Task<void> Account::setWireLog(bool on)
{
    if (on == isWireLogged())
        return Task<void>::ready({});
    if (connection_)
        connection_->watch(nullptr);
    wireLog_ = on ? std::make_unique<WireLog>(ground_.logs, row_.id, ground_.clock, ground_.random) : nullptr;
    if (connection_)
        connection_->watch(wireLog_.get());
    return ground_.store.write([this, on] {
        return on ? ground_.store.settings().set(wireLogSetting(row_.id), "1")
                  : ground_.store.settings().remove(wireLogSetting(row_.id));
    });
}

Task<void> Account::rename(const QString &label)
{
    row_.label = label;
    return ground_.store.write([this] { return ground_.store.accounts().update(row_); });
}

Task<void> Account::moveTo(const model::ClientId &client)
{
    return ground_.store
        .write([this, client]() -> Result<void> {
            RETURN_IF_FAILED(ground_.store.moveAccount(row_.id, client));
            return ground_.store.feed().append(
                {0, 0, QStringLiteral("account.state"), row_.id, row_.id.value, {}});
        })
        .then(this, [this, client] {
            row_.client = client;
            Q_EMIT changed();
        });
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
    return logOut().then(this, [this] { setState(AccountState::LoggedOut); });
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
