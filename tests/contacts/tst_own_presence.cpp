// SPDX-License-Identifier: GPL-3.0-or-later
// What others see of us: nothing unless somebody is here, and typing that ends.
#include "engine/contacts/own_presence.h"
#include "tests/contacts/people_stage.h"
#include "tests/support/runner.h"

using namespace support;
using namespace std::chrono_literals;
using contacts::OwnPresence;
using contacts::ownTyping;
using model::Doing;
using model::Jid;
using wire::Node;

namespace {

struct OwnRoom : PeopleStage {
    Node available(bool is = true) const { return contacts::ownPresence(is, QStringLiteral("Office")); }
    OwnPresence own{
        {kNumber, kUs, kUsHidden, [this](const Node &node) { said.append(node); }, *store, clock}};
};

}

class TstOwnPresence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsSaidUnlessSomebodyIsHere();
    void isSaidAgainOnANewLine();
    void waitsForTheNameThatTheNetworkWants();
    void typingIsSaidOnceInAWhile();
    void typingIsTakenBackWhenNothingIsHeard();
    void typingEndsWithTheMessage();
    void typingGoesToTheHiddenIdWhenThatIsKnown();
    void typingInTooManyChatsIsNotSaid();
};

void TstOwnPresence::nothingIsSaidUnlessSomebodyIsHere()
{
    OwnRoom room;
    room.own.setName(QStringLiteral("Office"));
    room.own.lineUp();
    room.own.setAvailable(false);
    QVERIFY(room.takeSaid().isEmpty());
    room.own.setAvailable(true);
    room.own.setAvailable(true);
    QCOMPARE(room.takeSaid(), QList<Node>{room.available()});
    room.own.setAvailable(false);
    QCOMPARE(room.takeSaid(), QList<Node>{room.available(false)});
}

void TstOwnPresence::isSaidAgainOnANewLine()
{
    OwnRoom room;
    room.own.setName(QStringLiteral("Office"));
    room.own.setAvailable(true);
    room.takeSaid();
    room.own.lineLost();
    room.own.lineUp();
    QCOMPARE(room.takeSaid(), QList<Node>{room.available()});
}

void TstOwnPresence::waitsForTheNameThatTheNetworkWants()
{
    OwnRoom room;
    room.own.setAvailable(true);
    room.own.lineUp();
    QVERIFY(room.takeSaid().isEmpty());
    room.own.setName(QStringLiteral("Office"));
    QCOMPARE(room.takeSaid(), QList<Node>{room.available()});
}

void TstOwnPresence::typingIsSaidOnceInAWhile()
{
    OwnRoom room;
    for (int key = 0; key < 9; ++key) {
        room.own.setTyping(kDana, Doing::Typing);
        room.clock.advance(1s);
    }
    QCOMPARE(room.takeSaid(), QList<Node>{ownTyping(kDana, Doing::Typing)});
    room.clock.advance(1s);
    room.own.setTyping(kDana, Doing::Typing);
    QCOMPARE(room.takeSaid(), QList<Node>{ownTyping(kDana, Doing::Typing)});
    room.own.setTyping(kDana, Doing::Recording); // something else is said at once
    QCOMPARE(room.takeSaid(), QList<Node>{ownTyping(kDana, Doing::Recording)});
    room.own.setTyping(kDana, Doing::Nothing);
    room.own.setTyping(kDana, Doing::Nothing);
    QCOMPARE(room.takeSaid(), QList<Node>{ownTyping(kDana, Doing::Nothing)});
}

void TstOwnPresence::typingIsTakenBackWhenNothingIsHeard()
{
    OwnRoom room;
    room.own.setTyping(kDana, Doing::Typing);
    room.takeSaid();
    room.clock.advance(24s);
    QVERIFY(room.takeSaid().isEmpty());
    room.clock.advance(2s);
    QCOMPARE(room.takeSaid(), QList<Node>{ownTyping(kDana, Doing::Nothing)});
    QCOMPARE(room.clock.armedTimers(), 0);
}

void TstOwnPresence::typingEndsWithTheMessage()
{
    OwnRoom room;
    room.own.setTyping(kDana, Doing::Typing);
    room.takeSaid();
    room.own.wrote(kDana);
    room.own.setTyping(kDana, Doing::Nothing);
    QVERIFY(room.takeSaid().isEmpty());
    room.own.setTyping(kDana, Doing::Typing);
    QCOMPARE(room.takeSaid().size(), 1);
}

void TstOwnPresence::typingGoesToTheHiddenIdWhenThatIsKnown()
{
    OwnRoom room;
    room.link(kDanaHidden, kDana);
    room.own.setTyping(kDana, Doing::Typing);
    QCOMPARE(room.takeSaid(), QList<Node>{ownTyping(kDanaHidden, Doing::Typing)});
    room.own.setTyping(Jid::parse("123@newsletter").value(), Doing::Typing);
    QVERIFY(room.takeSaid().isEmpty());
}

void TstOwnPresence::typingInTooManyChatsIsNotSaid()
{
    OwnRoom room;
    for (int i = 0; i < 300; ++i)
        room.own.setTyping(Jid::lid(QByteArray::number(70'000 + i)), Doing::Typing);
    QCOMPARE(room.takeSaid().size(), OwnPresence::kMostTyping);
}

GESHER_TEST(tst_own_presence, TstOwnPresence)
#include "tst_own_presence.moc"
