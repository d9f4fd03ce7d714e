// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pairing/pairing.h"

#include "engine/pairing/adv.h"
#include "engine/pairing/pairing_parts.h"

#include <QLoggingCategory>
#include <QPointer>

namespace pairing {

using base::Error;
using base::Fault;
using base::Phone;
using base::Result;
using base::Task;
using store::DeviceKeys;
using wire::Node;
using wire::NodeView;

Q_LOGGING_CATEGORY(logPairing, "gesher.pairing")

namespace {

constexpr base::milliseconds kFirstCodeLife{60'000};
constexpr base::milliseconds kCodeLife{20'000};
constexpr qsizetype kSecretSize = 32;

}

bool Pairing::Parts::take(const NodeView &stanza)
{
    if (!isFromServer(stanza))
        return false;
    return stanza.is("iq") ? takeIq(stanza) : stanza.is("notification") && takeNotification(stanza);
}

bool Pairing::Parts::takeIq(const NodeView &iq)
{
    if (iq.text("type") != "set")
        return false;
    if (const NodeView pairDevice = iq.child("pair-device")) {
        connection_.send(iqResult(iq.text("id")));
        onPairDevice(pairDevice);
        return true;
    }
    if (const NodeView pairSuccess = iq.child("pair-success")) {
        onPairSuccess(pairSuccess, iq.text("id"));
        return true;
    }
    return false;
}

bool Pairing::Parts::takeNotification(const NodeView &notification)
{
    const QByteArray type = notification.text("type");
    if (type == "companion_reg_refresh") {
        replaceSecret(ackOf(notification));
        return true;
    }
    if (type == "link_code_companion_reg") {
        onLinkStage(notification.child("link_code_companion_reg"), ackOf(notification));
        return true;
    }
    if (type == "passkey_prologue_request") {
        connection_.send(ackOf(notification));
        stopCodes(); // another code would lead to the same wish
        if (stage_ == Stage::Open)
            Q_EMIT owner_.passkeyNeeded();
        return true;
    }
    return false;
}

void Pairing::Parts::onPairDevice(const NodeView &pairDevice)
{
    if (stage_ != Stage::Open || secretIsDerived())
        return;
    auto refs = readRefs(pairDevice);
    if (!refs) {
        Q_EMIT owner_.failed(refs.error());
        return;
    }
    const QPointer<Pairing> alive(&owner_);
    const bool first = !registered_;
    registered_ = true;
    refs_ = *std::move(refs);
    current_ = refs_.takeFirst();
    currentUntilMs_ = clock_.wallMs() + kFirstCodeLife.count();
    nextCode_ = clock_.after(kFirstCodeLife, [this] { showNextCode(); });
    if (first && link_)
        sayHello();
    if (alive)
        drawCode();
}

void Pairing::Parts::showNextCode()
{
    if (refs_.isEmpty()) {
        stopCodes();
        if (!link_)
            Q_EMIT owner_.qrExpired();
        return;
    }
    current_ = refs_.takeFirst();
    currentUntilMs_ = clock_.wallMs() + kCodeLife.count();
    nextCode_ = clock_.after(kCodeLife, [this] { showNextCode(); });
    drawCode();
}

void Pairing::Parts::drawCode()
{
    if (!current_.isEmpty())
        Q_EMIT owner_.qrChanged(
            qrText(current_, keys_.noise.pub, keys_.identity.pub, keys_.advSecret, party_.device.clientType),
            currentUntilMs_);
}

void Pairing::Parts::stopCodes()
{
    nextCode_.stop();
    refs_.clear();
    current_.clear();
}

void Pairing::Parts::replaceSecret(const Node &ack)
{
    // A secret that both sides derived from the link code must stay: the phone knows no other.
    if (stage_ != Stage::Open || secretIsDerived()) {
        connection_.send(ack);
        return;
    }
    const auto next = withSecret(random_.bytes(kSecretSize));
    saveKeys(next).finally(&owner_, [this, next, ack](const Result<void> &saved) {
        if (!saved) {
            Q_EMIT owner_.failed(saved.error());
            return;
        }
        if (stage_ == Stage::Open && !secretIsDerived())
            adopt(*next);
        const QPointer<Pairing> alive(&owner_);
        connection_.send(ack);
        if (alive)
            drawCode();
    });
}

void Pairing::Parts::onPairSuccess(const NodeView &pairSuccess, const QByteArray &id)
{
    if (stage_ == Stage::Saving)
        return; // it is answered when it is on disk
    const auto success = readPairSuccess(pairSuccess);
    if (stage_ == Stage::Paired) {
        if (success && success->container == accepted_)
            connection_.send(pairSign(id, reply_, keyIndex_));
        else
            connection_.send(pairRefusal(id, {Fault::Refused, QStringLiteral("already paired"), {}}));
        return;
    }
    if (!success) {
        refuse(id, success.error());
        return;
    }
    const auto verified = verifyIdentity(success->container, keys_.advSecret, keys_.identity, random_);
    if (!verified) {
        refuse(id, verified.error());
        return;
    }
    stage_ = Stage::Saving;
    stopCodes();
    const auto next = withSecret(keys_.advSecret);
    next->advIdentity = verified->full;
    // One write, answered only when it is on disk: whatever happens next, the device is linked on both sides
    // or on none.
    store_
        .write([this, next, success = *success, accountKey = verified->accountKey] {
            return savePaired(*next, success, accountKey);
        })
        .finally(&owner_,
            [this, next, id, container = success->container, verified = *verified](
                const Result<void> &saved) {
                if (!saved) {
                    stage_ = Stage::Open;
                    refuse(id, saved.error());
                    return;
                }
                stage_ = Stage::Paired;
                adopt(*next);
                accepted_ = container;
                reply_ = verified.reply;
                keyIndex_ = verified.keyIndex;
                const QPointer<Pairing> alive(&owner_);
                connection_.send(pairSign(id, reply_, keyIndex_));
                if (alive)
                    Q_EMIT owner_.paired();
            });
}

Result<void> Pairing::Parts::savePaired(
    const DeviceKeys &keys, const PairSuccess &success, const crypto::PublicKey &accountKey)
{
    RETURN_IF_FAILED(store_.keys().saveDevice(party_.account, keys));
    ASSIGN_OR_RETURN(auto row, store_.accounts().find(party_.account));
    if (!row)
        return base::fail(Fault::Storage, QStringLiteral("the account is gone"));
    row->pn = success.pn;
    row->lid = success.lid;
    row->platform = success.platform;
    RETURN_IF_FAILED(store_.accounts().update(*row));
    const model::Jid pn = success.pn.withoutDevice();
    const model::Jid lid = success.lid.withoutDevice();
    if (!lid.isEmpty()) {
        RETURN_IF_FAILED(store_.people().link(party_.account, lid, pn));
        RETURN_IF_FAILED(store_.sessions().moveAddress(party_.account, pn, lid));
    }
    // The phone's identity, known from its signature: sessions with the own phone are held to it.
    return store_.sessions().saveIdentity(party_.account, lid.isEmpty() ? pn : lid, accountKey.toByteArray());
}

void Pairing::Parts::refuse(const QByteArray &id, const Error &why)
{
    qCWarning(logPairing) << "pairing refused:" << base::faultWord(why.fault) << why.code;
    const QPointer<Pairing> alive(&owner_);
    connection_.send(pairRefusal(id, why));
    if (alive)
        Q_EMIT owner_.failed(why);
}

Task<void> Pairing::Parts::saveKeys(const std::shared_ptr<DeviceKeys> &keys)
{
    return store_.write([this, keys] { return store_.keys().saveDevice(party_.account, *keys); });
}

std::shared_ptr<DeviceKeys> Pairing::Parts::withSecret(QByteArray secret) const
{
    auto keys = std::make_shared<DeviceKeys>(keys_.copy());
    keys->advSecret = std::move(secret);
    return keys;
}

void Pairing::Parts::adopt(DeviceKeys &saved)
{
    crypto::wipe(keys_.advSecret);
    keys_ = std::move(saved);
}

QByteArray qrText(const QByteArray &ref, const crypto::PublicKey &noise, const crypto::PublicKey &identity,
    QByteArrayView advSecret, char clientType)
{
    return "https://wa.me/settings/linked_devices#" + ref + ',' + noise.toByteArray().toBase64() + ','
        + identity.toByteArray().toBase64() + ',' + advSecret.toByteArray().toBase64() + ',' + clientType;
}

Pairing::Pairing(Party party, DeviceKeys keys, transport::Connection &connection, store::Store &store,
    base::Clock &clock, base::Random &random)
    : parts_(
        std::make_unique<Parts>(*this, std::move(party), std::move(keys), connection, store, clock, random))
{
}

Pairing::~Pairing() = default;

bool Pairing::take(const NodeView &stanza)
{
    return parts_->take(stanza);
}

Task<QString> Pairing::requestCode(const Phone &phone)
{
    return parts_->requestCode(phone);
}

Task<void> removeDevice(transport::Connection &connection, const model::Jid &own, QObject *context)
{
    Node iq = Node("iq")
                  .set("to", model::Jid::network())
                  .set("type", QByteArray("set"))
                  .set("xmlns", QByteArray("md"))
                  .add(Node("remove-companion-device")
                           .set("jid", own)
                           .set("reason", QByteArray("user_initiated")));
    return connection.request(std::move(iq)).then(context, [](const transport::Answer &) {});
}

}
