// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/account.h"

#include <QList>

#include <optional>

namespace store {

class Database;

/// One outgoing message waiting or under way. The message row (with its network id) exists before the job
/// runs.
struct Job {
    qint64 id = 0; ///< order of the account's queue
    model::AccountId account;
    QString message; ///< our message id
    int attempts = 0;
    qint64 notBeforeMs = 0;
    bool underWay = false; ///< handed to the line at least once
};

class JobRows {
public:
    explicit JobRows(Database &database) : database_(database) { }
    base::Result<qint64> insert(const Job &job);
    /// The head of the account's queue, due or not.
    base::Result<std::optional<Job>> next(const model::AccountId &account) const;
    base::Result<std::optional<Job>> ofMessage(const model::AccountId &account, const QString &message) const;
    base::Result<void> update(const Job &job);
    base::Result<void> remove(qint64 id);
    base::Result<int> count(const model::AccountId &account) const;
    base::Result<int> countAll() const;
    base::Result<QList<model::AccountId>> accountsWithJobs() const;

private:
    Database &database_;
};

}
