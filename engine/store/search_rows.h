// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/search.h"
#include "engine/search/query.h"
#include "engine/store/search_tokens.h"

#include <QHash>

#include <memory>

namespace store {

class Database;
class Sealer;
class Vault;

/// The index over the words of all messages, newest first. It trails the messages: what came, was changed or
/// went is noted in the transaction of that change and worked off by `index`. What is found is held against
/// the message as it is now; the index alone never says that something is there.
class SearchRows {
public:
    SearchRows(Database &database, Vault &vault) : database_(database), vault_(vault) { }

    /// Works off at most so many of what is noted. Inside a write. @return how many
    base::Result<int> index(int limit);
    /// Whether something is noted that `index` has not worked off.
    base::Result<bool> isBehind() const;

    /// Malformed with a code: no_words, too_long (`text`), no_cursor (`cursor`).
    base::Result<model::FoundMessages> find(const model::SearchFilter &filter) const;

    /// Without its key the number's part of the index means nothing; `index` clears it away with the
    /// messages.
    base::Result<void> removeAll(const model::AccountId &account);
    base::Result<void> reseal(const model::AccountId &account, const Sealer &from, Sealer &to);

private:
    using Tokens = QHash<model::AccountId, std::shared_ptr<SearchTokens>>;
    base::Result<void> indexOne(qint64 seq, Tokens &tokens);
    base::Result<void> forget(qint64 seq);
    base::Result<std::shared_ptr<SearchTokens>> tokensOf(const model::AccountId &account);
    struct Asked {
        QByteArray expression; ///< of FTS5; empty: nothing can be found
        QHash<model::AccountId, qint64> chats; ///< the one that is asked for, as each number has it
    };
    base::Result<Asked> asked(const search::Query &query, const model::SearchFilter &filter) const;

    Database &database_;
    Vault &vault_;
};

}
