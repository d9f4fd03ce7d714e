// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"
#include "engine/api/openapi.h"

using namespace Qt::StringLiterals;

namespace api {

namespace {

base::Task<Answer> health(const Call &call)
{
    const door::Health health = call.engine.health();
    // a supervisor that restarts on 503 must not do so because one account was refused
    return answered(json(health.storeOk ? 200 : 503, healthJson(health)));
}

base::Task<Answer> document(const Call &)
{
    static const Answer answer = json(200, openApi(allRoutes()));
    return answered(answer);
}

void addMetric(QByteArray &text, const char *name, const char *kind, const char *help, qint64 value)
{
    text += QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + kind + '\n' + name + ' '
        + QByteArray::number(value) + '\n';
}

base::Task<Answer> metrics(const Call &call)
{
    const door::Health health = call.engine.health();
    QByteArray text;
    addMetric(text, "gesher_uptime_seconds", "gauge", "Seconds since the start.", health.uptimeS);
    addMetric(text, "gesher_accounts", "gauge", "Accounts there are.", health.accountsTotal);
    addMetric(text, "gesher_accounts_connected", "gauge", "Accounts with a line that was proved alive.",
        health.accountsConnected);
    addMetric(text, "gesher_queue_outgoing", "gauge", "Messages waiting to be sent.", health.queuedOutgoing);
    addMetric(text, "gesher_queue_webhooks", "gauge", "Web hook deliveries that wait or are tried again.",
        health.queuedWebhooks);
    addMetric(text, "gesher_store_ok", "gauge", "1 when the store can be written.", health.storeOk ? 1 : 0);
    addMetric(text, "gesher_store_bytes", "gauge", "Size of the store.", health.storeBytes);
    addMetric(text, "gesher_store_free_bytes", "gauge", "Free space of its disk.", health.storeFreeBytes);
    return answered({200, "text/plain; version=0.0.4; charset=utf-8", text});
}

}

RouteTable serviceRoutes()
{
    return {
        {.path = "/api/health",
            .scope = std::nullopt,
            .id = u"health"_s,
            .summary = u"Whether the service is well; 503 only when the store cannot be written."_s,
            .schema = u"Health"_s,
            .also = {503},
            .handle = health},
        {.path = "/api/v1/openapi.json",
            .id = u"openapi"_s,
            .summary = u"This document."_s,
            .schema = u"Document"_s,
            .handle = document},
        {.path = "/metrics",
            .id = u"metrics"_s,
            .summary = u"Figures for Prometheus."_s,
            .contentType = "text/plain",
            .handle = metrics},
    };
}

}
