// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/wire/node.h"

namespace messaging {

/// What a message's stanza says of its content, so that the server and other programs can sort it without
/// reading it. Source: protocol note "Sending 1:1", TYPE, MEDIATYPE and edit.
struct Traits {
    QByteArray type = "text"; ///< of the stanza
    QByteArray edit; ///< of the stanza, or empty
    QByteArray mediaType; ///< of each enc, or empty
    QByteArray pollType; ///< of the meta child, or empty
    bool isHidden = false; ///< decrypt-fail=hide: who cannot read it is not told of it
};
/// Malformed when it is no Message.
base::Result<Traits> traitsOf(QByteArrayView message);

/// Sets what belongs on the stanza itself, and its meta child.
void describe(wire::Node &message, const Traits &traits);
/// Sets what belongs on an enc.
void describeEnc(wire::Node &enc, const Traits &traits);

}
