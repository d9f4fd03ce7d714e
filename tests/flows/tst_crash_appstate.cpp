// SPDX-License-Identifier: GPL-3.0-or-later
// The power goes at the n-th write or sync of the disk, or with the n-th stanza, while collections are read
// and wishes of ours are sent. Afterwards each collection is as the network has it, each record did what it
// says once, and each wish was taken once.
#include "engine/appstate/wishes.h"
#include "tests/flows/app_state_server.h"
#include "tests/flows/crash_ground.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using appstate::Change;
using base::Result;
using flows::AppStateServer;
using flows::Ground;
using model::Jid;

namespace {

constexpr int kAppStateCuts = 90; ///< points at which the power goes
constexpr int kChats = 12;
constexpr qint64 kThenMs = 1'790'000'000'000;
const char *const kNames[]
    = {"critical_block", "critical_unblock_low", "regular_high", "regular_low", "regular"};

Jid personOf(int i)
{
    return Jid::pn("155500" + QByteArray::number(100 + i));
}

QByteArray indexOf(const char *what, int i)
{
    return "[\"" + QByteArray(what) + "\",\"" + personOf(i).text() + "\"]";
}

Change pinned(int i, bool on)
{
    Change change{indexOf("pin_v1", i), {}, 5};
    change.value.set_timestamp(kThenMs + i);
    change.value.mutable_pinaction()->set_pinned(on);
    return change;
}

Change archived(int i, bool on)
{
    Change change{indexOf("archive", i), {}, 3};
    change.value.set_timestamp(kThenMs + i);
    change.value.mutable_archivechataction()->set_archived(on);
    return change;
}

Change muted(int i, bool on)
{
    Change change{indexOf("mute", i), {}, 2};
    change.value.set_timestamp(kThenMs + i);
    change.value.mutable_muteaction()->set_muted(on);
    change.value.mutable_muteaction()->set_muteendtimestamp(-1);
    return change;
}

Change named(int i, const char *name)
{
    Change change{indexOf("contact", i), {}, 2};
    change.value.set_timestamp(kThenMs + i);
    change.value.mutable_contactaction()->set_fullname(name);
    return change;
}

/// A number, and the phone that it belongs to.
class AppStateWorld : public Ground {
public:
    explicit AppStateWorld(quint64 seed, const Rest &before = {}) : Ground(seed, before), server(random)
    {
        heard = [this](const wire::NodeView &stanza) {
            if (stanza.textView("xmlns") == "w:sync:app:state")
                far.answer(stanza, server.answer(stanza.child("sync")));
        };
        server.took = [this](const QByteArray &name) {
            if (name != "regular_low" || !phoneObjects)
                return;
            phoneObjects = false;
            server.change(name, {pinned(7, false)});
            far.say(AppStateServer::notice(name, "objection"));
        };
        phoneWritesBefore();
    }
    bool prepare()
    {
        return write([this]() -> Result<void> {
            ASSIGN_OR_RETURN(const bool added,
                store->appState().saveKey(
                    number, {AppStateServer::keyId(), crypto::Key32(AppStateServer::keyData()), kThenMs}));
            Q_UNUSED(added)
            for (int i = 0; i < kChats; ++i)
                RETURN_IF_FAILED(store->chats().ensure(number, personOf(i)));
            return {};
        });
    }
    /// What was there before this number was linked: two snapshots, and patches after the one of them.
    void phoneWritesBefore()
    {
        std::vector<Change> names;
        for (int i = 0; i < kChats; ++i)
            names.push_back(named(i, "before"));
        server.change("critical_unblock_low", names);
        hostSnapshot("critical_unblock_low");
        server.change("regular_low", {pinned(0, true), archived(1, true), pinned(2, true)});
        server.change("regular_low", {pinned(2, false), archived(3, true)});
        hostSnapshot("regular_low");
        server.change("regular_low", {archived(3, false), pinned(4, true)});
        Change label{R"(["label_edit","1"])", {}, 3};
        label.value.mutable_labeleditaction()->set_name("a label");
        server.change("regular", {label});
        hostSnapshot("regular"); // which nobody changes any more
        for (int i = 0; i < 5; ++i)
            server.change("regular_high", {muted(i, true), muted(i + 1, true)});
    }
    void hostSnapshot(const QByteArray &name)
    {
        const auto file = host.put(server.snapshot(name), media::Kind::AppState, random);
        proto::ExternalBlobReference reference;
        reference.set_directpath(file.directPath.toStdString());
        reference.set_mediakey(file.mediaKey.toStdString());
        reference.set_filesha256(file.fileSha256.toStdString());
        reference.set_fileencsha256(file.fileEncSha256.toStdString());
        server.snapshotAt(name, QByteArray::fromStdString(reference.SerializeAsString()));
    }
    /// The phone changes something each time when this number is level with it; nobody says so at first.
    void phoneWrites(int time)
    {
        if (time <= phoneWrote_)
            return;
        phoneWrote_ = time;
        server.change("regular_low", {archived(4 + time, true), pinned(0, false)});
        server.change("critical_unblock_low", {named(time, "now"), named(time + 1, "now")});
    }
    model::Chat chat(int i) const
    {
        const auto id = store->chats().find(number, personOf(i)).value();
        return store->chats().view(*id).value().value();
    }
    /// As somebody asks who asks again when he got no answer.
    void wish(const QByteArray &index, const std::function<Result<void>(appstate::Wishes &)> &what)
    {
        if (wished.contains(index) || isCut())
            return;
        ++asked[index];
        const bool done = write([&] {
            appstate::Wishes wishes(number, self, *store, clock);
            return what(wishes);
        });
        if (done)
            wished.insert(index);
        talk->appState.push();
    }
    void wishAll()
    {
        using appstate::Wishes;
        wish(indexOf("pin_v1", 7), [this](Wishes &wishes) { return wishes.pin(chat(7), true); });
        wish(indexOf("archive", 8), [this](Wishes &wishes) { return wishes.archive(chat(8), true); });
        wish(indexOf("mute", 9), [this](Wishes &wishes) { return wishes.mute(chat(9), -1); });
        wish(indexOf("contact", 10),
            [](Wishes &wishes) { return wishes.name(personOf(10), u"ours"_s, u"ours"_s); });
    }
    /// From wherever it is to the end. False: the power went, or there is no end.
    bool goOn()
    {
        talk->appState.begin();
        if (!until([&] { return isLevel(); }))
            return false;
        phoneWrites(1); // ours meet it: a conflict
        if (isCut())
            return false;
        wishAll();
        if (!until([&] { return wished.size() == 4 && isLevel(); }))
            return false;
        phoneWrites(2);
        for (const char *name : {"regular_low", "critical_unblock_low"})
            far.say(AppStateServer::notice(name, "notice"));
        return until([&] { return isLevel(); });
    }
    bool isLevel() const
    {
        for (const char *name : kNames) {
            const auto stored = store->appState().collection(number, name).value();
            const auto &theirs = server.collection(name).state;
            if (!stored || stored->version != theirs.version
                || !store->appState().wishes(number, name, 9).value().isEmpty())
                return false;
        }
        return true;
    }
    QHash<QString, int> told() const
    {
        QHash<QString, int> told;
        (void)store->flush(); // what is not on disk is told to nobody
        const auto rows = store->feed().after(0, 10'000).value();
        for (const store::FeedRow &row : rows) {
            if (row.type == u"chat.changed" || row.type == u"sync.done")
                ++told[row.type + u' ' + row.subject];
        }
        return told;
    }

    AppStateServer server;
    QSet<QByteArray> wished; ///< of which somebody knows that they are on disk
    QHash<QByteArray, int> asked; ///< how often somebody asked for it
    bool phoneObjects = false; ///< once, to what we pin

private:
    int phoneWrote_ = 0;
};

bool isSame(const AppStateWorld &world, const QByteArray &name)
{
    const auto &theirs = world.server.collection(name);
    const auto stored = world.store->appState().collection(world.number, name).value();
    bool same = stored->hash == theirs.state.hash.bytes();
    for (auto one = theirs.valueMacs.cbegin(); one != theirs.valueMacs.cend(); ++one)
        same = same && world.store->appState().valueMac(world.number, name, one.key()).value() == one.value();
    return same;
}

/// That each chat stands as the records say.
bool isDone(const AppStateWorld &world)
{
    const auto &low = world.server.collection("regular_low").values;
    const auto &high = world.server.collection("regular_high").values;
    const auto &contacts = world.server.collection("critical_unblock_low").values;
    bool done = true;
    for (int i = 0; i < kChats; ++i) {
        const model::Chat chat = world.chat(i);
        done = done && (chat.marks.pinnedMs > 0) == low.value(indexOf("pin_v1", i)).pinaction().pinned()
            && chat.marks.isArchived == low.value(indexOf("archive", i)).archivechataction().archived()
            && (chat.marks.mutedUntilMs != 0) == high.value(indexOf("mute", i)).muteaction().muted()
            && chat.name
                == QString::fromStdString(contacts.value(indexOf("contact", i)).contactaction().fullname());
    }
    return done;
}

}

class TstCrashAppstate : public QObject {
    Q_OBJECT
    Ground::Rest beginning_;
    QHash<QString, int> told_; ///< by an undisturbed run
    int operations_ = 0;
    int stanzas_ = 0;

    void check(const AppStateWorld &world, const QByteArray &where)
    {
        for (const char *name : kNames)
            QVERIFY2(isSame(world, name), where + ": another state than the network's: " + name);
        QVERIFY2(isDone(world), where + ": a record did not do what it says");
        QVERIFY2(!world.server.isViolated, where + ": a patch of ours does not fit");
        for (const QByteArray &index : world.wished) {
            int taken = 0;
            for (const char *name : kNames)
                taken += world.server.collection(name).taken.value(index);
            // who got no answer asked once more, of what was on disk already perhaps
            QVERIFY2(taken >= 1 && taken <= world.asked.value(index),
                where + ": a wish was taken " + QByteArray::number(taken) + " times: " + index);
        }
        QVERIFY2(world.onDisk().isEmpty(), where + ": a snapshot is left over");
    }
    void cutAndGoOn(AppStateWorld &world, const Ground::Cut &cut, const QByteArray &where, int &cuts)
    {
        QVERIFY(world.open());
        world.arm(cut);
        const bool through = world.goOn();
        QVERIFY2(through || world.isCut(), where + ": no end");
        cuts += world.isCut() ? 1 : 0;
        world.die();
        QVERIFY2(world.open(), where);
        QVERIFY2(world.goOn(), where + ": no end afterwards");
        check(world, where);
    }

private Q_SLOTS:
    void initTestCase()
    {
        {
            AppStateWorld world(1);
            QVERIFY(world.open());
            QVERIFY(world.prepare());
            beginning_ = world.rest();
        }
        AppStateWorld world(2, beginning_);
        QVERIFY(world.open());
        const int before = world.disk.operations();
        const int said = world.far.stanzas();
        QVERIFY(world.goOn());
        operations_ = world.disk.operations() - before;
        stanzas_ = world.far.stanzas() - said;
        check(world, "undisturbed");
        told_ = world.told();
        QCOMPARE(told_.value(u"sync.done regular_low"_s), 1);
        QVERIFY(operations_ > kAppStateCuts && stanzas_ > 8);
        qInfo() << "operations of the disk:" << operations_ << "stanzas:" << stanzas_;
    }

    void eachCollectionIsTheNetworksWhereverThePowerGoes()
    {
        int cuts = 0;
        for (int i = 0; i < kAppStateCuts; ++i) {
            AppStateWorld world(100 + static_cast<quint64>(i), beginning_);
            Ground::Cut cut;
            cut.operation = flows::pointOf(i, kAppStateCuts, operations_, world.random);
            cut.lastLeft = i % 2 == 0;
            cut.files
                = i % 4 < 2 ? flows::CrashFiles::Survives::Everything : flows::CrashFiles::Survives::Synced;
            const QByteArray where = "cut at " + QByteArray::number(cut.operation);
            cutAndGoOn(world, cut, where, cuts);
            if (QTest::currentTestFailed())
                return;
            const auto asked = world.asked.values();
            const bool onceEach = asked.count(1) == asked.size();
            QVERIFY2(!onceEach || world.told() == told_, where + ": something was told twice, or not at all");
        }
        QVERIFY2(cuts >= 60, "too few of the points cut anything");
    }

    void noWishIsLostOrSentTwiceWithWhicheverStanzaThePowerGoes()
    {
        int cuts = 0;
        for (int i = 0; i < 2 * stanzas_; ++i) {
            AppStateWorld world(1000 + static_cast<quint64>(i), beginning_);
            Ground::Cut cut;
            cut.stanza = i / 2;
            cut.lastLeft = i % 2 == 0;
            cutAndGoOn(world, cut, "cut with stanza " + QByteArray::number(i), cuts);
            if (QTest::currentTestFailed())
                return;
        }
        QCOMPARE(cuts, 2 * stanzas_);
    }

    void whatThePhoneUndidAfterItTookAWishStaysUndone()
    {
        int cuts = 0;
        for (int i = 0; i < 2 * stanzas_; ++i) {
            AppStateWorld world(2000 + static_cast<quint64>(i), beginning_);
            world.phoneObjects = true;
            Ground::Cut cut;
            cut.stanza = i / 2;
            cut.lastLeft = i % 2 == 0;
            cutAndGoOn(world, cut, "cut with stanza " + QByteArray::number(i), cuts);
            if (QTest::currentTestFailed())
                return;
            QCOMPARE(world.chat(7).marks.pinnedMs, 0);
        }
    }
};

GESHER_TEST(tst_crash_appstate, TstCrashAppstate)
#include "tst_crash_appstate.moc"
