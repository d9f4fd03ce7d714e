// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/task.h"
#include "engine/messaging/cipher.h"
#include "engine/transport/line.h"

#include <QObject>

namespace messaging {

/// Reads the published keys of one device from a `<user>` of a bundle answer. Malformed if a part is missing
/// or has the wrong length; Refused with the server's code when it answers with an error.
base::Result<e2e::Bundle> readBundle(const wire::NodeView &user);
/// The same from a retry receipt (`<keys>` and `<registration>`). NotFound when it brings none.
base::Result<e2e::Bundle> readRetryKeys(const wire::NodeView &receipt);

/// Gets the keys of devices with which there is no session yet. `line`, `store`, `cipher` outlive it.
class Bundles : public QObject {
    Q_OBJECT
public:
    Bundles(model::AccountId account, transport::Line &line, store::Store &store, Cipher &cipher);

    /// Makes sure that there is a session with each. A device whose keys are missing or forged is left out
    /// of the rest; @return the devices that still have no session.
    base::Task<QList<model::Jid>> ensure(const QList<model::Jid> &devices);
    /// Asks for the keys of one device and starts a new session, whatever there was.
    base::Task<void> renew(const model::Jid &device);

Q_SIGNALS:
    /// The person's security code changed (a re-installation, usually).
    void identityChanged(const model::Jid &person);

private:
    base::Task<void> fetch(const QList<model::Jid> &devices);
    base::Result<void> accept(const wire::NodeView &list);
    base::Result<QList<model::Jid>> without(const QList<model::Jid> &devices) const;

    model::AccountId account_;
    transport::Line &line_;
    store::Store &store_;
    Cipher &cipher_;
};

}
