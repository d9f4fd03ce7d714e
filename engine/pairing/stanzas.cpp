// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pairing/stanzas.h"

#include <algorithm>

namespace pairing {

using base::Error;
using base::Fault;
using base::Phone;
using base::Result;
using model::Jid;
using wire::Node;
using wire::NodeView;

namespace {

constexpr int kMostRefs = 16;
constexpr qsizetype kLongestRef = 512;
constexpr qsizetype kLongestPlatform = 64;

/// Printable and without the comma that parts a QR text.
bool isRef(QByteArrayView ref)
{
    return !ref.isEmpty() && ref.size() <= kLongestRef
        && std::all_of(ref.begin(), ref.end(), [](char c) { return c > ' ' && c < 0x7f && c != ','; });
}

Node iq(const QByteArray &type)
{
    return Node("iq").set("to", Jid::network()).set("type", type);
}

Node linkStage(const Phone &phone, const QByteArray &stage)
{
    return Node("link_code_companion_reg").set("jid", Jid::pn(phone.digits)).set("stage", stage);
}

}

bool isFromServer(const NodeView &stanza)
{
    return !stanza.has("from") || stanza.jid("from") == Jid::network();
}

Result<QList<QByteArray>> readRefs(const NodeView &pairDevice)
{
    QList<QByteArray> refs;
    for (const NodeView child : pairDevice.children()) {
        if (!child.is("ref"))
            continue;
        if (!isRef(child.content()))
            return base::fail(Fault::Malformed, QStringLiteral("pairing code that fits no QR text"));
        if (refs.size() < kMostRefs)
            refs.append(child.content().toByteArray());
    }
    if (refs.isEmpty())
        return base::fail(Fault::Malformed, QStringLiteral("no pairing codes"));
    return refs;
}

Result<PairSuccess> readPairSuccess(const NodeView &pairSuccess)
{
    const NodeView device = pairSuccess.child("device");
    const auto pn = device.jid("jid");
    if (!pn || !pn->isPn() || pn->user.isEmpty() || pn->device == 0)
        return base::fail(Fault::Malformed, QStringLiteral("paired without a device address"));
    PairSuccess success;
    success.pn = *pn;
    if (device.has("lid")) {
        const auto lid = device.jid("lid");
        if (!lid || !lid->isLid() || lid->user.isEmpty())
            return base::fail(Fault::Malformed, QStringLiteral("paired with a bad hidden id"));
        success.lid = lid->withDevice(pn->device);
    }
    success.container = pairSuccess.child("device-identity").content().toByteArray();
    success.platform = QString::fromUtf8(pairSuccess.child("platform").text("name").left(kLongestPlatform));
    return success;
}

Node iqResult(const QByteArray &id)
{
    return iq("result").set("id", id);
}

Node pairSign(const QByteArray &id, const QByteArray &identity, quint32 keyIndex)
{
    Node signedIdentity
        = Node("device-identity").set("key-index", QByteArray::number(keyIndex)).bytes(identity);
    return iqResult(id).add(Node("pair-device-sign").add(std::move(signedIdentity)));
}

Node pairRefusal(const QByteArray &id, const Error &why)
{
    const bool forged = why.fault == Fault::Forged;
    Node error = Node("error")
                     .set("code", QByteArray(forged ? "401" : "500"))
                     .set("text", forged ? why.code.toLatin1() : QByteArray("internal-error"));
    return iq("error").set("id", id).add(std::move(error));
}

Node ackOf(const NodeView &notification)
{
    return Node("ack")
        .set("class", QByteArray("notification"))
        .set("id", notification.text("id"))
        .set("to", notification.jid("from").value_or(Jid::network()))
        .set("type", notification.text("type"));
}

Node companionHello(
    const Phone &phone, const LinkCode &code, const crypto::PublicKey &noise, const DeviceIdentity &device)
{
    // "browser (system)"; any other text is answered 400
    const QByteArray display = device.browser + " (" + device.os.toUtf8() + ')';
    Node hello
        = linkStage(phone, "companion_hello")
              .set("should_show_push_notification", QByteArray("true"))
              .add(Node("link_code_pairing_wrapped_companion_ephemeral_pub").bytes(code.wrappedEphemeral()))
              .add(Node("companion_server_auth_key_pub").bytes(noise.toByteArray()))
              .add(Node("companion_platform_id").bytes(QByteArray(1, device.clientType)))
              .add(Node("companion_platform_display").bytes(display))
              .add(Node("link_code_pairing_nonce").bytes(QByteArray(1, '\0')));
    return iq("set").set("xmlns", QByteArray("md")).add(std::move(hello));
}

Node companionFinish(const Phone &phone, const QByteArray &wrappedBundle, const crypto::PublicKey &identity,
    const QByteArray &ref)
{
    Node finish = linkStage(phone, "companion_finish")
                      .add(Node("link_code_pairing_wrapped_key_bundle").bytes(wrappedBundle))
                      .add(Node("companion_identity_public").bytes(identity.toByteArray()))
                      .add(Node("link_code_pairing_ref").bytes(ref));
    return iq("set").set("xmlns", QByteArray("md")).add(std::move(finish));
}

}
