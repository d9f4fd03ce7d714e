// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/links.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;

class TstLinks : public QObject {
    Q_OBJECT

    static QStringList found(const QString &text)
    {
        QStringList all;
        for (const model::TextLink &link : model::linksIn(text))
            all.append(text.mid(link.start, link.length));
        return all;
    }

private Q_SLOTS:
    void anAddressIsFoundWhereItStands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("links");
        QTest::newRow("alone") << u"https://example.com"_s << QStringList{u"https://example.com"_s};
        QTest::newRow("in Hebrew") << u"המחירון כאן: https://example.com/מחירון, בברכה"_s
                                   << QStringList{u"https://example.com/מחירון"_s};
        QTest::newRow("with www") << u"see www.example.com/a?b=1#c."_s
                                  << QStringList{u"www.example.com/a?b=1#c"_s};
        QTest::newRow("two") << u"http://a.example and HTTPS://B.example!"_s
                             << QStringList{u"http://a.example"_s, u"HTTPS://B.example"_s};
        QTest::newRow("in brackets") << u"(https://example.com/x)"_s
                                     << QStringList{u"https://example.com/x"_s};
        QTest::newRow("with brackets of its own") << u"https://example.com/Gesher_(bridge)"_s
                                                  << QStringList{u"https://example.com/Gesher_(bridge)"_s};
        QTest::newRow("between marks of direction")
            << u"\u2066https://example.com\u2069"_s << QStringList{u"https://example.com"_s};
    }
    void anAddressIsFoundWhereItStands()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, links);
        QCOMPARE(found(text), links);
    }
    void whatIsNoWebAddressIsNone()
    {
        for (const QString &text : {u"javascript:alert(1)"_s, u"file:///etc/passwd"_s, u"ftp://example.com"_s,
                 u"www.example"_s, u"https://"_s, u"https://localhost"_s, u"at 10:30. Then 3.5"_s, QString()})
            QVERIFY2(found(text).isEmpty(), qPrintable(text));
    }
    void wwwIsAskedSecurely()
    {
        QCOMPARE(model::linksIn(u"www.example.com"_s).first().url, QUrl(u"https://www.example.com"_s));
    }
};

GESHER_TEST(tst_links, TstLinks)
#include "tst_links.moc"
