// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phone.h"
#include "engine/base/task.h"
#include "engine/model/account.h"
#include "engine/model/client.h"
#include "engine/model/self_check.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace door {

struct PairingView {
    model::AccountState state = model::AccountState::WaitingForScan;
    QByteArray qr; ///< text of the code, empty until there is one
    qint64 expiresAtMs = 0;
    QString code; ///< "ABCD-EFGH", empty when none was asked for
};

QJsonObject pairingJson(const PairingView &pairing);

struct Backend;

class Accounts {
public:
    explicit Accounts(Backend &backend) : backend_(backend) { }
    /// @param id  decided by the caller so that a repeated request makes nothing twice: when there is such an
    ///     account already it is the answer. Empty: decided here.
    /// @param client  whose it is; it is there. Empty: nobody's yet
    base::Task<model::AccountView> create(
        const QString &label, const model::AccountId &id = {}, const model::ClientId &client = {});
    QList<model::AccountView> list() const; ///< oldest first
    std::optional<model::AccountView> find(const model::AccountId &id) const;
    base::Task<model::AccountView> rename(const model::AccountId &id, const QString &label);

    /// Starts pairing (unpaired, logged_out) or logs in. NotFound for an unknown id.
    struct Started {
        model::AccountView account;
        bool wasThere = false; ///< it is connected or on its way already
    };
    base::Result<Started> connect(const model::AccountId &id);
    base::Result<Started> disconnect(const model::AccountId &id);
    /// Ends the line in order and comes back at once; connects what is not connected. NotFound.
    base::Result<Started> restart(const model::AccountId &id);
    /// Logs the device out (best effort, 4 s); the number stays here with all it has, in state logged_out.
    /// NotFound; Refused wrong_state for one that is not linked.
    base::Task<model::AccountView> logOut(const model::AccountId &id);
    /// Writes its chats, messages and files into a folder under the profile's `exports`. NotFound; Refused
    /// busy; Storage export_failed.
    base::Task<model::Exported> exportTo(const model::AccountId &id);
    /// Logs the device out (best effort, 4 s) and wipes its keys. NotFound for an unknown id.
    base::Task<void> remove(const model::AccountId &id, bool keepMessages);

    std::optional<PairingView> pairing(const model::AccountId &id) const; ///< nothing when not pairing
    /// Starts pairing when it was not running; answers "ABCD-EFGH" once the server accepted it. Refused with
    /// code wrong_state when the account is paired; Limit when the server wants us to wait; Timeout; Offline.
    base::Task<QString> pairingCode(const model::AccountId &id, const base::Phone &phone);

    /// What passes on a number's line, shapes and sizes alone, for whoever has to find out what the network
    /// does. @return nothing: no such account
    struct WireLogView {
        bool isOn = false;
        QString path; ///< of the file, also while there is none yet
        qint64 bytes = 0;
    };
    std::optional<WireLogView> wireLog(const model::AccountId &id) const;
    /// From now on, and over restarts. NotFound.
    base::Task<WireLogView> setWireLog(const model::AccountId &id, bool on);
    /// Every point where the reference of the wire is in doubt, and what the network did there on the lines
    /// of this number since it was made. @return nothing: no such account
    std::optional<QList<model::CheckPoint>> selfCheck(const model::AccountId &id) const;

private:
    Backend &backend_;
};

}
