// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/network.h"

namespace model {

NetworkProfile realNetwork()
{
    NetworkProfile profile;
    // Source: protocol note "Certificate chain"; the recorded live chain in the vectors verifies under it.
    profile.noiseRootKey
        = QByteArray::fromHex("142375574d0a587166aae71ebe516437c4a28b73e3695c6ce1f7f9545da8ee6b");
    profile.webVersionUrl = QUrl(QStringLiteral("https://web.whatsapp.com/sw.js"));
    profile.mediaHosts = {QStringLiteral("mmg.whatsapp.net")};
    return profile;
}

}
