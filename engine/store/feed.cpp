// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/feed.h"

#include "engine/store/database.h"

namespace store {

using base::Result;

Result<void> Feed::append(FeedRow row)
{
    if (silenced_ > 0)
        return {};
    RETURN_IF_FAILED(
        database_.run("INSERT INTO feed (at, type, account, subject, data) VALUES (?, ?, ?, ?, ?)",
            clock_.wallMs(), row.type, row.account.value, row.subject, row.data));
    database_.feedChanged = true;
    return {};
}

Result<QList<FeedRow>> Feed::after(qint64 seq, int limit) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT seq, at, type, account, subject, data FROM feed WHERE seq > ? AND seq <= ? "
                        "ORDER BY seq LIMIT ?",
            seq, database_.feedDurable, limit));
    QList<FeedRow> rows;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return rows;
        rows.append({query.number(0), query.number(1), query.text(2), {query.text(3)}, query.text(4),
            query.bytes(5)});
    }
}

static Result<qint64> oneNumber(Result<Query> query)
{
    if (!query)
        return base::fail(query.error());
    ASSIGN_OR_RETURN(const bool has, query->next());
    return has ? query->number(0) : 0;
}

Result<qint64> Feed::last() const
{
    // the counter, not the newest row: pruning must not make numbers come twice
    return oneNumber(database_.query("SELECT seq FROM sqlite_sequence WHERE name = 'feed'"));
}
qint64 Feed::durable() const
{
    return database_.feedDurable;
}
Result<void> Feed::settle(Database &database)
{
    // asked, not counted: work that was undone took its rows and their numbers back
    ASSIGN_OR_RETURN(database.feedDurable,
        oneNumber(database.query("SELECT seq FROM sqlite_sequence WHERE name = 'feed'")));
    return {};
}
Result<qint64> Feed::oldest() const
{
    return oneNumber(database_.query("SELECT ifnull(min(seq), 0) FROM feed"));
}
Result<qint64> Feed::cursor(const QString &reader) const
{
    return oneNumber(database_.query("SELECT seq FROM cursors WHERE reader = ?", reader));
}

Result<void> Feed::saveCursor(const QString &reader, qint64 seq)
{
    RETURN_IF_FAILED(
        database_.run("INSERT OR REPLACE INTO cursors (reader, seq) VALUES (?, ?)", reader, seq));
    return {};
}

Result<int> Feed::prune(qint64 beforeMs)
{
    return database_.run("DELETE FROM feed WHERE at < ?", beforeMs);
}

}
