// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/webhook_rows.h"

#include "engine/store/database.h"
#include "engine/store/sealer.h"

namespace store {

using base::Result;

namespace {

QByteArray place(const char *column, const QString &id)
{
    return QByteArray("webhooks|") + column + '|' + id.toUtf8();
}

QString joined(const QStringList &events)
{
    return events.join(u' ');
}

Result<WebhookRow> webhookRowOf(const Query &query, const Sealer &sealer)
{
    WebhookRow row;
    model::WebhookTarget &t = row.view;
    t.id = query.text(0);
    t.kind = model::webhookKindFromWord(query.text(1)).value_or(model::WebhookKind::Generic);
    t.account = {query.text(2)};
    t.urlMasked = query.text(3);
    ASSIGN_OR_RETURN(const QByteArray url, sealer.open(query.bytes(4), place("url", t.id)));
    ASSIGN_OR_RETURN(const QByteArray bearer, sealer.open(query.bytes(5), place("bearer", t.id)));
    ASSIGN_OR_RETURN(row.secret, sealer.open(query.bytes(6), place("secret", t.id)));
    t.url = QString::fromUtf8(url);
    row.bearer = QString::fromUtf8(bearer);
    t.hasBearer = !bearer.isEmpty();
    t.hasSecret = !row.secret.isEmpty();
    t.events = query.text(7).split(u' ', Qt::SkipEmptyParts);
    t.enabled = query.number(8) != 0;
    if (const QString code = query.text(9); !code.isEmpty())
        t.reason = model::StateReason{code, query.text(10), 0};
    row.goneInRow = static_cast<int>(query.number(11));
    t.lastSuccessMs = query.number(12);
    t.lastFailureMs = query.number(13);
    t.createdMs = query.number(14);
    return row;
}

constexpr const char *kSelectAll
    = "SELECT id, kind, account, url_masked, sealed_url, sealed_bearer, sealed_secret, events, enabled, "
      "reason_code, reason_detail, gone_in_row, last_success, last_failure, created FROM webhooks ORDER BY "
      "created, id";
constexpr const char *kSelectOne
    = "SELECT id, kind, account, url_masked, sealed_url, sealed_bearer, sealed_secret, events, enabled, "
      "reason_code, reason_detail, gone_in_row, last_success, last_failure, created FROM webhooks WHERE id = "
      "?";

}

Result<void> WebhookRows::insert(const WebhookRow &row)
{
    RETURN_IF_FAILED(database_.run(
        "INSERT INTO webhooks (id, kind, account, url_masked, sealed_url, sealed_bearer, sealed_secret, "
        "events, "
        "enabled, reason_code, reason_detail, gone_in_row, last_success, last_failure, created) "
        "VALUES (?, '', '', '', x'', x'', x'', '', 0, '', '', 0, 0, 0, 0)",
        row.view.id));
    return update(row);
}

Result<void> WebhookRows::update(const WebhookRow &row)
{
    const model::WebhookTarget &t = row.view;
    RETURN_IF_FAILED(database_.run(
        "UPDATE webhooks SET kind = ?, account = ?, url_masked = ?, sealed_url = ?, sealed_bearer = ?, "
        "sealed_secret = ?, events = ?, enabled = ?, reason_code = ?, reason_detail = ?, gone_in_row = ?, "
        "last_success = ?, last_failure = ?, created = ? WHERE id = ?",
        model::kindWord(t.kind), t.account.value, t.urlMasked,
        sealer_.seal(t.url.toUtf8(), place("url", t.id)),
        sealer_.seal(row.bearer.toUtf8(), place("bearer", t.id)),
        sealer_.seal(row.secret, place("secret", t.id)), joined(t.events), t.enabled,
        t.reason ? t.reason->code : QString(), t.reason ? t.reason->detail : QString(), row.goneInRow,
        t.lastSuccessMs, t.lastFailureMs, t.createdMs, t.id));
    return {};
}

Result<std::optional<WebhookRow>> WebhookRows::find(const QString &id) const
{
    ASSIGN_OR_RETURN(auto query, database_.query(kSelectOne, id));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return std::optional<WebhookRow>();
    ASSIGN_OR_RETURN(auto row, webhookRowOf(query, sealer_));
    return std::optional<WebhookRow>(std::move(row));
}

Result<QList<WebhookRow>> WebhookRows::all() const
{
    ASSIGN_OR_RETURN(auto query, database_.query(kSelectAll));
    QList<WebhookRow> rows;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return rows;
        ASSIGN_OR_RETURN(auto row, webhookRowOf(query, sealer_));
        rows.append(std::move(row));
    }
}

Result<bool> WebhookRows::remove(const QString &id)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM webhook_attempts WHERE delivery IN (SELECT row FROM "
                                   "webhook_deliveries WHERE target = ?)",
        id));
    RETURN_IF_FAILED(database_.run("DELETE FROM webhook_deliveries WHERE target = ?", id));
    RETURN_IF_FAILED(database_.run("DELETE FROM cursors WHERE reader = ?", cursorName(id)));
    ASSIGN_OR_RETURN(const int removed, database_.run("DELETE FROM webhooks WHERE id = ?", id));
    return removed > 0;
}

}
