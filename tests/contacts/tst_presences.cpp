// SPDX-License-Identifier: GPL-3.0-or-later
// Who is there and who types: what the network says of it is bounded, and forgotten in time.
#include "engine/contacts/presences.h"
#include "tests/contacts/people_stage.h"
#include "tests/support/runner.h"

using namespace support;
using namespace std::chrono_literals;
using contacts::Presences;
using model::Doing;
using model::Jid;
using model::Presence;
using model::Whereabouts;
using wire::Node;

namespace {

const Jid kGroup = Jid::parse("120363000000000001@g.us").value();

Node typing(const Jid &from, const char *what = "composing", const char *media = "")
{
    return Node("chatstate").set("from", from).add(Node(what).set("media", QByteArray(media)));
}

Node presence(const Jid &from, const char *type = "", const QByteArray &last = {})
{
    return Node("presence").set("from", from).set("type", QByteArray(type)).set("last", last);
}

struct PresenceRoom : PeopleStage {
    PresenceRoom()
    {
        QObject::connect(
            &presences, &Presences::changed, &presences, [this](const Presence &one) { told.append(one); });
    }
    void types(const Node &node)
    {
        arrives(node, [this](const wire::NodeView &view) { presences.onTyping(view); });
    }
    void hears(const Node &node)
    {
        arrives(node, [this](const wire::NodeView &view) { presences.onPresence(view); });
    }
    QList<Presence> news()
    {
        clock.advance(100ms);
        return std::exchange(told, {});
    }
    Presence one()
    {
        const auto all = news();
        return all.size() == 1 ? all.first() : Presence();
    }

    QList<Presence> told;
    Presences presences{
        {kNumber, kUs, kUsHidden, [this](const Node &node) { said.append(node); }, *store, clock}};
};

}

class TstPresences : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsKnownIsCounted()
    {
        PresenceRoom room;
        QCOMPARE(room.presences.heldBytes(), 0);
        room.types(typing(kDana));
        const qint64 one = room.presences.heldBytes();
        QVERIFY(one > 0);
        room.types(typing(kDana, "paused"));
        QCOMPARE(room.presences.heldBytes(), one);
    }
    void typingIsToldOnceAndEndsByItself();
    void typingEndsWhenItIsSaidOrAMessageComes();
    void recordingIsNotTyping();
    void inAGroupEachPersonTypesAlone();
    void oneAddressOrTheOtherIsTheSamePerson();
    void whoIsThereIsToldOfThoseAlreadyAskedFor();
    void anImpossibleTimeIsNoTime_data();
    void anImpossibleTimeIsNoTime();
    void whoKeepsItToThemselvesIsHidden();
    void isAskedForAgainOnEveryLineWithItsToken();
    void theOldestOfTooManyIsFollowedNoLonger();
    void aLostLineForgetsEverything();
    void floodsFillNoMemory();
    void nonsenseSaysNothing_data();
    void nonsenseSaysNothing();
};

void TstPresences::typingIsToldOnceAndEndsByItself()
{
    PresenceRoom room;
    room.types(typing(kDana));
    room.types(typing(kDana));
    const Presence began = room.one();
    QCOMPARE(began.chat, kDana);
    QCOMPARE(began.from, kDana);
    QCOMPARE(began.doing, Doing::Typing);
    QCOMPARE(began.phone, QStringLiteral("+972555550011"));
    room.clock.advance(10s);
    room.types(typing(kDana)); // still at it: nothing new, but it lasts longer
    QVERIFY(room.news().isEmpty());
    room.clock.advance(15s);
    QVERIFY(room.news().isEmpty());
    room.clock.advance(6s);
    QCOMPARE(room.one().doing, Doing::Nothing);
    QVERIFY(room.presences.of(kDana).isEmpty());
    QCOMPARE(room.clock.armedTimers(), 0);
}

void TstPresences::typingEndsWhenItIsSaidOrAMessageComes()
{
    PresenceRoom room;
    room.types(typing(kDana));
    QCOMPARE(room.one().doing, Doing::Typing);
    room.types(typing(kDana, "paused"));
    QCOMPARE(room.one().doing, Doing::Nothing);
    room.types(typing(kDana));
    QCOMPARE(room.one().doing, Doing::Typing);
    room.presences.wrote(kDana, kDana.withDevice(4));
    QCOMPARE(room.one().doing, Doing::Nothing);
    room.types(typing(kDana)); // and what began and ended at once is not told at all
    room.types(typing(kDana, "paused"));
    QVERIFY(room.news().isEmpty());
}

void TstPresences::recordingIsNotTyping()
{
    PresenceRoom room;
    room.types(typing(kDana, "composing", "audio"));
    QCOMPARE(room.one().doing, Doing::Recording);
}

void TstPresences::inAGroupEachPersonTypesAlone()
{
    PresenceRoom room;
    room.types(typing(kGroup).set("participant", kDana.withDevice(2)));
    room.types(typing(kGroup).set("participant", kYossi));
    QCOMPARE(room.news().size(), 2);
    room.presences.wrote(kGroup, kDana);
    const Presence stopped = room.one();
    QCOMPARE(stopped.chat, kGroup);
    QCOMPARE(stopped.from, kDana);
    const auto left = room.presences.of(kGroup);
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().from, kYossi);
}

void TstPresences::oneAddressOrTheOtherIsTheSamePerson()
{
    PresenceRoom room;
    room.link(kDanaHidden, kDana);
    room.types(typing(kDanaHidden));
    QCOMPARE(room.one().chat, kDana);
    room.types(typing(kDana, "paused"));
    QCOMPARE(room.one().doing, Doing::Nothing);
    room.presences.follow(kDana);
    QCOMPARE(room.takeSaid().first(), contacts::subscription(kDanaHidden, {}));
    room.hears(presence(kDana));
    QCOMPARE(room.one().is, Whereabouts::Online);
    room.hears(presence(kDanaHidden, "unavailable"));
    QCOMPARE(room.one().is, Whereabouts::Away);
}

void TstPresences::whoIsThereIsToldOfThoseAlreadyAskedFor()
{
    PresenceRoom room;
    room.hears(presence(kDana));
    QVERIFY(room.news().isEmpty());
    room.presences.follow(kDana);
    room.hears(presence(kDana));
    QCOMPARE(room.one().is, Whereabouts::Online);
    room.types(typing(kDana));
    QCOMPARE(room.one().is, Whereabouts::Online);
    const qint64 seconds = room.clock.wallMs() / 1000 - 90;
    room.hears(presence(kDana, "unavailable", QByteArray::number(seconds)));
    const Presence gone = room.one();
    QCOMPARE(gone.is, Whereabouts::Away);
    QCOMPARE(gone.lastSeenMs, seconds * 1000);
    QCOMPARE(gone.doing, Doing::Nothing); // whoever is away types nothing
}

void TstPresences::anImpossibleTimeIsNoTime_data()
{
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<bool>("is");
    const qint64 now = support::ManualClock().wallMs() / 1000;
    QTest::newRow("a minute ago") << QByteArray::number(now - 60) << true;
    QTest::newRow("their clock is a little ahead") << QByteArray::number(now + 60) << true;
    QTest::newRow("tomorrow") << QByteArray::number(now + 86'400) << false;
    QTest::newRow("1970") << QByteArray("1") << false;
    QTest::newRow("negative") << QByteArray("-5") << false;
    QTest::newRow("more than a number holds") << QByteArray("99999999999999999999") << false;
    QTest::newRow("the largest there is") << QByteArray("9223372036854775807") << false;
    QTest::newRow("a word") << QByteArray("yesterday") << false;
}

void TstPresences::anImpossibleTimeIsNoTime()
{
    QFETCH(QByteArray, last);
    QFETCH(bool, is);
    PresenceRoom room;
    room.presences.follow(kDana);
    room.hears(presence(kDana, "unavailable", last));
    const Presence heard = room.one();
    QCOMPARE(heard.is, Whereabouts::Away);
    QCOMPARE(heard.lastSeenMs > 0, is);
    QVERIFY(heard.lastSeenMs <= room.clock.wallMs());
}

void TstPresences::whoKeepsItToThemselvesIsHidden()
{
    PresenceRoom room;
    room.presences.follow(kDana);
    room.hears(presence(kDana, "unavailable", "deny"));
    QCOMPARE(room.one().is, Whereabouts::Hidden);
}

void TstPresences::isAskedForAgainOnEveryLineWithItsToken()
{
    PresenceRoom room;
    room.link(kDanaHidden, kDana);
    const auto id = (*room.store->people().find(kNumber, kDana))->id;
    QVERIFY(room.write([&] {
        return room.store->history().keepToken(kNumber, id, {"proof", room.clock.wallMs(), 0});
    }));
    const Node asked = contacts::subscription(kDanaHidden, "proof");
    room.presences.follow(kDana);
    QCOMPARE(room.takeSaid(), QList<Node>{asked});
    room.presences.follow(kDana); // once is enough
    room.presences.follow(kUs); // ourselves, never
    room.presences.follow(kGroup);
    QVERIFY(room.takeSaid().isEmpty());
    room.presences.lineLost();
    room.presences.lineUp();
    QCOMPARE(room.takeSaid(), QList<Node>{asked});
}

void TstPresences::theOldestOfTooManyIsFollowedNoLonger()
{
    PresenceRoom room;
    room.presences.follow(kDana);
    room.hears(presence(kDana));
    QCOMPARE(room.one().is, Whereabouts::Online);
    for (int i = 0; i < Presences::kMostFollowed; ++i)
        room.presences.follow(Jid::pn("97255555" + QByteArray::number(1000 + i)));
    QCOMPARE(room.one().is, Whereabouts::Unknown);
    room.hears(presence(kDana));
    QVERIFY(room.news().isEmpty());
    room.takeSaid();
    room.presences.lineUp();
    QCOMPARE(room.takeSaid().size(), Presences::kMostFollowed);
}

void TstPresences::aLostLineForgetsEverything()
{
    PresenceRoom room;
    const auto before = room.clock.armedTimers(); // the store has its own
    room.presences.follow(kDana);
    room.hears(presence(kDana));
    room.types(typing(kYossi));
    QCOMPARE(room.news().size(), 2);
    room.presences.lineLost();
    const auto after = room.news();
    QCOMPARE(after.size(), 2);
    for (const Presence &one : after) {
        QCOMPARE(one.is, Whereabouts::Unknown);
        QCOMPARE(one.doing, Doing::Nothing);
    }
    QCOMPARE(room.clock.armedTimers(), before);
}

void TstPresences::floodsFillNoMemory()
{
    PresenceRoom room;
    for (int i = 0; i < 5000; ++i)
        room.types(typing(Jid::lid(QByteArray::number(70'000 + i))));
    QVERIFY(room.news().size() <= Presences::kMostTyping + Presences::kMostFollowed);
    room.clock.advance(21s);
    room.news();
    room.types(typing(kDana)); // and when they are over there is room again
    QCOMPARE(room.one().doing, Doing::Typing);
}

void TstPresences::nonsenseSaysNothing_data()
{
    QTest::addColumn<wire::Node>("stanza");
    QTest::newRow("from nobody") << Node("chatstate").add(Node("composing"));
    QTest::newRow("from the network") << typing(Jid::network());
    QTest::newRow("from a channel") << typing(Jid::parse("123@newsletter").value());
    QTest::newRow("in a group by nobody") << typing(kGroup);
    QTest::newRow("in a group by a group") << typing(kGroup).set("participant", kGroup);
    QTest::newRow("from ourselves") << typing(kUs.withDevice(9));
    QTest::newRow("from our hidden id") << typing(kUsHidden);
    QTest::newRow("of a later time") << typing(kDana, "dancing");
    QTest::newRow("empty") << Node("chatstate").set("from", kDana);
}

void TstPresences::nonsenseSaysNothing()
{
    QFETCH(wire::Node, stanza);
    PresenceRoom room;
    room.types(stanza);
    QVERIFY(room.news().isEmpty());
}

GESHER_TEST(tst_presences, TstPresences)
#include "tst_presences.moc"
