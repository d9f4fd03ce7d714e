// SPDX-License-Identifier: GPL-3.0-or-later
// A phone writes and reads, end to end.
#include "engine/e2e/padding.h"
#include "engine/proto/adv.pb.h"
#include "engine/sim/phone.h"

#include <algorithm>

namespace sim {

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;
using model::Jid;
using model::Server;
using wire::Node;
using wire::NodeView;

namespace {

constexpr int kMostRetries = 5;
constexpr std::size_t kMostSent = 500;

QByteArray addressOf(const Number &number, quint16 device)
{
    return number.pn + ':' + QByteArray::number(device);
}

QByteArrayView viewOf(const std::string &bytes)
{
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

std::optional<e2e::Bundle> readBundle(const NodeView &user)
{
    const auto registration = bigEndian(user.child("registration").content(), 4);
    const auto identity = crypto::PublicKey::from(user.child("identity").content());
    const auto skey = readSignedPreKey(user.child("skey"));
    if (!registration || !identity || !skey)
        return std::nullopt;
    const auto signedKey = crypto::PublicKey::from(skey->key);
    if (!signedKey)
        return std::nullopt;
    e2e::Bundle bundle{*registration, *identity, skey->id, *signedKey, skey->signature, {}};
    if (const NodeView key = user.child("key")) {
        const auto id = bigEndian(key.child("id").content(), 3);
        const auto value = crypto::PublicKey::from(key.child("value").content());
        if (id && value)
            bundle.oneTime = e2e::Bundle::OneTime{*id, *value};
    }
    return bundle;
}

/// A companion proves whose it is with its first message.
bool isIdentityGood(const NodeView &message, const Place &author, const crypto::PublicKey &account)
{
    proto::ADVSignedDeviceIdentity identity;
    const QByteArrayView content = message.child("device-identity").content();
    if (!identity.ParseFromArray(content.data(), static_cast<int>(content.size())))
        return false;
    const QByteArray details = QByteArray::fromStdString(identity.details());
    const QByteArray companion = author.device->identity;
    const auto key = crypto::PublicKey::from(companion);
    return key
        && crypto::verify(
            account, QByteArray("\x06\x00", 2) + details + companion, viewOf(identity.accountsignature()))
        && crypto::verify(*key, QByteArray("\x06\x01", 2) + details + companion + account.toByteArray(),
            viewOf(identity.devicesignature()));
}

}

e2e::Session Phone::session(const QByteArray &address) const
{
    const auto record = sessions_.find(address);
    if (record == sessions_.end())
        return {};
    auto session = e2e::Session::fromRecord(record->second);
    return session ? std::move(*session) : e2e::Session();
}

bool Phone::startSession(const QByteArray &address, const NodeView &bundle)
{
    const auto read = readBundle(bundle);
    e2e::Session fresh = session(address);
    if (!read || !fresh.startOutgoing(*read, local_, world_.random()))
        return false;
    sessions_[address] = fresh.record();
    return true;
}

bool Phone::ensureSession(const Number &number, const Device &device, bool anew)
{
    const QByteArray address = addressOf(number, device.id);
    if (!anew && session(address).canEncrypt())
        return true;
    const Node answer
        = ask(Node("iq")
                  .set("to", Jid::network())
                  .set("type", QByteArray("get"))
                  .set("xmlns", QByteArray("encrypt"))
                  .add(Node("key").add(Node("user").set("jid", number.jid(Server::Pn, device.id)))));
    wire::Document document;
    const auto view = document.decode(wire::encodeNode(answer));
    return view && startSession(address, view->child("list").child("user"));
}

Node Phone::encrypt(const QByteArray &address, const proto::Message &message)
{
    e2e::Session open = session(address);
    const std::string bytes = message.SerializeAsString();
    const auto sealed = open.encrypt(e2e::pad(viewOf(bytes), world_.random()), local_);
    if (!sealed)
        return Node();
    sessions_[address] = open.record();
    return Node("enc")
        .set("v", QByteArray("2"))
        .set("type", QByteArray(sealed->isPreKey ? "pkmsg" : "msg"))
        .bytes(sealed->bytes);
}

Result<QByteArray> Phone::write(const QByteArray &pn, const QString &text, const QByteArray &quoted)
{
    Number *to = world_.directory().find(pn);
    if (!to)
        return base::fail(Fault::NotFound, u"nobody has this number here"_s);
    proto::Message content;
    const auto letter = std::find_if(letters_.begin(), letters_.end(),
        [&](const Letter &one) { return !quoted.isEmpty() && one.id == quoted; });
    if (letter != letters_.end()) {
        content.mutable_extendedtextmessage()->set_text(text.toStdString());
        auto *context = content.mutable_extendedtextmessage()->mutable_contextinfo();
        const Number *author = world_.directory().find(letter->from);
        context->set_stanzaid(quoted.toStdString());
        if (author)
            context->set_participant(author->jid(Server::Lid).text().toStdString());
        context->mutable_quotedmessage()->set_conversation(letter->text.toStdString());
    } else {
        content.set_conversation(text.toStdString());
    }
    return post(*to, content, "text", text);
}

Result<QByteArray> Phone::speak(const QByteArray &pn, int seconds)
{
    Number *to = world_.directory().find(pn);
    if (!to)
        return base::fail(Fault::NotFound, u"nobody has this number here"_s);
    proto::Message content;
    auto *voice = content.mutable_audiomessage();
    voice->set_ptt(true);
    voice->set_mimetype("audio/ogg; codecs=opus");
    voice->set_seconds(static_cast<quint32>(seconds));
    voice->set_filesha256(world_.random().bytes(32).toStdString());
    return post(*to, content, "media", {});
}

/// Seals it for each device of theirs and of ours.
QByteArray Phone::post(
    Number &other, const proto::Message &content, const QByteArray &type, const QString &text)
{
    Number *to = &other;
    const QByteArray &pn = other.pn;
    const QByteArray id = "3A" + world_.random().bytes(9).toHex().toUpper();
    proto::Message copy;
    copy.mutable_devicesentmessage()->set_destinationjid(to->jid(Server::Lid).text().toStdString());
    *copy.mutable_devicesentmessage()->mutable_message() = content;

    Node participants("participants");
    const auto add = [&](Number &number, const proto::Message &what) {
        for (auto &[companionId, device] : number.devices) {
            if ((&number == &number_ && companionId == 0) || !ensureSession(number, device, false))
                continue;
            participants.add(Node("to")
                                 .set("jid", number.jid(Server::Lid, companionId))
                                 .add(encrypt(addressOf(number, companionId), what)));
        }
    };
    add(*to, content);
    if (to != &number_)
        add(number_, copy);
    sent_[id] = {pn, QByteArray::fromStdString(content.SerializeAsString())};
    if (sent_.size() > kMostSent)
        sent_.erase(sent_.begin());
    keep({id, pn, number_.pn, text, true, world_.clock().wallMs()});
    tell(Node("message")
             .set("id", id)
             .set("to", to->jid(Server::Lid))
             .set("type", type)
             .add(std::move(participants)));
    world_.touch();
    return id;
}

void Phone::setTyping(const QByteArray &pn, bool on)
{
    if (const Number *to = world_.directory().find(pn))
        tell(Node("chatstate").set("to", to->jid(Server::Lid)).add(Node(on ? "composing" : "paused")));
}

void Phone::markRead(const QByteArray &pn, const QList<QByteArray> &ids)
{
    const Number *to = world_.directory().find(pn);
    if (!to || ids.isEmpty())
        return;
    Node receipt("receipt");
    receipt.set("id", ids.first()).set("to", to->jid(Server::Lid)).set("type", QByteArray("read"));
    if (ids.size() > 1) {
        Node list("list");
        for (qsizetype i = 1; i < ids.size(); ++i)
            list.add(Node("item").set("id", ids[i]));
        receipt.add(std::move(list));
    }
    tell(receipt);
}

std::optional<QByteArray> Phone::openEnc(const NodeView &enc, const QByteArray &address)
{
    e2e::Session open = session(address);
    const QByteArrayView sealed = enc.content();
    base::Result<QByteArray, e2e::DecryptFault> plain = base::failWith(e2e::DecryptFault::InvalidMessage);
    if (enc.textView("type") == "pkmsg") {
        const auto header = e2e::readPreKeyHeader(sealed);
        if (!header)
            return std::nullopt;
        const auto key = header->preKeyId ? preKeys_.find(*header->preKeyId) : preKeys_.end();
        const bool fits = header->signedPreKeyId == signedPreKey_.id; // no other was ever handed out
        plain = open.decryptPreKey(sealed, local_, fits ? &signedPreKey_ : nullptr,
            key == preKeys_.end() ? nullptr : &key->second, world_.random());
        if (plain && key != preKeys_.end())
            preKeys_.erase(key);
    } else {
        plain = open.decrypt(sealed, local_, world_.random());
    }
    if (!plain)
        return std::nullopt;
    sessions_[address] = open.record();
    const auto body = e2e::unpad(*plain);
    return body ? std::optional(body->toByteArray()) : std::nullopt;
}

std::optional<proto::Message> Phone::open(const NodeView &message, const Place &author)
{
    const NodeView enc = message.child("enc");
    const auto body = openEnc(enc, addressOf(*author.number, author.device->id));
    proto::Message content;
    if (!body || !content.ParseFromArray(body->data(), static_cast<int>(body->size())))
        return std::nullopt;
    const Phone *owner = world_.phone(author.number->pn);
    if (enc.textView("type") == "pkmsg" && author.device->id != 0
        && (!owner || !isIdentityGood(message, author, owner->identityKey())))
        world_.violation(author.device->link, u"device_identity"_s);
    return content;
}

void Phone::onMessage(const NodeView &message)
{
    const Place author = world_.directory().resolve(message.jid("from").value_or(Jid()));
    if (!author.device || !message.child("enc"))
        return;
    const bool fromMe = author.number == &number_;
    const auto content = open(message, author);
    if (!content && seen_.contains(message.text("id"))) {
        confirm(message, fromMe);
        return;
    }
    if (!content) {
        askAgain(message);
        return;
    }
    if (fromMe && content->has_devicesentmessage())
        take(message, content->devicesentmessage().message(), true);
    else if (!fromMe)
        take(message, *content, false);
    confirm(message, fromMe);
}

void Phone::confirm(const NodeView &message, bool fromMe)
{
    Node receipt("receipt");
    receipt.set("id", message.text("id")).set("to", *message.jid("from"));
    if (message.textView("category") == "peer") {
        receipt.set("type", QByteArray("peer_msg"));
    } else if (fromMe) {
        receipt.set("type", QByteArray("sender"));
        if (const auto recipient = message.jid("recipient"))
            receipt.set("recipient", *recipient);
    }
    tell(receipt);
}

void Phone::askAgain(const NodeView &message)
{
    const QByteArray id = message.text("id");
    int &count = asked_[id];
    if (count >= kMostRetries)
        return;
    ++count;
    e2e::PreKey fresh{nextPreKey_++, crypto::KeyPair::generate(world_.random())};
    Node keys("keys");
    keys.add(Node("type").bytes(QByteArray(1, 5)))
        .add(Node("identity").bytes(local_.identity.pub.toByteArray()))
        .add(Node("key")
                 .add(Node("id").bytes(bigEndianBytes(fresh.id, 3)))
                 .add(Node("value").bytes(fresh.pair.pub.toByteArray())))
        .add(Node("skey")
                 .add(Node("id").bytes(bigEndianBytes(signedPreKey_.id, 3)))
                 .add(Node("value").bytes(signedPreKey_.pair.pub.toByteArray()))
                 .add(Node("signature").bytes(signedPreKey_.signature)));
    preKeys_.emplace(fresh.id, std::move(fresh));
    Node receipt("receipt");
    receipt.set("id", id).set("to", *message.jid("from")).set("type", QByteArray("retry"));
    if (const auto recipient = message.jid("recipient"))
        receipt.set("recipient", *recipient);
    receipt
        .add(Node("retry")
                 .set("count", QByteArray::number(count))
                 .set("id", id)
                 .set("t", message.text("t"))
                 .set("v", QByteArray("1"))
                 .set("error", QByteArray("0")))
        .add(Node("registration").bytes(bigEndianBytes(local_.registrationId, 4)))
        .add(std::move(keys));
    tell(receipt);
}

void Phone::onRetry(const NodeView &receipt)
{
    const Place who = world_.directory().resolve(receipt.jid("from").value_or(Jid()));
    const auto sent = sent_.find(receipt.text("id"));
    if (!who.device || sent == sent_.end())
        return;
    const QByteArray address = addressOf(*who.number, who.device->id);
    const bool started = receipt.child("keys") ? [&] {
        // the bundle of a retry receipt lacks nothing but its envelope
        Node user("user");
        for (const NodeView child : receipt.children())
            if (child.is("registration"))
                user.add(child.toNode());
        for (const NodeView child : receipt.child("keys").children())
            user.add(child.toNode());
        wire::Document document;
        const auto view = document.decode(wire::encodeNode(user));
        return view && startSession(address, *view);
    }() : ensureSession(*who.number, *who.device, true);
    if (!started)
        return;
    proto::Message content;
    content.ParseFromArray(sent->second.proto.data(), static_cast<int>(sent->second.proto.size()));
    const Number *to = world_.directory().find(sent->second.to);
    if (who.number == &number_ && to) {
        proto::Message copy;
        copy.mutable_devicesentmessage()->set_destinationjid(to->jid(Server::Lid).text().toStdString());
        *copy.mutable_devicesentmessage()->mutable_message() = content;
        content = copy;
    }
    Node enc = encrypt(address, content);
    enc.set("count", receipt.child("retry").text("count"));
    Node message("message");
    message.set("id", receipt.text("id"))
        .set("to", *receipt.jid("from"))
        .set("type", QByteArray("text"))
        .set("device_fanout", QByteArray("false"));
    if (who.number == &number_ && to)
        message.set("recipient", to->jid(Server::Lid));
    tell(message.add(std::move(enc)));
}

}
