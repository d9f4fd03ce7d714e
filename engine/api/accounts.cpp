// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace api {

namespace {

base::Task<Answer> list(const Call &call)
{
    return answered(pageOf(
        call, call.engine.accounts().list(), [](const auto &account) { return account.id.value; },
        accountJson));
}

/// Whose the number is to be: known, or a 422.
base::Result<model::ClientId, Answer> clientOf(const Call &call)
{
    const model::ClientId id{call.body.value(u"client"_s).toString()};
    const auto client = call.engine.clients().find(id);
    if (!id.value.isEmpty() && !(client && *client))
        return base::failWith(wrongFields({{u"client"_s, u"is no client that is there"_s}}));
    return id;
}

base::Task<Answer> create(const Call &call)
{
    const auto client = clientOf(call);
    if (!client)
        return answered(client.error());
    return call.engine.accounts()
        .create(call.body.value(u"label"_s).toString(), {call.newId}, *client)
        .then(
            call.context, [](const model::AccountView &account) { return json(201, accountJson(account)); });
}

base::Task<Answer> show(const Call &call)
{
    const auto account = call.engine.accounts().find(call.account());
    return answered(account ? json(200, accountJson(*account)) : noAccount());
}

base::Task<Answer> change(const Call &call)
{
    const auto client = clientOf(call);
    if (!client)
        return answered(client.error());
    const bool moves = call.body.contains(u"client"_s);
    door::Engine &engine = call.engine;
    const model::AccountId id = call.account();
    const auto shown = [](const model::AccountView &account) { return json(200, accountJson(account)); };
    if (!call.body.contains(u"label"_s))
        return moves ? engine.clients().move(id, *client).then(call.context, shown) : show(call);
    auto renamed = engine.accounts().rename(id, call.body.value(u"label"_s).toString());
    if (!moves)
        return std::move(renamed).then(call.context, shown);
    return std::move(renamed)
        .then(call.context,
            [&engine, id, to = *client](const model::AccountView &) { return engine.clients().move(id, to); })
        .then(call.context, shown);
}

base::Task<Answer> started(const base::Result<door::Accounts::Started> &started)
{
    if (!started)
        return base::Task<Answer>::failed(started.error());
    return answered(json(started->wasThere ? 200 : 202, accountJson(started->account)));
}

base::Task<Answer> connect(const Call &call)
{
    return started(call.engine.accounts().connect(call.account()));
}

base::Task<Answer> disconnect(const Call &call)
{
    return started(call.engine.accounts().disconnect(call.account()));
}

base::Task<Answer> restart(const Call &call)
{
    return started(call.engine.accounts().restart(call.account()));
}

base::Task<Answer> logOut(const Call &call)
{
    return call.engine.accounts().logOut(call.account()).then(call.context, [](const auto &account) {
        return json(202, accountJson(account));
    });
}

base::Task<Answer> exportNumber(const Call &call)
{
    return call.engine.accounts()
        .exportTo(call.account())
        .then(call.context, [](const model::Exported &done) {
            return json(200,
                {{u"directory"_s, done.directory}, {u"chats"_s, done.chats}, {u"messages"_s, done.messages}});
        });
}

base::Task<Answer> remove(const Call &call)
{
    const bool keepMessages = call.query.value(u"keep_messages"_s) == u"true"_s;
    return call.engine.accounts().remove(call.account(), keepMessages).then(call.context, [] {
        return noContent();
    });
}

QList<Field> labelFields(bool isNew)
{
    return {{.name = u"label"_s,
                .required = isNew,
                .least = 1,
                .most = 100,
                .says = u"What people call the number."_s},
        {.name = u"client"_s,
            .nullable = true,
            .least = 1,
            .most = 100,
            .says
            = u"Id of the client whose it is; null: nobody's. A number that moves takes all it has along."_s}};
}

}

namespace {

RouteTable nounRoutes()
{
    return {{.path = "/api/v1/accounts",
                .id = u"listAccounts"_s,
                .summary = u"Every account, the oldest first."_s,
                .query = pageFields(),
                .schema = u"AccountList"_s,
                .handle = list},
        {.method = "POST",
            .path = "/api/v1/accounts",
            .scope = door::Scope::Admin,
            .id = u"createAccount"_s,
            .summary = u"Makes an account in state unpaired; nothing is started."_s,
            .body = labelFields(true),
            .status = 201,
            .schema = u"Account"_s,
            .once = true,
            .malformedField = u"label"_s,
            .handle = create},
        {.path = "/api/v1/accounts/{account}",
            .id = u"getAccount"_s,
            .summary = u"One account."_s,
            .schema = u"Account"_s,
            .also = {404},
            .handle = show},
        {.method = "PATCH",
            .path = "/api/v1/accounts/{account}",
            .scope = door::Scope::Admin,
            .id = u"changeAccount"_s,
            .summary = u"Changes what is given."_s,
            .body = labelFields(false),
            .schema = u"Account"_s,
            .also = {404},
            .malformedField = u"label"_s,
            .handle = change},
        {.method = "DELETE",
            .path = "/api/v1/accounts/{account}",
            .scope = door::Scope::Admin,
            .id = u"removeAccount"_s,
            .summary = u"Logs the device out (best effort) and wipes its keys."_s,
            .query = {{.name = u"keep_messages"_s, .kind = Kind::Boolean}},
            .status = 204,
            .also = {404},
            .handle = remove}};
}

RouteTable lineRoutes()
{
    return {
        {.method = "POST",
            .path = "/api/v1/accounts/{account}/connect",
            .scope = door::Scope::Admin,
            .id = u"connectAccount"_s,
            .summary = u"Starts pairing (unpaired, logged_out) or logs in; 200 when it is there already."_s,
            .body = QList<Field>{},
            .status = 202,
            .schema = u"Account"_s,
            .also = {200, 404, 409},
            .handle = connect},
        {.method = "POST",
            .path = "/api/v1/accounts/{account}/disconnect",
            .scope = door::Scope::Admin,
            .id = u"disconnectAccount"_s,
            .summary = u"Ends the line; 200 when it is stopped already."_s,
            .body = QList<Field>{},
            .status = 202,
            .schema = u"Account"_s,
            .also = {200, 404, 409},
            .handle = disconnect},
        {.method = "POST",
            .path = "/api/v1/accounts/{account}/restart",
            .scope = door::Scope::Admin,
            .id = u"restartAccount"_s,
            .summary = u"Ends the line in order and comes back at once."_s,
            .body = QList<Field>{},
            .status = 202,
            .schema = u"Account"_s,
            .also = {404},
            .handle = restart},
        {.method = "POST",
            .path = "/api/v1/accounts/{account}/logout",
            .scope = door::Scope::Admin,
            .id = u"logOutAccount"_s,
            .summary
            = u"Logs the device out (best effort). The account stays with its messages, in state logged_out."_s,
            .body = QList<Field>{},
            .status = 202,
            .schema = u"Account"_s,
            .also = {404, 409},
            .handle = logOut},
        {.method = "POST",
            .path = "/api/v1/accounts/{account}/export",
            .scope = door::Scope::Admin,
            .id = u"exportAccount"_s,
            .summary
            = u"Writes its chats, messages and files into a folder on this machine, and answers when that "
              u"is done. The account goes on meanwhile."_s,
            .body = QList<Field>{},
            .schema = u"Exported"_s,
            .also = {404, 409},
            .handle = exportNumber},
    };
}

}

RouteTable accountRoutes()
{
    return nounRoutes() + lineRoutes();
}

}
