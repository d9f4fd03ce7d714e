// SPDX-License-Identifier: GPL-3.0-or-later
// The log of a line names shapes and sizes, and nobody.
#include "engine/accounts/wire_log.h"
#include "tests/support/manual_clock.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using accounts::WireLog;
using model::Jid;
using wire::Node;

namespace {

const QByteArray kKey(32, 'k');
const model::AccountId kLogged{u"acc"_s};

QByteArray textOf(const Node &node)
{
    return QJsonDocument(WireLog::redacted(node, kKey)).toJson(QJsonDocument::Compact);
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}

class TstWireLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesNumbersTextsAndKeysAreNotInIt()
    {
        Node message("message");
        message.set("from", Jid::pn("972555550142", 3)).set("notify", QByteArray("Dana Levi"));
        message.set("id", QByteArray("3EB01C128E274A96B8A3CE")).set("t", QByteArray("1790000000"));
        message.set("participant_pn", QByteArray("972555550188@s.whatsapp.net"));
        message.set("code", QByteArray("972555550142")); // where a word of the protocol is expected
        message.set("reason", QByteArray("call 9725555501 now"));
        message.add(Node("enc").set("type", QByteArray("pkmsg")).bytes("the secret of the message"));
        message.add(Node("body").text("hello Dana"));
        const QByteArray text = textOf(message);
        for (const char *secret : {"972555550142", "972555550188", "Dana", "secret", "hello", "now"})
            QVERIFY2(!text.contains(secret), secret);
        for (const char *kept :
            {"3EB01C128E274A96B8A3CE", "1790000000", "pkmsg", "\"bytes\":25", ":3@s.whatsapp.net"})
            QVERIFY2(text.contains(kept), kept);
    }

    void theSamePersonHasTheSameMarkInOneFileAndAnotherInTheNext()
    {
        const auto markOf = [](const QByteArray &key) {
            return WireLog::redacted(
                Node("presence").set("from", Jid::pn("972555550142")), key)[u"attrs"][u"from"]
                .toString();
        };
        QCOMPARE(markOf(kKey), markOf(kKey));
        QVERIFY(markOf(kKey) != markOf(QByteArray(32, 'x')));
        QVERIFY(markOf(kKey).startsWith(u'#'));
    }

    void whatReadsAsAnAddressOrANumberMayBeSomebody()
    {
        Node group("group");
        group.set("id", QByteArray("972555550142-1600000000")); // of old groups: who founded it, and when
        group.set("notify", QByteArray("dana@family home"));
        group.set("creator", Jid::parse("shop@dana.example").value());
        group.set("name", QByteArray("972555550188@s.whatsapp.net"));
        const QByteArray text = textOf(group);
        for (const char *secret :
            {"972555550142", "1600000000", "family", "home", "dana", "example", "972555550188"})
            QVERIFY2(!text.contains(secret), secret);
        const auto idOf = [](const QByteArray &id) {
            return WireLog::redacted(Node("iq").set("id", id), kKey)[u"attrs"][u"id"].toString();
        };
        QCOMPARE(idOf("39629.61946-4"), u"39629.61946-4"_s);
        QCOMPARE(idOf("3EB01234567890123456"), u"3EB01234567890123456"_s);
        QCOMPARE(idOf("972555550142-1600000000"), idOf("972555550142-1600000000"));
        QVERIFY(idOf("972555550142-1600000000") != idOf("972555550143-1600000000"));
    }

    void theNetworkItselfAndItsWordsAreReadable()
    {
        Node iq("iq");
        iq.set("to", Jid::network()).set("type", QByteArray("get")).set("xmlns", QByteArray("w:mex"));
        iq.add(Node("query").set("query_id", QByteArray("23983697327930364")));
        const QJsonObject object = WireLog::redacted(iq, kKey);
        QCOMPARE(object[u"attrs"][u"to"].toString(), u"s.whatsapp.net"_s);
        QCOMPARE(object[u"attrs"][u"xmlns"].toString(), u"w:mex"_s);
        QCOMPARE(object[u"children"][0][u"attrs"][u"query_id"].toString(), u"23983697327930364"_s);
    }

    void ofAThousandChildrenTheFirstAreShownAndTheRestCounted()
    {
        Node list("list");
        for (int i = 0; i < 1000; ++i)
            list.add(Node("user"));
        const QJsonObject object = WireLog::redacted(list, kKey);
        QCOMPARE(object[u"children"].toArray().size(), 50);
        QCOMPARE(object[u"more"].toInt(), 950);
    }

    void aFileIsItsOwnersAloneAndTheOneBeforeItIsKept()
    {
        QTemporaryDir directory;
        support::ManualClock clock;
        support::SeededRandom random{7};
        const QString logs = directory.filePath(u"logs"_s);
        const QString path = WireLog::pathOf(logs, kLogged);
        {
            WireLog log(logs, kLogged, clock, random);
            log.note(u"opened"_s);
            log.sent(Node("iq").set("type", QByteArray("get")));
        }
        QCOMPARE(read(path).count('\n'), 2);
        QVERIFY(read(path).contains("\"way\":\"out\""));
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(path) & others));
        QVERIFY(!(QFile::permissions(logs) & others));
        WireLog again(logs, kLogged, clock, random);
        QVERIFY(read(path).isEmpty());
        QCOMPARE(read(path + u".1"_s).count('\n'), 2);
    }

    void aFolderThatCannotBeWrittenCostsTheLogOnly()
    {
        support::ManualClock clock;
        support::SeededRandom random{7};
        WireLog log(u"/proc/no/such/folder"_s, kLogged, clock, random);
        log.sent(Node("iq"));
        log.note(u"closed"_s);
        QVERIFY(!QFile::exists(log.path()));
    }
};

GESHER_TEST(tst_wire_log, TstWireLog)
#include "tst_wire_log.moc"
