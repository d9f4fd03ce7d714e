// SPDX-License-Identifier: GPL-3.0-or-later
// The self-check says what the network did where the reference is in doubt, bounded whatever a stanza holds,
// and without a word about anybody.
#include "tests/accounts/check_test.h"
#include "tests/support/runner.h"

using namespace check_test;
using accounts::CheckNotes;

namespace {

void row(const char *name, CheckId id, const Node &stanza, CheckVerdict verdict, const QString &seen)
{
    QTest::newRow(name) << id << stanza << verdict << seen;
}

void linesAndLogins()
{
    using enum CheckId;
    using enum CheckVerdict;
    row("a new secret is asked for", RegRefresh,
        notice("companion_reg_refresh").add(Node("pair-device-rotate-qr")), AsExpected,
        u"pair-device-rotate-qr 1"_s);
    row("a new secret without a word why", RegRefresh, notice("companion_reg_refresh"), Otherwise,
        u"nothing 1"_s);
    row("a passkey is asked for", Passkey,
        notice("passkey_prologue_request").add(Node("passkey_request_options").text("{}")), AsExpected,
        u"passkey_request_options 1"_s);
    row("no passkey was needed", Passkey, iq("set", "1").add(Node("pair-success")), AsExpected,
        u"pair-success 1"_s);
    row("another code is asked for", LinkCodeStages,
        notice("link_code_companion_reg")
            .add(Node("link_code_companion_reg").set("stage", QByteArray("refresh_code"))),
        AsExpected, u"refresh_code 1"_s);
    row("a stage that nobody knows", LinkCodeStages,
        notice("link_code_companion_reg")
            .add(Node("link_code_companion_reg").set("stage", QByteArray("third_hello"))),
        Otherwise, u"third_hello 1"_s);
    row("the version is taken", WebVersion, Node("success"), AsExpected, u"success 1"_s);
    row("the version is too old", WebVersion, Node("failure").set("reason", QByteArray("405")), Otherwise,
        u"failure 405 1"_s);
    row("the payload is refused", LoginPayload, Node("failure").set("reason", QByteArray("409")), Otherwise,
        u"failure 409 1"_s);
    row("a ban says nothing of the payload", LoginPayload, Node("failure").set("reason", QByteArray("403")),
        NotSeen, QString());
    row("a login tells the hidden id", OwnLid, Node("success").set("lid", Jid::lid("9000009", 3)), AsExpected,
        u"lid 1"_s);
    row("a login without a hidden id", OwnLid, Node("success"), Otherwise, u"no lid 1"_s);
    row("a shorter way", EdgeRouting, info(Node("edge_routing").add(Node("routing_info").bytes("abc"))),
        AsExpected, u"routing_info 1"_s);
    row("a way that leads nowhere", EdgeRouting, info(Node("edge_routing")), Otherwise,
        u"no routing_info 1"_s);
    row("the end of a version", ClientExpiration,
        info(Node("client_expiration").set("t", QByteArray("1790000000"))), AsExpected,
        u"client_expiration t 1"_s);
    row("a line ends after linking", StreamErrors, Node("stream:error").set("code", QByteArray("515")),
        AsExpected, u"515 1"_s);
    row("another took the line", StreamErrors,
        Node("stream:error").add(Node("conflict").set("type", QByteArray("replaced"))), AsExpected,
        u"stream:error replaced 1"_s);
    row("a stanza of ours was bad", StreamErrors, Node("stream:error").add(Node("ack")), Otherwise,
        u"stream:error ack 1"_s);
}

void kindsAndHashes()
{
    using enum CheckId;
    using enum CheckVerdict;
    row("a stanza that nobody knows", StanzaKinds, Node("telemetry"), Otherwise, u"telemetry 1"_s);
    row("a receipt that nobody knows", StanzaKinds, Node("receipt").set("type", QByteArray("screenshot")),
        Otherwise, u"receipt 1, receipt screenshot 1"_s);
    row("a notification that nobody knows", NotificationTypes, notice("w:shop"), Otherwise, u"w:shop 1"_s);
    row("a notification that is known", NotificationTypes, notice("w:gp2"), AsExpected, u"w:gp2 1"_s);
    row("what is stale", InfoKinds, info(Node("dirty").set("type", QByteArray("groups"))), AsExpected,
        u"dirty groups 1"_s);
    row("what is stale and new to us", InfoKinds, info(Node("dirty").set("type", QByteArray("shops"))),
        Otherwise, u"dirty shops 1"_s);
    row("a hash in the URL alphabet", PhashAlphabet,
        notice("devices").add(Node("add").set("device_hash", QByteArray("2:ab-c_defg"))), Otherwise,
        u"- _ 1"_s);
    row("a hash in the other one", PhashAlphabet,
        notice("devices").add(Node("remove").set("device_hash", QByteArray("2:ab+cdefg"))), AsExpected,
        u"+ / 1"_s);
    row("a hash that tells nothing", PhashAlphabet,
        notice("devices").add(Node("add").set("device_hash", QByteArray("2:abcdefgh"))), NotSeen, QString());
}

void addresses()
{
    using enum CheckId;
    using enum CheckVerdict;
    row("somebody writes by the hidden id", DirectAddress, Node("message").set("from", Jid::lid("7000001")),
        AsExpected, u"lid 1"_s);
    row("somebody writes by the phone", DirectAddress, Node("message").set("from", Jid::pn("15550001")),
        Otherwise, u"pn 1"_s);
    row("another device of the number writes", DirectAddress,
        Node("message").set("from", Jid::lid("9000009")).set("recipient", Jid::lid("7000001")), AsExpected,
        u"own lid 1"_s);
    row("the number's phone speaks to us", DirectAddress,
        Node("message").set("from", Jid::pn("15550009")).set("category", QByteArray("peer")), NotSeen,
        QString());
    row("a group of hidden ids", GroupAddress,
        Node("message")
            .set("from", kGroup)
            .set("participant", Jid::lid("7000001"))
            .set("addressing_mode", QByteArray("lid")),
        AsExpected, u"addressing_mode=lid, lid 1"_s);
    row("a group that says another way than it goes", GroupAddress,
        Node("message")
            .set("from", kGroup)
            .set("participant", Jid::pn("15550001"))
            .set("addressing_mode", QByteArray("lid")),
        Otherwise, u"addressing_mode=lid, pn 1"_s);
}

}

class TstSelfCheck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsSeenBeforeAnythingPassed()
    {
        const Line line;
        QCOMPARE(line.check.notes().points().size(), model::kCheckCount);
        for (const model::CheckPoint &point : line.check.notes().points())
            QCOMPARE(point.verdict(), CheckVerdict::NotSeen);
    }

    void whatTheServerSaysByItselfIsJudged_data()
    {
        QTest::addColumn<CheckId>("id");
        QTest::addColumn<Node>("stanza");
        QTest::addColumn<CheckVerdict>("verdict");
        QTest::addColumn<QString>("seen");
        linesAndLogins();
        kindsAndHashes();
        addresses();
    }
    void whatTheServerSaysByItselfIsJudged()
    {
        QFETCH(CheckId, id);
        QFETCH(Node, stanza);
        QFETCH(CheckVerdict, verdict);
        QFETCH(QString, seen);
        Line line;
        line.in(stanza);
        QCOMPARE(line.verdict(id), verdict);
        QCOMPARE(line.seen(id), seen);
        QCOMPARE(line.point(id).lastMs(), verdict == CheckVerdict::NotSeen ? 0 : line.now);
    }

    void filesAndRecordsThatPassBesideTheLineAreSeen()
    {
        Line line;
        line.check.uploaded(true, "audio", {}, kBegin);
        QCOMPARE(line.seen(CheckId::VoiceNotes), u"audio 1"_s);
        QCOMPARE(line.verdict(CheckId::FileSizes), CheckVerdict::AsExpected);
        line.check.uploaded(false, "document", "413", kBegin);
        QCOMPARE(line.seen(CheckId::FileSizes), u"audio 1, 413 document 1"_s);
        QCOMPARE(line.verdict(CheckId::FileSizes), CheckVerdict::Otherwise);
        line.check.uploaded(true, "audio", "404", kBegin);
        QCOMPARE(line.verdict(CheckId::VoiceNotes), CheckVerdict::Otherwise);
        line.check.recordRead("pin_v1", 5, kBegin);
        line.check.recordRead("lock", 7, kBegin); // the reference names none
        QCOMPARE(line.verdict(CheckId::RecordVersions), CheckVerdict::AsExpected);
        line.check.recordRead("mute", 9, kBegin);
        QCOMPARE(line.seen(CheckId::RecordVersions), u"pin_v1 5 1, lock 7 1, mute 9 1"_s);
        QCOMPARE(line.verdict(CheckId::RecordVersions), CheckVerdict::Otherwise);
    }

    void aServerThatInventsKindsFillsNoMemory()
    {
        Line line;
        for (int i = 0; i < 5'000; ++i) {
            const QByteArray word = "kind" + QByteArray(1 + i % 40, 'a') + QByteArray::number(i % 997);
            line.in(Node(word));
            line.in(notice(word.constData()));
            line.in(info(Node(word)));
            line.in(ack("A", word.constData(), word.constData()));
            line.in(Node("stream:error").set("code", word).add(Node(word)));
            line.in(Node("failure").set("reason", word));
        }
        line.in(Node(QByteArray(100'000, 'x')));
        for (const model::CheckPoint &point : line.check.notes().points()) {
            QVERIFY2(point.seen.size() <= CheckNotes::kMostWords + 2, qPrintable(model::checkWord(point.id)));
            for (const model::CheckSeen &one : point.seen)
                QVERIFY2(one.what.size() <= CheckNotes::kLongestWord, qPrintable(one.what));
        }
        QVERIFY(line.check.notes().stored().size() < 64 * 1024);
        QVERIFY(line.seen(CheckId::NotificationTypes).contains(u"others "_s));
        QCOMPARE(line.point(CheckId::NotificationTypes).count(), 5'000);
    }

    void whatMayBeSomebodyIsNotInIt()
    {
        Line line;
        line.in(Node("dana levi"));
        line.in(Node("972555550142"));
        line.in(notice("call 9725555501"));
        line.in(info(Node("dirty").set("type", QByteArray("972555550142@s.whatsapp.net"))));
        line.in(notice("mex").add(Node("update").set("op_name", QByteArray("דנה"))));
        line.in(ack("3EB01C128E274A96B8A3CE", "972555550142"));
        line.out(usync("1.2-3", "contact"));
        line.in(usyncAnswer("1.2-3",
            Node("user")
                .set("jid", Jid::pn("972555550142"))
                .add(Node("contact").set("type", QByteArray("Dana 97255")).bytes("972555550142"))));
        const QByteArray all = line.check.notes().stored();
        for (const char *secret : {"972555550142", "97255", "dana", "Dana", "levi", "דנה", "3EB0"})
            QVERIFY2(!all.contains(secret), secret);
        QVERIFY(all.contains("unnamed"));
    }

    void whatWasSeenIsStoredAndReadAgain()
    {
        Line line;
        line.in(Node("success"));
        line.in(Node("success"));
        line.in(Node("failure").set("reason", QByteArray("405")));
        const auto again = CheckNotes::fromStored(line.check.notes().stored());
        QCOMPARE(again.points(), line.check.notes().points());
        const CheckNotes broken = CheckNotes::fromStored("{\"web_version\":[[1,2],\"x\",{}],\"no\":7,");
        QCOMPARE(broken.points(), CheckNotes().points());
        const CheckNotes odd = CheckNotes::fromStored(
            R"({"web_version":[["success",true,-5,1e300],[null],7],"of_another_program":[["a",true,1,1]]})");
        QCOMPARE(odd.points().at(static_cast<int>(CheckId::WebVersion)).count(), 0);
    }
};

GESHER_TEST(tst_self_check, TstSelfCheck)
#include "tst_self_check.moc"
