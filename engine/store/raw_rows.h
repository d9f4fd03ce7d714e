// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/account.h"

#include <QList>

namespace store {

class Database;
class Sealer;
class Vault;

/// Once-only data for which no room exists yet (key shares, history notices, app state, protocol messages,
/// stanzas): kept sealed before its ack, replayed when the room comes.
struct RawItem {
    qint64 id = 0;
    model::AccountId account;
    QString kind; ///< "protocol_message", "history_sync", "app_state_key_share", "notification:<type>", …
    QByteArray waId; ///< the stanza's id: the same (account, kind, waId) is kept once
    model::Jid sender;
    qint64 receivedMs = 0;
    QByteArray bytes; ///< the frame or the serialised Message
    model::Jid chat = {}; ///< where it came, when that is known
    QByteArray target = {}; ///< the network's id of a message that it waits for
    qint64 atMs = 0; ///< the network's time of it
};

class RawRows {
public:
    RawRows(Database &database, Vault &vault) : database_(database), vault_(vault) { }
    base::Result<void> keep(const RawItem &item);
    base::Result<QList<RawItem>> list(
        const model::AccountId &account, const QString &kind, int limit, qint64 afterId = 0) const;
    /// What waits for the message of that id, oldest first.
    base::Result<QList<RawItem>> waitingFor(const model::AccountId &account, const QByteArray &target) const;
    base::Result<void> remove(qint64 id);
    /// Seals all of it anew, when the number goes to another client.
    base::Result<void> reseal(const model::AccountId &account, const Sealer &from, Sealer &to);

private:
    Database &database_;
    Vault &vault_;
};

}
