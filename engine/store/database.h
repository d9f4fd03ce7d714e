// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/jid.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <limits>
#include <memory>
#include <sqlite3.h>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace store {

/// A statement in its prepared form. Room internal.
struct Prepared {
    sqlite3_stmt *statement = nullptr;
    bool isBusy = false; ///< a Query runs it
};

/// A running statement; gives its prepared form back to the database at its end. Room internal.
class Query {
public:
    /// @param kept where the statement lives, null when it dies with the query
    Query(class Database *database, Prepared *kept, sqlite3_stmt *statement)
        : database_(database), kept_(kept), statement_(statement)
    {
    }
    Query(Query &&other) noexcept
        : database_(other.database_), kept_(other.kept_), statement_(std::exchange(other.statement_, nullptr))
    {
    }
    Query &operator=(Query &&) = delete;
    ~Query();
    /// True when there is a row.
    base::Result<bool> next();
    qint64 number(int column) const { return sqlite3_column_int64(statement_, column); }
    QByteArray bytes(int column) const;
    QString text(int column) const { return QString::fromUtf8(bytes(column)); }
    model::Jid jid(int column) const { return model::Jid::parse(bytes(column)).value_or(model::Jid()); }

private:
    friend class Database;
    Database *database_;
    Prepared *kept_;
    sqlite3_stmt *statement_;
};

/// One SQLite connection with its prepared statements kept. Room internal.
class Database {
public:
    static base::Result<std::unique_ptr<Database>> open(const QString &file, const QByteArray &vfs);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// @param sql a literal; values go in as arguments only
    template <class... Args>
    base::Result<Query> query(const char *sql, const Args &...args)
    {
        ASSIGN_OR_RETURN(Query query, prepare(sql));
        int index = 0;
        (bind(query.statement_, ++index, args), ...);
        return query;
    }
    /// Runs to the end. @return how many rows changed
    template <class... Args>
    base::Result<int> run(const char *sql, const Args &...args)
    {
        // what is bound lives to the end of the statement: the library need not copy it
        const std::tuple<decltype(kept(args))...> values(kept(args)...);
        ASSIGN_OR_RETURN(auto running, prepare(sql));
        int index = 0;
        std::apply([&](const auto &...value) { (lend(running.statement_, ++index, value), ...); }, values);
        RETURN_IF_FAILED(running.next());
        return sqlite3_changes(handle_);
    }
    base::Result<void> execute(const char *script);
    /// False when a fault (disk full, I/O) made SQLite end the whole transaction by itself.
    bool inTransaction() const { return sqlite3_get_autocommit(handle_) == 0; }
    qint64 lastInsertId() const { return sqlite3_last_insert_rowid(handle_); }
    /// Copies all of it, as it is on disk now, into another file, which is made or replaced and synced.
    base::Result<void> copyTo(const QString &file, const QByteArray &vfs) const;
    base::Error fault(int code) const;
    /// Instructions that its statements have run so far: what a question costs, without a clock.
    qint64 steps() const;

    bool feedChanged = false; ///< set by Feed, cleared by the commit that tells
    qint64 feedDurable = 0; ///< number of the newest row of the feed that is on disk

private:
    Database() = default;
    base::Result<Query> prepare(const char *sql);
    static void bindText(sqlite3_stmt *statement, int index, const QByteArray &utf8);
    static void bind(sqlite3_stmt *statement, int index, qint64 value);
    static void bind(sqlite3_stmt *statement, int index, int value) { bind(statement, index, qint64(value)); }
    static void bind(sqlite3_stmt *statement, int index, quint32 value)
    {
        bind(statement, index, qint64(value));
    }
    static void bind(sqlite3_stmt *statement, int index, bool value)
    {
        bind(statement, index, qint64(value));
    }
    static void bind(sqlite3_stmt *statement, int index, const QByteArray &value); ///< blob
    static void bind(sqlite3_stmt *statement, int index, const QString &value);
    static void bind(sqlite3_stmt *statement, int index, const model::Jid &value); ///< text

    struct Text {
        QByteArray utf8;
    };
    static qint64 kept(qint64 value) { return value; }
    static qint64 kept(int value) { return value; }
    static qint64 kept(quint32 value) { return value; }
    static qint64 kept(bool value) { return value ? 1 : 0; }
    static const QByteArray &kept(const QByteArray &value) { return value; } ///< blob
    static Text kept(const QString &value) { return {value.toUtf8()}; }
    static Text kept(const model::Jid &value) { return {value.isEmpty() ? QByteArray() : value.text()}; }
    /// Like bind, without a copy.
    static void lend(sqlite3_stmt *statement, int index, qint64 value) { bind(statement, index, value); }
    static void lend(sqlite3_stmt *statement, int index, const QByteArray &value);
    static void lend(sqlite3_stmt *statement, int index, const Text &value);

    sqlite3 *handle_ = nullptr;
    std::unordered_map<const char *, Prepared> prepared_; ///< by the address of the literal
};

/// Makes or migrates the tables. Storage with newer_version when a later program wrote the file.
/// @param backUp  called with the version that is there before anything in a filled file is changed; when it
/// fails,
///     nothing is
using BackUp = std::function<base::Result<void>(qint64 version)>;
/// @param upTo  stops at that version: how a test gets a file of a former program
base::Result<void> migrate(
    Database &database, const BackUp &backUp, qint64 upTo = std::numeric_limits<qint64>::max());

}
