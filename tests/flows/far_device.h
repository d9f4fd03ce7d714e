// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/e2e/session.h"
#include "engine/store/store.h"
#include "engine/wire/document.h"

#include <map>
#include <optional>

namespace flows {

/// One device that the number's device has a session with: it forgets nothing and never loses its power.
class FarDevice {
public:
    FarDevice(const model::Jid &device, base::Random &random);
    const model::Jid &device() const { return device_; }

    /// The `user` node that answers a question for its keys; each time with another one-time key.
    wire::Node bundle();
    bool begin(const e2e::Bundle &theirs); ///< a session with the number's device

    wire::Node seal(const QByteArray &plain); ///< an `enc` for the number's device
    std::optional<QByteArray> open(const wire::NodeView &enc); ///< nothing: not readable

private:
    model::Jid device_;
    base::Random &random_;
    e2e::LocalIdentity local_;
    e2e::SignedPreKey signedPreKey_;
    std::map<quint32, e2e::PreKey> preKeys_;
    e2e::Session session_;
};

/// An `enc` of that type.
wire::Node encNode(const char *type, const QByteArray &bytes);
/// What the number publishes with its n-th one-time key: others begin with it.
e2e::Bundle publishedBy(store::Store &store, const model::AccountId &number, quint32 preKey);

}
