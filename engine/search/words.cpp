// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/search/words.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace search {

namespace {

bool isHebrew(char32_t c)
{
    return c >= 0x05D0 && c <= 0x05F2;
}

/// Written inside Hebrew words: geresh, gershayim, and what keyboards have for them.
bool isQuoteMark(char32_t c)
{
    return c == 0x05F3 || c == 0x05F4 || c == u'\'' || c == u'"' || (c >= 0x2018 && c <= 0x201F) || c == 0xB4
        || c == 0x2032 || c == 0x2033;
}

char16_t withoutFinalForm(char16_t c)
{
    switch (c) {
    case 0x05DA:
        return 0x05DB; // kaf
    case 0x05DD:
        return 0x05DE; // mem
    case 0x05DF:
        return 0x05E0; // nun
    case 0x05E3:
        return 0x05E4; // pe
    case 0x05E5:
        return 0x05E6; // tsadi
    default:
        return c;
    }
}

/// Points and accents over letters; the vowel signs of Indic scripts are letters of their words.
bool isPoint(char32_t c)
{
    if (QChar::category(c) == QChar::Mark_Enclosing)
        return true;
    if (QChar::category(c) != QChar::Mark_NonSpacing)
        return false;
    const QChar::Script script = QChar::script(c);
    return script == QChar::Script_Inherited || script == QChar::Script_Hebrew
        || script == QChar::Script_Arabic || script == QChar::Script_Latin || script == QChar::Script_Common;
}

/// Changes nothing of a word and ends none: marks of direction, joiners, soft hyphens.
bool isInvisible(char32_t c)
{
    return QChar::category(c) == QChar::Other_Format || (c >= 0xFE00 && c <= 0xFE0F);
}

/// What the character counts as: letters and digits, none when it parts words.
QString folded(char32_t c)
{
    if (c < 0x80) {
        const bool isWord = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z');
        return isWord ? QString(QChar(static_cast<char16_t>(c)).toLower()) : QString();
    }
    if (isHebrew(c))
        return QString(QChar(withoutFinalForm(static_cast<char16_t>(c))));
    QString letters;
    if (c == 0xDF || c == 0x1E9E)
        return QStringLiteral("ss"); // Qt folds one character to one
    const QString apart = QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const char32_t part : apart.toUcs4()) {
        if (const int digit = QChar::digitValue(part); digit >= 0)
            letters += QChar(static_cast<char16_t>(u'0' + digit));
        else if (part < 0x10000 && isHebrew(part))
            letters += QChar(withoutFinalForm(static_cast<char16_t>(part)));
        else if ((QChar::isLetterOrNumber(part) || QChar::isMark(part)) && !isPoint(part))
            letters += QString::fromUcs4(&part, 1);
    }
    return letters;
}

char32_t characterAt(QStringView text, qsizetype place, qsizetype &next)
{
    next = place + 1;
    if (text[place].isHighSurrogate() && next < text.size() && text[next].isLowSurrogate()) {
        ++next;
        return QChar::surrogateToUcs4(text[place], text[place + 1]);
    }
    return text[place].unicode();
}

/// Whether a Hebrew letter comes next, points and marks between left aside.
bool isHebrewAhead(QStringView text, qsizetype place)
{
    constexpr qsizetype kFarEnough = 8;
    for (const qsizetype end = std::min(text.size(), place + kFarEnough); place < end;) {
        const char32_t c = characterAt(text, place, place);
        if (!isPoint(c) && !isInvisible(c))
            return isHebrew(c);
    }
    return false;
}

}

QList<Word> wordsOf(QStringView text, qsizetype most)
{
    QList<Word> words;
    Word word;
    const auto end = [&] {
        if (!word.letters.isEmpty())
            words.append(std::exchange(word, {}));
    };
    for (qsizetype place = 0; place < text.size() && words.size() < most;) {
        qsizetype next = 0;
        const char32_t c = characterAt(text, place, next);
        const QString letters = folded(c);
        if (!letters.isEmpty()) {
            if (word.letters.isEmpty())
                word.from = place;
            if (word.letters.size() + letters.size() <= kMostLetters)
                word.letters += letters;
            word.to = next;
        } else if (isPoint(c)) {
            word.to = next;
        } else if (!isInvisible(c)) {
            const bool isInside = isQuoteMark(c) && !word.letters.isEmpty()
                && isHebrew(word.letters.back().unicode()) && isHebrewAhead(text, next);
            if (!isInside)
                end();
        }
        place = next;
    }
    if (words.size() < most)
        end();
    return words;
}

QList<QStringView> withoutPrefixes(QStringView letters, qsizetype least)
{
    // the order in which Hebrew strings them together
    static const QList<QStringList> kRanks{{QString(), QStringLiteral("ו")},
        {QString(), QStringLiteral("ש"), QStringLiteral("כש"), QStringLiteral("מש"), QStringLiteral("לכש")},
        {QString(), QStringLiteral("ב"), QStringLiteral("כ"), QStringLiteral("ל"), QStringLiteral("מ")},
        {QString(), QStringLiteral("ה")}};
    constexpr qsizetype kMostPrefix = 3;
    QList<QStringView> parts;
    const auto keep = [&](qsizetype cut) {
        if (cut == 0 || cut > kMostPrefix || letters.size() - cut < least)
            return;
        const QStringView part = letters.mid(cut);
        if (!parts.contains(part))
            parts.append(part);
    };
    QList<qsizetype> reached{0};
    for (const QStringList &rank : kRanks) {
        QList<qsizetype> further;
        for (const qsizetype cut : std::as_const(reached)) {
            for (const QString &prefix : rank) {
                if (letters.mid(cut).startsWith(prefix) && !further.contains(cut + prefix.size()))
                    further.append(cut + prefix.size());
            }
        }
        reached = further;
    }
    std::sort(reached.begin(), reached.end());
    for (const qsizetype cut : std::as_const(reached))
        keep(cut);
    return parts;
}

QList<QStringView> barePartsOf(QStringView letters)
{
    QList<QStringView> parts = withoutPrefixes(letters, 2);
    parts.removeIf([&](QStringView part) { return part.size() < 3 && letters.size() - part.size() > 1; });
    return parts;
}

}
