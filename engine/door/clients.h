// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/task.h"
#include "engine/model/account.h"
#include "engine/model/client.h"

#include <QList>
#include <QObject>

namespace door {

struct Backend;

/// Whom the numbers belong to.
class Clients : public QObject {
    Q_OBJECT
public:
    explicit Clients(Backend &backend) : backend_(backend) { }

    base::Result<QList<model::Client>> list() const; ///< oldest first
    base::Result<std::optional<model::Client>> find(const model::ClientId &id) const;
    /// The draft's fields that cannot be. A new client needs a name.
    QList<model::WrongField> check(const model::ClientDraft &draft, bool isNew) const;
    /// What the draft leaves open is taken from this machine, colour and mark so that they differ from
    /// others.
    /// @param id  as in `Accounts::create`
    base::Task<model::Client> create(const model::ClientDraft &draft, const model::ClientId &id = {});
    /// NotFound; Malformed when `check` finds something. A shorter retention takes effect at once.
    base::Task<model::Client> change(const model::ClientId &id, const model::ClientDraft &draft);
    /// With its key. NotFound; Refused has_numbers while numbers belong to it.
    base::Task<void> remove(const model::ClientId &id);
    /// The client leaves: its numbers are logged out, everything of it is written into files under the
    /// profile's `exports`, then nothing of it is left here. NotFound; Refused busy; Storage export_failed,
    /// and then nothing was deleted.
    base::Task<model::OffBoarded> offBoard(const model::ClientId &id);
    /// The number belongs to that client from now on; empty: to nobody. NotFound no_account or no_client.
    base::Task<model::AccountView> move(const model::AccountId &account, const model::ClientId &client);
    /// How many messages of its numbers would go now if messages were kept for so many days.
    base::Result<int> countOlderThan(const model::ClientId &id, int days) const;

Q_SIGNALS:
    void changed(); ///< a client was made, changed or removed

private:
    Backend &backend_;
};

}
