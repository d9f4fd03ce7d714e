// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door/webhooks.h"

#include "engine/door/backend.h"

namespace door {

using base::Fault;
using base::Result;
using base::Task;
using model::WebhookTarget;

QList<Webhooks::Wrong> Webhooks::check(const Draft &draft, const QString &id) const
{
    return backend_.webhooks->check(draft, id);
}

Task<WebhookTarget> Webhooks::create(const Draft &draft, const QString &id)
{
    return backend_.webhooks->create(draft, id);
}

Result<QList<WebhookTarget>> Webhooks::list() const
{
    return backend_.webhooks->list();
}

Result<std::optional<WebhookTarget>> Webhooks::find(const QString &id) const
{
    return backend_.webhooks->find(id);
}

Task<WebhookTarget> Webhooks::change(const QString &id, const Draft &draft)
{
    return backend_.webhooks->change(id, draft);
}

Task<void> Webhooks::remove(const QString &id)
{
    return backend_.webhooks->remove(id);
}

Task<Webhooks::Tested> Webhooks::test(const QString &id)
{
    return backend_.webhooks->test(id);
}

Result<model::Page<model::Delivery>> Webhooks::deliveries(const QString &target, const Filter &filter) const
{
    ASSIGN_OR_RETURN(const auto known, backend_.store->webhooks().find(target));
    if (!known)
        return base::fail(Fault::NotFound, QStringLiteral("There is no such web hook."));
    return backend_.store->deliveries().list(target, filter.state, filter.limit, filter.cursor);
}

Result<std::optional<Webhooks::Detail>> Webhooks::delivery(const QString &id) const
{
    ASSIGN_OR_RETURN(const auto row, backend_.store->deliveries().find(id));
    if (!row)
        return std::optional<Detail>();
    ASSIGN_OR_RETURN(auto attempts, backend_.store->deliveries().attempts(row->row));
    return std::optional<Detail>(Detail{row->delivery, std::move(attempts)});
}

Task<model::Delivery> Webhooks::replay(const QString &id)
{
    return backend_.webhooks->replay(id);
}

}
