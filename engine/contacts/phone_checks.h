// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/random.h"
#include "engine/base/task.h"
#include "engine/contacts/usync.h"
#include "engine/model/contact.h"
#include "engine/store/store.h"
#include "engine/transport/connection.h"

#include <QObject>

#include <functional>

namespace contacts {

/// Whether phones are on the network: from the store while fresh, else asked for. One per account; what it is
/// given outlives it.
///
/// Asking for many phones is what a number is banned for first. So it asks for few at once and few in an
/// hour, counted on disk; and one question at a time, so that who asks for the same meanwhile shares its
/// answer.
class PhoneChecks : public QObject {
    Q_OBJECT
public:
    using Ask = std::function<base::Task<transport::Answer>(wire::Node iq)>;
    struct Parts {
        model::AccountId account;
        Ask ask;
        store::Store &store;
        base::Clock &clock;
        base::Random &random;
    };
    explicit PhoneChecks(Parts parts);

    /// @param phones  at most kMostAtOnce, else Malformed. Offline, Timeout; Limit when the network itself
    /// wants us slower.
    base::Task<model::PhoneChecks> check(const QList<base::Phone> &phones);

    static constexpr qsizetype kMostAtOnce = 50;
    static constexpr qsizetype kMostInAnHour = 100;
    static constexpr qint64 kFreshMs = 24LL * 60 * 60 * 1000;

private:
    using Answered = base::Result<model::PhoneChecks>;
    base::Task<model::PhoneChecks> checkNow(const QList<base::Phone> &phones);
    Answered known(const QList<base::Phone> &phones) const;
    base::Result<qint64> waitFor(qsizetype count);
    base::Result<void> keep(const QList<CheckedUser> &users);
    void next();

    Parts parts_;
    bool asking_ = false;
    std::optional<QList<qint64>> asked_; ///< when each phone of the last hour was; nothing: not read yet
    QList<base::Promise<void>> waiting_;
};

}
