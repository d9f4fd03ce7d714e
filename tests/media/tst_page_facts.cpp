// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/page_facts.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using media::PageFacts;
using media::readPage;

class TstPageFacts : public QObject {
    Q_OBJECT

    const QUrl page_{u"https://shop.example/menu/today"_s};

private Q_SLOTS:
    void whatAPageSaysForPreviewsIsTakenFirst()
    {
        const PageFacts facts = readPage(R"(<!doctype html><html><head><title>Plain</title>
            <meta name="description" content="Plain too">
            <meta property="og:title" content="Today&#39;s menu &amp; more">
            <meta property="og:description" content="Soup,
                then pasta"><meta property="og:image" content="/pictures/soup.jpg"></head>)",
            {}, page_);
        QCOMPARE(facts.title, u"Today's menu & more"_s);
        QCOMPARE(facts.description, u"Soup, then pasta"_s);
        QCOMPARE(facts.picture, QUrl(u"https://shop.example/pictures/soup.jpg"_s));
    }
    void otherwiseItsTitleAndDescription()
    {
        const PageFacts facts = readPage(
            "<TITLE>Front\n desk</TITLE><svg><title>Arrow</title></svg><META NAME=Description CONTENT=Open>",
            {}, page_);
        QCOMPARE(facts.title, u"Front desk"_s);
        QCOMPARE(facts.description, u"Open"_s);
        QVERIFY(facts.picture.isEmpty());
    }
    void hebrewIsReadInEveryEncoding_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QByteArray>("charset");
        const QByteArray legacy("\xF9\xEC\xE5\xED"); // windows-1255
        QTest::newRow("UTF-8, nothing said") << "<title>" + QByteArray("שלום") + "</title>" << QByteArray();
        QTest::newRow("UTF-8, by the server")
            << "<title>" + QByteArray("שלום") + "</title>" << QByteArray("utf-8");
        QTest::newRow("windows-1255, by the server")
            << "<title>" + legacy + "</title>" << QByteArray("windows-1255");
        QTest::newRow("windows-1255, by the page")
            << "<meta charset=windows-1255><title>" + legacy + "</title>" << QByteArray();
        QTest::newRow("the server says nonsense")
            << "<title>" + QByteArray("שלום") + "</title>" << QByteArray("x//TRANSLIT,../..");
    }
    void hebrewIsReadInEveryEncoding()
    {
        QFETCH(QByteArray, html);
        QFETCH(QByteArray, charset);
        QCOMPARE(readPage(html, charset, page_).title, u"שלום"_s);
    }
    void whatAStrangerWritesIsBoundedAndCannotTurnTheLine()
    {
        const QByteArray turned = "<title>pay \u202Eoot\u2066 me\u0007</title>";
        QCOMPARE(readPage(turned, {}, page_).title, u"pay oot me"_s);
        const PageFacts facts = readPage("<title>" + QByteArray(100'000, 'a')
                + "</title><meta name=description content=\"" + QByteArray(100'000, 'b') + "\">",
            {}, page_);
        QCOMPARE(facts.title.size(), media::kLongestTitle);
        QCOMPARE(facts.description.size(), media::kLongestDescription);
        QVERIFY(facts.title.endsWith(u'…'));
    }
    void aPictureIsAWebAddressOrNone()
    {
        for (const QByteArray &address :
            {QByteArray("data:image/png;base64,AAAA"), QByteArray("file:///etc/passwd"),
                QByteArray("javascript:1"), QByteArray("http://"), QByteArray(5'000, 'x')})
            QVERIFY2(
                readPage("<meta property=og:image content=\"" + address + "\">", {}, page_).picture.isEmpty(),
                address);
    }
    void aPageThatEndsAnywhereSaysWhatItSaidSoFar()
    {
        const QByteArray whole(
            "<html><head><meta property='og:title' content='Menu'><title>x</title></head>");
        for (qsizetype end = 0; end <= whole.size(); ++end) {
            const QString title = readPage(whole.first(end), {}, page_).title;
            QVERIFY(end < 52 || title == u"Menu"_s);
        }
    }
    void aPageThatSaysNothingHasNoFacts()
    {
        QCOMPARE(readPage("<p>Hello</p>", {}, page_), PageFacts());
        QCOMPARE(readPage({}, {}, page_), PageFacts());
        QCOMPARE(readPage(QByteArray(1000, '\0'), {}, page_), PageFacts());
    }
};

GESHER_TEST(tst_page_facts, TstPageFacts)
#include "tst_page_facts.moc"
