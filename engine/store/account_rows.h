// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/account.h"

#include <QList>

namespace store {

class Database;

struct AccountRow {
    model::AccountId id;
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
    explicit AccountRows(Database &database) : database_(database) { }
    base::Result<void> insert(const AccountRow &row);
    base::Result<void> update(const AccountRow &row); ///< by id, all columns
    base::Result<std::optional<AccountRow>> find(const model::AccountId &id) const;
    base::Result<QList<AccountRow>> all() const; ///< oldest first
    base::Result<bool> remove(const model::AccountId &id);

private:
    Database &database_;
};

}
