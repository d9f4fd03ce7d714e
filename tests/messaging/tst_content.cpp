// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/compose.h"
#include "engine/messaging/content.h"
#include "tests/support/runner.h"

static QByteArray sent(const QString &text)
{
    model::Outgoing message;
    message.text = text;
    return messaging::composeMessage(message, {}, QByteArray(32, 's')).value();
}

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
        const auto content = messaging::readContent(sent(text));
        QVERIFY(content.has_value());
        QCOMPARE(content->text, text);
    }
    void aTextLongerThanAnyCanBeIsRefused()
    {
        const QString text = QString(QChar(0x20ac)).repeated(2 * messaging::kLongestText);
        const auto content = messaging::readContent(sent(text));
        QVERIFY(!content.has_value());
        QCOMPARE(content.error().fault, base::Fault::Malformed);
    }

    void aLengthThatIsNotThereIsRefusedBeforeRoomIsMadeForIt()
    {
        // an image (field 3) that claims 300,000 bytes; in it an unknown text that claims 250,000
        QVERIFY(!messaging::readContent(
            QByteArray::fromHex("1ae0a712") + QByteArray::fromHex("fa7f90a10f") + "x"));
        // the same one level down: the outer length is right, the inner one lies
        QVERIFY(
            !messaging::readContent(QByteArray::fromHex("1a06") + QByteArray::fromHex("fa7f90a10f") + "x"));
        // an unknown text that is there is kept, as is an unknown group
        QVERIFY(messaging::readContent(QByteArray::fromHex("1a04") + QByteArray::fromHex("fa7f01") + "x"));
        QVERIFY(messaging::readContent(QByteArray::fromHex("0a0161") + QByteArray::fromHex("e33f0801e43f")));
        QVERIFY(!messaging::readContent(QByteArray::fromHex("0a0161") + QByteArray::fromHex("e33f0801")));
    }

    void thousandsOfEmptyMessagesAreRefused()
    {
        // contacts (field 13) of nothing (field 2)
        const auto contacts = [](int count) {
            const QByteArray inner = QByteArray::fromHex("1200").repeated(count);
            QByteArray out = QByteArray::fromHex("6a");
            quint32 size = static_cast<quint32>(inner.size());
            for (; size > 0x7f; size >>= 7)
                out.append(static_cast<char>(size | 0x80));
            return out + static_cast<char>(size) + inner;
        };
        QVERIFY(messaging::readContent(contacts(100)));
        QVERIFY(!messaging::readContent(contacts(4'000)));
    }
};

GESHER_TEST(tst_content, TstContent)
#include "tst_content.moc"
