// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/database.h"

namespace store {

using base::Fault;
using base::Result;

Query::~Query()
{
    if (!statement_)
        return;
    if (!kept_) {
        sqlite3_finalize(statement_);
        return;
    }
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    kept_->isBusy = false;
}

Result<bool> Query::next()
{
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return base::fail(database_->fault(code));
}

QByteArray Query::bytes(int column) const
{
    // blob first: it converts nothing, for texts it gives their UTF-8
    const void *data = sqlite3_column_blob(statement_, column);
    return {static_cast<const char *>(data), sqlite3_column_bytes(statement_, column)};
}

Result<std::unique_ptr<Database>> Database::open(const QString &file, const QByteArray &vfs)
{
    // its statistics take a lock around every allocation; too late (another part began) is no harm
    static const int noStatistics = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    Q_UNUSED(noStatistics)
    auto database = std::unique_ptr<Database>(new Database);
    const int code = sqlite3_open_v2(file.toUtf8().constData(), &database->handle_,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
        vfs.isEmpty() ? nullptr : vfs.constData());
    if (code != SQLITE_OK)
        return base::fail(database->fault(code));
    RETURN_IF_FAILED(database->execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                                       "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
                                       "PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF;"));
    return database;
}

Database::~Database()
{
    for (const auto &[sql, prepared] : prepared_)
        sqlite3_finalize(prepared.statement);
    sqlite3_close(handle_);
}

Result<void> Database::execute(const char *script)
{
    const int code = sqlite3_exec(handle_, script, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return base::fail(fault(code));
    return {};
}

Result<Query> Database::prepare(const char *sql)
{
    Prepared &kept = prepared_[sql];
    // the address finds it, the text decides: a caller may have broken the rule of the literal
    if (kept.statement && !kept.isBusy && qstrcmp(sqlite3_sql(kept.statement), sql) == 0) {
        kept.isBusy = true;
        return Query(this, &kept, kept.statement);
    }
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return base::fail(fault(code));
    if (kept.statement)
        return Query(this, nullptr, statement); // the same one runs further up
    kept = {statement, true};
    return Query(this, &kept, statement);
}

Result<void> Database::copyTo(const QString &file, const QByteArray &vfs) const
{
    Database copy;
    int code = sqlite3_open_v2(file.toUtf8().constData(), &copy.handle_,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
        vfs.isEmpty() ? nullptr : vfs.constData());
    if (code != SQLITE_OK)
        return base::fail(copy.fault(code));
    RETURN_IF_FAILED(copy.execute("PRAGMA synchronous=FULL"));
    sqlite3_backup *backup = sqlite3_backup_init(copy.handle_, "main", handle_, "main");
    if (!backup)
        return base::fail(copy.fault(sqlite3_errcode(copy.handle_)));
    sqlite3_backup_step(backup, -1);
    code = sqlite3_backup_finish(backup); // says what went wrong in any step
    if (code != SQLITE_OK)
        return base::fail(copy.fault(code));
    return {};
}

qint64 Database::steps() const
{
    qint64 steps = 0;
    for (const auto &[sql, prepared] : prepared_)
        steps += sqlite3_stmt_status(prepared.statement, SQLITE_STMTSTATUS_VM_STEP, 0);
    return steps;
}

base::Error Database::fault(int code) const
{
    const char *word = "io";
    switch (code & 0xff) {
    case SQLITE_FULL:
        word = "full";
        break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        word = "read_only";
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        word = "damaged";
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        word = "locked";
        break;
    default:
        break;
    }
    // the library's own text names tables and columns, never values
    return {Fault::Storage, QString::fromUtf8(handle_ ? sqlite3_errmsg(handle_) : "cannot be opened"),
        QString::fromLatin1(word)};
}

void Database::bind(sqlite3_stmt *statement, int index, qint64 value)
{
    sqlite3_bind_int64(statement, index, value);
}
void Database::bind(sqlite3_stmt *statement, int index, const QByteArray &value)
{
    if (value.isEmpty())
        sqlite3_bind_zeroblob(statement, index, 0);
    else
        sqlite3_bind_blob64(
            statement, index, value.constData(), static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT);
}
void Database::lend(sqlite3_stmt *statement, int index, const QByteArray &value)
{
    if (value.isEmpty())
        sqlite3_bind_zeroblob(statement, index, 0);
    else
        sqlite3_bind_blob64(
            statement, index, value.constData(), static_cast<sqlite3_uint64>(value.size()), SQLITE_STATIC);
}
void Database::lend(sqlite3_stmt *statement, int index, const Text &value)
{
    sqlite3_bind_text64(statement, index, value.utf8.isNull() ? "" : value.utf8.constData(),
        static_cast<sqlite3_uint64>(value.utf8.size()), SQLITE_STATIC, SQLITE_UTF8);
}
void Database::bindText(sqlite3_stmt *statement, int index, const QByteArray &utf8)
{
    sqlite3_bind_text64(statement, index, utf8.isNull() ? "" : utf8.constData(),
        static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}
void Database::bind(sqlite3_stmt *statement, int index, const QString &value)
{
    bindText(statement, index, value.toUtf8());
}
void Database::bind(sqlite3_stmt *statement, int index, const model::Jid &value)
{
    bindText(statement, index, value.isEmpty() ? QByteArray() : value.text());
}

}
