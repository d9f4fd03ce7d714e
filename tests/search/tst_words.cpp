// SPDX-License-Identifier: GPL-3.0-or-later
// What counts as the same word.
#include "engine/search/words.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;

class TstWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lettersAreFolded_data();
    void lettersAreFolded();
    void aTextFallsIntoWords_data();
    void aTextFallsIntoWords();
    void aWordKnowsItsPlace();
    void hebrewPrefixesAreTakenOff_data();
    void hebrewPrefixesAreTakenOff();
    void twoLettersRemainAfterOne();
    void longWordsAndLongTextsAreBounded();
    void anyBytesAreAText();
};

namespace {

QStringList lettersOf(const QString &text)
{
    QStringList list;
    for (const search::Word &word : search::wordsOf(text))
        list.append(word.letters);
    return list;
}

}

void TstWords::lettersAreFolded_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("asked");
    QTest::newRow("capitals") << u"Invoice"_s << u"iNVOICE"_s;
    QTest::newRow("accents") << u"Café"_s << u"cafe"_s;
    QTest::newRow("accents apart") << u"Cafe\u0301"_s << u"café"_s;
    QTest::newRow("sharp s") << u"Straße"_s << u"strasse"_s;
    QTest::newRow("yo") << u"ёлка"_s << u"елка"_s;
    QTest::newRow("wide forms") << u"ＡＢ１２"_s << u"ab12"_s;
    QTest::newRow("ligature") << u"ﬁn"_s << u"fin"_s;
    QTest::newRow("Arabic digits") << u"٥٤٣"_s << u"543"_s;
    QTest::newRow("Arabic points") << u"سَلَام"_s << u"سلام"_s;
    QTest::newRow("niqqud") << u"שָׁלוֹם"_s << u"שלום"_s;
    QTest::newRow("niqqud in one character") << u"\uFB2Aלום"_s << u"שלום"_s;
    QTest::newRow("final mem") << u"לחם"_s << u"לחמ"_s;
    QTest::newRow("final kaf") << u"ברך"_s << u"ברכ"_s;
    QTest::newRow("final nun") << u"גן"_s << u"גנ"_s;
    QTest::newRow("final pe") << u"כף"_s << u"כפ"_s;
    QTest::newRow("final tsadi") << u"עץ"_s << u"עצ"_s;
    QTest::newRow("gershayim") << u"צה״ל"_s << u"צהל"_s;
    QTest::newRow("gershayim of a keyboard") << u"צה\"ל"_s << u"צהל"_s;
    QTest::newRow("geresh") << u"ג׳ירפה"_s << u"ג'ירפה"_s;
    QTest::newRow("geresh at the end") << u"רח'"_s << u"רח"_s;
    QTest::newRow("marks of direction") << u"\u2067של\u200Fום\u2069"_s << u"שלום"_s;
    QTest::newRow("soft hyphen") << u"pay\u00ADment"_s << u"payment"_s;
}

void TstWords::lettersAreFolded()
{
    QFETCH(QString, written);
    QFETCH(QString, asked);
    const QStringList one = lettersOf(written);
    QCOMPARE(one.size(), 1);
    QCOMPARE(one, lettersOf(asked));
}

void TstWords::aTextFallsIntoWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << u""_s << QStringList();
    QTest::newRow("signs") << u" - 🙂 … "_s << QStringList();
    QTest::newRow("maqaf") << u"תל־אביב"_s << QStringList{u"תל"_s, u"אביב"_s};
    QTest::newRow("a quoted word") << u"\"שלום\" אמר"_s << QStringList{u"שלומ"_s, u"אמר"_s};
    QTest::newRow("apostrophe") << u"l'amour"_s << QStringList{u"l"_s, u"amour"_s};
    QTest::newRow("address") << u"https://a.example/x_1"_s
                             << QStringList{u"https"_s, u"a"_s, u"example"_s, u"x"_s, u"1"_s};
    QTest::newRow("number") << u"₪1,250"_s << QStringList{u"1"_s, u"250"_s};
    QTest::newRow("vowel signs stay") << u"हिन्दी"_s << QStringList{u"हिन्दी"_s};
    QTest::newRow("outside the plane") << u"𝐇i 𐤀𐤁"_s << QStringList{u"hi"_s, u"𐤀𐤁"_s};
}

void TstWords::aTextFallsIntoWords()
{
    QFETCH(QString, text);
    QTEST(lettersOf(text), "words");
}

void TstWords::aWordKnowsItsPlace()
{
    const QString text = u"🙂 שָׁלוֹם, Dana"_s;
    const auto words = search::wordsOf(text);
    QCOMPARE(words.size(), 2);
    QCOMPARE(text.mid(words[0].from, words[0].to - words[0].from), u"שָׁלוֹם"_s);
    QCOMPARE(text.mid(words[1].from, words[1].to - words[1].from), u"Dana"_s);
}

void TstWords::hebrewPrefixesAreTakenOff_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("the") << u"הבית"_s << QStringList{u"בית"_s};
    QTest::newRow("and that in a house") << u"ושבבית"_s << QStringList{u"שבבית"_s, u"בבית"_s, u"בית"_s};
    QTest::newRow("when the") << u"כשהבית"_s << QStringList{u"שהבית"_s, u"הבית"_s, u"בית"_s};
    QTest::newRow("never more than three") << u"וכשהבית"_s << QStringList{u"כשהבית"_s, u"שהבית"_s, u"הבית"_s};
    QTest::newRow("not out of order") << u"הבוקר"_s << QStringList{u"בוקר"_s};
    QTest::newRow("too short") << u"הים"_s << QStringList();
    QTest::newRow("other languages have none") << u"house"_s << QStringList();
}

void TstWords::hebrewPrefixesAreTakenOff()
{
    QFETCH(QString, word);
    QStringList parts;
    for (const QStringView part : search::withoutPrefixes(word, 3))
        parts.append(part.toString());
    QTEST(parts, "parts");
}

void TstWords::twoLettersRemainAfterOne()
{
    QCOMPARE(search::barePartsOf(u"בתל"), QList<QStringView>{u"תל"});
    QCOMPARE(search::barePartsOf(u"שבתל"), QList<QStringView>{u"בתל"});
}

void TstWords::longWordsAndLongTextsAreBounded()
{
    const auto word = search::wordsOf(QString(70'000, u'x'));
    QCOMPARE(word.size(), 1);
    QCOMPARE(word.first().letters.size(), search::kMostLetters);
    QCOMPARE(word.first().to, 70'000);
    QCOMPARE(search::wordsOf(u"one two "_s.repeated(1000)).size(), search::kMostWords);
    QCOMPARE(search::wordsOf(u"one two three"_s, 2).size(), 2);
}

void TstWords::anyBytesAreAText()
{
    QString text;
    for (int c = 0; c < 0x10000; ++c)
        text += QChar(static_cast<char16_t>(c)); // lone surrogates among them
    qsizetype last = 0;
    for (const search::Word &word : search::wordsOf(text, text.size())) {
        QVERIFY(word.from >= last && word.to > word.from && word.to <= text.size());
        QVERIFY(!word.letters.isEmpty() && word.letters.size() <= search::kMostLetters);
        last = word.to;
    }
}

GESHER_TEST(tst_words, TstWords)
#include "tst_words.moc"
