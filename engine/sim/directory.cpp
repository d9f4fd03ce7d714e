// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sim/directory.h"

#include "engine/wire/document.h"

#include <QCborArray>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

QCborArray queueToArray(const std::vector<Queued> &queue)
{
    QCborArray array;
    for (const Queued &queued : queue)
        array.append(QCborArray{queued.key, wire::encodeNode(queued.node)});
    return array;
}

std::vector<Queued> queueFrom(const QCborArray &array)
{
    std::vector<Queued> queue;
    for (const QCborValue &value : array) {
        const QCborArray entry = value.toArray();
        wire::Document document;
        if (const auto node = document.decode(entry.at(1).toByteArray()))
            queue.push_back({entry.at(0).toByteArray(), node->toNode(), false});
    }
    return queue;
}

}

QCborMap Device::toMap() const
{
    QCborArray keys;
    for (const PublicPreKey &key : preKeys)
        keys.append(QCborArray{static_cast<qint64>(key.id), key.key});
    QCborArray used;
    for (const quint32 usedId : usedPreKeys)
        used.append(static_cast<qint64>(usedId));
    return {{u"id"_s, static_cast<qint64>(id)}, {u"key_index"_s, static_cast<qint64>(keyIndex)},
        {u"identity"_s, identity}, {u"noise"_s, noiseKey},
        {u"registration"_s, static_cast<qint64>(registrationId)},
        {u"skey"_s,
            QCborArray{static_cast<qint64>(signedPreKey.id), signedPreKey.key, signedPreKey.signature}},
        {u"prekeys"_s, keys}, {u"used"_s, used}, {u"uploaded"_s, hasUploaded}, {u"adv"_s, deviceIdentity},
        {u"queue"_s, queueToArray(queue)}};
}

Device Device::from(const QCborMap &map)
{
    Device device;
    device.id = static_cast<quint16>(map.value(u"id"_s).toInteger());
    device.keyIndex = static_cast<quint32>(map.value(u"key_index"_s).toInteger());
    device.identity = map.value(u"identity"_s).toByteArray();
    device.noiseKey = map.value(u"noise"_s).toByteArray();
    device.registrationId = static_cast<quint32>(map.value(u"registration"_s).toInteger());
    const QCborArray skey = map.value(u"skey"_s).toArray();
    device.signedPreKey
        = {static_cast<quint32>(skey.at(0).toInteger()), skey.at(1).toByteArray(), skey.at(2).toByteArray()};
    for (const QCborValue &value : map.value(u"prekeys"_s).toArray()) {
        const QCborArray key = value.toArray();
        device.preKeys.push_back({static_cast<quint32>(key.at(0).toInteger()), key.at(1).toByteArray()});
    }
    for (const QCborValue &value : map.value(u"used"_s).toArray())
        device.usedPreKeys.insert(static_cast<quint32>(value.toInteger()));
    device.hasUploaded = map.value(u"uploaded"_s).toBool();
    device.deviceIdentity = map.value(u"adv"_s).toByteArray();
    device.queue = queueFrom(map.value(u"queue"_s).toArray());
    return device;
}

QCborMap Number::toMap() const
{
    QCborArray all;
    for (const auto &[deviceId, device] : devices)
        all.append(device.toMap());
    QCborArray heard;
    for (const QByteArray &peer : peers)
        heard.append(peer);
    QCborArray kept;
    QCborMap rules;
    for (auto rule = privacy.cbegin(); rule != privacy.cend(); ++rule)
        rules.insert(QString::fromLatin1(rule.key()), rule.value());
    for (const QByteArray &one : blocked)
        kept.append(one);
    return {{u"pn"_s, pn}, {u"lid"_s, lid}, {u"name"_s, name}, {u"devices"_s, all},
        {u"next_device"_s, static_cast<qint64>(nextDevice)},
        {u"next_key_index"_s, static_cast<qint64>(nextKeyIndex)}, {u"peers"_s, heard}, {u"blocked"_s, kept},
        {u"privacy"_s, rules}};
}

std::unique_ptr<Number> Number::from(const QCborMap &map)
{
    auto number = std::make_unique<Number>();
    number->pn = map.value(u"pn"_s).toByteArray();
    number->lid = map.value(u"lid"_s).toByteArray();
    number->name = map.value(u"name"_s).toString();
    for (const QCborValue &value : map.value(u"devices"_s).toArray()) {
        Device device = Device::from(value.toMap());
        number->devices.emplace(device.id, std::move(device));
    }
    number->nextDevice = static_cast<quint16>(map.value(u"next_device"_s).toInteger(1));
    number->nextKeyIndex = static_cast<quint32>(map.value(u"next_key_index"_s).toInteger(1));
    for (const QCborValue &value : map.value(u"peers"_s).toArray())
        number->peers.insert(value.toByteArray());
    const QCborMap rules = map.value(u"privacy"_s).toMap();
    for (auto rule = rules.cbegin(); rule != rules.cend(); ++rule)
        number->privacy.insert(rule.key().toString().toLatin1(), rule.value().toByteArray());
    for (const QCborValue &value : map.value(u"blocked"_s).toArray())
        number->blocked.insert(value.toByteArray());
    return number;
}

Number &Directory::add(std::unique_ptr<Number> number)
{
    Number &added = *number;
    byLid_[added.lid] = &added;
    numbers_[added.pn] = std::move(number);
    return added;
}

Number *Directory::find(const QByteArray &pn) const
{
    const auto at = numbers_.find(pn);
    return at == numbers_.end() ? nullptr : at->second.get();
}

Place Directory::resolve(const model::Jid &jid) const
{
    Place place;
    if (jid.isLid()) {
        const auto at = byLid_.find(jid.user);
        place.number = at == byLid_.end() ? nullptr : at->second;
        place.mode = model::Server::Lid;
    } else if (jid.isPn()) {
        place.number = find(jid.user);
    }
    if (!place.number)
        return {};
    place.isExplicit = jid.device != 0;
    const auto device = place.number->devices.find(jid.device);
    place.device = device == place.number->devices.end() ? nullptr : &device->second;
    return place;
}

}
