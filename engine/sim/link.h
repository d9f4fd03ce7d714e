// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/sim/directory.h"
#include "engine/wire/document.h"

#include <QList>
#include <QSet>

#include <functional>

namespace sim {

/// A companion that has registered and waits to be linked.
struct Registration {
    QByteArray identity;
    QByteArray noiseKey;
    quint32 registrationId = 0;
    PublicSignedPreKey signedPreKey;
    struct Ref {
        QByteArray text;
        qint64 untilMs = 0;
    };
    QList<Ref> refs;
    struct LinkCode {
        QByteArray ref;
        QByteArray wrappedEphemeral; ///< 80 bytes
        QByteArray pn;
        bool primaryAnswered = false;
    };
    std::optional<LinkCode> code;
};

/// One line into the network: a client's socket, or a phone.
class Link {
public:
    virtual ~Link() = default;
    virtual void send(const wire::Node &node) = 0;
    /// In order, after what was sent.
    virtual void close() = 0;
    /// At once, as if a cable was pulled.
    virtual void cut() = 0;
    virtual bool isPhone() const { return false; }

    Number *number = nullptr; ///< set at login
    quint16 deviceId = 0;
    bool isActive = false; ///< wants its messages
    bool isAvailable = false; ///< somebody looks at it
    QSet<QByteArray> follows; ///< numbers whose whereabouts it wants to be told
    std::optional<Registration> registration;
    /// Pairing requests of ours that it has not answered, by iq id.
    std::map<QByteArray, std::function<void(const wire::NodeView &)>> questions;
};

/// What a server finds wrong with a client: a correct one causes none.
struct Violation {
    QByteArray who; ///< "PN:DEVICE", empty before login
    QString kind;
    QString detail;
};

}
