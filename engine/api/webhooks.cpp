// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace api {

namespace {

Answer noWebhook()
{
    return notFound(u"There is no such web hook."_s);
}

Answer noDelivery()
{
    return notFound(u"There is no such delivery."_s);
}

/// The address may be the secret itself: only who could change it sees it.
bool showsUrl(const Call &call)
{
    return call.scope == door::Scope::Admin;
}

model::WebhookDraft draftOf(const QJsonObject &body)
{
    model::WebhookDraft draft;
    const auto text = [&](const QString &name) -> std::optional<QString> {
        // null and empty both mean: none
        return body.contains(name) ? std::optional(body.value(name).toString()) : std::nullopt;
    };
    if (const auto kind = text(u"kind"_s))
        draft.kind = model::webhookKindFromWord(*kind);
    if (const auto account = text(u"account"_s))
        draft.account = model::AccountId{*account};
    draft.url = text(u"url"_s);
    draft.bearer = text(u"bearer"_s);
    draft.secret = text(u"secret"_s);
    if (body.contains(u"events"_s)) {
        QStringList events;
        for (const QJsonValue &event : body.value(u"events"_s).toArray()) {
            if (!events.contains(event.toString()))
                events.append(event.toString());
        }
        draft.events = events;
    }
    if (body.contains(u"enabled"_s))
        draft.enabled = body.value(u"enabled"_s).toBool();
    return draft;
}

std::optional<Answer> wrongDraft(const Call &call, const model::WebhookDraft &draft, const QString &id)
{
    QList<FieldError> errors;
    for (const model::WrongField &wrong : call.engine.webhooks().check(draft, id))
        errors.append({wrong.field, wrong.detail});
    return errors.isEmpty() ? std::nullopt : std::optional(wrongFields(errors));
}

base::Task<Answer> list(const Call &call)
{
    auto targets = call.engine.webhooks().list();
    if (!targets)
        return base::Task<Answer>::failed(targets.error());
    std::sort(targets->begin(), targets->end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    return answered(pageOf(
        call, *targets, [](const auto &target) { return target.id; },
        [&call](const auto &target) { return webhookJson(target, showsUrl(call)); }));
}

base::Task<Answer> create(const Call &call)
{
    const model::WebhookDraft draft = draftOf(call.body);
    if (const auto known = call.engine.webhooks().find(call.newId); !known || !*known) {
        if (auto wrong = wrongDraft(call, draft, {}))
            return answered(std::move(*wrong));
    }
    return call.engine.webhooks()
        .create(draft, call.newId)
        .then(call.context,
            [](const model::WebhookTarget &target) { return json(201, webhookJson(target, true)); });
}

base::Task<Answer> show(const Call &call)
{
    const auto target = call.engine.webhooks().find(call.path.value(u"id"_s));
    if (!target)
        return base::Task<Answer>::failed(target.error());
    return answered(*target ? json(200, webhookJson(**target, showsUrl(call))) : noWebhook());
}

base::Task<Answer> change(const Call &call)
{
    const QString id = call.path.value(u"id"_s);
    const auto target = call.engine.webhooks().find(id);
    if (!target)
        return base::Task<Answer>::failed(target.error());
    if (!*target)
        return answered(noWebhook());
    const model::WebhookDraft draft = draftOf(call.body);
    if (auto wrong = wrongDraft(call, draft, id))
        return answered(std::move(*wrong));
    if (call.body.isEmpty())
        return show(call);
    return call.engine.webhooks().change(id, draft).then(call.context,
        [](const model::WebhookTarget &changed) { return json(200, webhookJson(changed, true)); });
}

base::Task<Answer> remove(const Call &call)
{
    return call.engine.webhooks().remove(call.path.value(u"id"_s)).then(call.context, [] {
        return noContent();
    });
}

base::Task<Answer> test(const Call &call)
{
    return call.engine.webhooks()
        .test(call.path.value(u"id"_s))
        .then(call.context, [](const model::WebhookTested &tested) {
            QJsonObject object = attemptJson(tested.attempt);
            object.insert(u"delivery"_s, tested.delivery.id);
            object.insert(u"state"_s, model::stateWord(tested.delivery.state));
            object.insert(u"verdict"_s, tested.verdict);
            return json(200, object);
        });
}

base::Task<Answer> deliveries(const Call &call)
{
    const auto page = call.engine.webhooks().deliveries(call.path.value(u"id"_s),
        {model::deliveryStateFromWord(call.query.value(u"state"_s)), pageLimit(call),
            call.query.value(u"cursor"_s)});
    if (!page)
        return base::Task<Answer>::failed(page.error());
    QJsonArray items;
    for (const model::Delivery &delivery : page->items)
        items.append(deliveryJson(delivery));
    return answered(json(200, listJson(items, page->next)));
}

base::Task<Answer> showDelivery(const Call &call)
{
    const auto detail = call.engine.webhooks().delivery(call.path.value(u"id"_s));
    if (!detail)
        return base::Task<Answer>::failed(detail.error());
    if (!*detail)
        return answered(noDelivery());
    QJsonArray attempts;
    for (const model::DeliveryAttempt &attempt : (*detail)->attempts)
        attempts.append(attemptJson(attempt));
    QJsonObject object = deliveryJson((*detail)->delivery);
    object.insert(u"attempts"_s, attempts);
    return answered(json(200, object));
}

base::Task<Answer> replay(const Call &call)
{
    return call.engine.webhooks()
        .replay(call.path.value(u"id"_s))
        .then(
            call.context, [](const model::Delivery &delivery) { return json(202, deliveryJson(delivery)); });
}

QList<Field> draftFields(bool isNew)
{
    return {
        {.name = u"kind"_s,
            .required = isNew,
            .oneOf = {u"ghl_inbound"_s, u"generic"_s},
            .says
            = u"ghl_inbound: HighLevel's Inbound Webhook trigger, incoming text messages only. generic: the "
              "events, as on the event WebSocket. It cannot be changed."_s},
        {.name = u"account"_s,
            .nullable = true,
            .most = 100,
            .says = u"Only its events; null: every account's."_s},
        {.name = u"url"_s,
            .required = isNew,
            .least = 1,
            .most = 2048,
            .says
            = u"http or https, local addresses too. Kept sealed; shown to tokens of scope admin only."_s},
        {.name = u"bearer"_s,
            .nullable = true,
            .most = 1024,
            .says = u"Sent as Authorization: Bearer. Write-only; null: none."_s},
        {.name = u"secret"_s,
            .nullable = true,
            .most = 1024,
            .says = u"Signs what is sent: Gesher-Signature is sha256= and the hex HMAC-SHA256 with it over "
                    "TIMESTAMP.BODY. Write-only; null: no signature."_s},
        {.name = u"events"_s,
            .kind = Kind::TextList,
            .nullable = true,
            .most = 20,
            .says = u"Among "_s + model::webhookEvents().join(u", "_s)
                + u"; null or empty: every one. ghl_inbound hears of message.received alone."_s},
        {.name = u"enabled"_s,
            .kind = Kind::Boolean,
            .says = u"false: nothing is sent, and what happens meanwhile waits (30 days)."_s}};
}

RouteTable targetRoutes()
{
    return {
        {.path = "/api/v1/webhooks",
            .id = u"listWebhooks"_s,
            .summary = u"Every web hook, the oldest first."_s,
            .query = pageFields(),
            .schema = u"WebhookList"_s,
            .handle = list},
        {.method = "POST",
            .path = "/api/v1/webhooks",
            .scope = door::Scope::Admin,
            .id = u"createWebhook"_s,
            .summary = u"Makes a web hook; it hears of what happens from now on."_s,
            .body = draftFields(true),
            .status = 201,
            .schema = u"Webhook"_s,
            .once = true,
            .malformedField = u"url"_s,
            .handle = create},
        {.path = "/api/v1/webhooks/{id}",
            .id = u"getWebhook"_s,
            .summary = u"One web hook. url is null for tokens below scope admin."_s,
            .schema = u"Webhook"_s,
            .also = {404},
            .handle = show},
        {.method = "PATCH",
            .path = "/api/v1/webhooks/{id}",
            .scope = door::Scope::Admin,
            .id = u"changeWebhook"_s,
            .summary = u"Changes what is given; what waits is tried at once."_s,
            .body = draftFields(false),
            .schema = u"Webhook"_s,
            .also = {404},
            .malformedField = u"url"_s,
            .handle = change},
        {.method = "DELETE",
            .path = "/api/v1/webhooks/{id}",
            .scope = door::Scope::Admin,
            .id = u"removeWebhook"_s,
            .summary = u"Removes it with its log; what waits for it is not sent any more."_s,
            .status = 204,
            .also = {404},
            .handle = remove},
        {.method = "POST",
            .path = "/api/v1/webhooks/{id}/test",
            .scope = door::Scope::Admin,
            .id = u"testWebhook"_s,
            .summary = u"Sends one test now and answers how it went; 200 also when it did not work."_s,
            .body = QList<Field>{},
            .schema = u"WebhookTest"_s,
            .also = {404},
            .once = true,
            .handle = test},
    };
}

RouteTable deliveryRoutes()
{
    QList<Field> query = pageFields();
    query.append({.name = u"state"_s,
        .oneOf = {u"pending"_s, u"retrying"_s, u"success"_s, u"failed"_s, u"not_accepted"_s},
        .says = u"Only deliveries in this state."_s});
    return {
        {.path = "/api/v1/webhooks/{id}/deliveries",
            .id = u"listDeliveries"_s,
            .summary = u"The log, the newest first; it is kept 30 days."_s,
            .query = query,
            .schema = u"DeliveryList"_s,
            .also = {404},
            .malformedField = u"cursor"_s,
            .handle = deliveries},
        {.path = "/api/v1/deliveries/{id}",
            .id = u"getDelivery"_s,
            .summary = u"One delivery with its attempts, the last hundred of them."_s,
            .schema = u"DeliveryWithAttempts"_s,
            .also = {404},
            .handle = showDelivery},
        {.method = "POST",
            .path = "/api/v1/deliveries/{id}/replay",
            .scope = door::Scope::Admin,
            .id = u"replayDelivery"_s,
            .summary
            = u"Sends it again, under the same id; 409 when what it told is not kept any more, and for tests."_s,
            .body = QList<Field>{},
            .status = 202,
            .schema = u"Delivery"_s,
            .also = {404, 409},
            .once = true,
            .handle = replay},
    };
}

}

RouteTable webhookRoutes()
{
    return targetRoutes() + deliveryRoutes();
}

}
