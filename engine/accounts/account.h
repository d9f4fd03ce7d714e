// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/accounts/line_watch.h"
#include "engine/accounts/replay.h"
#include "engine/accounts/talk.h"
#include "engine/accounts/verdict.h"
#include "engine/accounts/web_versions.h"
#include "engine/base/backoff.h"
#include "engine/model/network.h"
#include "engine/pairing/pairing.h"

#include <QObject>

namespace accounts {

/// What every account of a profile shares. Outlives them.
struct Ground {
    const model::NetworkProfile &network;
    net::SocketFactory &sockets;
    store::Store &store;
    base::Clock &clock;
    base::Random &random;
    WebVersions &versions;
    net::Transfers &transfers;
    QString logs; ///< the folder for what passes on lines, where somebody asks for it
};

struct PairingState {
    QByteArray qr;
    qint64 expiresAtMs = 0;
    QString code;
};

/// One number: its state, its line, and what it talks with. Every change of state is a row of the feed.
class Account : public QObject {
    Q_OBJECT
public:
    Account(store::AccountRow row, const Ground &ground);
    ~Account() override;

    const store::AccountRow &row() const { return row_; }
    bool isPaired() const { return !row_.pn.isEmpty(); }
    /// Messages may leave: logged in, offline messages may still be coming.
    bool canSend() const;
    /// On its way or there.
    bool isActive() const;
    const std::optional<PairingState> &pairing() const { return pairingState_; }
    qint64 lastProofMs() const { return lastProofMs_; }
    qint64 nextAttemptMs() const { return nextAttemptMs_; }
    int attempts() const { return backoff_.attempts(); }
    /// On its lines since the program started; files go other ways.
    transport::Traffic traffic() const;
    /// What it holds in memory as far as its rooms count it: itself, what passes on its line, what it knows of
    /// who is there, past messages that are being read. A floor; what grows here is seen here.
    qint64 heldBytes() const;
    /// The web version of the last login; 0 before the first.
    quint32 claimedRevision() const { return claimedRevision_; }
    Talk *talk() { return talk_.get(); }
    /// Somebody looks at this number now, or nobody does any more; see contacts::OwnPresence.
    void setAvailable(bool available);
    bool isAvailable() const { return available_; }

    /// Shows what former versions kept without showing it.
    void readAgain();
    /// It will be connected as soon as that is possible: it does not look as it did when the program ended.
    void expectConnection();
    /// Pairs or logs in; a person's wish, so a refusal of before does not matter.
    void connectNow();
    /// Ends the line in order and comes back at once; connects what is not connected.
    void restart();
    /// Ends the line in order and stays away.
    void disconnectNow();
    base::Task<QString> requestCode(const base::Phone &phone);
    base::Task<void> rename(const QString &label);
    /// It belongs to that client from now on; empty: to nobody.
    base::Task<void> moveTo(const model::ClientId &client);
    /// Says good-bye to the server when there is a line; answers within 4 s whatever happens.
    base::Task<void> logOut();
    /// Logs out and stays here, with what it has.
    base::Task<void> leave();
    /// Whether what passes on its line is written to a file, shapes and sizes alone; holds over restarts. The
    /// file stays when that ends, and goes with the account.
    bool isWireLogged() const { return watch_->isLogged(); }
    base::Task<void> setWireLog(bool on) { return watch_->setLogged(on); }
    /// What the network did where that is in doubt, on all lines since the number was made.
    QList<model::CheckPoint> selfCheck() const { return watch_->points(); }
    /// Ends the line without changing what is wanted after a restart; answers when the far side knows, or
    /// after a second.
    base::Task<void> shutDown();

Q_SIGNALS:
    void changed();
    void pairingChanged();
    /// Messages may leave now.
    void ready();
    void presenceChanged(const model::Presence &presence);
    void profileChanged(const model::Jid &whose); ///< empty: of anybody

private:
    void open();
    void openLine(const store::DeviceKeys &keys);
    void startPairing(store::DeviceKeys keys);
    void makeTalk();
    void onStanza(const wire::NodeView &stanza, const QByteArray &frame);
    void onSuccess(const wire::NodeView &success);
    void onActivated(const base::Result<transport::Answer> &answer);
    void settled();
    void onNotification(const wire::NodeView &stanza, const QByteArray &frame);
    void onInfo(const wire::NodeView &ib);
    base::Result<bool> takeNotice(const wire::NodeView &stanza, groups::GroupChanges::Outcome &ofGroup);
    base::Result<void> keepForLater(const wire::NodeView &stanza, const QByteArray &frame);
    base::Result<void> onIdentityNotice(const wire::NodeView &stanza);
    void onEnded(const base::Error &why);
    void follow(Verdict verdict);
    void dropLine();
    void setState(model::AccountState state, std::optional<model::StateReason> reason = {});
    void save();
    void watchProof();
    void proof();
    void takeOwnName(const QString &name);
    void tellIdentityChange(const model::Jid &person);

    store::AccountRow row_;
    const Ground &ground_;
    transport::Line line_;
    std::unique_ptr<LineWatch> watch_; ///< outlives the line that it watches
    std::unique_ptr<transport::Connection> connection_;
    std::unique_ptr<pairing::Pairing> pairing_;
    std::unique_ptr<Talk> talk_;
    std::unique_ptr<Replay> replay_;
    std::optional<PairingState> pairingState_;
    std::optional<Verdict> verdict_; ///< what the server said before it closed
    base::Backoff backoff_;
    base::Backoff slowBackoff_; ///< when the server wants us slower
    base::Timer retryTimer_;
    base::Timer syncTimer_; ///< until the end of what waited for us
    base::Timer quietTimer_;
    qint64 phoneSeenMs_ = 0; ///< a sign of the number's phone, of this run
    qint64 lastProofMs_ = 0;
    qint64 nextAttemptMs_ = 0;
    transport::Traffic traffic_; ///< of former lines
    int suspicious_ = 0;
    bool available_ = false;
    quint32 claimedRevision_ = 0;
};

}
