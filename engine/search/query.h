// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/search.h"
#include "engine/search/words.h"

namespace search {

/// One word that is looked for.
struct Wanted {
    QString letters; ///< begins a word of the message, or what is left of one without Hebrew prefixes
    QStringList whole; ///< the same without prefixes of its own: these have to be whole words
    bool operator==(const Wanted &) const = default;
};

/// What somebody typed, as words.
class Query {
public:
    static constexpr qsizetype kMostText = 200; ///< UTF-16 units
    static constexpr qsizetype kMostWanted = 10;

    /// Malformed with a code: no_words (nothing of two letters in it), too_long.
    static base::Result<Query> parse(const QString &text);

    const QList<Wanted> &words() const { return words_; }
    /// Whether each word is in one of the texts.
    bool matches(const QStringList &texts) const;
    /// The words of the text that are looked for.
    QList<model::TextMark> marksIn(QStringView text) const;
    /// Of the first of the texts that has one of the words: what stands around it. Empty when none has.
    model::Snippet snippet(const QStringList &texts) const;

private:
    QList<Wanted> words_;
};

/// What of a message is looked through: its text or caption; file name, question and choices of a poll, names
/// of cards, name and address of a place, name and place of an event, title of a link. Nothing of what was
/// deleted, of what the network told, and of what acts upon another message.
QStringList textsOf(const model::Message &message);

/// The words of all texts, at most `kMostWords`, each once.
QStringList distinctWordsOf(const QStringList &texts);

}
