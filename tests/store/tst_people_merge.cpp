// SPDX-License-Identifier: GPL-3.0-or-later
// Two people who turn out to be one, and one who turns out to be two.
#include "tests/contacts/people_stage.h"
#include "tests/support/runner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;
using model::Jid;
using support::kDana;
using support::kDanaHidden;
using support::kNumber;
using support::kYossi;

namespace {

struct Stage : support::PeopleStage {
    /// A message of that chat. @param from  whose; an outgoing one when it is our number
    void message(const Jid &chat, const QByteArray &waId, const Jid &from)
    {
        clock.advance(base::milliseconds(1000));
        if (!write([&]() -> Result<void> {
                store::MessageRow row;
                ASSIGN_OR_RETURN(row.chat, store->chats().ensure(kNumber, chat));
                model::Message &m = row.message;
                const bool isOut = from == support::kUs;
                m.id = QString::fromLatin1(waId);
                m.account = kNumber;
                m.waId = waId;
                m.chat = chat;
                m.from = from.withoutDevice();
                m.direction = isOut ? model::Direction::Out : model::Direction::In;
                m.text = m.id;
                m.state = isOut ? model::MessageState::Sent : model::MessageState::Received;
                m.receivedMs = m.timestampMs = clock.wallMs();
                row.sender = from;
                return store->messages().insert(row);
            }))
            qFatal("not written");
    }
    /// What stands in a chat, oldest first.
    QStringList texts(const Jid &chat) const
    {
        QStringList all;
        const auto id = store->chats().find(kNumber, chat);
        if (!id || !*id)
            return all;
        const auto page = store->messages().list(**id, 100, {});
        for (const model::Message &one : page ? page->items : QList<model::Message>())
            all.prepend(one.text);
        return all;
    }
    model::Chat view(const Jid &chat) const
    {
        const auto id = store->chats().find(kNumber, chat);
        return id && *id ? store->chats().view(**id).value().value_or(model::Chat()) : model::Chat();
    }
    store::Person person(const Jid &jid) const
    {
        return store->people().find(kNumber, jid).value().value_or(store::Person());
    }
    QList<store::PeopleRows::Merge> merges() const
    {
        return store->people().merges(person(kDana).id).value();
    }
    Result<store::PeopleRows::Separated> separate()
    {
        Result<store::PeopleRows::Separated> two = base::fail(Fault::Cancelled, u"not done"_s);
        (void)write([&]() -> Result<void> {
            two = store->people().separate(
                kNumber, person(kDana).id, merges().isEmpty() ? 0 : merges().first().id);
            return two ? Result<void>() : Result<void>(base::fail(two.error()));
        });
        return two;
    }
    /// Two conversations, and the word that they are one person's.
    void becomeOne()
    {
        message(kDana, "A1", kDana);
        message(kDanaHidden, "B1", kDanaHidden);
        message(kDana, "A2", support::kUs);
        message(kDanaHidden, "B2", kDanaHidden.withDevice(2));
        link(kDanaHidden, kDana);
    }
    QStringList changedChats() const
    {
        QStringList all;
        const auto rows = store->feed().after(0, 500).value();
        for (const store::FeedRow &row : rows)
            if (row.type == u"chat.changed")
                all.append(row.subject);
        return all;
    }
};

}

class TstPeopleMerge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoConversationsBecomeOneInTheOrderOfTheirMessages()
    {
        Stage stage;
        stage.becomeOne();
        QCOMPARE(stage.texts(kDana), (QStringList{u"A1"_s, u"B1"_s, u"A2"_s, u"B2"_s}));
        QCOMPARE(stage.texts(kDanaHidden), stage.texts(kDana));
        QCOMPARE(stage.view(kDana).unread, 3);
        QCOMPARE(stage.view(kDana).last->text, u"B2"_s);
        QVERIFY2(
            stage.changedChats().contains(QString::fromLatin1(kDana.text())), "whoever shows it looks again");
        QCOMPARE(stage.merges().size(), 1);
        QCOMPARE(stage.merges().first().messages, 2);
    }
    void whatWasBegunInEitherStays()
    {
        Stage stage;
        stage.message(kDana, "A1", kDana);
        stage.message(kDanaHidden, "B1", kDanaHidden);
        QVERIFY(stage.write([&]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto one, stage.store->chats().find(kNumber, kDana));
            ASSIGN_OR_RETURN(const auto other, stage.store->chats().find(kNumber, kDanaHidden));
            RETURN_IF_FAILED(stage.store->chats().setDraft(*one, u"half a sentence"_s));
            return stage.store->chats().setDraft(*other, u"another"_s);
        }));
        stage.link(kDanaHidden, kDana);
        QCOMPARE(stage.view(kDana).draft, u"half a sentence\nanother"_s);
    }
    void theyAreTwoAgainWithEachMessageWhereItWas()
    {
        Stage stage;
        stage.becomeOne();
        stage.message(kDana, "A3", support::kUs);
        stage.message(kDana, "B3", kDanaHidden.withDevice(5)); // came since, from the other one
        const auto two = stage.separate();
        QVERIFY(two);
        QCOMPARE(two->stays, kDana);
        QCOMPARE(two->leaves, kDanaHidden);
        QCOMPARE(stage.texts(kDana), (QStringList{u"A1"_s, u"A2"_s, u"A3"_s}));
        QCOMPARE(stage.texts(kDanaHidden), (QStringList{u"B1"_s, u"B2"_s, u"B3"_s}));
        QCOMPARE(stage.view(kDana).unread, 1);
        QCOMPARE(stage.view(kDanaHidden).unread, 3);
        QCOMPARE(stage.view(kDanaHidden).last->text, u"B3"_s);
        QVERIFY(stage.person(kDana).lid.isEmpty());
        QVERIFY(stage.changedChats().contains(QString::fromLatin1(kDanaHidden.text())));
        QVERIFY(stage.merges().isEmpty());
    }
    void whatTheNetworkSaysAgainDoesNotJoinThem()
    {
        Stage stage;
        stage.becomeOne();
        QVERIFY(stage.separate());
        stage.link(kDanaHidden, kDana);
        QVERIFY(stage.person(kDana).id != stage.person(kDanaHidden).id);
        QCOMPARE(stage.store->people().separatedFrom(kNumber, kDana).value(), QList<Jid>{kDanaHidden});
        QCOMPARE(stage.store->people().separatedFrom(kNumber, kDanaHidden).value(), QList<Jid>{kDana});
        // another phone of the same hidden id is news
        stage.link(kDanaHidden, kYossi);
        QCOMPARE(stage.person(kDanaHidden).pn, kYossi);
    }
    void theyAreOneAfterAllWhenSomebodySaysSo()
    {
        Stage stage;
        stage.becomeOne();
        QVERIFY(stage.separate());
        QVERIFY(stage.write([&]() -> Result<void> {
            RETURN_IF_FAILED(stage.store->people().joinAgain(kNumber, kDanaHidden, kDana));
            return {};
        }));
        QCOMPARE(stage.texts(kDana).size(), 4);
        QVERIFY(stage.store->people().separatedFrom(kNumber, kDana)->isEmpty());
        QCOMPARE(stage.merges().size(), 1);
    }
    void whatIsNotThereAnyMoreCannotBeUndone()
    {
        Stage stage;
        stage.message(kDana, "A1", kDana);
        stage.link(kDanaHidden, kDana);
        QVERIFY2(stage.merges().isEmpty(), "there was one conversation");
        const auto none = stage.separate();
        QVERIFY(!none);
        QCOMPARE(none.error().code, u"no_merge"_s);
        Stage later;
        later.becomeOne();
        later.link(kDanaHidden, kYossi); // the number went to somebody else
        QVERIFY(later.store->people().merges(later.person(kDanaHidden).id)->isEmpty());
    }
    void aMessageThatWasDeletedIsNotMovedBackAsAnother()
    {
        Stage stage;
        stage.becomeOne();
        const auto before = stage.merges().first().messages;
        QVERIFY(stage.write([&]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto row, stage.store->messages().find(u"B2"_s));
            return stage.store->messages().withdraw(*row);
        }));
        QCOMPARE(stage.merges().first().messages, before - 1);
        stage.message(kDana, "A4", support::kUs); // may take the place that is free now
        QVERIFY(stage.separate());
        QVERIFY(stage.texts(kDana).contains(u"A4"_s));
    }
};

GESHER_TEST(tst_people_merge, TstPeopleMerge)
#include "tst_people_merge.moc"
