// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace model {

/// Where the engine connects and whom it trusts. WhatsApp's own is the default; others come from a file.
/// Nothing but `app` may ask which network it is: rooms use the values, never the name.
struct NetworkProfile {
    QString name = QStringLiteral("whatsapp");
    bool real = true;
    QUrl chatUrl = QUrl(QStringLiteral("wss://web.whatsapp.com/ws/chat"));
    QByteArray noiseRootKey; ///< 32 bytes, X25519 form
    quint32 noiseRootSerial = 0;
    QStringList mediaHosts;
    QString mediaScheme = QStringLiteral("https");
    QString extraCaFile;
    QUrl webVersionUrl; ///< the page that names the current web version; empty: the known one is used
    struct Timing {
        base::milliseconds keepalive{
            25'000}; ///< a round trip is asked for after this much silence, less up to a fifth
        base::milliseconds answerTimeout{75'000};
        base::milliseconds backoffFirst{1'000};
        base::milliseconds backoffMost{30'000};
        base::milliseconds retryDelay{5'000}; ///< before a resend of an unreadable message is asked for
    } timing;
    base::milliseconds clockOffset{0};
    bool mayLiftLimits = false; ///< sending limits of 0 are accepted: loopback networks only
};

/// WhatsApp's own network, with its pinned root key.
NetworkProfile realNetwork();

}
