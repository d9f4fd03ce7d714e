// SPDX-License-Identifier: GPL-3.0-or-later
// How messages are found: candidates from the index, each held against the message itself.
#include "engine/store/chat_rows.h"
#include "engine/store/message_read.h"
#include "engine/store/search_read.h"
#include "engine/store/search_rows.h"
#include "engine/store/search_terms.h"
#include "engine/store/vault.h"

#include <QJsonDocument>

#include <limits>
#include <string>

namespace store {

using base::Fault;
using base::Result;
using model::AccountId;

namespace {

constexpr int kMostOpened = 1000; ///< candidates that one question may look at

Result<QList<AccountId>> indexedAccounts(Database &database, const model::SearchFilter &filter)
{
    ASSIGN_OR_RETURN(auto query,
        database.query("SELECT k.account FROM search_keys k LEFT JOIN accounts a ON a.id = k.account WHERE "
                       "(?1 = '' OR k.account = ?1) AND (?2 = '' OR a.client = ?2) ORDER BY k.account",
            filter.account.value, filter.client.value));
    QList<AccountId> accounts;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return accounts;
        accounts.append({query.text(0)});
    }
}

/// The places that a question may look at, newest first: [least, below).
struct Stretch {
    qint64 least = 0;
    qint64 below = std::numeric_limits<qint64>::max();
};

Result<Stretch> stretchOf(const model::SearchFilter &filter)
{
    Stretch stretch;
    if (filter.fromMs > 0)
        stretch.least = firstPlaceOf(filter.fromMs);
    if (filter.toMs > 0)
        stretch.below = firstPlaceOf(filter.toMs) + kPlacesInASecond;
    const auto cursor = Cursor::parse(filter.cursor);
    if (!cursor)
        return base::fail(
            Fault::Malformed, QStringLiteral("not a cursor of ours"), QStringLiteral("no_cursor"));
    if (!filter.cursor.isEmpty())
        stretch.below = std::min(stretch.below, cursor->id);
    return stretch;
}

bool isWithin(const MessageRow &row, const model::SearchFilter &filter, std::optional<ChatId> chat)
{
    const model::Message &message = row.message;
    return (!chat || row.chat == *chat) && message.timestampMs >= filter.fromMs
        && (filter.toMs == 0 || message.timestampMs < filter.toMs)
        && (filter.account.value.isEmpty() || message.account == filter.account);
}

Result<std::optional<model::FoundMessage>> shown(
    Database &database, qint64 seq, const search::Query &wanted, const QStringList &texts)
{
    static const std::string kOne = std::string(kMessageSelect) + "WHERE m.seq = ?";
    ASSIGN_OR_RETURN(auto query, database.query(kOne.c_str(), seq));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return std::optional<model::FoundMessage>();
    return std::optional<model::FoundMessage>({messageOf(query).message, wanted.snippet(texts)});
}

}

QByteArray searchKeyPlace(const AccountId &account)
{
    return "search_keys|sealed|" + account.value.toUtf8();
}

Result<std::shared_ptr<SearchTokens>> knownTokens(
    Database &database, const Sealer &sealer, const AccountId &account)
{
    ASSIGN_OR_RETURN(
        auto query, database.query("SELECT sealed FROM search_keys WHERE account = ?", account.value));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return std::shared_ptr<SearchTokens>();
    auto plain = sealer.open(query.bytes(0), searchKeyPlace(account));
    if (!plain || plain->size() != static_cast<qsizetype>(crypto::Key32::size()))
        return std::shared_ptr<SearchTokens>();
    auto tokens = std::make_shared<SearchTokens>(crypto::Key32(*plain));
    crypto::wipe(*plain);
    return tokens;
}

Result<std::optional<MessageRow>> searchedMessage(Database &database, qint64 seq)
{
    ASSIGN_OR_RETURN(auto query,
        database.query(
            "SELECT account, chat, kind, deleted, timestamp, body, content FROM messages WHERE seq = ?",
            seq));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return std::optional<MessageRow>();
    MessageRow row;
    row.seq = seq;
    row.message.account = {query.text(0)};
    row.chat = query.number(1);
    row.message.kind = static_cast<model::MessageKind>(query.number(2));
    row.message.deletedMs = query.number(3);
    row.message.timestampMs = query.number(4);
    row.message.text = query.text(5);
    if (const QByteArray content = query.bytes(6); !content.isEmpty())
        row.message.content = model::contentFromJson(QJsonDocument::fromJson(content).object());
    return std::optional<MessageRow>(std::move(row));
}

/// One part for each number, since each has a key of its own.
Result<SearchRows::Asked> SearchRows::asked(
    const search::Query &query, const model::SearchFilter &filter) const
{
    ASSIGN_OR_RETURN(const auto accounts, indexedAccounts(database_, filter));
    Asked asked;
    SearchTerms terms(database_);
    for (const AccountId &account : accounts) {
        QByteArray narrowed;
        if (!filter.chat.isEmpty()) {
            ASSIGN_OR_RETURN(const auto chat, ChatRows(database_).find(account, filter.chat));
            if (!chat)
                continue;
            asked.chats.insert(account, *chat);
            narrowed = " AND \"" + chatToken(*chat) + '"';
        }
        ASSIGN_OR_RETURN(const auto tokens, knownTokens(database_, vault_.of(account), account));
        if (!tokens)
            continue;
        ASSIGN_OR_RETURN(const auto words, tokens->expression(query.words(), terms));
        asked.expression += (asked.expression.isEmpty() ? "(" : " OR (") + words + narrowed + ')';
    }
    return asked;
}

Result<model::FoundMessages> SearchRows::find(const model::SearchFilter &filter) const
{
    ASSIGN_OR_RETURN(const auto wanted, search::Query::parse(filter.text));
    ASSIGN_OR_RETURN(const auto stretch, stretchOf(filter));
    ASSIGN_OR_RETURN(const auto asked, this->asked(wanted, filter));
    ASSIGN_OR_RETURN(const bool isBehind, this->isBehind());
    model::FoundMessages found;
    found.isComplete = !isBehind;
    if (asked.expression.isEmpty())
        return found;
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT w.rowid, d.message FROM search_words w CROSS JOIN search_docs d ON d.doc = "
                        "w.rowid WHERE w.search_words MATCH ? AND w.rowid >= ? AND w.rowid < ? ORDER BY "
                        "w.rowid DESC",
            QString::fromLatin1(asked.expression), stretch.least, stretch.below));
    qint64 last = 0;
    for (int opened = 0;; ++opened) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return found;
        if (opened == kMostOpened || found.items.size() == filter.limit) {
            found.next = Cursor{0, last}.text();
            return found;
        }
        last = query.number(0);
        const qint64 seq = query.number(1);
        ASSIGN_OR_RETURN(const auto row, searchedMessage(database_, seq));
        if (!row)
            continue;
        const auto chat
            = filter.chat.isEmpty() ? std::nullopt : std::optional(asked.chats.value(row->message.account));
        if (!isWithin(*row, filter, chat))
            continue;
        const QStringList texts = search::textsOf(row->message);
        if (!wanted.matches(texts))
            continue;
        ASSIGN_OR_RETURN(auto message, shown(database_, seq, wanted, texts));
        if (message)
            found.items.append(std::move(*message));
    }
}

}
