// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/presence.h"

#include <QByteArray>
#include <QList>
#include <QObject>

namespace door {

struct Backend;

/// One event of the durable feed. `data` holds what must be told as it was then (JSON object), or is empty.
struct Event {
    qint64 seq = 0;
    qint64 atMs = 0;
    QString type;
    model::AccountId account;
    QString subject; ///< message id, chat JID or account id
    QByteArray data;
};

class Events : public QObject {
    Q_OBJECT
public:
    explicit Events(Backend &backend) : backend_(backend) { }
    /// Events after `seq`, oldest first. Limit with code resync when `seq` is older than what is kept.
    base::Result<QList<Event>> after(qint64 seq, int limit) const;
    base::Result<qint64> last() const;
    /// The event as the contract writes it: {seq, at, type, account, data}, `data` being the object as its
    /// GET would answer now, with what the feed kept of that moment laid over it. Event streams and web hooks
    /// tell the same.
    QByteArray json(const Event &event) const;
    /// The same of what is not in the feed. @param seq  of the event before it: whoever goes on from there
    /// misses nothing
    QByteArray json(const model::Presence &presence, qint64 seq) const;

Q_SIGNALS:
    /// New events can be read with `after`.
    void grew();
    /// The disk took nothing of the last changes: what was read meanwhile may not be so.
    void lost();
    /// Not kept, not replayed: a pairing code appeared (Accounts::pairing tells it).
    void pairingChanged(const model::AccountId &account);
    /// Not kept either: somebody came, went, types or stopped typing.
    void presenceChanged(const model::Presence &presence);
    /// Somebody shows another picture or text, or was blocked or let in. @param whose  empty: of anybody
    void profileChanged(const model::AccountId &account, const model::Jid &whose);

private:
    Backend &backend_;
};

}
