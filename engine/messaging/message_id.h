// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/random.h"
#include "engine/model/jid.h"

#include <QList>

namespace messaging {

/// A network message id as web clients make it: "3EB0" and 18 upper-case hex digits. Source: protocol note
/// "Message ids".
QByteArray newMessageId(const base::Clock &clock, base::Random &random, const model::Jid &ownPn);

/// "2:" and the base64 of the first 6 bytes of SHA-256 over the sorted devices, each as
/// "user.agent:device@server". Source: protocol note "phash"; vectors phash.json.
QByteArray participantHash(const QList<model::Jid> &devices);

}
