// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/search/query.h"

#include <QSet>

#include <algorithm>

namespace search {

using base::Fault;
using base::Result;

namespace {

constexpr qsizetype kSnippetBefore = 40; ///< UTF-16 units around the first mark
constexpr qsizetype kSnippetAfter = 120;
constexpr qsizetype kWholeFrom = 3; ///< letters of what is looked for as a whole word

bool isIn(const Wanted &wanted, QStringView word)
{
    const auto fits = [&](QStringView part) {
        return part.startsWith(wanted.letters)
            || std::any_of(wanted.whole.cbegin(), wanted.whole.cend(),
                [&](const QString &whole) { return part == whole; });
    };
    if (fits(word))
        return true;
    const auto parts = barePartsOf(word);
    return std::any_of(parts.cbegin(), parts.cend(), fits);
}

/// A place near `wanted`, in its direction, where no word is cut: half a word says little, half a surrogate
/// pair nothing.
qsizetype cut(QStringView text, qsizetype wanted, qsizetype step)
{
    constexpr int kFarthest = 24;
    qsizetype place = std::clamp<qsizetype>(wanted, 0, text.size());
    const auto isBetween
        = [&] { return place <= 0 || place >= text.size() || text[step > 0 ? place - 1 : place].isSpace(); };
    for (int i = 0; i < kFarthest && !isBetween(); ++i)
        place += step;
    if (place > 0 && place < text.size() && text[place].isLowSurrogate())
        --place;
    return place;
}

}

Result<Query> Query::parse(const QString &text)
{
    if (text.size() > kMostText)
        return base::fail(
            Fault::Malformed, QStringLiteral("more than 200 characters"), QStringLiteral("too_long"));
    Query query;
    bool isFindable = false;
    for (const Word &word : wordsOf(text, kMostWanted + 1)) {
        if (query.words_.size() == kMostWanted)
            return base::fail(
                Fault::Malformed, QStringLiteral("more than ten words"), QStringLiteral("too_long"));
        Wanted wanted{word.letters, {}};
        for (const QStringView part : withoutPrefixes(word.letters, kWholeFrom))
            wanted.whole.append(part.toString());
        isFindable = isFindable || wanted.letters.size() > 1;
        if (!query.words_.contains(wanted))
            query.words_.append(wanted);
    }
    if (!isFindable)
        return base::fail(
            Fault::Malformed, QStringLiteral("no word of two letters"), QStringLiteral("no_words"));
    return query;
}

bool Query::matches(const QStringList &texts) const
{
    const QStringList words = distinctWordsOf(texts);
    return std::all_of(words_.cbegin(), words_.cend(), [&](const Wanted &wanted) {
        return std::any_of(
            words.cbegin(), words.cend(), [&](const QString &word) { return isIn(wanted, word); });
    });
}

QList<model::TextMark> Query::marksIn(QStringView text) const
{
    QList<model::TextMark> marks;
    for (const Word &word : wordsOf(text)) {
        if (std::any_of(
                words_.cbegin(), words_.cend(), [&](const Wanted &w) { return isIn(w, word.letters); }))
            marks.append({word.from, word.to - word.from});
    }
    return marks;
}

model::Snippet Query::snippet(const QStringList &texts) const
{
    for (const QString &text : texts) {
        const auto marks = marksIn(text);
        if (marks.isEmpty())
            continue;
        const qsizetype from = cut(text, marks.first().from - kSnippetBefore, 1);
        const qsizetype to = std::max(
            cut(text, marks.first().from + kSnippetAfter, -1), marks.first().from + marks.first().length);
        model::Snippet snippet;
        const QString before = from > 0 ? QStringLiteral("…") : QString();
        snippet.text = before + text.mid(from, to - from);
        std::replace_if(
            snippet.text.begin(), snippet.text.end(), [](QChar c) { return c.isSpace(); }, u' ');
        if (to < text.size())
            snippet.text += u'…';
        for (const model::TextMark &mark : marks) {
            if (mark.from >= from && mark.from + mark.length <= to)
                snippet.marks.append({mark.from - from + before.size(), mark.length});
        }
        return snippet;
    }
    return {};
}

QStringList distinctWordsOf(const QStringList &texts)
{
    QStringList words;
    QSet<QString> seen;
    qsizetype room = kMostWords;
    for (const QString &text : texts) {
        const auto list = wordsOf(text, room);
        room -= list.size();
        for (const Word &word : list) {
            if (!seen.contains(word.letters)) {
                seen.insert(word.letters);
                words.append(word.letters);
            }
        }
    }
    return words;
}

}
