// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/client.h"

#include <QList>

namespace store {

class Database;
class Vault;

/// The agency's clients, each with a key of its own. All writes belong inside Store::write.
class ClientRows {
public:
    ClientRows(Database &database, Vault &vault) : database_(database), vault_(vault) { }
    /// Makes the client's key too.
    base::Result<void> insert(const model::Client &client);
    base::Result<void> update(const model::Client &client); ///< by id, all columns but the key
    base::Result<std::optional<model::Client>> find(const model::ClientId &id) const;
    base::Result<QList<model::Client>> all() const; ///< oldest first
    /// With its key: nothing that was sealed under it can be read any more. It has no numbers.
    base::Result<bool> remove(const model::ClientId &id);

private:
    Database &database_;
    Vault &vault_;
};

}
