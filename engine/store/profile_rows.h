// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/account.h"
#include "engine/model/business.h"
#include "engine/store/people_rows.h"

#include <optional>

namespace store {

/// What a person or a group shows of itself, as it was when the network was asked last.
struct Profile {
    QString pictureId; ///< the network's; empty: none, or not for us
    QByteArray picture; ///< what MediaFiles has it under; empty: none
    qint64 pictureMs = 0; ///< when it was asked for; 0: never, or it has changed since
    QString about; ///< empty: nothing, or not for us
    std::optional<bool> isBusiness;
    model::BusinessProfile business; ///< empty: it tells nothing, or is none
    qint64 aboutMs = 0; ///< as pictureMs, of `about`, `isBusiness` and `business`
};

/// What people show, what is noted about them here, and who is blocked. All writes belong inside
/// Store::write.
class ProfileRows {
public:
    explicit ProfileRows(Database &database) : database_(database) { }

    /// @param whose  a person as `Person::lid` or, without one, `pn`; or a group
    base::Result<Profile> profile(const model::AccountId &account, const model::Jid &whose) const;
    base::Result<void> keep(const model::AccountId &account, const model::Jid &whose, const Profile &profile);

    /// What staff wrote about a person; at home here alone.
    base::Result<QString> note(PersonId person) const;
    base::Result<void> setNote(PersonId person, const QString &text); ///< empty: none any more

    base::Result<bool> isBlocked(const model::AccountId &account, const model::Jid &lid) const;
    base::Result<QList<model::Jid>> blocked(const model::AccountId &account) const;
    base::Result<void> setBlocked(const model::AccountId &account, const model::Jid &lid, bool on);
    base::Result<void> replaceBlocked(const model::AccountId &account, const QList<model::Jid> &lids);

    /// Which of our numbers somebody with that phone has a chat with, and of how many messages.
    struct Talk {
        model::AccountId account;
        qint64 messages = 0;
    };
    base::Result<QList<Talk>> talksWith(const model::Jid &pn) const;

    base::Result<void> removeAll(const model::AccountId &account);

private:
    Database &database_;
};

}
