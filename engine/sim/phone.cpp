// SPDX-License-Identifier: GPL-3.0-or-later
// A phone's keys, its line, and keeping it.
#include "engine/sim/phone.h"

#include <QCborArray>

namespace sim {

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;
using model::Jid;
using wire::Node;
using wire::NodeView;

namespace {

constexpr std::size_t kPreKeys = 20;
constexpr qsizetype kMostLetters = 2000;

crypto::KeyPair savedPair(const QCborMap &map, const QString &name)
{
    const QByteArray secret = map.value(name).toByteArray();
    return secret.size() == 32 ? crypto::KeyPair::fromSecret(secret) : crypto::KeyPair();
}

QCborArray letterArray(const Letter &letter)
{
    return {letter.id, letter.chat, letter.from, letter.text, letter.fromMe, letter.atMs};
}

}

Phone::Phone(World &world, Number &number) : world_(world), number_(number)
{
    base::Random &random = world.random();
    local_.identity = crypto::KeyPair::generate(random);
    local_.registrationId = random.below(16'380) + 1;
    signedPreKey_.id = 1;
    signedPreKey_.pair = crypto::KeyPair::generate(random);
    signedPreKey_.signature = crypto::sign(local_.identity.secret, signedPreKey_.pair.pub.djb(), random);
    rawId_ = random.below(0x7fffffff);
    number_.devices[0].id = 0;
    publish();
    adopt();
}

Phone::~Phone()
{
    goOffline();
}

/// What the server knows of the phone's keys.
void Phone::publish()
{
    Device &device = number_.devices[0];
    device.identity = local_.identity.pub.toByteArray();
    device.registrationId = local_.registrationId;
    device.signedPreKey = {signedPreKey_.id, signedPreKey_.pair.pub.toByteArray(), signedPreKey_.signature};
    device.hasUploaded = true;
    topUpPreKeys();
}

void Phone::topUpPreKeys()
{
    Device &device = number_.devices[0];
    while (device.preKeys.size() < kPreKeys) {
        e2e::PreKey key{nextPreKey_++, crypto::KeyPair::generate(world_.random())};
        device.preKeys.push_back({key.id, key.pair.pub.toByteArray()});
        preKeys_.emplace(key.id, std::move(key));
    }
}

void Phone::adopt()
{
    Link::number = &number_;
    Link::deviceId = 0;
    goOnline();
}

void Phone::goOffline()
{
    isActive = false;
    if (const auto device = number_.devices.find(0); device != number_.devices.end())
        device->second.link = nullptr;
    isAvailable = false;
    world_.tellPresence(number_);
}

void Phone::goOnline()
{
    Device &device = number_.devices[0];
    device.link = this;
    isActive = true;
    isAvailable = true; // whoever holds a phone of the practice network looks at it
    world_.tellPresence(number_);
    // what waited is taken now
    const auto waiting = std::exchange(device.queue, {});
    for (const Queued &queued : waiting)
        send(queued.node);
}

bool Phone::isOnline() const
{
    return isActive;
}

void Phone::removeDevice(quint16 device)
{
    world_.removeDevice(number_, device);
}

void Phone::reinstall()
{
    base::Random &random = world_.random();
    local_.identity = crypto::KeyPair::generate(random);
    local_.registrationId = random.below(16'380) + 1;
    ++signedPreKey_.id;
    signedPreKey_.pair = crypto::KeyPair::generate(random);
    signedPreKey_.signature = crypto::sign(local_.identity.secret, signedPreKey_.pair.pub.djb(), random);
    sessions_.clear();
    preKeys_.clear();
    number_.devices[0].preKeys.clear();
    // companions were signed by the old identity
    QList<quint16> companions;
    for (const auto &[id, device] : number_.devices) {
        if (id != 0)
            companions.append(id);
    }
    for (const quint16 id : companions)
        world_.removeDevice(number_, id);
    publish();
    world_.touch();
}

QCborMap Phone::toMap() const
{
    QCborArray keys;
    for (const auto &[id, key] : preKeys_)
        keys.append(QCborArray{static_cast<qint64>(id), key.pair.secret.toByteArray()});
    QCborArray sessions;
    for (const auto &[address, record] : sessions_)
        sessions.append(QCborArray{address, record});
    QCborArray sent;
    for (const auto &[id, one] : sent_)
        sent.append(QCborArray{id, one.to, one.proto});
    QCborArray letters;
    for (const Letter &letter : letters_)
        letters.append(letterArray(letter));
    return {{u"pn"_s, number_.pn}, {u"identity"_s, local_.identity.secret.toByteArray()},
        {u"registration"_s, static_cast<qint64>(local_.registrationId)},
        {u"skey_id"_s, static_cast<qint64>(signedPreKey_.id)},
        {u"skey"_s, signedPreKey_.pair.secret.toByteArray()}, {u"skey_signature"_s, signedPreKey_.signature},
        {u"raw_id"_s, static_cast<qint64>(rawId_)}, {u"next_prekey"_s, static_cast<qint64>(nextPreKey_)},
        {u"prekeys"_s, keys}, {u"sessions"_s, sessions}, {u"sent"_s, sent}, {u"letters"_s, letters}};
}

Result<std::unique_ptr<Phone>> Phone::from(World &world, Number &number, const QCborMap &map)
{
    const std::map<quint16, Device> devices = std::exchange(number.devices, {});
    auto phone = std::make_unique<Phone>(world, number);
    phone->local_.identity = savedPair(map, u"identity"_s);
    phone->local_.registrationId = static_cast<quint32>(map.value(u"registration"_s).toInteger());
    phone->signedPreKey_.id = static_cast<quint32>(map.value(u"skey_id"_s).toInteger());
    phone->signedPreKey_.pair = savedPair(map, u"skey"_s);
    phone->signedPreKey_.signature = map.value(u"skey_signature"_s).toByteArray();
    phone->rawId_ = static_cast<quint32>(map.value(u"raw_id"_s).toInteger());
    phone->nextPreKey_ = static_cast<quint32>(map.value(u"next_prekey"_s).toInteger(1));
    phone->preKeys_.clear();
    for (const QCborValue &value : map.value(u"prekeys"_s).toArray()) {
        const QCborArray entry = value.toArray();
        const auto id = static_cast<quint32>(entry.at(0).toInteger());
        const QByteArray secret = entry.at(1).toByteArray();
        if (secret.size() != 32)
            return base::fail(Fault::Malformed, u"a phone's key cannot be read"_s);
        phone->preKeys_.emplace(id, e2e::PreKey{id, crypto::KeyPair::fromSecret(secret)});
    }
    for (const QCborValue &value : map.value(u"sessions"_s).toArray())
        phone->sessions_[value.toArray().at(0).toByteArray()] = value.toArray().at(1).toByteArray();
    for (const QCborValue &value : map.value(u"sent"_s).toArray()) {
        const QCborArray entry = value.toArray();
        phone->sent_[entry.at(0).toByteArray()] = {entry.at(1).toByteArray(), entry.at(2).toByteArray()};
    }
    for (const QCborValue &value : map.value(u"letters"_s).toArray()) {
        const QCborArray entry = value.toArray();
        phone->letters_.append(
            {entry.at(0).toByteArray(), entry.at(1).toByteArray(), entry.at(2).toByteArray(),
                entry.at(3).toString(), entry.at(4).toBool(), entry.at(5).toInteger()});
        phone->seen_.insert(phone->letters_.constLast().id);
    }
    number.devices = devices;
    phone->adopt();
    return phone;
}

void Phone::send(const Node &node)
{
    // through the codec, as over any line
    wire::Document document;
    const auto stanza = document.decode(wire::encodeNode(node));
    if (!stanza)
        return;
    const bool isAnswer = stanza->is("iq") || stanza->is("ack");
    if (isAnswer)
        answer_ = stanza->toNode();
    else
        onStanza(*stanza);
}

void Phone::tell(const Node &stanza)
{
    wire::Document document;
    if (const auto view = document.decode(wire::encodeNode(stanza)))
        world_.onStanza(*this, *view);
}

Node Phone::ask(Node iq)
{
    iq.set("id", QByteArray::number(++iqs_));
    answer_.reset();
    tell(iq);
    return std::exchange(answer_, std::nullopt).value_or(Node());
}

void Phone::onStanza(const NodeView &stanza)
{
    if (stanza.is("message")) {
        onMessage(stanza);
    } else if (stanza.is("receipt") && stanza.textView("type") == "retry") {
        onRetry(stanza);
    } else if (stanza.is("receipt")) {
        const Place from = world_.directory().resolve(stanza.jid("from").value_or(Jid()));
        if (from && !stanza.has("recipient"))
            Q_EMIT receipted(stanza.text("id"), from.number->pn, stanza.text("type"));
    } else if (stanza.is("chatstate")) {
        if (const Place from = world_.directory().resolve(stanza.jid("from").value_or(Jid())))
            Q_EMIT typed(from.number->pn, bool(stanza.child("composing")));
    }
}

void Phone::take(const NodeView &message, const proto::Message &content, bool fromMe)
{
    const QByteArray id = message.text("id");
    if (seen_.contains(id))
        return; // it came again because its receipt was lost
    const std::string &text
        = content.has_conversation() ? content.conversation() : content.extendedtextmessage().text();
    if (text.empty())
        return;
    const Place from = world_.directory().resolve(message.jid("from").value_or(Jid()));
    const Place recipient = world_.directory().resolve(message.jid("recipient").value_or(Jid()));
    const Number *chat = fromMe && recipient ? recipient.number : from.number;
    if (!from || !chat)
        return;
    keep({id, chat->pn, from.number->pn, QString::fromStdString(text), fromMe, world_.clock().wallMs()});
    world_.touch();
    Q_EMIT arrived(letters_.constLast());
}

void Phone::keep(Letter letter)
{
    seen_.insert(letter.id);
    letters_.append(std::move(letter));
    if (letters_.size() > kMostLetters)
        seen_.remove(letters_.takeFirst().id);
}

void Phone::forgetLetters()
{
    letters_.clear();
    sent_.clear();
    seen_.clear();
    asked_.clear();
}

}
