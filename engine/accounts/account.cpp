// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/accounts/account.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

namespace accounts {

using base::Fault;
using base::Result;
using base::Task;
using model::AccountState;
using model::StateReason;

Q_LOGGING_CATEGORY(logAccount, "gesher.accounts")

namespace {
constexpr int kSlower = 20; ///< how far the waits after a 429 may grow, in longest ordinary waits
}

Account::Account(store::AccountRow row, const Ground &ground)
    : row_(std::move(row)),
      ground_(ground),
      watch_(std::make_unique<LineWatch>(
          LineWatch::Parts{row_.id, ground_.store, ground_.clock, ground_.random, ground_.logs})),
      backoff_(ground.network.timing.backoffFirst, ground.network.timing.backoffMost),
      slowBackoff_(ground.network.timing.backoffMost, ground.network.timing.backoffMost * kSlower)
{
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
    connect(&talk_->appState, &appstate::Collections::recordRead, watch_.get(), &LineWatch::recordRead);
    connect(&talk_->files, &Files::hostAnswered, watch_.get(), &LineWatch::hostAnswered);
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

}
