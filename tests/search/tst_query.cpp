// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a message has what is looked for, and what of it is shown.
#include "engine/search/query.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using search::Query;

class TstQuery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void messagesAreFound_data();
    void messagesAreFound();
    void whatHasNoWordIsRefused_data();
    void whatHasNoWordIsRefused();
    void everythingReadableIsLookedThrough_data();
    void everythingReadableIsLookedThrough();
    void whatNobodyWroteIsNot();
    void theSnippetIsCutBetweenWords();
    void theSnippetIsOfTheTextThatHasIt();
};

void TstQuery::messagesAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("found");
    QTest::newRow("while it is typed") << u"Your invoice is ready"_s << u"invo"_s << true;
    QTest::newRow("in any order") << u"Your invoice is ready"_s << u"ready invoice"_s << true;
    QTest::newRow("each word has to be there") << u"Your invoice is ready"_s << u"invoice late"_s << false;
    QTest::newRow("not in the middle") << u"Your invoice is ready"_s << u"voice"_s << false;
    QTest::newRow("one letter narrows") << u"Your invoice is ready"_s << u"invoice x"_s << false;
    QTest::newRow("behind ב") << u"נפגשים בתל אביב"_s << u"תל אביב"_s << true;
    QTest::newRow("behind וכשה") << u"וכשהחשבונית תגיע"_s << u"החשבונית"_s << true;
    QTest::newRow("asked with ה") << u"שלחתי חשבונית"_s << u"החשבונית"_s << true;
    QTest::newRow("asked with ה, written with ב") << u"טעות בחשבונית"_s << u"החשבונית"_s << true;
    QTest::newRow("without its prefix only as a whole") << u"לומדים היום"_s << u"שלום"_s << false;
    QTest::newRow("final letter while it is typed") << u"לחמניות"_s << u"לחם"_s << true;
    QTest::newRow("niqqud in the text") << u"שָׁלוֹם לכולם"_s << u"שלום"_s << true;
    QTest::newRow("niqqud in the question") << u"שלום לכולם"_s << u"שָׁלוֹם"_s << true;
}

void TstQuery::messagesAreFound()
{
    QFETCH(QString, text);
    QFETCH(QString, query);
    const auto parsed = Query::parse(query);
    QVERIFY(parsed);
    QTEST(parsed->matches({text}), "found");
}

void TstQuery::whatHasNoWordIsRefused_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << u""_s << u"no_words"_s;
    QTest::newRow("signs") << u" - ? 🙂"_s << u"no_words"_s;
    QTest::newRow("one letter") << u"a"_s << u"no_words"_s;
    QTest::newRow("one letter twice") << u"a b"_s << u"no_words"_s;
    QTest::newRow("too many characters") << QString(201, u'x') << u"too_long"_s;
    QTest::newRow("too many words") << u"aa bb cc dd ee ff gg hh ii jj kk"_s << u"too_long"_s;
}

void TstQuery::whatHasNoWordIsRefused()
{
    QFETCH(QString, query);
    const auto parsed = Query::parse(query);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().fault, base::Fault::Malformed);
    QTEST(parsed.error().code, "code");
}

void TstQuery::everythingReadableIsLookedThrough_data()
{
    QTest::addColumn<model::Content>("content");
    model::Media file;
    file.name = u"needle.pdf"_s;
    QTest::newRow("file") << model::Content(file);
    QTest::newRow("place") << model::Content(model::Location{32, 34, u"Needle Cafe"_s, {}, 0});
    QTest::newRow("address") << model::Content(model::Location{32, 34, {}, u"Needle St 5"_s, 0});
    QTest::newRow("card") << model::Content(
        QList<model::ContactCard>{{u"Dana"_s, {}}, {u"Noa Needle"_s, {}}});
    QTest::newRow("question") << model::Content(model::Poll{u"Needle?"_s, {u"yes"_s}, 1});
    QTest::newRow("choice") << model::Content(model::Poll{u"What?"_s, {u"a needle"_s}, 1});
    QTest::newRow("event") << model::Content(model::Event{u"Needle day"_s, {}, {}, 0, 0, false});
}

void TstQuery::everythingReadableIsLookedThrough()
{
    QFETCH(model::Content, content);
    model::Message message;
    message.content = content;
    QVERIFY(Query::parse(u"needle"_s)->matches(search::textsOf(message)));
    message.deletedMs = 1;
    QVERIFY(search::textsOf(message).isEmpty());
}

void TstQuery::whatNobodyWroteIsNot()
{
    model::Message message;
    message.text = u"needle"_s;
    QCOMPARE(search::textsOf(message), QStringList{u"needle"_s});
    message.kind = model::MessageKind::System;
    QVERIFY(search::textsOf(message).isEmpty());
    message.kind = model::MessageKind::Reaction;
    QVERIFY(search::textsOf(message).isEmpty());
}

void TstQuery::theSnippetIsCutBetweenWords()
{
    const QString text = u"word "_s.repeated(40) + u"the needle\nhere "_s + u"tail "_s.repeated(60);
    const auto snippet = Query::parse(u"needle"_s)->snippet({text});
    QVERIFY(snippet.text.startsWith(u"…word "));
    QVERIFY(snippet.text.endsWith(u"tail…"));
    QVERIFY(snippet.text.contains(u"the needle here"));
    QVERIFY(snippet.text.size() < 200);
    QCOMPARE(snippet.marks.size(), 1);
    QCOMPARE(snippet.text.mid(snippet.marks[0].from, snippet.marks[0].length), u"needle"_s);
}

void TstQuery::theSnippetIsOfTheTextThatHasIt()
{
    const auto snippet = Query::parse(u"חשבונית"_s)->snippet({u"for you"_s, u"החשבונית.pdf"_s});
    QCOMPARE(snippet.text, u"החשבונית.pdf"_s);
    QCOMPARE(snippet.marks, (QList<model::TextMark>{{0, 8}}));
}

GESHER_TEST(tst_query, TstQuery)
#include "tst_query.moc"
