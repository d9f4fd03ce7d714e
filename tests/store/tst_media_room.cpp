// SPDX-License-Identifier: GPL-3.0-or-later
// Which files go when there is little room.
#include "tests/store/media_stage.h"
#include "tests/support/runner.h"

using namespace media_tests;

class TstMediaRoom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theOldestGoFirst()
    {
        Shelf shelf;
        open(shelf);
        QList<QByteArray> files;
        for (const char fill : {'a', 'b', 'c'}) {
            files.append(QByteArray(1000, fill));
            QVERIFY(keep(shelf, kOne, files.last()));
            shelf.clock.advance(base::milliseconds(1000));
        }
        int removed = 0;
        QVERIFY(shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf.store->media().touch(kOne, digest(files[0])));
            ASSIGN_OR_RETURN(removed, shelf.store->media().removeOldest(kOne, 2500));
            return {};
        }));
        QCOMPARE(removed, 1);
        QCOMPARE(shelf.store->media().sum(kOne)->bytes, 2000);
        QVERIFY(read(shelf, kOne, files[0]) && !read(shelf, kOne, files[1]) && read(shelf, kOne, files[2]));
        QCOMPARE(onDisk(shelf).size(), 2);
    }

    void whatWouldGoIsWhatGoesAndTheLastOneUsedStays()
    {
        Shelf shelf;
        open(shelf);
        for (const char fill : {'a', 'b', 'c', 'd'}) {
            QVERIFY(keep(shelf, kOne, QByteArray(1000, fill)));
            shelf.clock.advance(base::milliseconds(1000));
        }
        for (const qint64 room : {10'000, 4000, 3999, 1500, 500, 0}) {
            const auto told = shelf.store->media().beyond(kOne, room);
            QVERIFY(told);
            const auto before = shelf.store->media().sum(kOne);
            int removed = 0;
            QVERIFY(shelf.write([&]() -> Result<void> {
                ASSIGN_OR_RETURN(removed, shelf.store->media().removeOldest(kOne, room));
                return {};
            }));
            const auto after = shelf.store->media().sum(kOne);
            QCOMPARE(removed, told->files);
            QCOMPARE(before->bytes - after->bytes, told->bytes);
        }
        QCOMPARE(shelf.store->media().sum(kOne)->files, 1);
        QVERIFY(read(shelf, kOne, QByteArray(1000, 'd')));
    }

    void whatWaitsToBeSentStaysHoweverLittleRoomThereIs()
    {
        Shelf shelf;
        open(shelf);
        const QByteArray waiting(1000, 'w');
        QVERIFY(keep(shelf, kOne, waiting));
        for (const char fill : {'a', 'b', 'c'}) {
            shelf.clock.advance(base::milliseconds(1000));
            QVERIFY(keep(shelf, kOne, QByteArray(1000, fill)));
        }
        qint64 job = 0;
        QVERIFY(shelf.write([&]() -> Result<void> {
            for (const bool withFile : {true, false}) {
                store::MessageRow row;
                ASSIGN_OR_RETURN(row.chat, shelf.store->chats().ensure(kOne, model::Jid::pn("15550001")));
                row.message.waId = withFile ? "with" : "without";
                row.message.id = QString::fromLatin1(row.message.waId);
                row.message.account = kOne;
                row.message.chat = model::Jid::pn("15550001");
                row.message.direction = model::Direction::Out;
                if (withFile) {
                    model::Media media;
                    media.sha256 = digest(waiting);
                    row.message.kind = model::MessageKind::Image;
                    row.message.content = media;
                }
                RETURN_IF_FAILED(shelf.store->messages().insert(row));
                ASSIGN_OR_RETURN(
                    const qint64 made, shelf.store->jobs().insert({0, kOne, row.message.id, 0, 0, false}));
                job = withFile ? made : job;
            }
            return {};
        }));
        const auto makeRoom = [&](qint64 room) {
            const auto told = shelf.store->media().beyond(kOne, room);
            int removed = -1;
            (void)shelf.write([&]() -> Result<void> {
                ASSIGN_OR_RETURN(removed, shelf.store->media().removeOldest(kOne, room));
                return {};
            });
            return told && told->files == removed ? removed : -1;
        };
        QCOMPARE(makeRoom(2000), 2); // a and b: c was used last
        QVERIFY(read(shelf, kOne, waiting));
        QCOMPARE(makeRoom(500), 0);
        QVERIFY(read(shelf, kOne, waiting));
        QVERIFY(shelf.write([&] { return shelf.store->jobs().remove(job); }));
        QCOMPARE(makeRoom(1000), 1);
        QVERIFY(!read(shelf, kOne, waiting));
    }
};

GESHER_TEST(tst_media_room, TstMediaRoom)
#include "tst_media_room.moc"
