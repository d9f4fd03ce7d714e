// SPDX-License-Identifier: GPL-3.0-or-later
// What comes in pieces gives what all of it at once gives.
#include "engine/crypto/blocks.h"
#include "engine/crypto/cipher.h"
#include "engine/crypto/running.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"

#include <QList>
#include <QTest>

using crypto::RunningCbc;

class TstRunning : public QObject {
    Q_OBJECT
    support::SeededRandom random_{7};

    QList<QByteArray> pieces(const QByteArray &all)
    {
        QList<QByteArray> list;
        for (qsizetype at = 0; at < all.size();) {
            const auto length = static_cast<qsizetype>(random_.between(0, 40));
            list.append(all.mid(at, length));
            at += length;
        }
        return list;
    }

private Q_SLOTS:
    void digestsDoNotDependOnThePieces()
    {
        for (const qsizetype size : {0, 1, 55, 64, 1000}) {
            const QByteArray all = random_.bytes(size);
            crypto::RunningSha256 hash;
            crypto::RunningHmac mac("Jefe");
            for (const QByteArray &piece : pieces(all)) {
                hash.add(piece);
                mac.add(piece);
            }
            QVERIFY(hash.finish() == crypto::sha256({all}));
            QVERIFY(mac.finish() == crypto::hmacSha256("Jefe", {all}));
        }
    }

    void cbcDoesNotDependOnThePieces()
    {
        const QByteArray key(32, 'k');
        const QByteArray iv(16, 'i');
        for (const qsizetype size : {0, 1, 15, 16, 17, 1000}) {
            const QByteArray all = random_.bytes(size);
            QByteArray sealed;
            RunningCbc sealer(RunningCbc::Way::Seal, key, iv);
            for (const QByteArray &piece : pieces(all))
                sealer.add(piece, sealed);
            QVERIFY(sealer.finish(sealed));
            QCOMPARE(sealed, crypto::sealCbc(key, iv, all));
            QByteArray back;
            RunningCbc opener(RunningCbc::Way::Open, key, iv);
            for (const QByteArray &piece : pieces(sealed))
                opener.add(piece, back);
            QVERIFY(opener.finish(back));
            QCOMPARE(back, all);
        }
    }

    void cbcRefusesALengthOrPaddingThatCannotBe()
    {
        for (const qsizetype size : {0, 1, 17, 32}) {
            QByteArray out;
            RunningCbc opener(RunningCbc::Way::Open, QByteArray(32, 'k'), QByteArray(16, 'i'));
            opener.add(QByteArray(size, 'x'), out);
            const auto done = opener.finish(out);
            QVERIFY(!done);
            QCOMPARE(done.error().fault, base::Fault::Malformed);
        }
    }

    void blocksOpenInTheirOrderOnly()
    {
        const crypto::Key32 key(QByteArray(32, 'k'));
        const QByteArray first(crypto::kFileBlock, 'a');
        crypto::BlockSealer sealer(key, random_);
        QByteArray one;
        QByteArray two;
        sealer.seal(first, false, one);
        sealer.seal("end", true, two);
        QCOMPARE(one.size(), crypto::kFileBlock + crypto::kFileBlockMore);

        QByteArray plain;
        auto opener = crypto::BlockOpener::begin(key, sealer.header());
        QVERIFY(opener);
        QCOMPARE(opener->open(one, plain).value(), false);
        QCOMPARE(opener->open(two, plain).value(), true);
        QCOMPARE(plain, first + "end");
        QCOMPARE(opener->open(two, plain).error().fault, base::Fault::Forged); // after the last

        QByteArray none;
        auto swapped = crypto::BlockOpener::begin(key, sealer.header());
        QCOMPARE(swapped->open(two, none).error().fault, base::Fault::Forged);
        auto foreign = crypto::BlockOpener::begin(crypto::Key32(QByteArray(32, 'x')), sealer.header());
        QCOMPARE(foreign->open(one, none).error().fault, base::Fault::Forged);
        one[100] = static_cast<char>(one[100] ^ 1);
        auto changed = crypto::BlockOpener::begin(key, sealer.header());
        QCOMPARE(changed->open(one, none).error().fault, base::Fault::Forged);
        QCOMPARE(changed->open(one.left(5), none).error().fault, base::Fault::Forged);
        QVERIFY(none.isEmpty());
        QCOMPARE(crypto::BlockOpener::begin(key, "short").error().fault, base::Fault::Malformed);
    }
};

GESHER_TEST(tst_running, TstRunning)
#include "tst_running.moc"
