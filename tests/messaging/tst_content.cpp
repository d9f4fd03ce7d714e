// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/content.h"
#include "tests/support/runner.h"

class TstContent : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLongestTextThatCanBeSentCanBeRead_data()
    {
        QTest::addColumn<QString>("letter");
        QTest::newRow("one byte a letter") << QStringLiteral("a");
        QTest::newRow("two, as in Hebrew") << QString(QChar(0x05d0));
        QTest::newRow("three") << QString(QChar(0x20ac));
    }
    void theLongestTextThatCanBeSentCanBeRead()
    {
        QFETCH(QString, letter);
        const QString text = letter.repeated(messaging::kLongestText);
        const auto content
            = messaging::readContent(messaging::textMessage(text, {}, {}, QByteArray(32, 's')));
        QVERIFY(content.has_value());
        QCOMPARE(content->text, text);
    }
    void aTextLongerThanAnyCanBeIsRefused()
    {
        const QString text = QString(QChar(0x20ac)).repeated(2 * messaging::kLongestText);
        const auto content
            = messaging::readContent(messaging::textMessage(text, {}, {}, QByteArray(32, 's')));
        QVERIFY(!content.has_value());
        QCOMPARE(content.error().fault, base::Fault::Malformed);
    }
};

GESHER_TEST(tst_content, TstContent)
#include "tst_content.moc"
