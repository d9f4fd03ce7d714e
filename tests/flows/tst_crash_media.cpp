// SPDX-License-Identifier: GPL-3.0-or-later
// The power goes at the n-th write or sync of the disk, with the n-th stanza, or with the n-th piece of a
// file on its way from or to a host, while pictures come and files are sent. Afterwards: each message is
// shown once and its file is whole, whatever the far side got it can open, and no file is there that nobody
// knows of.
#include "tests/flows/file_talk.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using flows::FileTalk;
using flows::Ground;
using flows::kFiles;
using flows::kPictures;

namespace {

constexpr int kMediaCuts = 80; ///< points at which the power goes
constexpr int kPieceCuts = 24; ///< with a piece of a file

}

class TstCrashMedia : public QObject {
    Q_OBJECT
    Ground::Rest beginning_;
    int operations_ = 0;
    int stanzas_ = 0;
    int pieces_ = 0;

    void check(const FileTalk &world, const QByteArray &where)
    {
        QVERIFY2(world.complaints.isEmpty(), where + ": " + world.complaints.join(u", ").toUtf8());
        const QString wrong = world.wrongOnDisk();
        QVERIFY2(wrong.isEmpty(), where + ": " + wrong.toUtf8());
        FileTalk::Shown ours;
        QStringList theirs;
        for (const model::Message &message : world.messages()) {
            const bool isOwn = message.direction == model::Direction::Out;
            if (isOwn)
                ours[message.text].insert(message.waId);
            else
                theirs.prepend(message.text);
            const auto said = world.storedFile(message.id);
            if (!said) {
                QCOMPARE(message.text, u"last"_s);
                continue;
            }
            const int i = message.text.last(1).toInt();
            const QByteArray plain = isOwn ? flows::fileOf(i) : flows::pictureOf(i);
            QVERIFY2(world.read(world.number, said->fileSha256) == plain, where + ": a file is not here");
            QVERIFY2(world.host.open(*said, flows::kindOf(*said)) == plain,
                where + ": what is stored opens nothing");
        }
        QCOMPARE(
            theirs, QStringList({u"theirs 0"_s, u"theirs 1"_s, u"theirs 2"_s, u"theirs 3"_s, u"last"_s}));
        QCOMPARE(QStringList(ours.keys()), QStringList({u"last"_s, u"ours 0"_s, u"ours 1"_s, u"ours 2"_s}));
        // under one id each, and that is the one that stands here
        QVERIFY2(
            world.shown == ours && world.shownOnPhone == ours, where + ": the far side has it otherwise");
        for (const QSet<QByteArray> &ids : std::as_const(ours))
            QCOMPARE(ids.size(), 1);
    }
    void cutAndGoOn(const Ground::Cut &cut, quint64 seed, const QByteArray &where, int &cuts)
    {
        FileTalk world(seed, beginning_);
        QVERIFY(world.open());
        world.meet();
        world.arm(cut);
        const bool through = world.goOn(false);
        QVERIFY2(through || world.isCut(), where + ": no end");
        cuts += world.isCut() ? 1 : 0;
        world.die();
        QVERIFY2(world.open(), where);
        const QString wrong = world.wrongOnDisk();
        QVERIFY2(wrong.isEmpty(), where + ": after the start " + wrong.toUtf8());
        QVERIFY2(world.goOn(true), where + ": no end afterwards");
        QVERIFY2(world.talks(), where + ": one of them is not heard any more");
        check(world, where);
    }
    static Ground::Cut kindOfCut(int i)
    {
        Ground::Cut cut;
        cut.lastLeft = i % 2 == 0;
        cut.files = i % 4 < 2 ? flows::CrashFiles::Survives::Everything : flows::CrashFiles::Survives::Synced;
        return cut;
    }

private Q_SLOTS:
    void initTestCase()
    {
        {
            FileTalk world(1);
            QVERIFY(world.open());
            QVERIFY(world.prepare());
            beginning_ = world.rest();
        }
        FileTalk world(2, beginning_);
        QVERIFY(world.open());
        world.meet();
        const int before = world.disk.operations();
        const int said = world.far.stanzas();
        QVERIFY(world.goOn(false));
        operations_ = world.disk.operations() - before;
        stanzas_ = world.far.stanzas() - said;
        pieces_ = world.host.pieces();
        QCOMPARE(world.host.uploads(), kFiles - 1); // what was uploaded already is not uploaded again
        QVERIFY(world.goOn(true) && world.talks());
        check(world, "undisturbed");
        QVERIFY(operations_ > kMediaCuts && stanzas_ >= kPictures + kFiles && pieces_ > kPieceCuts);
        qInfo() << "operations of the disk:" << operations_ << "stanzas:" << stanzas_ << "pieces:" << pieces_;
    }

    void everyFileIsWholeAndEveryMessageThereOnceWhereverThePowerGoes()
    {
        int cuts = 0;
        for (int i = 0; i < kMediaCuts && !QTest::currentTestFailed(); ++i) {
            support::SeededRandom random(static_cast<quint64>(i));
            Ground::Cut cut = kindOfCut(i);
            cut.operation = flows::pointOf(i, kMediaCuts, operations_, random);
            cutAndGoOn(
                cut, 100 + static_cast<quint64>(i), "cut at " + QByteArray::number(cut.operation), cuts);
        }
        QVERIFY2(cuts >= 60, "too few of the points cut anything");
    }

    void whatIsSentIsThereOnceWithWhicheverStanzaThePowerGoes()
    {
        int cuts = 0;
        for (int i = 0; i < 2 * stanzas_ && !QTest::currentTestFailed(); ++i) {
            Ground::Cut cut = kindOfCut(i);
            cut.stanza = i / 2;
            cutAndGoOn(cut, 1000 + static_cast<quint64>(i), "cut with stanza " + QByteArray::number(i), cuts);
        }
        QCOMPARE(cuts, 2 * stanzas_);
    }

    void halfAFileIsNoFileWithWhicheverPieceThePowerGoes()
    {
        int cuts = 0;
        for (int i = 0; i < kPieceCuts && !QTest::currentTestFailed(); ++i) {
            support::SeededRandom random(static_cast<quint64>(i));
            Ground::Cut cut = kindOfCut(i);
            cut.piece = flows::pointOf(i, kPieceCuts, pieces_, random);
            cutAndGoOn(
                cut, 2000 + static_cast<quint64>(i), "cut with piece " + QByteArray::number(cut.piece), cuts);
        }
        QVERIFY2(cuts >= 20, "too few of the points cut anything");
    }
};

GESHER_TEST(tst_crash_media, TstCrashMedia)
#include "tst_crash_media.moc"
