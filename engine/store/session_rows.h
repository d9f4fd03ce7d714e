// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/account.h"

#include <QList>

#include <optional>

namespace store {

class Database;
class Sealer;
class Vault;

/// Signal records by device address (a Jid with device; LID form whenever it is known). Records are sealed.
class SessionRows {
public:
    SessionRows(Database &database, Vault &vault) : database_(database), vault_(vault) { }

    base::Result<std::optional<QByteArray>> session(
        const model::AccountId &account, const model::Jid &device) const;
    base::Result<void> saveSession(
        const model::AccountId &account, const model::Jid &device, const QByteArray &record);
    /// Of every device of the person.
    base::Result<void> removeSessionsOf(const model::AccountId &account, const model::Jid &person);
    base::Result<void> removeSession(const model::AccountId &account, const model::Jid &device);
    /// Which of these devices have a session.
    base::Result<QList<model::Jid>> withSession(
        const model::AccountId &account, const QList<model::Jid> &devices) const;

    /// The identity key last seen (32 bytes), or nothing.
    base::Result<std::optional<QByteArray>> identity(
        const model::AccountId &account, const model::Jid &device) const;
    base::Result<void> saveIdentity(
        const model::AccountId &account, const model::Jid &device, const QByteArray &key);
    base::Result<void> removeIdentitiesOf(const model::AccountId &account, const model::Jid &person);

    base::Result<std::optional<QByteArray>> senderKey(
        const model::AccountId &account, const model::Jid &group, const model::Jid &device) const;
    base::Result<void> saveSenderKey(const model::AccountId &account, const model::Jid &group,
        const model::Jid &device, const QByteArray &record);

    base::Result<void> removeSenderKey(
        const model::AccountId &account, const model::Jid &group, const model::Jid &device);

    /// Re-keys sessions, identities and sender keys of all devices of `from` (PN) under `to` (LID). A record
    /// that exists under `to` wins. Never re-created: the ratchet goes on.
    base::Result<void> moveAddress(
        const model::AccountId &account, const model::Jid &from, const model::Jid &to);
    /// Seals all of it anew, when the number goes to another client.
    base::Result<void> reseal(const model::AccountId &account, const Sealer &from, Sealer &to);
    base::Result<void> removeAll(const model::AccountId &account);

private:
    Database &database_;
    Vault &vault_;
};

}
