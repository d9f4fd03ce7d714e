// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"

using namespace Qt::StringLiterals;

namespace api {

namespace {

base::Task<Answer> show(const Call &call)
{
    const auto limits = call.engine.settings().limits(call.account());
    if (!limits)
        return base::Task<Answer>::failed(limits.error());
    return answered(json(200, limitsJson(*limits)));
}

base::Task<Answer> set(const Call &call, const model::Limits &limits)
{
    return call.engine.settings()
        .setLimits(call.account(), limits)
        .then(call.context, [](const model::Limits &now) { return json(200, limitsJson(now)); });
}

base::Task<Answer> replace(const Call &call)
{
    return set(call, limitsFromJson({}, call.body));
}

base::Task<Answer> change(const Call &call)
{
    const auto limits = call.engine.settings().limits(call.account());
    if (!limits)
        return base::Task<Answer>::failed(limits.error());
    return set(call, limitsFromJson(*limits, call.body));
}

QList<Field> limitFields()
{
    return {{.name = u"per_minute"_s, .kind = Kind::Integer, .most = 600},
        {.name = u"reply_gap_s"_s, .kind = Kind::Number, .most = 3600},
        {.name = u"broadcast_gap_s"_s, .kind = Kind::Number, .most = 3600},
        {.name = u"jitter_s"_s, .kind = Kind::Number, .most = 3600},
        {.name = u"per_day"_s, .kind = Kind::Integer, .most = 100'000},
        {.name = u"warm_up"_s, .kind = Kind::Null, .nullable = true},
        {.name = u"unanswered_budget"_s, .kind = Kind::Null, .nullable = true}};
}

}

RouteTable limitRoutes()
{
    const QByteArray path = "/api/v1/accounts/{account}/limits";
    return {
        {.path = path,
            .id = u"getLimits"_s,
            .summary = u"How fast the account may send."_s,
            .schema = u"Limits"_s,
            .also = {404},
            .handle = show},
        {.method = "PUT",
            .path = path,
            .scope = door::Scope::Admin,
            .id = u"replaceLimits"_s,
            .summary
            = u"Sets all limits; what is absent gets its default. 0 (off) only on a loopback network."_s,
            .body = limitFields(),
            .schema = u"Limits"_s,
            .also = {404, 409},
            .handle = replace},
        {.method = "PATCH",
            .path = path,
            .scope = door::Scope::Admin,
            .id = u"changeLimits"_s,
            .summary = u"Changes the limits that are given."_s,
            .body = limitFields(),
            .schema = u"Limits"_s,
            .also = {404, 409},
            .handle = change},
    };
}

}
