// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/answer.h"
#include "engine/api/fields.h"
#include "engine/api/request.h"
#include "engine/base/task.h"
#include "engine/door/engine.h"

#include <functional>

/// api: REST and live events, JSON in front of the door.
namespace api {

/// A checked request on its way into a controller. Everything named here outlives the call's task.
struct Call {
    door::Engine &engine;
    QObject *context = nullptr; ///< for continuations
    QHash<QString, QString> path; ///< by the names in the route
    QHash<QString, QString> query; ///< only known and checked parameters
    QJsonObject body;
    QString newId = {}; ///< of what the call creates when it named an Idempotency-Key, else empty
    door::Scope scope = door::Scope::Read; ///< of who asks
    std::optional<UploadedFile> file = {}; ///< of a route that takes one

    model::AccountId account() const { return {path.value(QStringLiteral("account"))}; }
};

using Handler = std::function<base::Task<Answer>(const Call &)>;

/// One path with one method. Routing, checking and the OpenAPI document are all made from this.
struct Route {
    QByteArray method = "GET";
    QByteArray path; ///< "/api/v1/accounts/{account}"
    std::optional<door::Scope> scope = door::Scope::Read; ///< nothing: open to everybody
    QString id; ///< operationId
    QString summary;
    QList<Field> query = {};
    std::optional<QList<Field>> body = {};
    bool takesFile = false; ///< instead of a body: a form whose part `file` is a file
    int status = 200; ///< of success
    QString schema = {}; ///< of the answer, a component; empty: none
    QByteArray contentType = "application/json";
    QList<int> also = {}; ///< further statuses that this call in particular can give
    bool once = false; ///< takes an Idempotency-Key
    QString malformedField = {}; ///< the field that a Malformed from the engine speaks of
    QString secretField = {}; ///< never kept with a remembered answer: null when it is given again
    Handler handle = {};
};

using RouteTable = QList<Route>;

struct Match {
    const Route *route = nullptr; ///< null: no such path, or `allow` says which methods there are
    QHash<QString, QString> path;
    QByteArray allow;
};
Match findRoute(const RouteTable &table, const QByteArray &method, const QStringList &segments);

/// Every route there is. One function for each noun, each in its controller's file.
RouteTable allRoutes();
RouteTable serviceRoutes();
RouteTable tokenRoutes();
RouteTable clientRoutes();
RouteTable accountRoutes();
RouteTable pairingRoutes();
RouteTable limitRoutes();
RouteTable storageRoutes();
RouteTable wireLogRoutes();
RouteTable selfCheckRoutes();
RouteTable searchRoutes(); ///< before messageRoutes: "search" is no message's id
RouteTable messageRoutes();
RouteTable scheduledRoutes();
RouteTable chatRoutes();
RouteTable chatMarkRoutes();
RouteTable contactRoutes(); ///< before contactDetailRoutes: "check" is nobody's address
RouteTable contactDetailRoutes();
RouteTable presenceRoutes();
RouteTable privacyRoutes();
RouteTable groupRoutes();
RouteTable mediaRoutes();
RouteTable eventRoutes();
RouteTable webhookRoutes();

}
