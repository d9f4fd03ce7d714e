// SPDX-License-Identifier: GPL-3.0-or-later
// The index follows the messages, whatever becomes of them, and gives no word away.
#include "engine/store/database.h"
#include "engine/store/search_terms.h"
#include "tests/store/search_shelf.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using base::Result;
using model::ClientId;
using support::SearchShelf;

namespace {

const ClientId kFirstClient{u"first"_s};
const ClientId kSecondClient{u"second"_s};

store::AccountRow deskRow()
{
    store::AccountRow row;
    row.id = SearchShelf::kDesk;
    return row;
}

model::Client bareClient(const ClientId &id)
{
    model::Client client;
    client.id = id;
    client.timeZone = "UTC";
    return client;
}

}

class TstSearchIndex : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itFollowsAMomentLater()
    {
        SearchShelf shelf;
        shelf.add(u"invoice"_s);
        QCOMPARE(shelf.docs(), 0);
        QCOMPARE(shelf.due(), 1);
        shelf.clock.advance(std::chrono::milliseconds(600));
        QVERIFY(shelf.store->flush());
        QCOMPARE(shelf.docs(), 1);
        QCOMPARE(shelf.due(), 0);
    }

    void whatWasNotIndexedBeforeTheEndIsAtTheBeginning()
    {
        SearchShelf shelf;
        const QString id = shelf.add(u"invoice"_s);
        shelf.close();
        QCOMPARE(shelf.due(), 1);
        QVERIFY(shelf.open());
        shelf.clock.advance(std::chrono::milliseconds(600));
        QVERIFY(shelf.store->flush());
        QCOMPARE(shelf.due(), 0);
        QCOMPARE(shelf.find(u"invoice"_s), QStringList{id});
    }

    void anEditChangesWhatIsFound()
    {
        SearchShelf shelf;
        const QString id = shelf.add(u"invoice"_s);
        shelf.settle();
        auto now = shelf.row(id).message;
        now.text = u"receipt"_s;
        QVERIFY(shelf.write([&]() -> Result<void> {
            ASSIGN_OR_RETURN(const bool done, shelf.store->addOns().edit(shelf.row(id), now, 5));
            return done ? Result<void>() : Result<void>(base::fail(base::Fault::Refused, u"no"_s));
        }));
        QCOMPARE(shelf.find(u"invoice"_s), QStringList());
        QCOMPARE(shelf.find(u"receipt"_s), QStringList{id});
        QCOMPARE(shelf.docs(), 1);
        QCOMPARE(shelf.rowsOf("SELECT rowid FROM search_words").size(), 1);
    }

    void whatWasDeletedForEveryoneIsGone()
    {
        SearchShelf shelf;
        const QString id = shelf.add(u"invoice"_s);
        shelf.settle();
        QVERIFY(shelf.write([&]() -> Result<void> {
            ASSIGN_OR_RETURN(const bool done, shelf.store->addOns().erase(shelf.row(id), 5));
            return done ? Result<void>() : Result<void>(base::fail(base::Fault::Refused, u"no"_s));
        }));
        QCOMPARE(shelf.find(u"invoice"_s), QStringList());
        QCOMPARE(shelf.docs(), 0);
        QVERIFY(shelf.rowsOf("SELECT rowid FROM search_words").isEmpty());
    }

    void whatLeavesTheStoreLeavesTheIndex_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("a chat is cleared") << 0;
        QTest::newRow("kept long enough") << 1;
        QTest::newRow("the number is wiped") << 2;
        QTest::newRow("a placeholder is withdrawn") << 3;
    }
    void whatLeavesTheStoreLeavesTheIndex()
    {
        QFETCH(int, how);
        SearchShelf shelf;
        const QString id = shelf.add(u"invoice"_s);
        const QString other = shelf.add(u"invoice"_s, SearchShelf::kStart, SearchShelf::kShop);
        shelf.settle();
        const auto row = shelf.row(id);
        QVERIFY(shelf.write([&]() -> Result<void> {
            store::MessageRows &messages = shelf.store->messages();
            if (how == 0)
                return messages.clear(row.chat, SearchShelf::kStart, false);
            if (how == 2)
                return shelf.store->wipeAccount(SearchShelf::kDesk, false);
            if (how == 3)
                return messages.withdraw(row);
            ASSIGN_OR_RETURN(
                const int gone, messages.removeBefore(SearchShelf::kDesk, SearchShelf::kStart + 1, 9));
            return gone == 1 ? Result<void>() : Result<void>(base::fail(base::Fault::Refused, u"no"_s));
        }));
        QCOMPARE(shelf.find(u"invoice"_s), QStringList{other});
        shelf.settle();
        QCOMPARE(shelf.docs(), 1);
        QCOMPARE(shelf.rowsOf("SELECT rowid FROM search_words").size(), 1);
        QCOMPARE(shelf.rowsOf("SELECT account FROM search_keys").contains("desk|"), how != 2);
    }

    void aNumberThatMovesIsFoundUnderItsNewClientAlone()
    {
        SearchShelf shelf;
        QVERIFY(shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf.store->clients().insert(bareClient(kFirstClient)));
            RETURN_IF_FAILED(shelf.store->clients().insert(bareClient(kSecondClient)));
            RETURN_IF_FAILED(shelf.store->accounts().insert(deskRow()));
            return shelf.store->moveAccount(SearchShelf::kDesk, kFirstClient);
        }));
        const QString id = shelf.add(u"invoice"_s);
        shelf.settle();
        const auto before = shelf.rowsOf("SELECT sealed FROM search_keys");
        QVERIFY(shelf.write([&] { return shelf.store->moveAccount(SearchShelf::kDesk, kSecondClient); }));
        QVERIFY(shelf.rowsOf("SELECT sealed FROM search_keys") != before);
        shelf.close();
        QVERIFY(shelf.open());
        const auto ids = [&](const ClientId &owner) {
            return SearchShelf::idsOf(shelf.search({.text = u"invoice"_s, .client = owner}));
        };
        QCOMPARE(ids(kSecondClient), QStringList{id});
        QCOMPARE(ids(kFirstClient), QStringList());
        QCOMPARE(shelf.due(), 0);
    }

    void messagesThatAreKeptOfARemovedNumberAreStillFound()
    {
        SearchShelf shelf;
        QVERIFY(shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf.store->clients().insert(bareClient(kFirstClient)));
            RETURN_IF_FAILED(shelf.store->accounts().insert(deskRow()));
            return shelf.store->moveAccount(SearchShelf::kDesk, kFirstClient);
        }));
        const QString id = shelf.add(u"invoice"_s);
        shelf.settle();
        QVERIFY(shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf.store->wipeAccount(SearchShelf::kDesk, true));
            RETURN_IF_FAILED(shelf.store->accounts().remove(SearchShelf::kDesk));
            return {};
        }));
        QCOMPARE(shelf.find(u"invoice"_s), QStringList{id});
    }

    void aKeyThatDoesNotOpenCostsTimeAndNoMessage()
    {
        SearchShelf shelf;
        const QString old = shelf.add(u"invoice"_s);
        shelf.settle();
        QVERIFY(shelf.rowsOf("UPDATE search_keys SET sealed = x'00'").isEmpty());
        QCOMPARE(shelf.find(u"invoice"_s), QStringList());
        const QString id = shelf.add(u"invoice"_s, SearchShelf::kStart + 1000);
        shelf.settle();
        QCOMPARE(shelf.find(u"invoice"_s), QStringList({id, old}));
        QCOMPARE(shelf.docs(), 2);
    }

    void theIndexHoldsNoWord()
    {
        SearchShelf shelf;
        shelf.add(u"invoice חשבונית"_s);
        shelf.add(u"invoice חשבונית"_s, SearchShelf::kStart, SearchShelf::kShop);
        shelf.settle();
        const auto tokens = shelf.rowsOf("SELECT c0 FROM search_words_content");
        QCOMPARE(tokens.size(), 2);
        // and what is the same word to one number is not to another
        QVERIFY(tokens[0].split(' ').first() != tokens[1].split(' ').first());
        QByteArray all = tokens.join('\n') + shelf.rowsOf("SELECT block FROM search_words_data").join('\n')
            + shelf.rowsOf("SELECT term FROM search_words_idx").join('\n');
        QVERIFY(all.contains(tokens[0].left(3)));
        for (const QString &word : {u"inv"_s, u"invoice"_s, u"חשב"_s, u"חשבונית"_s}) {
            QVERIFY(!all.contains(word.toUtf8()));
            QVERIFY(!all.contains(word.toUtf8().toBase64(QByteArray::OmitTrailingEquals)));
        }
    }

    void aBeginningIsAskedForAsTheTokensThatItStandsFor()
    {
        SearchShelf shelf;
        for (const QString &word : {u"scheduled"_s, u"scheduler"_s, u"schedules"_s, u"school"_s})
            shelf.add(word);
        QCOMPARE(shelf.find(u"schedu"_s).size(), 3); // which makes sure that all is indexed
        shelf.close();
        const auto database = store::Database::open(shelf.directory.filePath(u"gesher.db"_s), {}).value();
        const auto tokens = shelf.rowsOf("SELECT DISTINCT term FROM search_terms WHERE length(term) = 13");
        QCOMPARE(tokens.size(), 3); // 3 characters for two letters, 2 for 3, 4, 6, 9 and all of them
        const QByteArray beginning = tokens.first().first(9);
        store::SearchTerms terms(*database);
        const QByteArray few = terms.expression(beginning).value();
        QCOMPARE(few.count("\""), 6);
        QVERIFY(!few.contains('*'));
        QCOMPARE(terms.expression("none").value(), QByteArray("\"none\" *"));
        // a question looks at so many and no more, then every beginning is left one
        while (terms.expression(beginning).value() == few) { }
        QCOMPARE(terms.expression(beginning).value(), '"' + beginning + "\" *");
    }

    void aFileOfAFormerProgramIsIndexedBesideEverythingElse()
    {
        SearchShelf shelf;
        const QString id = shelf.add(u"invoice"_s, SearchShelf::kStart - 60'000);
        for (int i = 0; i < 70; ++i)
            shelf.add(u"something else"_s);
        shelf.close();
        // as it was before there was an index
        for (const char *sql : {"DROP TRIGGER search_came", "DROP TRIGGER search_changed",
                 "DROP TRIGGER search_gone", "DROP TABLE search_terms", "DROP TABLE search_words",
                 "DROP TABLE search_docs", "DROP TABLE search_due", "DROP TABLE search_keys",
                 "DROP TABLE phone_checks", "DROP TABLE profiles", "DROP TABLE notes",
                 "DROP TRIGGER notes_gone", "DROP TABLE blocked", "DROP INDEX people_pn_anywhere",
                 "DROP TRIGGER merge_messages_gone", "DROP TRIGGER merged_people_gone", "DROP TABLE merges",
                 "DROP TABLE merge_messages", "DROP TABLE separations", "DROP INDEX messages_failed",
                 "DROP TRIGGER scheduled_gone", "DROP TABLE scheduled", "DROP INDEX messages_pictures",
                 "DROP INDEX messages_documents", "PRAGMA user_version = 9"})
            (void)shelf.rowsOf(sql);
        QVERIFY(shelf.open());
        const auto first = shelf.search({.text = u"invoice"_s});
        QVERIFY(!first.isComplete);
        QVERIFY(first.items.isEmpty());
        shelf.settle();
        const auto second = shelf.search({.text = u"invoice"_s});
        QVERIFY(second.isComplete);
        QCOMPARE(SearchShelf::idsOf(second), QStringList{id});
    }
};

GESHER_TEST(tst_search_index, TstSearchIndex)
#include "tst_search_index.moc"
