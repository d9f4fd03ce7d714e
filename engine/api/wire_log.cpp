// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"

using namespace Qt::StringLiterals;

namespace api {

namespace {

QJsonObject wireLogJson(const door::Accounts::WireLogView &log)
{
    return {{u"on"_s, log.isOn}, {u"path"_s, log.path}, {u"bytes"_s, log.bytes}};
}

base::Task<Answer> show(const Call &call)
{
    const auto log = call.engine.accounts().wireLog(call.account());
    return answered(log ? json(200, wireLogJson(*log)) : noAccount());
}

base::Task<Answer> set(const Call &call)
{
    if (!call.engine.accounts().find(call.account()))
        return answered(noAccount());
    return call.engine.accounts()
        .setWireLog(call.account(), call.body.value(u"on"_s).toBool())
        .then(
            call.context, [](const door::Accounts::WireLogView &log) { return json(200, wireLogJson(log)); });
}

}

RouteTable wireLogRoutes()
{
    const QByteArray path = "/api/v1/accounts/{account}/wire-log";
    return {
        {.path = path,
            .id = u"getWireLog"_s,
            .summary = u"Whether what passes on the account's line is written to a file, and to which."_s,
            .schema = u"WireLog"_s,
            .also = {404},
            .handle = show},
        {.method = "PUT",
            .path = path,
            .scope = door::Scope::Admin,
            .id = u"setWireLog"_s,
            .summary
            = u"Writes tags, attributes and sizes of what passes on the account's line to a file on the "
              "service's machine, or ends that. No text, name, phone number, body or key is in it."_s,
            .body = QList<Field>{{.name = u"on"_s, .kind = Kind::Boolean, .required = true}},
            .schema = u"WireLog"_s,
            .also = {404},
            .handle = set},
    };
}

}
