// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/delivery_rows.h"

#include "engine/store/database.h"
#include "engine/store/message_read.h"

namespace store {

using base::Result;
using model::DeliveryState;

namespace {

// states 0 and 1 (pending, retrying) are the unfinished ones, in every query and in the partial indexes
static_assert(
    static_cast<int>(DeliveryState::Pending) == 0 && static_cast<int>(DeliveryState::Retrying) == 1);

#define DELIVERY_COLUMNS                                                                                     \
    "d.row, d.id, d.target, d.event, d.seq, d.account, d.message, d.chat, d.state, d.attempts, "             \
    "d.response_status, d.error, d.tried_since, d.last_try, d.next_attempt, d.created, d.failures, "         \
    "(SELECT m.wa_id FROM messages m WHERE m.id = d.message) FROM webhook_deliveries d "

DeliveryRow deliveryRowOf(const Query &query)
{
    DeliveryRow row;
    model::Delivery &d = row.delivery;
    row.row = query.number(0);
    d.id = query.text(1);
    d.target = query.text(2);
    d.event = query.text(3);
    d.seq = query.number(4);
    d.account = {query.text(5)};
    d.messageId = query.text(6);
    row.chat = query.text(7);
    d.state = static_cast<DeliveryState>(query.number(8));
    d.attempts = static_cast<int>(query.number(9));
    d.responseStatus = static_cast<int>(query.number(10));
    d.error = query.text(11);
    row.triedSinceMs = query.number(12);
    row.lastTryMs = query.number(13);
    const bool isFinal = d.state != DeliveryState::Pending && d.state != DeliveryState::Retrying;
    d.nextAttemptMs = isFinal ? 0 : query.number(14);
    d.createdMs = query.number(15);
    row.failures = static_cast<int>(query.number(16));
    d.waId = query.bytes(17);
    return row;
}

Result<QList<DeliveryRow>> rowsOf(Result<Query> query)
{
    if (!query)
        return base::fail(query.error());
    QList<DeliveryRow> rows;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query->next());
        if (!has)
            return rows;
        rows.append(deliveryRowOf(*query));
    }
}

Result<int> countOf(Result<Query> query)
{
    if (!query)
        return base::fail(query.error());
    ASSIGN_OR_RETURN(const bool has, query->next());
    return has ? static_cast<int>(query->number(0)) : 0;
}

}

Result<void> DeliveryRows::insert(const DeliveryRow &row)
{
    const model::Delivery &d = row.delivery;
    RETURN_IF_FAILED(
        database_.run("INSERT OR IGNORE INTO webhook_deliveries (id, target, event, seq, "
                      "account, message, chat, state, attempts, "
                      "response_status, error, failures, tried_since, last_try, next_attempt, created) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            d.id, d.target, d.event, d.seq, d.account.value, d.messageId, row.chat, static_cast<int>(d.state),
            d.attempts, d.responseStatus, d.error, row.failures, row.triedSinceMs, row.lastTryMs,
            d.nextAttemptMs, d.createdMs));
    return {};
}

Result<void> DeliveryRows::update(const DeliveryRow &row)
{
    const model::Delivery &d = row.delivery;
    RETURN_IF_FAILED(database_.run("UPDATE webhook_deliveries SET state = ?, attempts = ?, response_status = "
                                   "?, error = ?, failures = ?, tried_since = ?, "
                                   "last_try = ?, next_attempt = ? WHERE row = ?",
        static_cast<int>(d.state), d.attempts, d.responseStatus, d.error, row.failures, row.triedSinceMs,
        row.lastTryMs, d.nextAttemptMs, row.row));
    return {};
}

Result<std::optional<DeliveryRow>> DeliveryRows::find(const QString &id) const
{
    ASSIGN_OR_RETURN(auto rows, rowsOf(database_.query("SELECT " DELIVERY_COLUMNS "WHERE d.id = ?", id)));
    return rows.isEmpty() ? std::optional<DeliveryRow>() : std::optional<DeliveryRow>(rows.takeFirst());
}

Result<void> DeliveryRows::addAttempt(qint64 row, const model::DeliveryAttempt &attempt)
{
    RETURN_IF_FAILED(database_.run(
        "INSERT INTO webhook_attempts (delivery, at, status, error, duration, response, request) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        row, attempt.atMs, attempt.status, attempt.error, attempt.durationMs, attempt.response,
        attempt.request));
    RETURN_IF_FAILED(database_.run(
        "DELETE FROM webhook_attempts WHERE delivery = ?1 AND id <= (SELECT id FROM webhook_attempts WHERE "
        "delivery = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)",
        row, kAttemptsKept));
    return {};
}

Result<QList<model::DeliveryAttempt>> DeliveryRows::attempts(qint64 row) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT at, status, error, duration, response, request FROM webhook_attempts "
                        "WHERE delivery = ? ORDER BY id",
            row));
    QList<model::DeliveryAttempt> attempts;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return attempts;
        attempts.append({query.number(0), static_cast<int>(query.number(1)), query.text(2), query.number(3),
            query.bytes(4), query.text(5)});
    }
}

Result<model::Page<model::Delivery>> DeliveryRows::list(
    const QString &target, std::optional<DeliveryState> state, int limit, const QString &cursor) const
{
    ASSIGN_OR_RETURN(const Cursor before, Cursor::parse(cursor));
    const int wanted = state ? static_cast<int>(*state) : -1;
    ASSIGN_OR_RETURN(auto rows,
        rowsOf(database_.query(
            "SELECT " DELIVERY_COLUMNS
            "WHERE d.target = ?1 AND (?2 < 0 OR d.state = ?2) AND d.row < ?3 ORDER BY d.row DESC "
            "LIMIT ?4",
            target, wanted, before.id, limit + 1)));
    model::Page<model::Delivery> page;
    for (const DeliveryRow &row : rows) {
        if (page.items.size() == limit)
            break;
        page.items.append(row.delivery);
        if (page.items.size() == limit && rows.size() > limit)
            page.next = Cursor{row.delivery.createdMs, row.row}.text();
    }
    return page;
}

Result<QList<DeliveryRow>> DeliveryRows::ready(const Choice &choice) const
{
    constexpr const char *kDue
        = "SELECT " DELIVERY_COLUMNS
          "WHERE d.target = ?1 AND d.state IN (0, 1) AND (d.next_attempt <= ?2 OR d.next_attempt > ?3) "
          "AND (d.chat = '' OR NOT EXISTS (SELECT 1 FROM webhook_deliveries e WHERE e.target = d.target AND "
          "e.chat = d.chat AND e.row < d.row AND e.state IN (0, 1) AND (e.tried_since = 0 OR e.tried_since > "
          "?4))) "
          "ORDER BY d.row LIMIT ?5";
    constexpr const char *kProbe
        = "SELECT " DELIVERY_COLUMNS "WHERE d.target = ?1 AND d.state IN (0, 1) "
          "AND (d.chat = '' OR NOT EXISTS (SELECT 1 FROM webhook_deliveries e WHERE e.target = d.target AND "
          "e.chat = d.chat AND e.row < d.row AND e.state IN (0, 1) AND (e.tried_since = 0 OR e.tried_since > "
          "?2))) "
          "ORDER BY d.last_try, d.row LIMIT ?3";
    if (choice.onlyToProbe)
        return rowsOf(database_.query(kProbe, choice.target, choice.stuckSinceMs, choice.limit));
    return rowsOf(database_.query(
        kDue, choice.target, choice.nowMs, choice.nowMs + kLatestMs, choice.stuckSinceMs, choice.limit));
}

Result<std::optional<qint64>> DeliveryRows::nextDue(const QString &target, qint64 nowMs) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT next_attempt FROM webhook_deliveries WHERE target = ? AND state IN (0, 1) "
                        "AND next_attempt > ? ORDER BY next_attempt LIMIT 1",
            target, nowMs));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? std::optional<qint64>(query.number(0)) : std::nullopt;
}

Result<void> DeliveryRows::makeAllDue(const QString &target, qint64 nowMs)
{
    RETURN_IF_FAILED(
        database_.run("UPDATE webhook_deliveries SET next_attempt = ?2 WHERE target = ?1 AND state IN "
                      "(0, 1) AND next_attempt > ?2",
            target, nowMs));
    return {};
}

Result<int> DeliveryRows::unfinished(const QString &target) const
{
    return countOf(database_.query(
        "SELECT count(*) FROM webhook_deliveries WHERE target = ? AND state IN (0, 1)", target));
}

Result<int> DeliveryRows::unfinishedOfAll() const
{
    return countOf(database_.query("SELECT count(*) FROM webhook_deliveries WHERE state IN (0, 1)"));
}

Result<QList<DeliveryRows::Dropped>> DeliveryRows::prune(qint64 beforeMs)
{
    QList<Dropped> dropped;
    {
        ASSIGN_OR_RETURN(auto query,
            database_.query(
                "SELECT target, count(*) FROM webhook_deliveries WHERE created < ? AND state IN (0, 1) "
                "GROUP BY target",
                beforeMs));
        for (;;) {
            ASSIGN_OR_RETURN(const bool has, query.next());
            if (!has)
                break;
            dropped.append({query.text(0), static_cast<int>(query.number(1))});
        }
    }
    RETURN_IF_FAILED(database_.run("DELETE FROM webhook_attempts WHERE delivery IN (SELECT row FROM "
                                   "webhook_deliveries WHERE created < ?)",
        beforeMs));
    RETURN_IF_FAILED(database_.run("DELETE FROM webhook_deliveries WHERE created < ?", beforeMs));
    return dropped;
}

Result<void> DeliveryRows::removeAll(const model::AccountId &account)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM webhook_attempts WHERE delivery IN (SELECT row FROM "
                                   "webhook_deliveries WHERE account = ?)",
        account.value));
    RETURN_IF_FAILED(database_.run("DELETE FROM webhook_deliveries WHERE account = ?", account.value));
    return {};
}

#undef DELIVERY_COLUMNS

}
