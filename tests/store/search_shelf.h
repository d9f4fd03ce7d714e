// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/store/shelf.h"

#include <sqlite3.h>

namespace support {

/// A store with two numbers, messages to put into it, and a look into its index.
struct SearchShelf : Shelf {
    static inline const model::AccountId kDesk{QStringLiteral("desk")};
    static inline const model::AccountId kShop{QStringLiteral("shop")};
    static inline const model::Jid kDana = model::Jid::pn("972500000001");
    static inline const model::Jid kNoa = model::Jid::pn("972500000002");
    static constexpr qint64 kStart = 1'795'000'000'000;

    SearchShelf()
    {
        if (!open())
            qFatal("no store");
    }
    void close() { store.reset(); }
    /// @return its id
    QString add(const QString &text, qint64 atMs = kStart, const model::AccountId &account = kDesk,
        const model::Jid &chat = kDana, bool isPast = false)
    {
        store::MessageRow row;
        model::Message &m = row.message;
        m.id = QStringLiteral("m%1").arg(++added_);
        m.account = account;
        m.waId = m.id.toUtf8();
        m.from = chat;
        m.text = text;
        m.timestampMs = atMs;
        m.receivedMs = atMs;
        row.sender = chat;
        const bool fine = write([&]() -> base::Result<void> {
            ASSIGN_OR_RETURN(row.chat, store->chats().ensure(account, chat));
            return isPast ? store->messages().insertPast(row) : store->messages().insert(row);
        });
        return fine ? m.id : QString();
    }
    store::MessageRow row(const QString &id) const { return store->messages().find(id).value().value(); }
    model::FoundMessages search(const model::SearchFilter &filter) const
    {
        const auto found = store->search(filter);
        if (!found)
            qFatal("%s", qPrintable(found.error().detail));
        return *found;
    }
    QStringList find(const QString &text) const { return idsOf(search({.text = text})); }
    static QStringList idsOf(const model::FoundMessages &found)
    {
        QStringList ids;
        for (const model::FoundMessage &one : found.items)
            ids.append(one.message.id);
        return ids;
    }
    /// Time enough for the index to follow.
    void settle()
    {
        for (int i = 0; i < 40; ++i) {
            clock.advance(std::chrono::seconds(1));
            (void)store->flush();
        }
    }
    /// What another program reads in the file: all rows, their columns in one.
    QByteArrayList rowsOf(const char *sql) const
    {
        if (store)
            (void)store->flush();
        QByteArrayList rows;
        sqlite3 *handle = nullptr;
        sqlite3_stmt *asked = nullptr;
        if (sqlite3_open(directory.filePath(QStringLiteral("gesher.db")).toUtf8().constData(), &handle)
                != SQLITE_OK
            || sqlite3_prepare_v2(handle, sql, -1, &asked, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(handle));
        while (sqlite3_step(asked) == SQLITE_ROW) {
            QByteArray row;
            for (int i = 0; i < sqlite3_column_count(asked); ++i)
                row += QByteArray(static_cast<const char *>(sqlite3_column_blob(asked, i)),
                           sqlite3_column_bytes(asked, i))
                    + '|';
            rows.append(row);
        }
        sqlite3_finalize(asked);
        sqlite3_close(handle);
        return rows;
    }
    int docs() const { return rowsOf("SELECT count(*) FROM search_docs").value(0).chopped(1).toInt(); }
    int due() const { return rowsOf("SELECT count(*) FROM search_due").value(0).chopped(1).toInt(); }

private:
    int added_ = 0;
};

}
