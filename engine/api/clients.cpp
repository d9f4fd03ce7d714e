// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"

using namespace Qt::StringLiterals;

namespace api {

namespace {

model::ClientId idOf(const Call &call)
{
    return {call.path.value(u"client"_s)};
}

/// `wrong` gets what the shape of the fields does not tell.
model::ClientDraft draftOf(const QJsonObject &body, QList<model::WrongField> &wrong)
{
    model::ClientDraft draft;
    const auto text = [&](const QString &name) -> std::optional<QString> {
        return body.contains(name) ? std::optional(body.value(name).toString()) : std::nullopt;
    };
    draft.name = text(u"name"_s);
    if (const auto zone = text(u"time_zone"_s))
        draft.timeZone = zone->toLatin1();
    draft.country = text(u"country"_s);
    draft.language = text(u"language"_s);
    draft.colour = text(u"colour"_s);
    draft.mark = text(u"mark"_s);
    if (const auto hours = body.value(u"quiet_hours"_s); hours.isNull()) {
        draft.quietHours = std::optional<model::QuietHours>();
    } else if (hours.isObject()) {
        const auto from = model::minutesOf(hours[u"from"].toString());
        const auto to = model::minutesOf(hours[u"to"].toString());
        if (from && to)
            draft.quietHours = std::optional(model::QuietHours{*from, *to});
        else
            wrong.append({u"quiet_hours"_s, u"needs from and to, as in 22:00 and 07:00"_s});
    }
    if (const auto retention = body.value(u"retention"_s); retention.isNull()) {
        draft.keepMessagesDays = 0;
    } else if (retention.isObject()) {
        const int days = retention[u"messages_days"].toInt(0); // 0: no whole number
        if (days > 0)
            draft.keepMessagesDays = days;
        else
            wrong.append({u"retention"_s, u"needs messages_days, a whole number of at least 1"_s});
    }
    return draft;
}

std::optional<Answer> wrongDraft(
    const Call &call, const model::ClientDraft &draft, QList<model::WrongField> wrong, bool isNew)
{
    wrong.append(call.engine.clients().check(draft, isNew));
    QList<FieldError> errors;
    for (const model::WrongField &one : wrong)
        errors.append({one.field, one.detail});
    return errors.isEmpty() ? std::nullopt : std::optional(wrongFields(errors));
}

base::Task<Answer> list(const Call &call)
{
    const auto clients = call.engine.clients().list();
    if (!clients)
        return base::Task<Answer>::failed(clients.error());
    return answered(pageOf(
        call, *clients, [](const auto &client) { return client.id.value; }, model::clientJson));
}

base::Task<Answer> create(const Call &call)
{
    QList<model::WrongField> wrong;
    const auto draft = draftOf(call.body, wrong);
    if (auto answer = wrongDraft(call, draft, wrong, true))
        return answered(std::move(*answer));
    return call.engine.clients()
        .create(draft, {call.newId})
        .then(call.context, [](const model::Client &client) { return json(201, model::clientJson(client)); });
}

base::Task<Answer> show(const Call &call)
{
    const auto client = call.engine.clients().find(idOf(call));
    if (!client)
        return base::Task<Answer>::failed(client.error());
    return answered(
        *client ? json(200, model::clientJson(**client)) : notFound(u"There is no such client."_s));
}

base::Task<Answer> change(const Call &call)
{
    QList<model::WrongField> wrong;
    const auto draft = draftOf(call.body, wrong);
    if (auto answer = wrongDraft(call, draft, wrong, false))
        return answered(std::move(*answer));
    return call.engine.clients()
        .change(idOf(call), draft)
        .then(call.context, [](const model::Client &client) { return json(200, model::clientJson(client)); });
}

base::Task<Answer> remove(const Call &call)
{
    return call.engine.clients().remove(idOf(call)).then(call.context, [] { return noContent(); });
}

base::Task<Answer> offBoard(const Call &call)
{
    return call.engine.clients().offBoard(idOf(call)).then(call.context, [](const model::OffBoarded &done) {
        return json(200, model::offBoardedJson(done));
    });
}

QList<Field> draftFields(bool isNew)
{
    return {{.name = u"name"_s, .required = isNew, .least = 1, .most = model::kMostClientName},
        {.name = u"time_zone"_s,
            .most = 100,
            .says = u"IANA name; its numbers' days begin by it. At first the machine's."_s},
        {.name = u"country"_s, .least = 2, .most = 2, .says = u"ISO 3166, as in IL."_s},
        {.name = u"language"_s, .least = 2, .most = 3, .says = u"ISO 639, as in he."_s},
        {.name = u"colour"_s,
            .oneOf = model::clientColours(),
            .says = u"At first one that few others have."_s},
        {.name = u"mark"_s, .least = 1, .most = 2, .says = u"One or two letters; at first from the name."_s},
        {.name = u"quiet_hours"_s,
            .kind = Kind::Object,
            .nullable = true,
            .parts = {u"from"_s, u"to"_s},
            .says = u"A stretch of the client's day, from and to as 22:00 and 07:00; null: none. Kept for "
                    "broadcasts, which this version does not send."_s},
        {.name = u"retention"_s,
            .kind = Kind::Object,
            .nullable = true,
            .parts = {u"messages_days"_s},
            .says
            = u"messages_days: messages older than that are deleted, 1 to 3660; null: they stay. What is "
              "too old goes at once."_s}};
}

}

RouteTable clientRoutes()
{
    return {{.path = "/api/v1/clients",
                .id = u"listClients"_s,
                .summary = u"Every client, the oldest first."_s,
                .query = pageFields(),
                .schema = u"ClientList"_s,
                .handle = list},
        {.method = "POST",
            .path = "/api/v1/clients",
            .scope = door::Scope::Admin,
            .id = u"createClient"_s,
            .summary = u"Makes a client with a key of its own."_s,
            .body = draftFields(true),
            .status = 201,
            .schema = u"Client"_s,
            .once = true,
            .malformedField = u"name"_s,
            .handle = create},
        {.path = "/api/v1/clients/{client}",
            .id = u"getClient"_s,
            .summary = u"One client."_s,
            .schema = u"Client"_s,
            .also = {404},
            .handle = show},
        {.method = "PATCH",
            .path = "/api/v1/clients/{client}",
            .scope = door::Scope::Admin,
            .id = u"changeClient"_s,
            .summary = u"Changes what is given."_s,
            .body = draftFields(false),
            .schema = u"Client"_s,
            .also = {404},
            .malformedField = u"name"_s,
            .handle = change},
        {.method = "DELETE",
            .path = "/api/v1/clients/{client}",
            .scope = door::Scope::Admin,
            .id = u"removeClient"_s,
            .summary = u"Removes it and destroys its key; 409 while numbers belong to it."_s,
            .status = 204,
            .also = {404, 409},
            .handle = remove},
        {.method = "POST",
            .path = "/api/v1/clients/{client}/offboard",
            .scope = door::Scope::Admin,
            .id = u"offBoardClient"_s,
            .summary = u"Logs its numbers out, writes all that is stored of them into files in the profile's "
                       "exports, then deletes it here with the client's key. Answers where the files are."_s,
            .body = QList<Field>{},
            .schema = u"OffBoarded"_s,
            .also = {404, 409},
            .once = true,
            .handle = offBoard}};
}

}
