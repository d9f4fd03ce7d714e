// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"
#include "engine/words/checks.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace api {

namespace {

QJsonObject pointJson(const model::CheckPoint &point)
{
    QJsonArray seen;
    for (const model::CheckSeen &one : point.seen)
        seen.append(QJsonObject{{u"what"_s, one.what}, {u"as_expected"_s, one.asExpected},
            {u"count"_s, one.count}, {u"last_seen_at"_s, timeJson(one.lastMs)}});
    const words::CheckWords said = words::check(point.id);
    return {{u"code"_s, model::checkWord(point.id)}, {u"title"_s, said.title},
        {u"reference"_s, said.reference}, {u"program"_s, said.program},
        {u"verdict"_s, model::verdictWord(point.verdict())}, {u"count"_s, point.count()},
        {u"last_seen_at"_s, timeJson(point.lastMs())}, {u"seen"_s, seen}};
}

base::Task<Answer> show(const Call &call)
{
    const auto points = call.engine.accounts().selfCheck(call.account());
    if (!points)
        return answered(noAccount());
    QJsonArray list;
    for (const model::CheckPoint &point : *points)
        list.append(pointJson(point));
    return answered(json(200, {{u"points"_s, list}}));
}

}

RouteTable selfCheckRoutes()
{
    return {{.path = "/api/v1/accounts/{account}/self_check",
        .id = u"getSelfCheck"_s,
        .summary
        = u"Every point where the reference of the wire is in doubt: what the reference says, what this "
          "program does, and what the network did on the account's lines. In words of the protocol: no "
          "name, number, id or text is in it."_s,
        .schema = u"SelfCheck"_s,
        .also = {404},
        .handle = show}};
}

}
