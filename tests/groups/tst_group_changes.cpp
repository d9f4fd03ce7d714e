// SPDX-License-Identifier: GPL-3.0-or-later
// Notifications change the stored group; what does not fit puts it in doubt.
#include "engine/groups/group_changes.h"
#include "tests/store/shelf.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using base::Result;
using groups::GroupChanges;
using model::GroupRole;
using model::Jid;
using wire::Node;

namespace {

const model::AccountId kAccount{u"acc"_s};
const Jid kGroup = Jid::parse("120363000000000001@g.us").value();
const Jid kUs = Jid::lid("100000000000009");
const Jid kUsPn = Jid::pn("972500000009");
const Jid kAdmin = Jid::lid("100000000000001");
const Jid kMember = Jid::lid("100000000000002");
const Jid kLate = Jid::lid("100000000000003");

Node participant(const Jid &jid, const char *type = "")
{
    Node node("participant");
    node.set("jid", jid);
    return node.set("type", QByteArray(type));
}

Node groupNode()
{
    Node group("group");
    group.set("id", QByteArray("120363000000000001")).set("subject", QByteArray("Family"));
    group.set("addressing_mode", QByteArray("lid")).set("p_v_id", QByteArray("10"));
    group.add(participant(kAdmin, "superadmin"))
        .add(participant(kMember))
        .add(participant(kUs).set("phone_number", kUsPn));
    return group;
}

class Desk {
public:
    Desk()
    {
        if (!shelf_.open())
            qFatal("no store");
        shelf_.write([this] {
            store::AccountRow row;
            row.id = kAccount;
            row.pn = kUsPn.withDevice(3);
            row.lid = kUs.withDevice(3);
            return shelf_.store->accounts().insert(row);
        });
    }
    GroupChanges::Outcome tell(Node child, const Jid &by = kAdmin)
    {
        Node notification("notification");
        notification.set("from", kGroup).set("type", QByteArray("w:gp2")).set("participant", by);
        notification.add(std::move(child));
        wire::Document document;
        const auto view = document.decode(wire::encodeNode(notification));
        GroupChanges::Outcome outcome;
        const bool written = view && shelf_.write([&]() -> Result<void> {
            GroupChanges changes({kAccount, kUsPn.withDevice(3), kUs.withDevice(3)}, *shelf_.store, 5'000);
            ASSIGN_OR_RETURN(outcome, changes.apply(*view));
            return {};
        });
        if (!written)
            qFatal("not applied");
        return outcome;
    }
    store::GroupRow group() const
    {
        return shelf_.store->groups().find(kAccount, kGroup).value().value_or(store::GroupRow());
    }
    std::optional<GroupRole> role(const Jid &jid) const
    {
        return shelf_.store->groups().roleOf(kAccount, kGroup, jid).value();
    }

private:
    support::Shelf shelf_;
};

Node change(const char *what, const Jid &who, const char *before = "10", const char *now = "11")
{
    Node node(what);
    node.set("prev_v_id", QByteArray(before)).set("v_id", QByteArray(now));
    return node.add(participant(who));
}

}

class TstGroupChanges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewGroupIsThereWithEverybodyInIt()
    {
        Desk desk;
        const auto outcome = desk.tell(Node("create").add(groupNode()));
        QCOMPARE(outcome.lines.size(), 1);
        QCOMPARE(outcome.lines.first().event, u"created"_s);
        QVERIFY(!outcome.isUnknown);
        QCOMPARE(desk.group().group.size, 3);
        QVERIFY(desk.group().group.myRole == GroupRole::Member);
        QVERIFY(desk.role(kAdmin) == GroupRole::SuperAdmin);
        QVERIFY(desk.role(kUsPn) == GroupRole::Member); // by either address
    }
    void membersComeAndGoAndTheKeyIsOldWhenOneGoes()
    {
        Desk desk;
        desk.tell(Node("create").add(groupNode()));
        auto outcome = desk.tell(change("add", kLate));
        QVERIFY(!outcome.keyIsOld && !outcome.isUnknown);
        QCOMPARE(outcome.lines.first().event, u"added"_s);
        QVERIFY(desk.role(kLate).has_value());
        outcome = desk.tell(change("remove", kLate, "11", "12"));
        QVERIFY(outcome.keyIsOld);
        QCOMPARE(outcome.lines.first().event, u"removed"_s);
        QVERIFY(!desk.role(kLate));
        outcome = desk.tell(change("remove", kMember, "12", "13"), kMember);
        QCOMPARE(outcome.lines.first().event, u"left"_s);
        outcome = desk.tell(change("promote", kUs, "13", "14"));
        QVERIFY(desk.group().group.myRole == GroupRole::Admin);
        QVERIFY(!outcome.keyIsOld);
    }
    void outOfTheGroupItsMembersAreNobodysBusiness()
    {
        Desk desk;
        desk.tell(Node("create").add(groupNode()));
        const auto outcome = desk.tell(change("remove", kUs));
        QVERIFY(outcome.keyIsOld);
        QVERIFY(!desk.group().group.myRole);
        QCOMPARE(desk.group().group.size, 0);
        QCOMPARE(desk.group().group.subject, u"Family"_s);
    }
    void aListThatDoesNotFollowOursPutsTheGroupInDoubt()
    {
        Desk desk;
        desk.tell(Node("create").add(groupNode()));
        QVERIFY(desk.group().fetchedMs > 0);
        const auto outcome = desk.tell(change("add", kLate, "12", "13"));
        QVERIFY(outcome.isUnknown);
        QCOMPARE(desk.group().fetchedMs, 0);
    }
    void whatIsNotUnderstoodPutsTheGroupInDoubt()
    {
        Desk desk;
        desk.tell(Node("create").add(groupNode()));
        QVERIFY(desk.tell(Node("something_new")).isUnknown);
        QCOMPARE(desk.group().fetchedMs, 0);
    }
    void aGroupNeverHeardOfIsAskedFor()
    {
        Desk desk;
        QVERIFY(desk.tell(change("add", kLate)).isUnknown);
        QVERIFY(desk.tell(Node("subject").set("subject", QByteArray("x"))).isUnknown);
    }
    void everySettingIsTakenOver()
    {
        Desk desk;
        desk.tell(Node("create").add(groupNode()));
        desk.tell(Node("subject").set("subject", QByteArray("Friends")));
        desk.tell(Node("description").set("id", QByteArray("D1")).add(Node("body").bytes("all of us")));
        desk.tell(Node("announcement"));
        desk.tell(Node("locked"));
        desk.tell(Node("ephemeral").set("expiration", QByteArray("86400")));
        desk.tell(Node("member_add_mode").bytes("all_member_add"));
        desk.tell(Node("membership_approval_mode").add(Node("group_join").set("state", QByteArray("on"))));
        const store::GroupRow row = desk.group();
        QCOMPARE(row.group.subject, u"Friends"_s);
        QCOMPARE(row.group.description, u"all of us"_s);
        QCOMPARE(row.descriptionId, "D1");
        QVERIFY(row.group.onlyAdminsWrite && row.group.onlyAdminsEdit && row.group.allMayAdd);
        QVERIFY(row.group.needsApproval);
        QCOMPARE(row.group.disappearsAfterS, 86'400);
        desk.tell(Node("not_announcement"));
        desk.tell(Node("unlocked"));
        desk.tell(Node("not_ephemeral"));
        QVERIFY(!desk.group().group.onlyAdminsWrite && !desk.group().group.onlyAdminsEdit);
        QCOMPARE(desk.group().group.disappearsAfterS, 0);
    }
    void aHostileGroupIsBounded()
    {
        Node group = groupNode();
        for (int i = 0; i < 6'000; ++i)
            group.add(participant(Jid::lid(QByteArray::number(200'000'000'000'000 + i))));
        wire::Document document;
        const auto view = document.decode(wire::encodeNode(group));
        QVERIFY(view);
        QCOMPARE(groups::readGroup(*view).value().members.size(), groups::kMostMembers);
        wire::Document nameless;
        const auto none = nameless.decode(wire::encodeNode(Node("group").set("subject", QByteArray("x"))));
        QVERIFY(none && !groups::readGroup(*none));
    }
};

GESHER_TEST(tst_group_changes, TstGroupChanges)
#include "tst_group_changes.moc"
