// SPDX-License-Identifier: GPL-3.0-or-later
// What is found among the messages: as they are now, newest first, a bounded part at a time.
#include "tests/store/search_shelf.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using base::Result;
using model::SearchFilter;
using support::SearchShelf;

class TstSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatJustCameIsFound()
    {
        SearchShelf shelf;
        const QString id = shelf.add(u"נפגשים בתל אביב"_s);
        const auto found = shelf.search({.text = u"תל אביב"_s});
        QCOMPARE(SearchShelf::idsOf(found), QStringList{id});
        QVERIFY(found.isComplete);
        QCOMPARE(found.items[0].snippet.text, u"נפגשים בתל אביב"_s);
        QCOMPARE(found.items[0].snippet.marks, (QList<model::TextMark>{{7, 3}, {11, 4}}));
        QCOMPARE(found.items[0].message.chat, SearchShelf::kDana);
    }

    void theNewestComesFirstWhenItWasWrittenAndNotWhenItCame()
    {
        SearchShelf shelf;
        const auto at = SearchShelf::kStart;
        const QString now = shelf.add(u"invoice one"_s, at);
        const QString past
            = shelf.add(u"invoice two"_s, at - 90'000, SearchShelf::kShop, SearchShelf::kNoa, true);
        const QString late = shelf.add(u"invoice three"_s, at - 5'000);
        const QString early = shelf.add(u"invoice four"_s, 0);
        QCOMPARE(shelf.find(u"invoice"_s), QStringList({now, late, past, early}));
    }

    void filtersNarrow()
    {
        SearchShelf shelf;
        const auto at = SearchShelf::kStart;
        const QString one = shelf.add(u"invoice"_s, at, SearchShelf::kDesk, SearchShelf::kDana);
        const QString two = shelf.add(u"invoice"_s, at + 1'500, SearchShelf::kShop, SearchShelf::kDana);
        const QString three = shelf.add(u"invoice"_s, at + 1'900, SearchShelf::kShop, SearchShelf::kNoa);
        const auto ids = [&](SearchFilter filter) {
            filter.text = u"invoice"_s;
            return SearchShelf::idsOf(shelf.search(filter));
        };
        QCOMPARE(ids({.account = SearchShelf::kShop}), QStringList({three, two}));
        QCOMPARE(ids({.chat = SearchShelf::kDana}), QStringList({two, one}));
        QCOMPARE(ids({.account = SearchShelf::kShop, .chat = SearchShelf::kNoa}), QStringList{three});
        QCOMPARE(ids({.chat = model::Jid::pn("972500000777")}), QStringList());
        QCOMPARE(ids({.fromMs = at + 1'500}), QStringList({three, two}));
        QCOMPARE(ids({.fromMs = at + 1'501}), QStringList{three});
        QCOMPARE(ids({.toMs = at + 1'900}), QStringList({two, one}));
        QCOMPARE(ids({.account = {u"nobody"_s}}), QStringList());
    }

    void manyWordsThatBeginAlikeAreAllFoundNewestFirst_data()
    {
        QTest::addColumn<int>("words");
        QTest::newRow("few, which are asked for one by one") << 30;
        QTest::newRow("more than a question looks at") << 450;
    }
    void manyWordsThatBeginAlikeAreAllFoundNewestFirst()
    {
        QFETCH(const int, words);
        SearchShelf shelf;
        QStringList all;
        for (int i = 0; i < words; ++i)
            all.prepend(shelf.add(u"invoice%1x today"_s.arg(i), SearchShelf::kStart + i * 1000));
        shelf.add(u"involved today"_s);
        shelf.settle();
        const auto found = shelf.search({.text = u"today invoic"_s, .limit = 20});
        QCOMPARE(SearchShelf::idsOf(found), all.first(20));
        QCOMPARE(shelf.find(u"invoice17x"_s), QStringList{all.at(words - 18)});
        QCOMPARE(shelf.find(u"invoiced"_s), QStringList());
    }

    void pagesFollowEachOther()
    {
        SearchShelf shelf;
        QStringList all;
        for (int i = 0; i < 7; ++i)
            all.prepend(shelf.add(u"invoice %1"_s.arg(i), SearchShelf::kStart + i / 3 * 1000));
        QStringList read;
        SearchFilter filter{.text = u"invoice"_s, .limit = 3};
        int pages = 0;
        do {
            const auto page = shelf.search(filter);
            QVERIFY(page.items.size() <= 3);
            read += SearchShelf::idsOf(page);
            filter.cursor = page.next;
            ++pages;
        } while (!filter.cursor.isEmpty());
        QCOMPARE(read, all);
        QCOMPARE(pages, 3);
        filter.cursor = u"!"_s;
        QCOMPARE(shelf.store->search(filter).error().code, u"no_cursor"_s);
        QCOMPARE(shelf.store->search({.text = u"?"_s}).error().code, u"no_words"_s);
    }

    void whatOnlyBeginsAlikeIsNotFound()
    {
        SearchShelf shelf;
        // the index knows beginnings of four letters and of six, and no five
        const QString right = shelf.add(u"invoice"_s);
        QVERIFY(!shelf.add(u"invocation"_s).isEmpty());
        QCOMPARE(shelf.find(u"invoi"_s), QStringList{right});
        QCOMPARE(shelf.find(u"invo"_s).size(), 2);
    }

    void oneQuestionLooksAtABoundedNumberOfMessages()
    {
        SearchShelf shelf;
        const QString right = shelf.add(u"invoice"_s, SearchShelf::kStart - 60'000);
        QVERIFY(shelf.write([&]() -> Result<void> {
            auto row = shelf.row(right);
            for (int i = 0; i < 1000; ++i) {
                row.message.id = u"x%1"_s.arg(i);
                row.message.waId = row.message.id.toUtf8();
                row.message.text = u"invocation"_s;
                row.message.timestampMs = SearchShelf::kStart;
                RETURN_IF_FAILED(shelf.store->messages().insert(row));
            }
            return {};
        }));
        QVERIFY(!shelf.search({.text = u"invoi"_s}).isComplete);
        shelf.settle();
        auto page = shelf.search({.text = u"invoi"_s});
        QVERIFY(page.isComplete);
        QVERIFY(page.items.isEmpty());
        page = shelf.search({.text = u"invoi"_s, .cursor = page.next});
        QCOMPARE(SearchShelf::idsOf(page), QStringList{right});
        QCOMPARE(page.next, QString());
    }

    void aSecondMayHoldMoreMessagesThanPlaces()
    {
        SearchShelf shelf;
        const QString first = shelf.add(u"something"_s);
        QVERIFY(shelf.write([&]() -> Result<void> {
            auto row = shelf.row(first);
            for (int i = 0; i < 1100; ++i) {
                row.message.id = u"x%1"_s.arg(i);
                row.message.waId = row.message.id.toUtf8();
                RETURN_IF_FAILED(shelf.store->messages().insert(row));
            }
            return {};
        }));
        shelf.settle();
        QCOMPARE(shelf.docs(), 1101);
    }

    void aConversationIsReadFromItsMiddle()
    {
        SearchShelf shelf;
        QStringList all;
        for (int i = 0; i < 9; ++i) // several in a second
            all.prepend(shelf.add(u"line %1"_s.arg(i), SearchShelf::kStart + i / 2 * 1000));
        shelf.add(u"elsewhere"_s, SearchShelf::kStart, SearchShelf::kDesk, SearchShelf::kNoa);
        const auto idsOf = [](const QList<model::Message> &messages) {
            QStringList ids;
            for (const model::Message &message : messages)
                ids.append(message.id);
            return ids;
        };
        store::MessageRows &messages = shelf.store->messages();
        const auto row = shelf.row(all[4]);
        const auto middle = messages.listAround(row, 2).value();
        QCOMPARE(idsOf(middle.items), all.mid(2, 5));
        const auto newer = messages.listNewer(row.chat, 5, middle.newer).value();
        QCOMPARE(idsOf(newer.items), all.mid(0, 2));
        QCOMPARE(newer.newer, QString());
        QCOMPARE(idsOf(messages.list(row.chat, 5, middle.next).value().items), all.mid(7, 2));
        const auto end = messages.listAround(shelf.row(all[0]), 20).value();
        QCOMPARE(idsOf(end.items), all);
        QVERIFY(end.next.isEmpty() && end.newer.isEmpty());
    }

    void everyKindOfContentIsFound()
    {
        SearchShelf shelf;
        const QString id = shelf.add(u"see below"_s);
        auto row = shelf.row(id);
        model::Media file;
        file.name = u"החשבונית של מאי.pdf"_s;
        row.message.kind = model::MessageKind::Document;
        row.message.content = file;
        QVERIFY(shelf.write([&] { return shelf.store->messages().heal(row); }));
        const auto found = shelf.search({.text = u"חשבונית מאי below"_s});
        QCOMPARE(SearchShelf::idsOf(found), QStringList{id});
        QCOMPARE(shelf.find(u"חשבונית יוני"_s), QStringList());
    }
};

GESHER_TEST(tst_search, TstSearch)
#include "tst_search.moc"
