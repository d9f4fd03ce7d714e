// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/random.h"
#include "engine/base/task.h"
#include "engine/contacts/usync.h"
#include "engine/store/store.h"
#include "engine/transport/line.h"

#include <QHash>
#include <QObject>

namespace contacts {

/// A person and the devices a message to them must reach.
struct Devices {
    model::Jid address; ///< without device; the LID when one is known
    model::Jid phone; ///< ditto, the PN; empty while it is not known
    QList<model::Jid> all; ///< with device, in `address`'s space
};

/// Which devices people have: from the store while fresh, else asked for. One per account; `line`, `store`,
/// `clock`, `random` outlive it. Source: protocol note "usync", decisions "people".
class DeviceDirectory : public QObject {
    Q_OBJECT
public:
    DeviceDirectory(model::AccountId account, transport::Line &line, store::Store &store, base::Clock &clock,
        base::Random &random);

    /// One entry a person, in the given order. What is learned (hidden ids, lists) is stored. NotFound with
    /// code not_on_whatsapp when one of them has no device at all.
    base::Task<QList<Devices>> devicesOf(const QList<model::Jid> &people);
    /// The same for many, a group's members: those of whom nothing is found are left out, and not asked for
    /// again within the hour.
    base::Task<QList<Devices>> devicesOfSome(const QList<model::Jid> &people);
    /// The next question asks the server again. Inside Store::write.
    base::Result<void> forget(const model::Jid &person);
    /// A `devices` notification: the list is forgotten, sessions of removed devices go. Inside Store::write.
    base::Result<void> onChanged(const wire::NodeView &notification);

private:
    struct Known {
        QList<Devices> all; ///< one each, in that order; without a device where nothing is known
        QList<model::Jid> unknown; ///< by the address to ask under
    };
    /// What the store has, as long as it is fresh: one question for all of them.
    base::Result<Known> lookUp(const QList<model::Jid> &people) const;
    base::Result<QList<Devices>> everyone(const QList<model::Jid> &people) const;
    base::Result<QList<Devices>> whoIsThere(const QList<model::Jid> &people) const;
    base::Result<void> keep(const QList<UserInfo> &users);
    base::Task<void> ask(const QList<model::Jid> &people);
    base::Task<void> askAll(QList<model::Jid> people);

    model::AccountId account_;
    transport::Line &line_;
    store::Store &store_;
    base::Clock &clock_;
    base::Random &random_;
    QHash<model::Jid, base::milliseconds> absent_; ///< of whom nothing was found, and when; bounded
};

}
