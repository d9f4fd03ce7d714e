// SPDX-License-Identifier: GPL-3.0-or-later
// A number that has just been linked reads all of its groups at once, and they are large: everybody else gets
// a turn in between, and what changes meanwhile stays changed.
#include "engine/wire/document.h"
#include "engine/wire/node.h"
#include "tests/flows/crash_ground.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using base::Result;
using flows::Ground;
using model::Jid;
using wire::Node;

namespace {

constexpr int kGroups = 6;
constexpr int kMembers = 400; ///< and this number

Jid groupJid(int i)
{
    return Jid::parse("12036300000000000" + QByteArray::number(i) + "@g.us").value();
}

Node participant(const Jid &jid)
{
    return Node("participant").set("jid", jid);
}

/// A network that answers about groups as they are when it is asked.
class GroupsWorld : public Ground {
public:
    GroupsWorld() : Ground(11)
    {
        heard = [this](const wire::NodeView &stanza) { onStanza(stanza); };
        if (!open())
            qFatal("no store");
    }
    int stored() const { return static_cast<int>(store->groups().list(number).value().size()); }
    bool isAsOf(int group, qint64 ms) const
    {
        const auto row = store->groups().find(number, groupJid(group)).value();
        return row && row->fetchedMs >= ms;
    }
    /// Asks for all of them; `isOver` when they are written.
    void refresh()
    {
        isOver = false;
        talk->groups.refreshAll().finally(
            qApp, [this](const Result<void> &done) { isOver = done.has_value(); });
    }
    int size(int group) const
    {
        return static_cast<int>(store->groups().members(number, groupJid(group)).value().size());
    }
    /// One write at a time: a turn of the ground is long enough for several.
    bool untilWritten(const std::function<bool()> &holds)
    {
        for (int i = 0; i < 3'000; ++i) {
            if (holds())
                return true;
            far.turn();
            clock.advance(std::chrono::milliseconds(1));
        }
        return holds();
    }
    /// Somebody comes into the group, and the network says so.
    void comesIn(int group, const Jid &person)
    {
        guests.insert(group, person);
        Node notice("notification");
        notice.set("from", groupJid(group)).set("type", QByteArray("w:gp2")).set("participant", person);
        notice.add(Node("add").add(participant(person)));
        wire::Document document;
        const auto view = document.decode(wire::encodeNode(notice));
        groups::GroupChanges::Outcome outcome;
        const bool written = view && write([&]() -> Result<void> {
            ASSIGN_OR_RETURN(outcome, talk->groups.onNotification(*view));
            return {};
        });
        if (!written)
            qFatal("not applied");
        talk->groups.settled(outcome);
    }

    QMultiHash<int, Jid> guests;
    bool isOver = false;
    int questions = 0; ///< about single groups
    bool isSlow = false; ///< the next answer about all of them does not know of the guests yet

private:
    Node groupNode(int i, bool withGuests) const
    {
        Node group("group");
        group.set("id", groupJid(i).user).set("subject", QByteArray("Group " + QByteArray::number(i)));
        group.set("addressing_mode", QByteArray("lid"));
        group.add(participant(self.lid.withoutDevice()).set("phone_number", self.pn.withoutDevice()));
        for (int member = 0; member < kMembers; ++member)
            group.add(participant(Jid::lid("1000000000" + QByteArray::number(10'000 + member))));
        for (const Jid &guest : guests.values(i)) {
            if (withGuests)
                group.add(participant(guest));
        }
        return group;
    }
    void onStanza(const wire::NodeView &stanza)
    {
        if (!stanza.is("iq") || stanza.textView("xmlns") != "w:g2")
            return;
        if (stanza.child("participating")) {
            Node list("groups");
            for (int i = 0; i < kGroups; ++i)
                list.add(groupNode(i, !isSlow));
            far.answer(stanza, std::move(list));
            return;
        }
        ++questions;
        for (int i = 0; i < kGroups; ++i) {
            if (stanza.jid("to") == groupJid(i))
                far.answer(stanza, groupNode(i, true));
        }
    }
};

}

class TstManyGroups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everybodyElseGetsATurnBetweenLargeGroups()
    {
        GroupsWorld world;
        QVERIFY(world.until([&] { return world.line.isReady(); }));
        world.refresh();
        QList<int> seen{0};
        QVERIFY(world.untilWritten([&] {
            if (const int stored = world.stored(); stored != seen.last())
                seen.append(stored);
            return world.isOver;
        }));
        QCOMPARE(seen, (QList<int>{0, 2, 4, 6})); // some five hundred members in a write
        for (int i = 0; i < kGroups; ++i)
            QCOMPARE(world.size(i), kMembers + 1);
        QCOMPARE(world.questions, 0);
    }

    void whatChangesMeanwhileIsNotOverwritten_data()
    {
        QTest::addColumn<int>("group");
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("in a group that is written already") << 0 << false;
        QTest::newRow("in one that nobody knows yet") << 5 << false;
        QTest::newRow("in one that is to be written anew") << 5 << true;
    }
    void whatChangesMeanwhileIsNotOverwritten()
    {
        QFETCH(const int, group);
        QFETCH(const bool, isKnown);
        const Jid guest = Jid::lid("100000000099999");
        GroupsWorld world;
        QVERIFY(world.until([&] { return world.line.isReady(); }));
        if (isKnown) {
            world.refresh();
            QVERIFY(world.until([&] { return world.isOver; }));
        }
        world.isSlow = true;
        const qint64 now = world.clock.wallMs();
        world.refresh();
        QVERIFY(world.untilWritten([&] { return world.isAsOf(1, now); }));
        QVERIFY(!world.isAsOf(2, now));
        world.comesIn(group, guest);
        QVERIFY(world.untilWritten([&] { return world.isOver && world.size(group) == kMembers + 2; }));
        world.isSlow = false;
        for (int turns = 0; turns < 50; ++turns)
            world.turn();
        QCOMPARE(world.size(group), kMembers + 2);
        QCOMPARE(world.stored(), kGroups);
    }

    void aNumberMayGoMeanwhile()
    {
        GroupsWorld world;
        QVERIFY(world.until([&] { return world.line.isReady(); }));
        std::optional<Result<void>> answer;
        world.talk->groups.refreshAll().finally(qApp, [&](const Result<void> &done) { answer = done; });
        QVERIFY(world.untilWritten([&] { return world.stored() == 2; }));
        world.talk.reset();
        for (int turns = 0; turns < 20; ++turns)
            world.turn();
        QVERIFY(answer && !*answer);
        QVERIFY(world.stored() < kGroups);
    }
};

GESHER_TEST(tst_many_groups, TstManyGroups)
#include "tst_many_groups.moc"
