// SPDX-License-Identifier: GPL-3.0-or-later
// What the self-check learns from what the server says to something of ours.
#include "engine/trust/reach_out.h"
#include "tests/accounts/check_test.h"
#include "tests/support/runner.h"

using namespace check_test;
using accounts::CheckNotes;

class TstSelfCheckTalk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWaitedComesAfterItWasAskedFor()
    {
        Line line;
        line.in(info(Node("offline_preview").set("count", QByteArray("7"))));
        line.out(info(Node("offline_batch").set("count", QByteArray("100"))));
        line.in(info(Node("offline").set("count", QByteArray("7"))));
        QCOMPARE(line.seen(CheckId::OfflineBatch), u"offline_preview 1, offline after offline_batch 1"_s);
        QCOMPARE(line.verdict(CheckId::OfflineBatch), CheckVerdict::AsExpected);
    }

    void whatWaitedAndNeverCameIsOtherwise()
    {
        Line line;
        line.out(info(Node("offline_batch").set("count", QByteArray("100"))));
        line.now += 61'000;
        line.out(iq("get", "1.2-3"));
        line.in(iq("result", "1.2-3")); // the line lives
        QCOMPARE(line.seen(CheckId::OfflineBatch), u"no offline after offline_batch 1"_s);
        QCOMPARE(line.verdict(CheckId::OfflineBatch), CheckVerdict::Otherwise);
    }

    void theShapeOfAnAckIsSeenAndWhatItSays()
    {
        Line line;
        line.in(ack("A"));
        QCOMPARE(line.seen(CheckId::AckShape), u"from t 1"_s);
        QCOMPARE(line.verdict(CheckId::AckShape), CheckVerdict::AsExpected);
        line.in(Node("ack").set("class", QByteArray("message")).set("id", QByteArray("B")));
        QCOMPARE(line.seen(CheckId::AckShape), u"from t 1, id 1"_s);
        QCOMPARE(line.verdict(CheckId::AckShape), CheckVerdict::Otherwise);
        QCOMPARE(line.seen(CheckId::Refusals), u"taken 2"_s);
        line.in(ack("C", "463"));
        QCOMPARE(line.verdict(CheckId::Refusals), CheckVerdict::AsExpected);
        line.in(ack("D", "479"));
        QCOMPARE(line.seen(CheckId::Refusals), u"taken 2, error 463 1, error 479 1"_s);
        QCOMPARE(line.verdict(CheckId::Refusals), CheckVerdict::Otherwise);
    }

    void aHashThatIsTakenTellsItsAlphabet()
    {
        Line line;
        line.out(toGroup("A", "2:ab/cdefg"));
        line.in(ack("A"));
        QCOMPARE(line.seen(CheckId::Phash), u"ours taken 1"_s);
        QCOMPARE(line.seen(CheckId::PhashAlphabet), u"+ / 1"_s);
    }

    void anotherHashIsAStaleListOnceAndOtherwiseTwice()
    {
        Line line;
        line.out(toGroup("A", "2:abcdefgh"));
        line.in(ack("A", "", "2:ABCDEFGH"));
        QCOMPARE(line.verdict(CheckId::Phash), CheckVerdict::AsExpected);
        line.out(toGroup("A", "2:abcdefgx"));
        line.in(ack("A", "", "2:ABCDEFGH"));
        QCOMPARE(line.seen(CheckId::Phash), u"another one 1, another one, again 1"_s);
        QCOMPARE(line.verdict(CheckId::Phash), CheckVerdict::Otherwise);
    }

    void aHashOfAnotherFormIsOtherwise()
    {
        Line line;
        line.out(toGroup("A", "2:abcdefgh"));
        line.in(ack("A", "", "2:abcdef"));
        QCOMPARE(line.seen(CheckId::Phash), u"another form 1"_s);
        QCOMPARE(line.verdict(CheckId::Phash), CheckVerdict::Otherwise);
    }

    void aRefused421IsFollowedUntilItIsTaken()
    {
        Line line;
        line.out(toGroup("A", "2:abcdefgh"));
        line.in(ack("A", "421"));
        line.out(toGroup("A", "2:abcdefgx"));
        line.in(ack("A"));
        QCOMPARE(line.seen(CheckId::Ack421), u"group 1, taken after a second look 1"_s);
        QCOMPARE(line.verdict(CheckId::Ack421), CheckVerdict::AsExpected);
    }

    void a421AgainOrToOnePersonIsOtherwise()
    {
        Line line;
        line.out(toGroup("A", "2:abcdefgh"));
        line.in(ack("A", "421"));
        line.in(ack("A", "421"));
        QCOMPARE(line.seen(CheckId::Ack421), u"group 1, group, again 1"_s);
        QCOMPARE(line.verdict(CheckId::Ack421), CheckVerdict::Otherwise);
        Line other;
        other.in(ack("B", "421"));
        QCOMPARE(other.seen(CheckId::Ack421), u"direct 1"_s);
        QCOMPARE(other.verdict(CheckId::Ack421), CheckVerdict::Otherwise);
    }

    void whatNobodyAnswersIsProvedByALaterQuestion()
    {
        Line line;
        line.out(Node("ack").set("class", QByteArray("message")).set("id", QByteArray("A")));
        line.out(Node("chatstate").set("to", Jid::lid("7000001")).add(Node("composing")));
        line.in(Node("message").set("from", Jid::lid("7000001"))); // may have been under way before
        QCOMPARE(line.verdict(CheckId::Typing), CheckVerdict::NotSeen);
        line.out(iq("get", "1.2-3"));
        line.in(iq("result", "1.2-3"));
        QCOMPARE(line.seen(CheckId::Typing), u"the line went on 1"_s);
        QCOMPARE(line.seen(CheckId::OurAcks), u"the line went on 1"_s);
    }

    void aLineThatBreaksOverItIsOtherwise()
    {
        Line line;
        line.out(Node("chatstate").set("to", Jid::lid("7000001")).add(Node("composing")));
        line.in(Node("stream:error").set("code", QByteArray("479")));
        QCOMPARE(line.seen(CheckId::Typing), u"stream:error 1"_s);
        QCOMPARE(line.verdict(CheckId::Typing), CheckVerdict::Otherwise);
        QCOMPARE(line.verdict(CheckId::OurAcks), CheckVerdict::NotSeen);
    }

    void aLineThatEndsForAnotherReasonSaysNothingOfIt()
    {
        Line line;
        line.out(Node("chatstate").set("to", Jid::lid("7000001")).add(Node("composing")));
        line.in(Node("stream:error").set("code", QByteArray("503")));
        QCOMPARE(line.verdict(CheckId::Typing), CheckVerdict::NotSeen);
    }

    void theFormInWhichAContactIsNamedIsSeenAndWhetherItHasAHiddenId()
    {
        Line line;
        line.out(usync("1.2-3", "contact"));
        Node user("user");
        user.set("jid", Jid::pn("15550001"));
        user.add(Node("contact").set("type", QByteArray("in")).bytes("+15550001"));
        user.add(Node("lid").set("val", Jid::lid("7000001")));
        line.in(usyncAnswer("1.2-3", user));
        QCOMPARE(line.seen(CheckId::ContactQuery), u"in +number, jid pn 1"_s);
        QCOMPARE(line.verdict(CheckId::ContactQuery), CheckVerdict::AsExpected);
        QCOMPARE(line.seen(CheckId::HiddenIds), u"lid 1"_s);
        line.in(usyncAnswer("1.2-3", user)); // answered already
        QCOMPARE(line.point(CheckId::ContactQuery).count(), 1);
    }

    void anAnswerThatNamesNoNumberIsOtherwise()
    {
        Line line;
        line.out(usync("1.2-3", "contact"));
        line.in(usyncAnswer("1.2-3", Node("user").add(Node("contact").set("type", QByteArray("in")))));
        QCOMPARE(line.seen(CheckId::ContactQuery), u"in no number, no jid 1"_s);
        QCOMPARE(line.verdict(CheckId::ContactQuery), CheckVerdict::Otherwise);
        QCOMPARE(line.verdict(CheckId::HiddenIds), CheckVerdict::Otherwise);
    }

    void whoHasDevicesAndNoHiddenIdIsSeen()
    {
        Line line;
        line.out(usync("1.2-3", "devices"));
        Node user("user");
        user.set("jid", Jid::pn("15550001"));
        user.add(Node("devices").add(Node("device-list").add(Node("device").set("id", QByteArray("0")))));
        line.in(usyncAnswer("1.2-3", user));
        QCOMPARE(line.seen(CheckId::HiddenIds), u"no lid 1"_s);
        QCOMPARE(line.verdict(CheckId::HiddenIds), CheckVerdict::Otherwise);
    }

    void whoIsNotThereNeedsNoHiddenId()
    {
        Line line;
        line.out(usync("1.2-3", "devices"));
        line.in(usyncAnswer("1.2-3", Node("user").set("jid", Jid::pn("15550001"))));
        QCOMPARE(line.verdict(CheckId::HiddenIds), CheckVerdict::NotSeen);
    }

    void answersToOtherQuestionsAreSeenByTheirId_data()
    {
        QTest::addColumn<Node>("question");
        QTest::addColumn<Node>("answer");
        QTest::addColumn<CheckId>("id");
        QTest::addColumn<QString>("seen");
        QTest::addColumn<bool>("expected");
        const char *lock = trust::kTimeLockQuery;
        const Node hello
            = iq("set", "9")
                  .set("xmlns", QByteArray("md"))
                  .add(Node("link_code_companion_reg").set("stage", QByteArray("companion_hello")));
        const auto state = [](Node collection) {
            return iq("set", "9")
                .set("xmlns", QByteArray("w:sync:app:state"))
                .add(Node("sync").add(std::move(collection)));
        };
        const auto answered
            = [](Node collection) { return iq("result", "9").add(Node("sync").add(std::move(collection))); };
        const Node broken = Node("collection").set("type", QByteArray("error"));
        const auto brokenWith
            = [&](const char *code) { return Node(broken).add(Node("error").set("code", QByteArray(code))); };
        QTest::newRow("a query id is known")
            << mex("9", lock) << iq("result", "9").add(Node("result").bytes("{\"data\":{}}"))
            << CheckId::MexQueries << u"time_lock result 1"_s << true;
        QTest::newRow("a query id is refused") << mex("9", lock) << refused("9", "404") << CheckId::MexQueries
                                               << u"time_lock error 404 1"_s << false;
        QTest::newRow("an answer is an error")
            << mex("9", trust::kCappingQuery)
            << iq("result", "9").add(Node("result").bytes("{\"errors\":[]}")) << CheckId::MexQueries
            << u"quota errors 1"_s << false;
        QTest::newRow("our name is taken")
            << hello << iq("result", "9") << CheckId::LinkCode << u"result 1"_s << true;
        QTest::newRow("our name is refused")
            << hello << refused("9", "400") << CheckId::LinkCode << u"error 400 1"_s << false;
        QTest::newRow("a collection is given") << state(Node("collection")) << answered(Node("collection"))
                                               << CheckId::AppState << u"read 1"_s << true;
        QTest::newRow("a collection is refused") << state(Node("collection")) << answered(brokenWith("404"))
                                                 << CheckId::AppState << u"read error 404 1"_s << false;
        QTest::newRow("another device was faster")
            << state(Node("collection").add(Node("patch").bytes("x"))) << answered(brokenWith("409"))
            << CheckId::AppState << u"patch error 409 1"_s << true;
    }

    void answersToOtherQuestionsAreSeenByTheirId()
    {
        QFETCH(Node, question);
        QFETCH(Node, answer);
        QFETCH(CheckId, id);
        QFETCH(QString, seen);
        QFETCH(bool, expected);
        Line line;
        line.in(answer); // nobody asked yet
        QCOMPARE(line.verdict(id), CheckVerdict::NotSeen);
        line.out(question);
        line.in(answer);
        QCOMPARE(line.seen(id), seen);
        QCOMPARE(line.verdict(id), expected ? CheckVerdict::AsExpected : CheckVerdict::Otherwise);
    }

    void whatWasAskedOnAFormerLineIsNotAnsweredOnTheNext()
    {
        Line line;
        line.out(mex("9", trust::kTimeLockQuery));
        line.check.lineEnded();
        line.in(iq("result", "9"));
        QCOMPARE(line.verdict(CheckId::MexQueries), CheckVerdict::NotSeen);
    }
};

GESHER_TEST(tst_self_check_talk, TstSelfCheckTalk)
#include "tst_self_check_talk.moc"
