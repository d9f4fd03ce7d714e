// SPDX-License-Identifier: GPL-3.0-or-later
// Files at rest: sealed, under names that tell nothing, never a row without its file, and gone with their
// last row.
#include "tests/store/media_stage.h"
#include "tests/support/runner.h"

#include <QTest>

using namespace media_tests;
using base::Fault;

class TstMediaFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFinishedFileThatNobodyKeepsLeavesNothing()
    {
        Shelf shelf;
        open(shelf);
        {
            auto writer = shelf.store->media().writer();
            QVERIFY(writer && (*writer)->write("something") && (*writer)->finish());
            QCOMPARE(onDisk(shelf).size(), 1);
        }
        QVERIFY(onDisk(shelf).isEmpty());
    }

    void aFileMayBeFinishedBeforeItIsKept()
    {
        Shelf shelf;
        open(shelf);
        auto writer = shelf.store->media().writer();
        QVERIFY(writer && (*writer)->write("early") && (*writer)->finish() && (*writer)->finish());
        std::optional<store::MediaFile> kept;
        shelf.store->media()
            .keep(kOne, std::move(*writer), u"text/plain"_s)
            .finally(this, [&](const auto &done) {
                if (done)
                    kept = *done;
            });
        (void)shelf.store->flush();
        QVERIFY(kept);
        const auto back = read(shelf, kOne, "early");
        QVERIFY(back);
        QCOMPARE(*back, QByteArray("early"));
    }

    void aFileThatIsLostCountsAsNotHereUntilItIsKeptAgain()
    {
        Shelf shelf;
        open(shelf);
        const auto lost = keep(shelf, kOne, "something");
        QVERIFY(lost);
        const auto here = [&] { return shelf.store->media().find(kOne, lost->sha256).value().has_value(); };
        QVERIFY(here());
        const QStringList files = onDisk(shelf);
        QCOMPARE(files.size(), 1);
        QVERIFY(QFile::remove(files.first()));
        QVERIFY(!here());
        QVERIFY(keep(shelf, kOne, "something"));
        QVERIFY(here());
        QCOMPARE(read(shelf, kOne, "something").value(), QByteArray("something"));
    }

    void whatIsKeptIsReadAgain_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {qsizetype(0), qsizetype(1), kBlock - 1, kBlock, kBlock + 1, 3 * kBlock})
            QTest::newRow(QByteArray::number(size)) << size;
    }
    void whatIsKeptIsReadAgain()
    {
        QFETCH(qsizetype, size);
        Shelf shelf;
        open(shelf);
        const QByteArray plain = shelf.random.bytes(size);
        const auto kept = keep(shelf, kOne, plain);
        QVERIFY(kept);
        QCOMPARE(kept->sha256, digest(plain));
        QCOMPARE(kept->bytes, size);
        shelf.store.reset();
        QVERIFY(shelf.open());
        QCOMPARE(read(shelf, kOne, plain).value(), plain);
        for (const qint64 from : {qint64(0), qint64(1), qint64(size / 2), qint64(size)})
            QCOMPARE(read(shelf, kOne, plain, std::min<qint64>(from, size)).value(),
                plain.mid(std::min<qint64>(from, size)));
        QCOMPARE(read(shelf, kTwo, plain).error().fault, Fault::NotFound);
        QCOMPARE(shelf.store->media().sum(kOne)->bytes, size);
    }

    void theFileTellsNothing()
    {
        Shelf shelf;
        open(shelf);
        const QByteArray plain(100, 'p');
        const auto kept = keep(shelf, kOne, plain);
        QVERIFY(kept);
        const QStringList files = onDisk(shelf);
        QCOMPARE(files.size(), 1);
        QVERIFY(!files.first().contains(QString::fromLatin1(digest(plain).toHex().first(8))));
        QVERIFY(QFileInfo(files.first()).fileName() == kept->file);
        QVERIFY(!(QFile::permissions(files.first()) & (QFile::ReadGroup | QFile::ReadOther)));
        QFile file(files.first());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("pppp"));
    }

    void aTouchedOrShortenedFileIsNoticed()
    {
        Shelf shelf;
        open(shelf);
        const QByteArray plain(2 * kBlock, 'p');
        QVERIFY(keep(shelf, kOne, plain));
        QFile file(onDisk(shelf).first());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 size = file.size();
        QVERIFY(file.resize(size - crypto::kFileBlockMore)); // exactly the last block, which is empty
        QCOMPARE(read(shelf, kOne, plain).error().code, u"damaged"_s);
        QVERIFY(file.seek(50) && file.write("x") == 1 && file.flush());
        QCOMPARE(read(shelf, kOne, plain).error().code, u"damaged"_s);
    }

    void theSameFileLiesOnceForAClient()
    {
        Shelf shelf;
        open(shelf);
        const QByteArray plain(1000, 'p');
        QVERIFY(keep(shelf, kOne, plain));
        QVERIFY(keep(shelf, kOne, plain));
        QVERIFY(keep(shelf, kTwo, plain));
        QCOMPARE(onDisk(shelf).size(), 1);
        QVERIFY(keep(shelf, kOther, plain)); // another client's is its own
        QCOMPARE(onDisk(shelf).size(), 2);
        for (const AccountId &account : {kOne, kTwo, kOther})
            QCOMPARE(read(shelf, account, plain).value(), plain);

        QVERIFY(shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf.store->media().remove(kOne, digest(plain)));
            return {};
        }));
        QCOMPARE(onDisk(shelf).size(), 2);
        QCOMPARE(read(shelf, kTwo, plain).value(), plain);
        QVERIFY(shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf.store->media().remove(kTwo, digest(plain)));
            return {};
        }));
        QCOMPARE(onDisk(shelf).size(), 1);
    }

    void aSiblingsFileIsShared()
    {
        Shelf shelf;
        open(shelf);
        const QByteArray plain(1000, 'p');
        QVERIFY(keep(shelf, kOne, plain));
        QVERIFY(shelf.write([&]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto own, shelf.store->media().share(kTwo, digest(plain)));
            ASSIGN_OR_RETURN(const auto foreign, shelf.store->media().share(kOther, digest(plain)));
            return own && !foreign ? Result<void>() : base::fail(Fault::Refused, {});
        }));
        QCOMPARE(read(shelf, kTwo, plain).value(), plain);
    }

    void aRemovalThatIsTakenBackKeepsTheFile()
    {
        Shelf shelf;
        open(shelf);
        const QByteArray plain(1000, 'p');
        QVERIFY(keep(shelf, kOne, plain));
        QVERIFY(!shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf.store->media().remove(kOne, digest(plain)));
            return base::fail(Fault::Refused, {});
        }));
        QVERIFY(shelf.write([]() -> Result<void> { return {}; }));
        QCOMPARE(read(shelf, kOne, plain).value(), plain);
    }

    void whatIsNotKeptLeavesNothing()
    {
        Shelf shelf;
        open(shelf);
        {
            auto writer = shelf.store->media().writer();
            QVERIFY((*writer)->write(QByteArray(kBlock, 'p')));
            QCOMPARE(onDisk(shelf).size(), 1);
        }
        QVERIFY(onDisk(shelf).isEmpty());
    }

    void whatACrashLeftOverIsSwept()
    {
        Shelf shelf;
        open(shelf);
        const QByteArray plain(1000, 'p');
        QVERIFY(keep(shelf, kOne, plain));
        const QString own = onDisk(shelf).first();
        const QString folder = QFileInfo(own).absolutePath();
        shelf.store.reset();
        for (const QString &name : {u"/0123456789abcdef0123456789abcdef"_s, u"/fe.part"_s}) {
            QFile file(folder + name);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
        }
        QVERIFY(shelf.open());
        QCOMPARE(onDisk(shelf), QStringList{own});
        QCOMPARE(read(shelf, kOne, plain).value(), plain);
    }

    void aNumberThatMovesTakesItsFilesAlong()
    {
        Shelf shelf;
        open(shelf);
        const QByteArray plain(1000, 'p');
        QVERIFY(keep(shelf, kOne, plain));
        QVERIFY(shelf.write([&] { return shelf.store->moveAccount(kOne, kSecond); }));
        QVERIFY(shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf.store->moveAccount(kTwo, kSecond));
            RETURN_IF_FAILED(shelf.store->clients().remove(kFirst));
            return {};
        }));
        shelf.store.reset();
        QVERIFY(shelf.open());
        QCOMPARE(read(shelf, kOne, plain).value(), plain);
    }

    void aRemovedNumberLeavesFilesOnlyWhenItsMessagesStay()
    {
        for (const bool stay : {true, false}) {
            Shelf shelf;
            open(shelf);
            const QByteArray plain(1000, 'p');
            QVERIFY(keep(shelf, kOne, plain));
            QVERIFY(shelf.write([&]() -> Result<void> {
                RETURN_IF_FAILED(
                    shelf.store->uploads().put(kOne, digest(plain), u"image"_s, "told", 1LL << 60));
                RETURN_IF_FAILED(shelf.store->wipeAccount(kOne, stay));
                RETURN_IF_FAILED(shelf.store->accounts().remove(kOne));
                return {};
            }));
            QCOMPARE(onDisk(shelf).size(), stay ? 1 : 0);
            QVERIFY(!shelf.store->uploads().find(kOne, digest(plain), u"image"_s, 0).value());
            shelf.store.reset();
            QVERIFY(shelf.open());
            if (stay)
                QCOMPARE(read(shelf, kOne, plain).value(), plain);
            else
                QCOMPARE(read(shelf, kOne, plain).error().fault, Fault::NotFound);
        }
    }

    void uploadsAreRememberedForTheirTime()
    {
        Shelf shelf;
        open(shelf);
        const QByteArray sha(32, 's');
        QVERIFY(shelf.write([&] { return shelf.store->uploads().put(kOne, sha, u"image"_s, "told", 100); }));
        QCOMPARE(*shelf.store->uploads().find(kOne, sha, u"image"_s, 99).value(), "told");
        QVERIFY(!shelf.store->uploads().find(kOne, sha, u"image"_s, 100).value());
        QVERIFY(!shelf.store->uploads().find(kOne, sha, u"document"_s, 99).value());
        QVERIFY(!shelf.store->uploads().find(kTwo, sha, u"image"_s, 99).value());
        QVERIFY(!shelf.bytesOf(u"gesher.db-wal"_s).contains("told"));
    }
};

GESHER_TEST(tst_media_files, TstMediaFiles)
#include "tst_media_files.moc"
