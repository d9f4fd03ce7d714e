// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/downloader.h"
#include "tests/media/media_stage.h"
#include "tests/support/runner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using base::Fault;
using base::milliseconds;
using base::Result;
using support::FakeTransfers;
using support::MediaStage;

namespace {

const QByteArray kKey(32, 'm');

/// A file on the hosts, a message that says so, and who fetches it.
struct Fetching : MediaStage {
    explicit Fetching(qsizetype size = 5'000)
        : plain(random.bytes(size)), downloader({*store, transfers, hosts, clock, random}, number)
    {
        wanted.kind = media::Kind::Image;
        wanted.directPath = "/v/t62/1_n.enc?ccb=1";
        wanted.mediaKey = kKey;
        wanted.mime = u"image/jpeg"_s;
        file = sealed(plain, kKey, wanted.kind, wanted.digests);
    }
    quint64 start()
    {
        got.reset();
        auto running = downloader.fetch(wanted, [this](qint64 bytes, qint64 whole) {
            progress.append({bytes, whole});
        });
        std::move(running.task).finally(&context, [this](const auto &answer) { got = answer; });
        settle();
        return running.id;
    }
    /// The waiting before the next try.
    void wait(milliseconds time = milliseconds(30'000)) { clock.advance(time); }
    bool isKept()
    {
        settle();
        return got && got->has_value() && read(wanted.digests.fileSha256) == plain && onDisk().size() == 1;
    }
    bool isFailed(Fault fault)
    {
        settle();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return got && !got->has_value() && got->error().fault == fault && onDisk().isEmpty()
            && !*store->media().find(number, wanted.digests.fileSha256);
    }

    QByteArray plain;
    QByteArray file;
    media::Wanted wanted;
    QObject context;
    std::optional<Result<store::MediaFile>> got;
    QList<QPair<qint64, qint64>> progress;
    media::Downloader downloader;
};

}

class TstDownloader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFileIsFetchedAndKept()
    {
        Fetching stage;
        stage.start();
        const auto question = stage.transfers.take();
        QCOMPARE(question.url().host(), u"a.example"_s);
        QCOMPARE(question.url().scheme(), u"https"_s);
        QVERIFY(question.url().toEncoded().contains("/v/t62/1_n.enc?ccb=1&hash="));
        QCOMPARE(question.download.headers.first().second, "https://web.whatsapp.com");
        FakeTransfers::serve(question, stage.file);
        QVERIFY(stage.isKept());
        QCOMPARE((*stage.got)->mime, u"image/jpeg"_s);
        QCOMPARE(stage.progress.last().second, 5'000);
        QVERIFY(stage.progress.size() > 2);
    }

    void whatIsThereIsNotFetchedAgain()
    {
        Fetching stage;
        stage.start();
        FakeTransfers::serve(stage.transfers.take(), stage.file);
        QVERIFY(stage.isKept());
        stage.start();
        QVERIFY(stage.transfers.asked.empty());
        QVERIFY(stage.isKept());
        // unless the disk lost it
        QFile::remove(stage.onDisk().first());
        stage.start();
        FakeTransfers::serve(stage.transfers.take(), stage.file);
        QVERIFY(stage.isKept());
    }

    void aBrokenTransferGoesOnWhereItWas()
    {
        Fetching stage;
        stage.start();
        auto question = stage.transfers.take();
        QVERIFY(FakeTransfers::give(question, stage.file.first(2'345)));
        FakeTransfers::breakOff(question);
        QVERIFY(stage.transfers.asked.empty()); // waits
        stage.wait();
        question = stage.transfers.take();
        QCOMPARE(question.download.from, 2'345);
        QCOMPARE(question.url().host(), u"b.example"_s);
        FakeTransfers::serve(question, stage.file.sliced(2'345), 2'345);
        QVERIFY(stage.isKept());
    }

    void aHostWithoutRangesBeginsAnew()
    {
        Fetching stage;
        stage.start();
        auto question = stage.transfers.take();
        QVERIFY(FakeTransfers::give(question, stage.file.first(2'345)));
        FakeTransfers::breakOff(question);
        stage.wait();
        FakeTransfers::serve(stage.transfers.take(), stage.file);
        QVERIFY(stage.isKept());
    }

    void whatIsForgedIsNotKept_data()
    {
        QTest::addColumn<QByteArray>("what");
        for (const char *what :
            {"byte", "mac", "cut", "longer", "key", "plain digest", "sealed digest", "length"})
            QTest::newRow(what) << QByteArray(what);
    }
    void whatIsForgedIsNotKept()
    {
        QFETCH(QByteArray, what);
        Fetching stage;
        QByteArray file = stage.file;
        if (what == "byte")
            file[100] = static_cast<char>(file[100] ^ 1);
        else if (what == "mac")
            file[file.size() - 1] = static_cast<char>(file[file.size() - 1] ^ 1);
        else if (what == "cut")
            file.chop(16);
        else if (what == "longer")
            file += QByteArray(16, 'x');
        else if (what == "key")
            stage.wanted.mediaKey = QByteArray(32, 'x');
        else if (what == "plain digest")
            stage.wanted.digests.fileSha256 = QByteArray(32, 'x');
        else if (what == "sealed digest")
            stage.wanted.digests.fileEncSha256 = QByteArray(32, 'x');
        else
            stage.wanted.digests.plainBytes -= 1;
        stage.start();
        FakeTransfers::serve(stage.transfers.take(), file);
        QVERIFY(stage.isFailed(Fault::Forged));
        stage.wait();
        QVERIFY(stage.transfers.asked.empty());
    }

    void whatIsGoneIsNotAskedForAgain()
    {
        for (const int status : {403, 404, 410}) {
            Fetching stage;
            stage.start();
            FakeTransfers::say(stage.transfers.take(), status);
            QVERIFY(stage.isFailed(Fault::NotFound));
            QCOMPARE(stage.got->error().code, u"gone"_s);
            stage.wait();
            QVERIFY(stage.transfers.asked.empty());
        }
    }

    void fiveTriesThenNoMore()
    {
        Fetching stage;
        stage.start();
        QStringList hosts;
        for (int i = 0; i < 5; ++i) {
            QVERIFY(!stage.got);
            const auto question = stage.transfers.take();
            hosts.append(question.url().host());
            FakeTransfers::say(question, 503);
            stage.wait();
        }
        QVERIFY(stage.isFailed(Fault::Offline));
        QCOMPARE(stage.got->error().code, u"503"_s);
        QVERIFY(stage.transfers.asked.empty());
        QCOMPARE(hosts,
            (QStringList{u"a.example"_s, u"b.example"_s, u"127.0.0.1"_s, u"a.example"_s, u"b.example"_s}));
    }

    void aHostThatNamesATimeGetsIt()
    {
        Fetching stage;
        stage.start();
        FakeTransfers::say(stage.transfers.take(), 429, {}, {{"Retry-After", "90"}});
        stage.wait(milliseconds(89'999));
        QVERIFY(stage.transfers.asked.empty());
        stage.wait(milliseconds(1));
        FakeTransfers::serve(stage.transfers.take(), stage.file);
        QVERIFY(stage.isKept());
    }

    void aRefusedTokenMeansNewHosts()
    {
        Fetching stage;
        stage.start();
        QCOMPARE(stage.questions.size(), 1);
        FakeTransfers::say(stage.transfers.take(), 401);
        stage.wait();
        QCOMPARE(stage.questions.size(), 2);
        FakeTransfers::serve(stage.transfers.take(), stage.file);
        QVERIFY(stage.isKept());
    }

    void aFewAtOnce()
    {
        Fetching stage;
        QList<quint64> ids;
        for (int i = 0; i < 5; ++i)
            ids.append(stage.start());
        QCOMPARE(stage.transfers.asked.size(), 3U);
        stage.downloader.cancel(ids.at(3)); // had not begun
        FakeTransfers::say(stage.transfers.take(), 404);
        stage.settle();
        QCOMPARE(stage.transfers.asked.size(), 3U);
        QCOMPARE(stage.transfers.asked.back().id, 4U);
    }

    void whatIsCancelledLeavesNothing()
    {
        Fetching stage;
        const quint64 id = stage.start();
        QVERIFY(FakeTransfers::give(stage.transfers.asked.front(), stage.file.first(2'345)));
        stage.downloader.cancel(id);
        QVERIFY(stage.isFailed(Fault::Cancelled));
        QVERIFY(stage.transfers.asked.empty());
        stage.wait();
        QVERIFY(stage.transfers.asked.empty());
    }

    void whatIsCancelledBeforeTheHostsAreKnownAsksNone()
    {
        MediaStage stage;
        base::Promise<transport::Answer> late;
        media::Hosts hosts(
            [&](const wire::Node &) { return late.task(); }, {u"h.example"_s}, u"https"_s, stage.clock);
        media::Downloader downloader(
            {*stage.store, stage.transfers, hosts, stage.clock, stage.random}, stage.number);
        media::Wanted wanted;
        wanted.directPath = "/v/x";
        wanted.mediaKey = kKey;
        downloader.cancel(downloader.fetch(wanted).id);
        late.fail({Fault::Timeout, {}, {}});
        QVERIFY(stage.transfers.asked.empty());
        QVERIFY(stage.onDisk().isEmpty());
    }

    void whatIsUnderWayAtTheEndIsCancelled()
    {
        MediaStage stage;
        media::Wanted wanted;
        wanted.directPath = "/v/x";
        wanted.mediaKey = kKey;
        std::optional<Result<store::MediaFile>> got;
        QObject context;
        {
            media::Downloader downloader(
                {*stage.store, stage.transfers, stage.hosts, stage.clock, stage.random}, stage.number);
            downloader.fetch(wanted).task.finally(&context, [&](const auto &answer) { got = answer; });
            QCOMPARE(stage.transfers.asked.size(), 1U);
        }
        QVERIFY(got && got->error().fault == Fault::Cancelled);
        QVERIFY(stage.transfers.asked.empty());
        QVERIFY(stage.onDisk().isEmpty());
    }

    void placesThatAreNoneAreNotAsked()
    {
        for (const char *path : {"", "//evil.example/x", "@evil.example", "/a b"}) {
            Fetching stage;
            stage.wanted.directPath = path;
            stage.start();
            QVERIFY(stage.transfers.asked.empty());
            QVERIFY(stage.isFailed(Fault::Malformed));
        }
    }
};

GESHER_TEST(tst_downloader, TstDownloader)
#include "tst_downloader.moc"
