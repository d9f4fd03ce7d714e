// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/crypto/curve.h"
#include "engine/model/jid.h"
#include "engine/wire/node.h"

#include <QCborMap>
#include <QMap>
#include <QSet>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace sim {

class Link;

/// Something that must reach a device; it waits here until the device has acknowledged it.
struct Queued {
    QByteArray key; ///< what an acknowledgement names: "m|ID", "r|ID|FROM|PARTICIPANT|TYPE", "n|ID"
    wire::Node node;
    bool sent = false; ///< on the present link
};

struct PublicPreKey {
    quint32 id = 0;
    QByteArray key; ///< 32 bytes
};
struct PublicSignedPreKey {
    quint32 id = 0;
    QByteArray key; ///< 32 bytes
    QByteArray signature; ///< 64 bytes
};

/// What the server knows of a device. Device 0 is the phone.
struct Device {
    quint16 id = 0;
    quint32 keyIndex = 0;
    QByteArray identity; ///< 32 bytes
    QByteArray noiseKey; ///< 32 bytes; empty for a phone
    quint32 registrationId = 0;
    PublicSignedPreKey signedPreKey;
    std::vector<PublicPreKey> preKeys;
    QSet<quint32> usedPreKeys;
    bool hasUploaded = false;
    QByteArray deviceIdentity; ///< the serialised ADVSignedDeviceIdentity, both signatures in it
    std::vector<Queued> queue;
    Link *link = nullptr;

    QCborMap toMap() const;
    static Device from(const QCborMap &map);
};

struct Number {
    QByteArray pn;
    QByteArray lid;
    QString name;
    std::map<quint16, Device> devices;
    quint16 nextDevice = 1;
    quint32 nextKeyIndex = 1;
    QSet<QByteArray> peers; ///< numbers that hear of our devices
    QSet<QByteArray> blocked; ///< numbers whose messages are kept back
    QMap<QByteArray, QByteArray> privacy; ///< rule → value, as on the wire; what is not in it is open to all

    model::Jid jid(model::Server server, quint16 device = 0) const
    {
        return server == model::Server::Lid ? model::Jid::lid(lid, device) : model::Jid::pn(pn, device);
    }
    QCborMap toMap() const;
    static std::unique_ptr<Number> from(const QCborMap &map);
};

/// Where an address leads.
struct Place {
    Number *number = nullptr;
    Device *device = nullptr; ///< null when the number has no such device
    model::Server mode = model::Server::Pn; ///< the form that was asked with
    bool isExplicit = false; ///< a companion was named
    explicit operator bool() const { return number != nullptr; }
};

class Directory {
public:
    Number &add(std::unique_ptr<Number> number);
    Number *find(const QByteArray &pn) const;
    Place resolve(const model::Jid &jid) const;
    const std::map<QByteArray, std::unique_ptr<Number>> &all() const { return numbers_; }

private:
    std::map<QByteArray, std::unique_ptr<Number>> numbers_;
    std::map<QByteArray, Number *> byLid_;
};

/// The same person under the other kind of address.
inline model::Server otherMode(model::Server mode)
{
    return mode == model::Server::Lid ? model::Server::Pn : model::Server::Lid;
}

}
