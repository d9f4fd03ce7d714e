// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/accounts/supervisor.h"
#include "engine/clients/export_pack.h"

namespace clients {

/// A client leaves the agency: its numbers are logged out, everything of them is written into files, and then
/// nothing of it is left here. In that order: a step that fails leaves what comes after it undone, and it can
/// be done again. One at a time.
class OffBoarding : public QObject {
    Q_OBJECT
public:
    struct Parts {
        store::Store &store;
        accounts::Supervisor &accounts;
        base::Clock &clock;
        QString directory; ///< under which the files go, each client's in a folder of its own
    };
    explicit OffBoarding(Parts parts) : parts_(std::move(parts)) { }
    /// Refused busy while another one is under way; Storage export_failed, and nothing was deleted then.
    base::Task<model::OffBoarded> run(const model::Client &client);

private:
    base::Task<void> logOut(qsizetype at);
    base::Task<void> wipe(qsizetype at);
    base::Result<void> end();
    void certify();
    void keep(const QString &name, const QByteArray &text);

    Parts parts_;
    std::unique_ptr<ExportPack> pack_;
    model::OffBoarded done_;
    QList<model::AccountId> numbers_;
    bool running_ = false;
};

}
