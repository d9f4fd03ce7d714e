// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/account.h"
#include "engine/store/chat_rows.h"

namespace store {

/// Labels, which chats carry them, and the texts that are kept to be sent again. All writes belong inside
/// Store::write.
class LabelRows {
public:
    explicit LabelRows(Database &database) : database_(database) { }

    base::Result<void> put(const model::AccountId &account, const model::Label &label);
    /// Taken off every chat, too.
    base::Result<void> remove(const model::AccountId &account, const QString &id);
    base::Result<QList<model::Label>> list(const model::AccountId &account) const;
    /// A label that is not known yet may be put on: what names it comes later.
    base::Result<void> assign(const model::AccountId &account, const QString &id, ChatId chat, bool on);

    base::Result<void> putReply(const model::AccountId &account, const model::QuickReply &reply);
    base::Result<void> removeReply(const model::AccountId &account, const QString &id);
    base::Result<QList<model::QuickReply>> replies(const model::AccountId &account) const;

    base::Result<void> removeAll(const model::AccountId &account);

private:
    Database &database_;
};

}
