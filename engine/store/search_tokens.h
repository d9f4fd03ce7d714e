// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/crypto/secret.h"
#include "engine/search/query.h"

namespace store {

class SearchTerms;

/// What stands in the index instead of words: keyed hashes of their beginnings, so that who has the file and
/// not the key reads no word in it. Room internal; docs/formats/search.md says what it gives away all the
/// same.
///
/// A word is one token: a piece for each of its beginnings of 2, 3, 4, 6 and 9 letters, then one for the
/// whole of it. What is looked for is then the beginning of a token.
class SearchTokens {
public:
    explicit SearchTokens(crypto::Key32 key) : key_(std::move(key)) { }

    /// The tokens of a text's words, each also without its Hebrew prefixes. @param words as of
    /// distinctWordsOf
    QByteArray text(const QStringList &words) const;
    /// The FTS5 expression that every text with these words fits, and few others.
    base::Result<QByteArray> expression(const QList<search::Wanted> &words, SearchTerms &terms) const;

private:
    QByteArray piece(QStringView beginning, qsizetype characters) const;
    QByteArray beginning(QStringView letters) const;
    QByteArray whole(QStringView letters) const;

    crypto::Key32 key_;
};

/// Narrows an expression to one chat; the number of a chat is no secret.
QByteArray chatToken(qint64 chat);

}
