// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

/// search: what counts as the same word, and whether a message has the words that are looked for. Rules only:
/// no table, no key.
namespace search {

/// A word of a text, as search compares it.
struct Word {
    QString letters; ///< folded, at most `kMostLetters`
    qsizetype from = 0; ///< where it stands in the text, UTF-16 units
    qsizetype to = 0;
    bool operator==(const Word &) const = default;
};

constexpr qsizetype kMostLetters = 32; ///< of a longer word only these count
constexpr qsizetype kMostWords = 500; ///< of a message only these count

/// The words of a text in their order: what stands between everything that is neither letter nor digit.
///
/// Letters are folded so that whoever types them finds them: compatibility forms (NFKD), capitals, accents,
/// niqqud and other points, final letters (ך is כ), digits of other scripts; marks of direction vanish.
/// Geresh and gershayim inside a Hebrew word belong to it and vanish (צה״ל is צהל); elsewhere they part
/// words.
/// @param most  stops after so many words
QList<Word> wordsOf(QStringView text, qsizetype most = kMostWords);

/// The word without the letters that Hebrew writes in front of it ("ושבבית" → "שבבית", "בבית", "בית"):
/// ו, then one of ש כש מש לכש, then one of ב כ ל מ, then ה, three letters at most, in that order.
/// @param least  letters that have to remain
QList<QStringView> withoutPrefixes(QStringView letters, qsizetype least);
/// What must remain when a text is read: one letter before two is one ("בתל" is also "תל"), more need three.
QList<QStringView> barePartsOf(QStringView letters);

}
