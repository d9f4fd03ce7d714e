// SPDX-License-Identifier: GPL-3.0-or-later
// What a server answers to requests, but for keys.
#include "engine/sim/phone.h"
#include "engine/sim/world.h"

#include <QRegularExpression>

#include <algorithm>
#include <span>

namespace sim {

using namespace Qt::StringLiterals;
using model::Jid;
using model::Server;
using wire::Node;
using wire::NodeView;

namespace {

constexpr const char *kPrivacyRules[]
    = {"readreceipts", "profile", "status", "online", "last", "groupadd", "calladd", "messages"};
constexpr const char *kPrivacyValues[]
    = {"all", "contacts", "contact_blacklist", "none", "match_last_seen", "known"};

bool isOneOf(std::span<const char *const> words, const QByteArray &word)
{
    return std::any_of(words.begin(), words.end(), [&](const char *one) { return word == one; });
}

}

void World::onIq(Link &link, const NodeView &iq)
{
    const QByteArrayView xmlns = iq.textView("xmlns");
    const QByteArray pn = link.number ? link.number->pn : QByteArray();
    if (!link.isPhone()) {
        if (const auto mishap = mishaps_.take(Mishap::Kind::FailRequest, pn)) {
            refuse(link, iq, mishap->detail.toInt(), "rate-overlimit");
            return;
        }
        if (mishaps_.take(Mishap::Kind::IgnoreRequest, pn))
            return;
    }
    if (iq.text("id").isEmpty())
        violation(&link, u"iq_without_id"_s);
    if (xmlns == "w:p" || xmlns == "urn:xmpp:ping") {
        answer(link, iq);
    } else if (xmlns == "md") {
        onMd(link, iq);
    } else if (!link.number) {
        violation(&link, u"iq_before_login"_s, QString::fromLatin1(xmlns));
        refuse(link, iq, 401, "not-authorized");
    } else if (xmlns == "passive") {
        answer(link, iq);
        if (iq.child("active"))
            goActive(link);
        else
            link.isActive = false;
    } else if (xmlns == "encrypt") {
        onKeys(link, iq);
    } else if (xmlns == "usync") {
        onUsync(link, iq);
    } else if (xmlns == "abt") {
        answer(
            link, iq, {Node("props").set("protocol", QByteArray("1")).set("hash", QByteArray("practice"))});
    } else if (xmlns == "privacy") {
        onPrivacy(link, iq);
    } else if (xmlns == "blocklist") {
        onBlockList(link, iq);
    } else if (xmlns == "w:g2" && iq.child("participating")) {
        answer(link, iq, {Node("groups")}); // nobody is in a group here
    } else if (xmlns == "w:m" || xmlns == "w:g2" || xmlns == "w:profile:picture" || xmlns == "w:biz") {
        refuse(link, iq, 404, "item-not-found"); // no media, groups or pictures are practised here
    } else if (xmlns == "urn:xmpp:whatsapp:dirty" || xmlns == "urn:xmpp:whatsapp:push" || xmlns == "w:stats"
        || xmlns == "tos" || xmlns == "status" || xmlns == "disappearing_mode" || xmlns == "w:auth:token") {
        answer(link, iq);
    } else {
        refuse(link, iq, 501, "feature-not-implemented");
    }
}

/// Without an answer a client keeps its read receipts to itself.
void World::onPrivacy(Link &link, const NodeView &iq)
{
    auto &rules = link.number->privacy;
    for (const NodeView category : iq.child("privacy").children()) {
        if (iq.textView("type") != "set")
            break;
        if (!isOneOf(kPrivacyRules, category.text("name"))
            || !isOneOf(kPrivacyValues, category.text("value"))) {
            violation(&link, u"privacy_unknown"_s);
            refuse(link, iq, 400, "bad-request");
            return;
        }
        rules.insert(category.text("name"), category.text("value"));
    }
    Node privacy("privacy");
    for (const char *name : kPrivacyRules)
        privacy.add(Node("category")
                        .set("name", QByteArray(name))
                        .set("value", rules.value(name, QByteArray("all"))));
    answer(link, iq, {std::move(privacy)});
}

void World::onBlockList(Link &link, const NodeView &iq)
{
    for (const NodeView item : iq.children()) {
        const Place place = directory_.resolve(item.jid("jid").value_or(Jid()));
        if (!place || place.mode != Server::Lid) {
            if (place)
                violation(&link, u"blocklist_not_lid"_s);
            refuse(link, iq, 400, "bad-request");
            return;
        }
        if (item.textView("action") == "block")
            link.number->blocked.insert(place.number->pn);
        else
            link.number->blocked.remove(place.number->pn);
    }
    Node list("list");
    for (const QByteArray &pn : std::as_const(link.number->blocked)) {
        if (const Number *number = directory_.find(pn))
            list.add(Node("item").set("jid", number->jid(Server::Lid)));
    }
    answer(link, iq, {std::move(list)});
}

void World::onMd(Link &link, const NodeView &iq)
{
    if (const NodeView remove = iq.child("remove-companion-device")) {
        const Place place = directory_.resolve(remove.jid("jid").value_or(Jid()));
        if (!link.number || place.number != link.number || !place.device || place.device->id == 0) {
            refuse(link, iq, 400, "bad-request");
            return;
        }
        answer(link, iq);
        removeDevice(*place.number, place.device->id);
    } else if (const NodeView reg = iq.child("link_code_companion_reg")) {
        onLinkCode(link, iq, reg);
    } else {
        refuse(link, iq, 400, "bad-request");
    }
}

void World::onLinkCode(Link &link, const NodeView &iq, const NodeView &reg)
{
    if (!link.registration) {
        refuse(link, iq, 403, "forbidden");
        return;
    }
    Registration &registration = *link.registration;
    if (reg.textView("stage") == "companion_hello") {
        const Place place = directory_.resolve(reg.jid("jid").value_or(Jid()));
        const QByteArrayView wrapped
            = reg.child("link_code_pairing_wrapped_companion_ephemeral_pub").content();
        const QByteArrayView display = reg.child("companion_platform_display").content();
        static const QRegularExpression browserAndSystem(u"^.+ \\(.+\\)$"_s);
        if (!place) {
            refuse(link, iq, 404, "item-not-found");
        } else if (wrapped.size() != 80 || !browserAndSystem.match(QString::fromUtf8(display)).hasMatch()
            || reg.child("companion_server_auth_key_pub").content() != registration.noiseKey) {
            violation(&link, u"link_code_hello"_s);
            refuse(link, iq, 400, "bad-request");
        } else {
            const QByteArray ref = "2@" + random_.bytes(18).toBase64(QByteArray::Base64UrlEncoding);
            registration.code = Registration::LinkCode{ref, wrapped.toByteArray(), place.number->pn, false};
            answer(link, iq,
                {Node("link_code_companion_reg")
                        .set("stage", QByteArray("companion_hello"))
                        .add(Node("link_code_pairing_ref").bytes(ref))});
        }
        return;
    }
    const bool isFinish = reg.textView("stage") == "companion_finish" && registration.code
        && registration.code->primaryAnswered
        && reg.child("link_code_pairing_ref").content() == registration.code->ref
        && reg.child("companion_identity_public").content() == registration.identity;
    const auto finish
        = isFinish ? link.questions.extract("link_code_finish") : decltype(link.questions)::node_type();
    if (!finish) {
        violation(&link, u"link_code_finish"_s);
        refuse(link, iq, 400, "bad-request");
        return;
    }
    answer(link, iq);
    finish.mapped()(reg);
}

void World::onUsync(Link &link, const NodeView &iq)
{
    const NodeView usync = iq.child("usync");
    const NodeView query = usync.child("query");
    Node list("list");
    for (const NodeView user : usync.child("list").children()) {
        Place place;
        if (const auto jid = user.jid("jid")) {
            if (jid->device != 0)
                violation(&link, u"usync_with_device"_s);
            place = directory_.resolve(jid->withoutDevice());
        } else {
            QByteArray digits = user.child("contact").content().toByteArray();
            digits.removeIf([](char c) { return c < '0' || c > '9'; });
            place = directory_.resolve(Jid::pn(digits));
        }
        Node found("user");
        if (const auto jid = user.jid("jid"))
            found.set("jid", jid->withoutDevice());
        else if (place)
            found.set("jid", place.number->jid(Server::Pn));
        for (const NodeView asked : query.children()) {
            if (asked.is("contact")) {
                found.add(Node("contact")
                              .set("type", QByteArray(place ? "in" : "out"))
                              .bytes(user.child("contact").content().toByteArray()));
            } else if (asked.is("devices") && place) {
                Node devices("device-list");
                for (const auto &[id, device] : place.number->devices) {
                    Node one("device");
                    one.set("id", QByteArray::number(id));
                    if (id != 0)
                        one.set("key-index", QByteArray::number(device.keyIndex));
                    devices.add(std::move(one));
                }
                Node index("key-index-list");
                index.set("ts", QByteArray::number(nowSeconds()));
                if (Phone *owner = phone(place.number->pn))
                    index.bytes(owner->keyIndexList());
                found.add(Node("devices").add(std::move(devices)).add(std::move(index)));
            } else if (asked.is("devices")) {
                found.add(Node("devices").add(Node("device-list")));
            } else if (asked.is("lid") && place) {
                found.add(Node("lid").set("val", place.number->jid(Server::Lid)));
            }
        }
        list.add(std::move(found));
    }
    answer(link, iq,
        {Node("usync")
                .set("sid", usync.text("sid"))
                .set("index", QByteArray("0"))
                .set("last", QByteArray("true"))
                .set("mode", usync.text("mode"))
                .set("context", usync.text("context"))
                .add(Node("result"))
                .add(std::move(list))});
}

void World::notifyDevices(Number &number, const char *what, const Device &device)
{
    const QByteArray index = phone(number.pn) ? phone(number.pn)->keyIndexList() : QByteArray();
    const auto notify = [&](Number &hearer, Device &to) {
        Node one("device");
        one.set("jid", number.jid(Server::Pn, device.id)).set("lid", number.jid(Server::Lid, device.id));
        if (QByteArrayView(what) == "add")
            one.set("key-index", QByteArray::number(device.keyIndex));
        Node list("key-index-list");
        list.set("ts", QByteArray::number(nowSeconds()));
        if (QByteArrayView(what) == "add")
            list.bytes(index);
        deliver(hearer, to,
            Node("notification")
                .set("from", number.jid(Server::Pn))
                .set("type", QByteArray("devices"))
                .set("id", newId())
                .set("t", QByteArray::number(nowSeconds()))
                .set("lid", number.jid(Server::Lid))
                .add(Node(what).add(std::move(one)).add(std::move(list))));
    };
    for (auto &[id, other] : number.devices) {
        if (id != 0 && id != device.id)
            notify(number, other);
    }
    for (const QByteArray &pn : std::as_const(number.peers)) {
        Number *peer = directory_.find(pn);
        if (!peer || peer == &number)
            continue;
        for (auto &[id, other] : peer->devices) {
            if (id != 0)
                notify(*peer, other);
        }
    }
}

}
