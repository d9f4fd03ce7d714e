// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace api {

namespace {

base::Task<Answer> list(const Call &call)
{
    auto tokens = call.engine.tokens().list();
    if (!tokens)
        return base::Task<Answer>::failed(tokens.error());
    std::sort(tokens->begin(), tokens->end(),
        [](const door::TokenView &a, const door::TokenView &b) { return a.id < b.id; });
    return answered(pageOf(
        call, *tokens, [](const auto &token) { return token.id; }, tokenJson));
}

base::Task<Answer> create(const Call &call)
{
    const auto scope = door::scopeFromWord(call.body.value(u"scope"_s).toString());
    if (!scope)
        return answered(wrongFields({{u"scope"_s, u"must be one of: read, send, admin"_s}}));
    return call.engine.tokens()
        .create(call.body.value(u"name"_s).toString(), *scope, call.newId)
        .then(call.context, [](const door::Tokens::Made &made) {
            QJsonObject object = tokenJson(made.view);
            object.insert(u"token"_s, textOrNull(made.token));
            return json(201, object);
        });
}

base::Task<Answer> remove(const Call &call)
{
    return call.engine.tokens().remove(call.path.value(u"id"_s)).then(call.context, [] {
        return noContent();
    });
}

}

RouteTable tokenRoutes()
{
    return {
        {.path = "/api/v1/tokens",
            .id = u"listTokens"_s,
            .summary = u"The tokens there are, without their secrets."_s,
            .query = pageFields(),
            .schema = u"TokenList"_s,
            .handle = list},
        {.method = "POST",
            .path = "/api/v1/tokens",
            .scope = door::Scope::Admin,
            .id = u"createToken"_s,
            .summary
            = u"Makes a token; it is shown this once, also when the call is repeated under its key."_s,
            .body = QList<Field>{{.name = u"name"_s, .required = true, .least = 1, .most = 100},
                {.name = u"scope"_s, .required = true, .oneOf = {u"read"_s, u"send"_s, u"admin"_s}}},
            .status = 201,
            .schema = u"NewToken"_s,
            .once = true,
            .malformedField = u"name"_s,
            .secretField = u"token"_s,
            .handle = create},
        {.method = "DELETE",
            .path = "/api/v1/tokens/{id}",
            .scope = door::Scope::Admin,
            .id = u"removeToken"_s,
            .summary = u"Makes a token worthless at once."_s,
            .status = 204,
            .also = {404},
            .handle = remove},
    };
}

}
