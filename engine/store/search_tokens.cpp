// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/search_tokens.h"

#include "engine/crypto/digest.h"
#include "engine/store/search_terms.h"

#include <QSet>

#include <array>

namespace store {

namespace {

constexpr std::array<qsizetype, 5> kBeginnings{2, 3, 4, 6, 9}; ///< letters
constexpr qsizetype kFirstPiece = 3; ///< characters of 5 bits; FTS5 keeps an index of its own of these
constexpr qsizetype kNextPiece = 2; ///< enough to part what begins alike
constexpr int kBitsEach = 5;

}

QByteArray SearchTokens::piece(QStringView beginning, qsizetype characters) const
{
    static const char kAlphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
    const QByteArray bytes = beginning.toUtf8();
    const crypto::Digest32 digest = crypto::hmacSha256(key_.view(), {bytes});
    quint32 bits = (quint32(digest[0]) << 16) | (quint32(digest[1]) << 8) | digest[2];
    QByteArray text;
    for (qsizetype i = 0; i < characters; ++i, bits >>= kBitsEach)
        text += kAlphabet[bits & 31];
    return text;
}

QByteArray SearchTokens::beginning(QStringView letters) const
{
    QByteArray token;
    for (const qsizetype length : kBeginnings) {
        if (letters.size() >= length)
            token += piece(letters.left(length), token.isEmpty() ? kFirstPiece : kNextPiece);
    }
    return token;
}

QByteArray SearchTokens::whole(QStringView letters) const
{
    // the full stop is in no word: the whole is not one of the beginnings
    return beginning(letters) + piece(letters.toString() + u'.', kNextPiece);
}

QByteArray SearchTokens::text(const QStringList &words) const
{
    QSet<QByteArray> tokens;
    QByteArray text;
    const auto add = [&](QStringView letters) {
        if (letters.size() < kBeginnings.front())
            return;
        const QByteArray token = whole(letters);
        if (!tokens.contains(token)) {
            tokens.insert(token);
            text += token + ' ';
        }
    };
    for (const QString &word : words) {
        add(word);
        for (const QStringView part : search::barePartsOf(word))
            add(part);
    }
    return text;
}

base::Result<QByteArray> SearchTokens::expression(
    const QList<search::Wanted> &words, SearchTerms &terms) const
{
    QByteArray all;
    for (const search::Wanted &wanted : words) {
        if (wanted.letters.size() < kBeginnings.front())
            continue;
        const QByteArray begins = beginning(wanted.letters);
        QByteArray any = '"' + begins + "\" *";
        if (begins.size() > kFirstPiece) { // FTS5 keeps the first pieces as tokens of their own
            ASSIGN_OR_RETURN(any, terms.expression(begins));
        }
        for (const QString &word : wanted.whole)
            any += " OR \"" + whole(word) + '"';
        all += (all.isEmpty() ? "(" : " AND (") + any + ')';
    }
    return all;
}

QByteArray chatToken(qint64 chat)
{
    return '0' + QByteArray::number(chat); // no token of a word begins with a nought
}

}
