// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sim/world.h"

#include "engine/sim/phone.h"

#include <QCborArray>
#include <QtEndian>

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
constexpr qsizetype kMostViolations = 1000;
}

std::optional<quint32> bigEndian(QByteArrayView bytes, qsizetype size)
{
    if (bytes.size() != size)
        return std::nullopt;
    quint32 value = 0;
    for (const char byte : bytes)
        value = (value << 8) | static_cast<unsigned char>(byte);
    return value;
}

QByteArray bigEndianBytes(quint32 value, int size)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes.last(size);
}

World::World(base::Clock &clock, base::Random &random)
    : clock_(clock), random_(random), authority_(random) { }
World::~World() = default;

Result<void> World::restore(const QByteArray &state)
{
    const QCborMap map = QCborValue::fromCbor(state).toMap();
    auto authority = Authority::from(map.value(u"authority"_s).toMap());
    if (!authority || map.value(u"version"_s).toInteger() != 1)
        return base::fail(Fault::Malformed, u"the state of the practice network cannot be read"_s);
    authority_ = std::move(*authority);
    for (const QCborValue &value : map.value(u"numbers"_s).toArray())
        directory_.add(Number::from(value.toMap()));
    for (const QCborValue &value : map.value(u"phones"_s).toArray()) {
        const QCborMap entry = value.toMap();
        Number *number = directory_.find(entry.value(u"pn"_s).toByteArray());
        if (!number)
            return base::fail(Fault::Malformed, u"a phone without a number"_s);
        auto phone = Phone::from(*this, *number, entry);
        if (!phone)
            return base::fail(phone.error());
        phones_[number->pn] = std::move(*phone);
    }
    return {};
}

QByteArray World::state() const
{
    QCborArray numbers;
    for (const auto &[pn, number] : directory_.all())
        numbers.append(number->toMap());
    QCborArray phones;
    for (const auto &[pn, phone] : phones_)
        phones.append(phone->toMap());
    const QCborMap map{{u"version"_s, 1}, {u"authority"_s, authority_.toMap()}, {u"numbers"_s, numbers},
        {u"phones"_s, phones}};
    return QCborValue(map).toCbor();
}

Phone &World::addPhone(const QString &name, QByteArray pn)
{
    while (pn.isEmpty() || directory_.find(pn))
        pn = "97255" + QByteArray::number(random_.between(1'000'000, 9'999'999));
    auto number = std::make_unique<Number>();
    number->pn = pn;
    number->lid = QByteArray::number(random_.between(100'000, 299'999))
        + QByteArray::number(random_.below(1'000'000'000)).rightJustified(9, '0');
    number->name = name;
    Number &added = directory_.add(std::move(number));
    auto phone = std::make_unique<Phone>(*this, added);
    Phone &made = *phone;
    phones_[pn] = std::move(phone);
    touch();
    return made;
}

Phone *World::phone(const QByteArray &pn) const
{
    const auto at = phones_.find(pn);
    return at == phones_.end() ? nullptr : at->second.get();
}

QList<Phone *> World::phones() const
{
    QList<Phone *> all;
    for (const auto &[pn, phone] : phones_)
        all.append(phone.get());
    return all;
}

void World::touch()
{
    Q_EMIT changed();
}

QByteArray World::newId()
{
    return QByteArray::number(nowSeconds()) + QByteArray::number(++ids_).rightJustified(6, '0');
}

void World::violation(const Link *link, const QString &kind, const QString &detail)
{
    QByteArray who;
    if (link && link->number)
        who = link->number->pn + ':' + QByteArray::number(link->deviceId);
    violations_.append({who, kind, detail});
    if (violations_.size() > kMostViolations)
        violations_.removeFirst();
}

Device *World::deviceOf(const Link &link) const
{
    if (!link.number)
        return nullptr;
    const auto at = link.number->devices.find(link.deviceId);
    return at == link.number->devices.end() ? nullptr : &at->second;
}

void World::answer(Link &link, const NodeView &iq, QList<Node> children)
{
    Node node("iq");
    node.set("from", iq.jid("to").value_or(Jid::network()))
        .set("type", QByteArray("result"))
        .set("id", iq.text("id"));
    for (Node &child : children)
        node.add(std::move(child));
    link.send(node);
}

void World::refuse(Link &link, const NodeView &iq, int code, const char *text)
{
    Node node("iq");
    node.set("from", iq.jid("to").value_or(Jid::network()))
        .set("type", QByteArray("error"))
        .set("id", iq.text("id"))
        .add(Node("error").set("code", QByteArray::number(code)).set("text", QByteArray(text)));
    link.send(node);
}

void World::deliver(Number &, Device &device, Node node)
{
    const auto attr = [&](QByteArrayView key) {
        for (const wire::Attr &one : node.attrs) {
            if (one.key == key)
                return std::holds_alternative<QByteArray>(one.value) ? std::get<QByteArray>(one.value)
                                                                     : std::get<Jid>(one.value).text();
        }
        return QByteArray();
    };
    QByteArray key = node.tag.left(1) + '|' + attr("id");
    if (node.tag == "receipt")
        key += '|' + attr("from") + '|' + attr("participant") + '|' + attr("type");
    std::erase_if(device.queue, [&](const Queued &queued) { return queued.key == key; });
    device.queue.push_back({key, std::move(node), false});
    touch();
    pump(device);
}

void World::pump(Device &device)
{
    Link *link = device.link;
    if (!link || !link->isActive)
        return;
    if (link->isPhone()) {
        // a phone takes what it is given; what it answers may bring more
        while (!device.queue.empty() && device.link) {
            const Node node = device.queue.front().node;
            device.queue.erase(device.queue.begin());
            link->send(node);
        }
        return;
    }
    for (std::size_t i = 0; i < device.queue.size() && device.link == link; ++i) {
        Queued &queued = device.queue[i];
        if (std::exchange(queued.sent, true))
            continue;
        const Node node = queued.node;
        link->send(node);
        if (node.tag == "message" && mishaps_.take(Mishap::Kind::Duplicate, link->number->pn))
            link->send(node);
    }
}

void World::unqueue(Device &device, const QByteArray &key)
{
    if (std::erase_if(device.queue, [&](const Queued &queued) { return queued.key == key; }) > 0)
        touch();
}

void World::onStanza(Link &link, const NodeView &stanza)
{
    const bool isAnswer
        = stanza.is("iq") && (stanza.textView("type") == "result" || stanza.textView("type") == "error");
    if (isAnswer) {
        auto waiting = link.questions.extract(stanza.text("id"));
        if (waiting)
            waiting.mapped()(stanza);
    } else if (stanza.is("iq")) {
        onIq(link, stanza);
    } else if (!link.number) {
        violation(&link, u"stanza_before_login"_s, QString::fromLatin1(stanza.tag()));
    } else if (stanza.is("message")) {
        onMessage(link, stanza);
    } else if (stanza.is("receipt")) {
        onReceipt(link, stanza);
    } else if (stanza.is("ack")) {
        onAck(link, stanza);
    } else if (stanza.is("presence")) {
        onPresence(link, stanza);
    } else if (stanza.is("chatstate")) {
        onTyping(link, stanza);
    } else if (stanza.is("ib") || stanza.is("call")) {
        return; // nobody here watches them
    } else if (stanza.is("xmlstreamend")) {
        link.close();
    } else {
        violation(&link, u"unknown_stanza"_s, QString::fromLatin1(stanza.tag()));
    }
}

void World::onGone(Link &link)
{
    registering_.removeAll(&link);
    if (Device *device = deviceOf(link); device && device->link == &link)
        device->link = nullptr;
    if (link.number && link.isAvailable)
        tellPresence(*link.number);
}

}
