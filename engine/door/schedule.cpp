// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door/schedule.h"

#include "engine/door/backend.h"

namespace door {

using base::Result;
using base::Task;
using model::ScheduledMessage;

Task<ScheduledMessage> Schedule::keep(const ScheduledMessage &message, bool takesDraft)
{
    return backend_.schedule->keep(message, takesDraft);
}

Result<QList<ScheduledMessage>> Schedule::list(const model::AccountId &account, const model::Jid &chat) const
{
    ASSIGN_OR_RETURN(const auto id, backend_.store->chats().find(account, chat));
    return id ? backend_.store->scheduled().list(*id) : QList<ScheduledMessage>();
}

Result<std::optional<ScheduledMessage>> Schedule::find(const QString &id) const
{
    return backend_.store->scheduled().find(id);
}

Task<void> Schedule::move(const QString &id, qint64 atMs)
{
    return backend_.schedule->move(id, atMs);
}

Task<void> Schedule::remove(const QString &id)
{
    return backend_.schedule->remove(id);
}

Task<model::Message> Schedule::sendNow(const QString &id)
{
    return backend_.schedule->sendNow(id);
}

}
