// SPDX-License-Identifier: GPL-3.0-or-later
// What arrives on an account's line, and where it goes.
#include "engine/accounts/account.h"
#include "engine/accounts/phone_watch.h"

#include <QLoggingCategory>

namespace accounts {

using base::Result;
using base::Task;
using model::AccountState;
using model::StateReason;
using wire::Node;
using wire::NodeView;

Q_LOGGING_CATEGORY(logStanzas, "gesher.accounts.stanzas")

namespace {
constexpr qsizetype kLongestName = 100;
constexpr qint64 kWeekMs = 7 * 24 * 60 * 60 * 1000LL;
constexpr qint64 kThreeDaysMs = 3 * 24 * 60 * 60 * 1000LL;

Node request(const char *type, const char *xmlns)
{
    return Node("iq")
        .set("to", model::Jid::network())
        .set("type", QByteArray(type))
        .set("xmlns", QByteArray(xmlns));
}
}

void Account::startPairing(store::DeviceKeys keys)
{
    pairing_ = std::make_unique<pairing::Pairing>(pairing::Pairing::Party{row_.id, {}}, std::move(keys),
        *connection_, ground_.store, ground_.clock, ground_.random);
    pairingState_.emplace();
    connect(
        pairing_.get(), &pairing::Pairing::qrChanged, this, [this](const QByteArray &text, qint64 expires) {
            pairingState_->qr = text;
            pairingState_->expiresAtMs = expires;
            Q_EMIT pairingChanged();
        });
    connect(pairing_.get(), &pairing::Pairing::qrExpired, this, [this] {
        verdict_ = Verdict{AccountState::Unpaired, StateReason{QStringLiteral("qr_expired"), {}, 0}, false};
        connection_->close();
    });
    connect(pairing_.get(), &pairing::Pairing::codeExpired, this, [this] {
        pairingState_->code.clear();
        setState(AccountState::WaitingForScan);
        Q_EMIT pairingChanged();
    });
    connect(pairing_.get(), &pairing::Pairing::passkeyNeeded, this, [this] {
        // no code will do: going on would only show codes that cannot work
        verdict_ = Verdict{AccountState::PasskeyNeeded,
            StateReason{QStringLiteral("passkey"),
                QStringLiteral("WhatsApp asks for this number's passkey before it links a device. Only "
                               "WhatsApp's own page can answer that: the number cannot be linked here now."),
                0},
            false};
        connection_->close();
    });
    connect(pairing_.get(), &pairing::Pairing::paired, this, [this] {
        // the row was written by the pairing; ours is the copy that follows it
        if (auto stored = ground_.store.accounts().find(row_.id); stored && *stored) {
            row_.pn = (*stored)->pn;
            row_.lid = (*stored)->lid;
            row_.platform = (*stored)->platform;
        }
        setState(AccountState::Connecting);
    });
    connect(pairing_.get(), &pairing::Pairing::failed, this, [this](const base::Error &why) {
        verdict_ = Verdict{AccountState::Unpaired,
            StateReason{why.code.isEmpty() ? base::faultWord(why.fault) : why.code, why.detail, 0}, false};
        connection_->close();
    });
}

Task<QString> Account::requestCode(const base::Phone &phone)
{
    if (isPaired() && row_.state != AccountState::LoggedOut && row_.state != AccountState::Banned)
        return Task<QString>::failed(
            {base::Fault::Refused, QStringLiteral("the account is paired"), QStringLiteral("wrong_state")});
    if (!connection_)
        connectNow();
    (void)ground_.store.flush(); // opening waits for the keys to be on disk
    if (!pairing_)
        return Task<QString>::failed({base::Fault::Offline, QStringLiteral("no line to pair over"), {}});
    return pairing_->requestCode(phone).then(this, [this](const QString &code) {
        const QString shown = code.left(4) + u'-' + code.mid(4);
        if (pairingState_) {
            pairingState_->code = shown;
            setState(AccountState::WaitingForCode);
            Q_EMIT pairingChanged();
        }
        return shown;
    });
}

void Account::onStanza(const NodeView &stanza, const QByteArray &frame)
{
    if (pairing_ && pairing_->take(stanza))
        return;
    // once an hour is enough: most of what arrives is not even looked at for it
    const qint64 now = ground_.clock.wallMs();
    if (talk_ && std::abs(now - phoneSeenMs_) >= kPhoneSeenEvery && isSignOfPhone(stanza, talk_->self)) {
        phoneSeenMs_ = now;
        ground_.store.write([this] { return phoneSeen(ground_.store, row_.id, ground_.clock.wallMs()); })
            .finally(this, [](const Result<void> &) {});
    }
    if (stanza.is("success")) {
        onSuccess(stanza);
    } else if (stanza.is("failure")) {
        verdict_ = verdictOfFailure(stanza, ground_.clock.wallMs());
        connection_->close();
    } else if (stanza.is("stream:error") || stanza.is("xmlstreamend")) {
        if (!verdict_)
            verdict_ = verdictOfStreamEnd(stanza);
        connection_->close();
    } else if (!talk_) {
        qCInfo(logStanzas) << "stanza before the login:" << stanza.tag().toByteArray();
        if (stanza.is("notification"))
            line_.send(messaging::ackOf(stanza));
    } else if (stanza.is("message")) {
        if (const auto from = stanza.jid("from"))
            talk_->presences.wrote(*from, stanza.jid("participant").value_or(*from));
        talk_->inbox.take(stanza, frame);
    } else if (stanza.is("receipt")) {
        if (stanza.textView("type") == "retry")
            talk_->retries.take(stanza);
        else
            talk_->receipts.take(stanza);
    } else if (stanza.is("ack") && stanza.textView("class") == "receipt") {
        talk_->receipts.onAck(stanza);
        talk_->history.onAck(stanza);
    } else if (stanza.is("notification")) {
        onNotification(stanza, frame);
    } else if (stanza.is("chatstate")) {
        talk_->presences.onTyping(stanza);
    } else if (stanza.is("presence")) {
        talk_->presences.onPresence(stanza);
    } else if (stanza.is("call")) {
        talk_->calls.take(stanza);
    } else if (stanza.is("ib")) {
        onInfo(stanza);
    } else if (stanza.is("iq") && stanza.textView("type") == "set") {
        Node answer("iq");
        answer.set("type", QByteArray("result")).set("id", stanza.text("id"));
        line_.send(answer.set("to", model::Jid::network()));
    }
}

void Account::onSuccess(const NodeView &success)
{
    if (const auto lid = success.jid("lid"); lid && lid->isLid() && row_.lid != *lid)
        row_.lid = *lid;
    // until the phone tells it: without a name nobody can be told that somebody is here
    if (row_.pushName.isEmpty())
        row_.pushName = QString::fromUtf8(success.text("display_name")).left(kLongestName);
    ground_.store
        .write([this]() -> Result<void> {
            if (row_.lid.isEmpty())
                return {};
            const auto lid = row_.lid.withoutDevice();
            const auto pn = row_.pn.withoutDevice();
            ASSIGN_OR_RETURN(const auto linked, ground_.store.people().link(row_.id, lid, pn));
            if (linked.changed)
                RETURN_IF_FAILED(ground_.store.sessions().moveAddress(row_.id, pn, lid));
            return ground_.store.accounts().update(row_);
        })
        .finally(this, [](const Result<void> &) {});
    makeTalk();
    setState(AccountState::Syncing);

    const qint64 session = (ground_.clock.wallMs() + kThreeDaysMs) % kWeekMs;
    line_.send(Node("ib").add(Node("unified_session").set("id", QByteArray::number(session))));
    talk_->preKeys.ensureSupply().finally(this, [](const Result<void> &done) {
        if (!done)
            qCWarning(logStanzas) << "prekeys:" << base::faultWord(done.error().fault) << done.error().code;
    });
    // until this the server holds back what waited for us
    line_.request(request("set", "passive").add(Node("active")))
        .finally(this, [this](const Result<transport::Answer> &answer) { onActivated(answer); });
    watchProof();
    talk_->receipts.restart();
    talk_->calls.begin();
    talk_->groups.begin();
    talk_->appState.begin();
    talk_->history.start();
    talk_->files.resume();
    talk_->reachOut.begin();
    talk_->blockList.begin();
    talk_->privacy.forget();
    talk_->ownPresence.setName(row_.pushName);
    talk_->ownPresence.lineUp();
    talk_->presences.lineUp();
    Q_EMIT ready();
}

void Account::onActivated(const Result<transport::Answer> &answer)
{
    if (!line_.isReady())
        return; // the line ended and says why itself
    if (!answer) {
        qCWarning(logStanzas) << "activation:" << base::faultWord(answer.error().fault)
                              << answer.error().code;
        if (answer.error().fault == base::Fault::Refused)
            return;
        // logged in and deaf: nothing would ever arrive on this line
        verdict_ = Verdict{AccountState::Reconnecting, StateReason{QStringLiteral("not_activated"), {}, 0}};
        connection_->close();
        return;
    }
    // the end of what waited is told by the server; one that does not tell it must not keep us syncing
    syncTimer_ = ground_.clock.after(ground_.network.timing.answerTimeout, [this] { settled(); });
}

/// The login has led to a working line. Only now are former failures forgotten: a line that breaks right
/// after every login must lead to longer waits, not to a login a second.
void Account::settled()
{
    syncTimer_ = {};
    suspicious_ = 0;
    backoff_.reset();
    slowBackoff_.reset();
    if (row_.state == AccountState::Syncing)
        setState(AccountState::Connected);
}

void Account::onInfo(const NodeView &ib)
{
    for (const NodeView child : ib.children()) {
        if (child.is("offline_preview")) {
            line_.send(Node("ib").add(Node("offline_batch").set("count", QByteArray("100"))));
        } else if (child.is("offline")) {
            settled();
        } else if (child.is("dirty")) {
            if (child.textView("type") == "groups" && talk_)
                talk_->groups.refreshAll().finally(this, [](const Result<void> &) {});
            if (child.textView("type") == "syncd_app_state" && talk_)
                talk_->appState.begin();
            Node clean("clean");
            clean.set("type", child.text("type")).set("timestamp", child.text("timestamp"));
            line_.request(request("set", "urn:xmpp:whatsapp:dirty").add(std::move(clean)))
                .finally(this, [](const Result<transport::Answer> &) {});
        } else if (child.is("edge_routing")) {
            const QByteArray info = child.child("routing_info").content().toByteArray();
            ground_.store
                .write([this, info]() -> Result<void> {
                    ASSIGN_OR_RETURN(auto keys, ground_.store.keys().device(row_.id));
                    if (!keys || keys->routingInfo == info || info.size() > 1024)
                        return {};
                    keys->routingInfo = info;
                    return ground_.store.keys().saveDevice(row_.id, *keys);
                })
                .finally(this, [](const Result<void> &) {});
        }
    }
}

}
