// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/accounts/account.h"

#include <map>

/// accounts: every number of the profile, each on its own line, none in another's way.
namespace accounts {

class Supervisor : public QObject {
    Q_OBJECT
public:
    explicit Supervisor(Ground ground);
    ~Supervisor() override;

    /// Reads the accounts; connects nothing.
    base::Result<void> load();
    /// Says of those that `start` will connect that they are on their way.
    void announce();
    /// Connects the ones that were connected or on their way, and those that were too old for the network:
    /// the version may be another now.
    void start();
    /// Those that wait for their next attempt try now, one after the other.
    void networkReturned();
    /// Ends every line; answers when all have ended, after a second at the latest.
    base::Task<void> shutDown();

    /// @param id  empty: decided here
    /// @param client  whose it is; it is there. Empty: nobody's yet
    base::Task<model::AccountView> create(
        const QString &label, const model::AccountId &id, const model::ClientId &client = {});
    Account *find(const model::AccountId &id) const;
    QList<model::AccountView> views() const; ///< oldest first
    model::AccountView view(const Account &account) const;
    QString wireLogPath(const model::AccountId &id) const { return WireLog::pathOf(ground_.logs, id); }
    /// NotFound for an unknown id.
    base::Task<void> remove(const model::AccountId &id, bool keepMessages);

Q_SIGNALS:
    void pairingChanged(const model::AccountId &account);
    /// The account's messages may leave now.
    void ready(const model::AccountId &account);
    void presenceChanged(const model::Presence &presence);
    void profileChanged(const model::AccountId &account, const model::Jid &whose); ///< empty: of anybody

private:
    Account *adopt(store::AccountRow row);
    void renewVersion();
    void returnNext();
    qint64 midnight(const model::ClientId &id) const;

    Ground ground_;
    std::vector<std::unique_ptr<Account>> accounts_; ///< oldest first
    base::Timer nextReturn_;
    bool isOver_ = false; ///< shut down: nothing connects any more
    bool renewing_ = false; ///< the version is being asked for
};

}
