// SPDX-License-Identifier: GPL-3.0-or-later
// How messages come into the index and leave it; how they are found is in search_find.cpp.
#include "engine/store/search_rows.h"

#include "engine/store/database.h"
#include "engine/store/search_read.h"
#include "engine/store/vault.h"

#include <algorithm>

namespace store {

using base::Result;
using model::AccountId;

namespace {

/// The first free place in the second of that time. The places stand in the order in which messages are
/// shown: the newest are read first, and a stretch of time is a stretch of places.
Result<qint64> freePlace(Database &database, qint64 timestampMs)
{
    for (qint64 first = firstPlaceOf(timestampMs);; first += kPlacesInASecond) {
        ASSIGN_OR_RETURN(auto query,
            database.query("SELECT coalesce(max(doc) + 1, ?1) FROM search_docs WHERE doc BETWEEN ?1 AND ?2",
                first, first + kPlacesInASecond - 1));
        RETURN_IF_FAILED(query.next());
        if (const qint64 place = query.number(0); place < first + kPlacesInASecond)
            return place;
    }
}

/// Those that came last are looked for first; of past ones, the newest come first. Within a second, in the
/// order in which they are shown.
Result<QList<qint64>> whatIsDue(Database &database, int limit)
{
    QList<qint64> ours;
    QList<qint64> past;
    {
        ASSIGN_OR_RETURN(auto query,
            database.query(
                "SELECT message FROM search_due WHERE message > 0 ORDER BY message DESC LIMIT ?", limit));
        for (;;) {
            ASSIGN_OR_RETURN(const bool has, query.next());
            if (!has)
                break;
            ours.prepend(query.number(0));
        }
    }
    ASSIGN_OR_RETURN(auto query,
        database.query("SELECT message FROM search_due WHERE message < 0 ORDER BY message LIMIT ?",
            limit - static_cast<int>(ours.size())));
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return past + ours;
        past.append(query.number(0));
    }
}

}

Result<bool> SearchRows::isBehind() const
{
    ASSIGN_OR_RETURN(auto query, database_.query("SELECT 1 FROM search_due LIMIT 1"));
    return query.next();
}

Result<int> SearchRows::index(int limit)
{
    ASSIGN_OR_RETURN(const QList<qint64> due, whatIsDue(database_, limit));
    Tokens tokens;
    for (const qint64 seq : due) {
        RETURN_IF_FAILED(forget(seq));
        RETURN_IF_FAILED(indexOne(seq, tokens));
        RETURN_IF_FAILED(database_.run("DELETE FROM search_due WHERE message = ?", seq));
    }
    return static_cast<int>(due.size());
}

Result<void> SearchRows::forget(qint64 seq)
{
    qint64 place = -1;
    {
        ASSIGN_OR_RETURN(auto query, database_.query("SELECT doc FROM search_docs WHERE message = ?", seq));
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return {};
        place = query.number(0);
    }
    RETURN_IF_FAILED(database_.run("DELETE FROM search_words WHERE rowid = ?", place));
    RETURN_IF_FAILED(database_.run("DELETE FROM search_docs WHERE doc = ?", place));
    return {};
}

Result<void> SearchRows::indexOne(qint64 seq, Tokens &tokens)
{
    ASSIGN_OR_RETURN(const auto row, searchedMessage(database_, seq));
    const QStringList words = row ? search::distinctWordsOf(search::textsOf(row->message)) : QStringList();
    if (words.isEmpty())
        return {};
    const AccountId &account = row->message.account;
    if (!tokens.contains(account)) {
        ASSIGN_OR_RETURN(auto made, tokensOf(account));
        tokens.insert(account, std::move(made));
    }
    const QByteArray text = tokens.value(account)->text(words) + chatToken(row->chat);
    ASSIGN_OR_RETURN(const qint64 place, freePlace(database_, row->message.timestampMs));
    RETURN_IF_FAILED(database_.run("INSERT INTO search_docs (doc, message) VALUES (?, ?)", place, seq));
    RETURN_IF_FAILED(database_.run(
        "INSERT INTO search_words (rowid, words) VALUES (?, ?)", place, QString::fromLatin1(text)));
    return {};
}

Result<std::shared_ptr<SearchTokens>> SearchRows::tokensOf(const AccountId &account)
{
    ASSIGN_OR_RETURN(auto tokens, knownTokens(database_, vault_.of(account), account));
    if (tokens)
        return tokens;
    // the first of this number, or what is there does not open: then all of it is indexed anew
    ASSIGN_OR_RETURN(const int lost,
        database_.run("INSERT OR IGNORE INTO search_due SELECT m.seq FROM search_keys k JOIN messages m ON "
                      "m.account = k.account WHERE k.account = ?",
            account.value));
    Q_UNUSED(lost);
    crypto::Key32 key = vault_.newKey();
    RETURN_IF_FAILED(database_.run("INSERT OR REPLACE INTO search_keys (account, sealed) VALUES (?, ?)",
        account.value, vault_.of(account).seal(key.view(), searchKeyPlace(account))));
    return std::make_shared<SearchTokens>(std::move(key));
}

Result<void> SearchRows::removeAll(const AccountId &account)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM search_keys WHERE account = ?", account.value));
    return {};
}

Result<void> SearchRows::reseal(const AccountId &account, const Sealer &from, Sealer &to)
{
    QByteArray sealed;
    {
        ASSIGN_OR_RETURN(
            auto query, database_.query("SELECT sealed FROM search_keys WHERE account = ?", account.value));
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return {};
        sealed = query.bytes(0);
    }
    ASSIGN_OR_RETURN(auto key, from.open(sealed, searchKeyPlace(account)));
    sealed = to.seal(key, searchKeyPlace(account));
    crypto::wipe(key);
    RETURN_IF_FAILED(
        database_.run("UPDATE search_keys SET sealed = ? WHERE account = ?", sealed, account.value));
    return {};
}

}
