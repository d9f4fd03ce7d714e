// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of long ago come newest first, by the hundred thousand: they keep their order, and the file stays
// as small as they are.
#include "tests/store/search_shelf.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using base::Result;
using support::SearchShelf;

namespace {

constexpr qint64 kSecond = 1'000;

/// The texts of the conversation, oldest first.
QStringList texts(const SearchShelf &shelf)
{
    QStringList all;
    const auto chat = shelf.store->chats().find(SearchShelf::kDesk, SearchShelf::kDana).value();
    QString cursor;
    do {
        const auto page = shelf.store->messages().list(*chat, 500, cursor).value();
        for (const model::Message &message : page.items)
            all.prepend(message.text);
        cursor = page.next;
    } while (!cursor.isEmpty());
    return all;
}

QString past(SearchShelf &shelf, const QString &text, qint64 seconds)
{
    return shelf.add(
        text, SearchShelf::kStart + seconds * kSecond, SearchShelf::kDesk, SearchShelf::kDana, true);
}

}

class TstPastMessages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theyStandBeforeWhatIsThereOfTheirSecond()
    {
        SearchShelf shelf;
        shelf.add(u"live"_s);
        past(shelf, u"5 d"_s, -5);
        past(shelf, u"5 c"_s, -5);
        past(shelf, u"7 b"_s, -7);
        past(shelf, u"7 a"_s, -7);
        past(shelf, u"5 b"_s, -5); // the second was cut in two
        past(shelf, u"6"_s, -6);
        past(shelf, u"5 a"_s, -5);
        past(shelf, u"0"_s, 0);
        QCOMPARE(texts(shelf),
            QStringList(
                {u"7 a"_s, u"7 b"_s, u"6"_s, u"5 a"_s, u"5 b"_s, u"5 c"_s, u"5 d"_s, u"0"_s, u"live"_s}));
    }

    void ofAnOverfullSecondNothingIsLost()
    {
        SearchShelf shelf;
        past(shelf, u"later"_s, 1);
        for (int i = 0; i < 1'200; ++i)
            past(shelf, QString::number(i), 0);
        QStringList all = texts(shelf);
        QCOMPARE(all.size(), 1'201);
        QCOMPARE(all.last(), u"later"_s);
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 1'201);
    }

    void thoseOfAFormerProgramStayWhereTheyAre()
    {
        SearchShelf shelf;
        past(shelf, u"former"_s, -1);
        shelf.close();
        (void)shelf.rowsOf("UPDATE messages SET seq = -1"); // it counted down from there
        QVERIFY(shelf.open());
        past(shelf, u"before"_s, -1);
        past(shelf, u"between"_s, -2);
        past(shelf, u"first"_s, -1);
        QCOMPARE(texts(shelf), QStringList({u"between"_s, u"first"_s, u"before"_s, u"former"_s}));
    }

    void theNewestOfThemAreFoundFirst()
    {
        SearchShelf shelf;
        QStringList ids;
        for (int i = 0; i < 200; ++i)
            ids.append(past(shelf, u"invoice"_s, -i));
        // an index that has just begun knows the newest already
        QVERIFY(shelf.find(u"invoice"_s).contains(ids.first()));
        shelf.settle();
        QCOMPARE(SearchShelf::idsOf(shelf.search({.text = u"invoice"_s, .limit = 20})), ids.first(20));
    }

    void theirPagesAreNotHalfEmpty()
    {
        SearchShelf shelf;
        shelf.add(u"live"_s);
        for (int i = 0; i < 2'000; ++i)
            past(shelf, u"a text of usual length, as people write it"_s.repeated(3), -i);
        const QByteArray unused
            = shelf.rowsOf("SELECT sum(unused) * 100 / sum(pgsize) FROM dbstat WHERE name = 'messages'")
                  .value(0);
        QVERIFY2(unused.chopped(1).toInt() < 25, unused); // percent; 50 when each goes before all others
    }
};

GESHER_TEST(tst_past_messages, TstPastMessages)
#include "tst_past_messages.moc"
