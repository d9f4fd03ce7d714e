// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/account.h"
#include "engine/model/client.h"

#include <QList>

namespace store {

class Database;
class Vault;

struct AccountRow {
    model::AccountId id;
    model::ClientId client; ///< whose it is; empty: nobody's yet
    QString label;
    model::AccountState state = model::AccountState::Unpaired;
    std::optional<model::StateReason> reason;
    qint64 stateSinceMs = 0;
    bool wanted = false; ///< should be connected after a restart
    model::Jid pn; ///< with device; empty until paired
    model::Jid lid;
    QString pushName;
    QString platform;
    qint64 createdMs = 0;
};

/// All writes belong inside Store::write.
class AccountRows {
public:
    AccountRows(Database &database, Vault &vault) : database_(database), vault_(vault) { }
    base::Result<void> insert(const AccountRow &row);
    base::Result<void> update(const AccountRow &row); ///< by id, all columns but the client
    base::Result<std::optional<AccountRow>> find(const model::AccountId &id) const;
    base::Result<QList<AccountRow>> all() const; ///< oldest first
    base::Result<int> countOf(const model::ClientId &client) const;
    base::Result<bool> remove(const model::AccountId &id);

private:
    Database &database_;
    Vault &vault_;
};

}
