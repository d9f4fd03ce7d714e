// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/accounts/supervisor.h"
#include "engine/clients/number_export.h"
#include "engine/clients/off_boarding.h"
#include "engine/model/client.h"
#include "engine/store/store.h"

#include <QObject>

/// clients: whom the agency works for. A number belongs to one of them or to nobody yet.
namespace clients {

/// Lives on the engine thread; what is given outlives it.
class Clients : public QObject {
    Q_OBJECT
public:
    struct Parts {
        store::Store &store;
        accounts::Supervisor &accounts;
        base::Clock &clock;
        base::Random &random;
        QString exportDirectory; ///< where what belonged to a client that leaves is written
    };
    explicit Clients(Parts parts);

    base::Result<QList<model::Client>> list() const; ///< oldest first
    base::Result<std::optional<model::Client>> find(const model::ClientId &id) const;

    /// The draft's fields that cannot be; nothing is changed.
    QList<model::WrongField> check(const model::ClientDraft &draft, bool isNew) const;
    /// With a key of its own. What the draft leaves open is taken from this machine (zone, country, language)
    /// or chosen so that it differs from the others (colour, mark). Malformed when `check` finds something.
    /// @param id  decided by the caller so that a repeated request makes nothing twice. Empty: decided here.
    base::Task<model::Client> create(const model::ClientDraft &draft, const model::ClientId &id);
    /// NotFound; Malformed when `check` finds something. A shorter retention takes effect at once.
    base::Task<model::Client> change(const model::ClientId &id, const model::ClientDraft &draft);
    /// Destroys its key. NotFound; Refused has_numbers while numbers belong to it.
    base::Task<void> remove(const model::ClientId &id);
    /// The client leaves: see OffBoarding. NotFound for an unknown one.
    base::Task<model::OffBoarded> offBoard(const model::ClientId &id);
    /// Writes what is stored of a number into files: see NumberExport. NotFound.
    base::Task<model::Exported> exportNumber(const model::AccountId &account);
    /// The number belongs to that client from now on (empty: to nobody); what is sealed of it is sealed anew.
    /// NotFound with code no_account or no_client.
    base::Task<void> move(const model::AccountId &account, const model::ClientId &client);

    /// How many messages of the client's numbers would go now if messages were kept for so many days.
    base::Result<int> countOlderThan(const model::ClientId &id, int days) const;
    /// Deletes what has been kept long enough, some at a time, until nothing is left to delete.
    void tidy();

Q_SIGNALS:
    void changed(); ///< a client was made, changed or removed

private:
    base::Task<model::Client> found(base::Task<void> written, const model::ClientId &id);
    model::Client fresh(const QList<model::Client> &others) const;
    qint64 before(int days) const;

    Parts parts_;
    OffBoarding offBoarding_;
    NumberExport numberExport_;
    base::Timer next_;
};

}
