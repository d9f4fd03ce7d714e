// SPDX-License-Identifier: GPL-3.0-or-later
// The power goes at the n-th write or sync of the disk, or with the n-th stanza, while a group talks:
// messages come with the sender keys that open them, and ours go out with ours. Afterwards everybody has read
// everything once, nothing was sealed twice at one place of our key, and who counts as having it has it.
#include "engine/proto/message.pb.h"
#include "tests/flows/crash_ground.h"
#include "tests/flows/group_member.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using base::Result;
using flows::Ground;
using flows::GroupMember;
using model::Jid;

namespace {

constexpr int kGroupCuts = 90; ///< points at which the power goes
constexpr int kMessagesOfEach = 5;
const Jid kGroup = Jid::parse("120363000000000001@g.us").value();
const Jid kOne = Jid::lid("9000001");
const Jid kTwo = Jid::lid("9000002");

QString textOf(const char *whose, int i)
{
    return QString::fromLatin1(whose) + u' ' + QString::number(i);
}

/// A group of two people and this number, whose phone is in it, too.
class GroupWorld : public Ground {
public:
    explicit GroupWorld(quint64 seed, const Rest &before = {}) : Ground(seed, before)
    {
        for (const Jid &device :
            {self.lid.withDevice(0), kOne.withDevice(0), kOne.withDevice(1), kTwo.withDevice(0)})
            members.emplace_back(device, random);
        heard = [this](const wire::NodeView &stanza) { onStanza(stanza); };
    }
    bool prepare()
    {
        std::vector<store::PreKeyRow> preKeys;
        for (quint32 id = 1; id <= 8; ++id)
            preKeys.push_back({id, crypto::KeyPair::generate(random)});
        return write([&]() -> Result<void> {
            const qint64 now = clock.wallMs();
            RETURN_IF_FAILED(store->keys().insertPreKeys(number, preKeys));
            RETURN_IF_FAILED(store->people().link(number, kOne, Jid::pn("15550001")));
            RETURN_IF_FAILED(store->people().link(number, kTwo, Jid::pn("15550002")));
            RETURN_IF_FAILED(
                store->people().saveDevices(number, self.lid.withoutDevice(), {{0, self.lid.device}, now}));
            RETURN_IF_FAILED(store->people().saveDevices(number, kOne, {{0, 1}, now}));
            RETURN_IF_FAILED(store->people().saveDevices(number, kTwo, {{0}, now}));
            store::GroupRow row;
            row.group.account = number;
            row.group.jid = kGroup;
            row.group.isHidden = true;
            row.fetchedMs = now;
            return store->groups().save(row, {{self.lid.withoutDevice(), {}}, {kOne, {}}, {kTwo, {}}});
        });
    }
    /// Members get to know this number, once.
    void meet()
    {
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (!members[i].begin(flows::publishedBy(*store, number, static_cast<quint32>(i + 1))))
                qFatal("no session");
        }
    }
    /// From wherever it is to the end. False: the power went, or there is no end.
    bool goOn()
    {
        for (const auto &[id, node] : std::map(undelivered))
            far.say(node); // as a server does after each login
        for (int i = 0; i < kMessagesOfEach && !isCut(); ++i) {
            tell(1, i);
            askFor(i);
            tell(3, i);
            for (int turns = 0; turns < 3 && !isCut(); ++turns)
                pump();
        }
        return until([this] {
            pump();
            return !isCut() && asked_.size() == kMessagesOfEach && undelivered.empty()
                && store->jobs().count(number).value() == 0;
        });
    }
    /// Devices that are remembered as having our key, and have it not.
    int wronglyRemembered() const
    {
        QList<Jid> devices;
        for (const GroupMember &member : members)
            devices.append(member.device());
        const auto lacking = store->groups().withoutKey(number, kGroup, devices).value();
        return static_cast<int>(std::count_if(members.begin(), members.end(), [&](const GroupMember &member) {
            return !lacking.contains(member.device()) && !member.hasKeyOfOurs();
        }));
    }
    /// What stands in the group here, oldest first.
    QList<model::Message> messages() const
    {
        const auto chat = store->chats().find(number, kGroup).value();
        auto page = chat ? store->messages().list(*chat, 100, {}).value() : model::Page<model::Message>();
        std::reverse(page.items.begin(), page.items.end());
        return page.items;
    }

    std::vector<GroupMember> members;
    std::map<QByteArray, wire::Node> undelivered; ///< that this number has not answered
    QStringList complaints; ///< what must not be seen on a line
    std::map<std::pair<quint32, quint32>, QByteArray> sealed; ///< by key and place of it

private:
    void tell(std::size_t who, int i)
    {
        const QByteArray id = "THEIRS" + QByteArray::number(who) + QByteArray::number(i);
        if (told_.contains(id) || isCut())
            return;
        told_.insert(id);
        // the first one brings the key, and one in the middle another
        auto node = members[who].write(kGroup, id, textOf(who == 1 ? "one" : "two", i), i % 3 == 0);
        node.set("t", QByteArray::number(clock.wallMs() / 1000));
        undelivered.emplace(id, node);
        far.say(node);
    }
    /// Who gets no answer asks again under the same id.
    void askFor(int i)
    {
        if (asked_.contains(i) || isCut())
            return;
        store::MessageRow row;
        row.message.id = u"ours-%1"_s.arg(i);
        row.message.account = number;
        row.message.waId = "OURS" + QByteArray::number(i);
        row.message.chat = kGroup;
        row.message.from = self.pn.withoutDevice();
        row.message.direction = model::Direction::Out;
        row.message.state = model::MessageState::Queued;
        row.message.text = textOf("ours", i);
        row.sender = self.pn;
        proto::Message content;
        content.set_conversation(row.message.text.toStdString());
        row.proto = QByteArray::fromStdString(content.SerializeAsString());
        if (ask(row))
            asked_.insert(i);
    }
    void onStanza(const wire::NodeView &stanza)
    {
        if (stanza.is("receipt") && stanza.textView("type") != "retry")
            undelivered.erase(stanza.text("id"));
        else if (stanza.is("message"))
            onMessage(stanza);
        else if (stanza.is("iq") && stanza.textView("xmlns") == "encrypt")
            far.answer(stanza, bundles(stanza.child("key")));
        else
            complaints.append(QString::fromLatin1(stanza.tag().toByteArray()) + u' '
                + QString::fromLatin1(stanza.text("type")));
    }
    wire::Node bundles(const wire::NodeView &wanted)
    {
        wire::Node list("list");
        for (const wire::NodeView user : wanted.children()) {
            for (GroupMember &member : members) {
                if (user.jid("jid") == member.device())
                    list.add(member.bundle());
            }
        }
        return list;
    }
    void onMessage(const wire::NodeView &message)
    {
        const QByteArray id = message.text("id");
        const QByteArray bytes = message.child("enc").content().toByteArray();
        const auto seal = flows::sealOf(bytes);
        const auto [place, isNew] = sealed.try_emplace({seal.key, seal.iteration}, bytes);
        if (!isNew && place->second != bytes)
            complaints.append(u"two messages at one place of the key"_s);
        if (isNew && std::next(place) != sealed.end() && std::next(place)->first.first == seal.key)
            complaints.append(u"our key went back"_s);
        for (const wire::NodeView to : message.child("participants").children()) {
            for (GroupMember &member : members) {
                if (to.jid("jid") == member.device() && !member.takeKey(to.child("enc")))
                    complaints.append(u"a key that cannot be read"_s);
            }
        }
        for (GroupMember &member : members) {
            if (!member.take(id, bytes))
                complaints.append(u"a message that cannot be read"_s);
        }
        far.say(wire::Node("ack").set("class", QByteArray("message")).set("id", id).set("from", kGroup));
    }

    QSet<QByteArray> told_;
    QSet<int> asked_; ///< of which somebody knows that they are on disk
};

}

class TstCrashGroups : public QObject {
    Q_OBJECT
    Ground::Rest beginning_;
    int operations_ = 0;
    int stanzas_ = 0;

    void check(const GroupWorld &world, const QByteArray &where)
    {
        QVERIFY2(world.complaints.isEmpty(), where + ": " + world.complaints.join(u", ").toUtf8());
        QMap<QString, QStringList> shown;
        for (const model::Message &message : world.messages()) {
            QVERIFY2(message.kind == model::MessageKind::Text, where + ": a message cannot be read here");
            shown[message.text.section(u' ', 0, 0)].append(message.text);
        }
        for (const char *whose : {"one", "two", "ours"}) {
            QStringList expected;
            for (int i = 0; i < kMessagesOfEach; ++i)
                expected.append(textOf(whose, i));
            QVERIFY2(shown.value(QString::fromLatin1(whose)) == expected,
                where + ": " + whose + ": " + shown.value(QString::fromLatin1(whose)).join(u',').toUtf8());
        }
        for (const GroupMember &member : world.members) {
            QCOMPARE(member.shown().size(), kMessagesOfEach);
            for (int i = 0; i < kMessagesOfEach; ++i)
                QVERIFY2(member.shown().value("OURS" + QByteArray::number(i)) == textOf("ours", i),
                    where + ": a member has not read it");
        }
        QCOMPARE(world.wronglyRemembered(), 0);
    }
    void cutAndGoOn(const Ground::Cut &cut, quint64 seed, const QByteArray &where, int &cuts)
    {
        GroupWorld world(seed, beginning_);
        QVERIFY(world.open());
        world.meet();
        world.arm(cut);
        const bool through = world.goOn();
        QVERIFY2(through || world.isCut(), where + ": no end");
        cuts += world.isCut() ? 1 : 0;
        world.die();
        QVERIFY2(world.open(), where);
        QVERIFY2(world.wronglyRemembered() == 0, where + ": a key is remembered as given that never left");
        QVERIFY2(world.goOn(), where + ": no end afterwards");
        check(world, where);
    }

private Q_SLOTS:
    void initTestCase()
    {
        {
            GroupWorld world(1);
            QVERIFY(world.open());
            QVERIFY(world.prepare());
            beginning_ = world.rest();
        }
        GroupWorld world(2, beginning_);
        QVERIFY(world.open());
        world.meet();
        const int before = world.disk.operations();
        const int said = world.far.stanzas();
        QVERIFY(world.goOn());
        operations_ = world.disk.operations() - before;
        stanzas_ = world.far.stanzas() - said;
        check(world, "undisturbed");
        QVERIFY(operations_ > kGroupCuts && stanzas_ >= 3 * kMessagesOfEach);
        qInfo() << "operations of the disk:" << operations_ << "stanzas:" << stanzas_;
    }

    void everybodyReadsEverythingOnceWhereverThePowerGoes()
    {
        int cuts = 0;
        for (int i = 0; i < kGroupCuts && !QTest::currentTestFailed(); ++i) {
            support::SeededRandom random(static_cast<quint64>(i));
            Ground::Cut cut;
            cut.operation = flows::pointOf(i, kGroupCuts, operations_, random);
            cut.lastLeft = i % 2 == 0;
            cutAndGoOn(
                cut, 100 + static_cast<quint64>(i), "cut at " + QByteArray::number(cut.operation), cuts);
        }
        QVERIFY2(cuts >= 60, "too few of the points cut anything");
    }

    void ourKeyNeverGoesBackWithWhicheverStanzaThePowerGoes()
    {
        int cuts = 0;
        for (int i = 0; i < 2 * stanzas_ && !QTest::currentTestFailed(); ++i) {
            Ground::Cut cut;
            cut.stanza = i / 2;
            cut.lastLeft = i % 2 == 0;
            cutAndGoOn(cut, 1000 + static_cast<quint64>(i), "cut with stanza " + QByteArray::number(i), cuts);
        }
        QCOMPARE(cuts, 2 * stanzas_);
    }
};

GESHER_TEST(tst_crash_groups, TstCrashGroups)
#include "tst_crash_groups.moc"
