// SPDX-License-Identifier: GPL-3.0-or-later
// What the network tells of a person, in the chat with them.
#include "engine/contacts/person_lines.h"
#include "tests/contacts/people_stage.h"
#include "tests/support/runner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;
using model::Jid;
using model::SystemLine;
using support::kDana;
using support::kDanaHidden;
using support::kNumber;
using support::kYossi;
using wire::Node;

namespace {

const Jid kNewNumber = Jid::pn("972555550099");
const Jid kNewHidden = Jid::lid("9000099");

struct LineStage : support::PeopleStage {
    LineStage() : lines({kNumber, *store, clock, random}) { }
    void wrote(const Jid &person, const QByteArray &waId)
    {
        if (!write([&]() -> Result<void> {
                store::MessageRow row;
                ASSIGN_OR_RETURN(row.chat, store->chats().ensure(kNumber, person));
                row.message.id = QString::fromLatin1(waId);
                row.message.account = kNumber;
                row.message.waId = waId;
                row.message.chat = person;
                row.message.from = person;
                row.message.text = u"hello"_s;
                row.message.state = model::MessageState::Received;
                row.message.receivedMs = row.message.timestampMs = clock.wallMs();
                row.sender = person;
                return store->messages().insert(row);
            }))
            qFatal("not written");
    }
    Result<void> notice(Node change, const QByteArray &id = "N1")
    {
        Result<void> done;
        arrives(Node("notification").set("id", id).set("type", QByteArray("contacts")).add(std::move(change)),
            [&](const wire::NodeView &view) {
                (void)write([&] { return done = lines.onNotification(view); });
            });
        return done;
    }
    bool newKeys(const Jid &person)
    {
        return write([&] { return lines.identityChanged(person); });
    }
    /// The lines of the chat with somebody, oldest first.
    QList<SystemLine> told(const Jid &person) const
    {
        QList<SystemLine> found;
        const auto chat = store->chats().find(kNumber, person);
        if (!chat || !*chat)
            return found;
        const auto page = store->messages().list(**chat, 100, {});
        for (const model::Message &message : page ? page->items : QList<model::Message>())
            if (const auto *line = model::contentAs<SystemLine>(message.content))
                found.prepend(*line);
        return found;
    }
    static Node modified(const Jid &before, const Jid &now)
    {
        return Node("modify").set("old", before).set("new", now);
    }

    contacts::PersonLines lines;
};

}

class TstPersonLines : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewNumberIsToldInTheChatOfTheOldOne()
    {
        LineStage stage;
        stage.wrote(kDana, "A1");
        QVERIFY(stage.notice(LineStage::modified(kDana, kNewNumber)));
        const auto told = stage.told(kDana);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().event, u"number_changed"_s);
        QCOMPARE(told.first().by, kDana);
        QCOMPARE(told.first().who, QList<Jid>{kNewNumber});
        QVERIFY2(stage.told(kNewNumber).isEmpty(), "nobody gets a chat by it");
    }
    void andInThatOfTheNewOneWhereThereIsOne()
    {
        LineStage stage;
        stage.wrote(kDana, "A1");
        stage.wrote(kNewNumber, "A2");
        QVERIFY(stage.notice(LineStage::modified(kDana, kNewNumber)));
        QCOMPARE(stage.told(kNewNumber).size(), 1);
        QCOMPARE(stage.told(kNewNumber).first().by, kDana);
    }
    void theNewNumberIsCalledAsTheOldOneWas()
    {
        LineStage stage;
        stage.wrote(kDana, "A1");
        QVERIFY(stage.write([&]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto dana, stage.store->people().ensure(kNumber, kDana));
            RETURN_IF_FAILED(stage.store->people().setContact(dana.id, {u"Dana Levi"_s, {}, {}}));
            return {};
        }));
        QVERIFY(stage.notice(LineStage::modified(kDana, kNewNumber)));
        const auto now = stage.store->people().find(kNumber, kNewNumber);
        QVERIFY(now && *now);
        QCOMPARE((*now)->name(), u"Dana Levi"_s);
    }
    void bothHiddenIdsAreLinkedToTheirNumbers()
    {
        LineStage stage;
        stage.wrote(kDana, "A1");
        QVERIFY(stage.notice(
            LineStage::modified(kDana, kNewNumber).set("old_lid", kDanaHidden).set("new_lid", kNewHidden)));
        const auto now = stage.store->people().find(kNumber, kNewHidden);
        QVERIFY(now && *now);
        QCOMPARE((*now)->pn, kNewNumber);
        const auto before = stage.store->people().find(kNumber, kDanaHidden);
        QVERIFY(before && *before);
        QCOMPARE((*before)->pn, kDana);
    }
    void whatIsToldTwiceIsThereOnce()
    {
        LineStage stage;
        stage.wrote(kDana, "A1");
        QVERIFY(stage.notice(LineStage::modified(kDana, kNewNumber)));
        QVERIFY(stage.notice(LineStage::modified(kDana, kNewNumber)));
        QCOMPARE(stage.told(kDana).size(), 1);
    }
    void whatNamesNoTwoNumbersChangesNothing()
    {
        LineStage stage;
        stage.wrote(kDana, "A1");
        for (Node change : {Node("modify"), Node("modify").set("old", kDana),
                 LineStage::modified(kDana, kDana), LineStage::modified(kDanaHidden, kNewHidden),
                 LineStage::modified(kDana, Jid::parse("1-2@g.us").value_or(Jid()))}) {
            const auto done = stage.notice(std::move(change));
            QVERIFY(!done);
            QCOMPARE(done.error().fault, Fault::Malformed);
        }
        QVERIFY(stage.notice(Node("update").set("jid", kDana)));
        QVERIFY(stage.told(kDana).isEmpty());
    }
    void ofSomebodyUnknownNothingIsKept()
    {
        LineStage stage;
        QVERIFY(stage.notice(LineStage::modified(kYossi, kNewNumber)));
        QVERIFY(!stage.store->people().find(kNumber, kNewNumber).value());
    }
    void newKeysAreToldOnceInARow()
    {
        LineStage stage;
        stage.link(kDanaHidden, kDana);
        stage.wrote(kDana, "A1");
        QVERIFY(stage.newKeys(kDanaHidden));
        QVERIFY(stage.newKeys(kDana));
        QCOMPARE(stage.told(kDana).size(), 1);
        QCOMPARE(stage.told(kDana).first().event, u"encryption_changed"_s);
        stage.wrote(kDana, "A2");
        stage.clock.advance(std::chrono::hours(1));
        QVERIFY(stage.newKeys(kDana));
        QCOMPARE(stage.told(kDana).size(), 2);
    }
    void newKeysOfSomebodyWithoutAChatAreNoChat()
    {
        LineStage stage;
        QVERIFY(stage.newKeys(kYossi));
        QVERIFY(!stage.store->chats().find(kNumber, kYossi).value());
    }
};

GESHER_TEST(tst_person_lines, TstPersonLines)
#include "tst_person_lines.moc"
