// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/routes.h"

namespace api {

namespace {

bool isPlaceholder(const QString &part)
{
    return part.startsWith(u'{') && part.endsWith(u'}');
}

std::optional<QHash<QString, QString>> matchPath(const QByteArray &pattern, const QStringList &segments)
{
    const QStringList parts = QString::fromLatin1(pattern.mid(1)).split(u'/');
    if (parts.size() != segments.size())
        return std::nullopt;
    QHash<QString, QString> path;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (isPlaceholder(parts[i])) {
            if (segments[i].isEmpty())
                return std::nullopt;
            path.insert(parts[i].mid(1, parts[i].size() - 2), segments[i]);
        } else if (parts[i] != segments[i]) {
            return std::nullopt;
        }
    }
    return path;
}

}

Match findRoute(const RouteTable &table, const QByteArray &method, const QStringList &segments)
{
    Match match;
    for (const Route &route : table) {
        const auto path = matchPath(route.path, segments);
        if (!path)
            continue;
        if (route.method == method)
            return {&route, *path, {}};
        if (!match.allow.isEmpty())
            match.allow += ", ";
        match.allow += route.method;
    }
    return match;
}

RouteTable allRoutes()
{
    return serviceRoutes() + tokenRoutes() + clientRoutes() + accountRoutes() + pairingRoutes()
        + limitRoutes() + storageRoutes() + wireLogRoutes() + selfCheckRoutes() + searchRoutes()
        + messageRoutes() + scheduledRoutes() + chatRoutes() + chatMarkRoutes() + presenceRoutes()
        + privacyRoutes() + contactRoutes() + contactDetailRoutes() + groupRoutes() + mediaRoutes()
        + eventRoutes() + webhookRoutes();
}

}
