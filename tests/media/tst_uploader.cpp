// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/uploader.h"
#include "tests/media/media_stage.h"
#include "tests/support/runner.h"

#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using base::Fault;
using base::milliseconds;
using base::Result;
using support::FakeTransfers;
using support::MediaStage;

namespace {

const QByteArray kAnswer = "{\"url\":\"https://a.example/v/up.enc?x=1\",\"direct_path\":\"/v/up.enc?x=1\","
                           "\"handle\":\"h\",\"object_id\":\"o\"}";

/// A file in the store, and who brings it to the hosts.
struct Bringing : MediaStage {
    explicit Bringing(qsizetype size = 3'000'000)
        : plain(random.bytes(size)), uploader({*store, transfers, hosts, clock, random}, number)
    {
        auto writer = store->media().writer().value();
        (void)writer->write(plain);
        store->media()
            .keep(number, std::move(writer), u"image/jpeg"_s)
            .finally(&context, [this](const auto &kept) { sha256 = kept->sha256; });
        settle();
    }
    quint64 start(media::Kind kind = media::Kind::Image)
    {
        got.reset();
        auto running = uploader.upload(sha256, kind);
        std::move(running.task).finally(&context, [this](const auto &answer) { got = answer; });
        return running.id;
    }
    /// Sealing takes turns of the event loop.
    void turn()
    {
        for (int i = 0; i < 100 && transfers.asked.empty() && !got; ++i)
            clock.advance(milliseconds(1));
    }
    void wait() { clock.advance(milliseconds(30'000)); }
    static QByteArray bodyOf(const FakeTransfers::Asked &question)
    {
        QByteArray all;
        for (;;) {
            const auto piece = question.upload.body->next();
            if (!piece || piece->isEmpty())
                return all;
            all += *piece;
        }
    }

    QByteArray plain;
    QByteArray sha256;
    QObject context;
    std::optional<Result<media::Uploaded>> got;
    media::Uploader uploader;
};

}

class TstUploader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFileIsSealedAndSent()
    {
        Bringing stage;
        stage.start();
        stage.turn();
        const auto question = stage.transfers.take();
        const QByteArray body = Bringing::bodyOf(question);
        QCOMPARE(question.upload.body->size(), body.size());
        const QByteArray token
            = crypto::view(crypto::sha256({body})).toByteArray().toBase64(QByteArray::Base64UrlEncoding);
        QCOMPARE(question.url().path(), u"/mms/image/"_s + QString::fromLatin1(token));
        const QUrlQuery query(question.url());
        QCOMPARE(query.queryItemValue(u"token"_s, QUrl::FullyDecoded), QString::fromLatin1(token));
        QCOMPARE(query.queryItemValue(u"auth"_s), u"auth1"_s);
        FakeTransfers::say(question, 200, kAnswer);
        stage.settle();
        QVERIFY(stage.got && stage.got->has_value());
        const media::Uploaded &uploaded = **stage.got;
        QCOMPARE(uploaded.directPath, "/v/up.enc?x=1");
        QCOMPARE(uploaded.url, "https://a.example/v/up.enc?x=1");
        QCOMPARE(uploaded.handle, "h");
        QCOMPARE(uploaded.mediaKeyMs, 1'795'464'000'000);
        QCOMPARE(uploaded.digests.fileSha256, stage.sha256);
        QCOMPARE(uploaded.digests.plainBytes, stage.plain.size());
        // whoever gets the message can open what was sent
        const auto keys = media::expand(uploaded.mediaKey, media::Kind::Image);
        media::Opener opener(*keys, uploaded.digests, 1 << 24);
        QByteArray back;
        QVERIFY(opener.add(body, back) && opener.finish(back));
        QVERIFY(back == stage.plain);
        QCOMPARE(stage.onDisk().size(), 1); // nothing but the file itself
    }

    void theSameFileIsNotSentTwiceInItsTime()
    {
        Bringing stage(1'000);
        stage.start();
        stage.turn();
        FakeTransfers::say(stage.transfers.take(), 200, kAnswer);
        stage.settle();
        const auto first = **stage.got;
        stage.start();
        QVERIFY(stage.transfers.asked.empty());
        QVERIFY(stage.got && **stage.got == first);
        stage.start(media::Kind::Document); // other keys
        stage.turn();
        FakeTransfers::say(stage.transfers.take(), 200, kAnswer);
        stage.settle();
        stage.clock.setWall(stage.clock.wallMs() + media::Uploader::kRememberedMs);
        stage.start();
        stage.turn();
        QCOMPARE(stage.transfers.asked.size(), 1U);
        FakeTransfers::say(stage.transfers.take(), 200, kAnswer);
        stage.settle();
        QVERIFY(stage.got && (*stage.got)->mediaKey != first.mediaKey);
        (void)stage.uploader.forget(stage.sha256, media::Kind::Image);
        stage.start();
        stage.turn();
        QCOMPARE(stage.transfers.asked.size(), 1U);
    }

    void aTryAfterABreakSendsTheSameBytesToTheNextHost()
    {
        Bringing stage(100'000);
        stage.start();
        stage.turn();
        auto question = stage.transfers.take();
        const QByteArray body = Bringing::bodyOf(question);
        QCOMPARE(question.url().host(), u"a.example"_s);
        FakeTransfers::breakOff(question);
        stage.wait();
        question = stage.transfers.take();
        QCOMPARE(question.url().host(), u"b.example"_s);
        QVERIFY(Bringing::bodyOf(question) == body);
        FakeTransfers::say(question, 200, kAnswer);
        stage.settle();
        QVERIFY(stage.got && stage.got->has_value());
    }

    void aRefusedTokenMeansANewOne()
    {
        for (const int status : {401, 403}) {
            Bringing stage(1'000);
            stage.start();
            stage.turn();
            FakeTransfers::say(stage.transfers.take(), status);
            stage.wait();
            QVERIFY(stage.transfers.take().url().query().contains(u"auth=auth2"));
        }
    }

    void whatTheHostsDoNotWantIsTold()
    {
        for (const auto &[status, fault] : {std::pair(413, Fault::Limit), std::pair(400, Fault::Refused)}) {
            Bringing stage(1'000);
            stage.start();
            stage.turn();
            FakeTransfers::say(stage.transfers.take(), status);
            QVERIFY(stage.got && !*stage.got);
            QCOMPARE(stage.got->error().fault, fault);
            QCOMPARE(stage.got->error().code, QString::number(status));
        }
    }

    void fiveTriesThenNoMore()
    {
        Bringing stage(1'000);
        stage.start();
        stage.turn();
        for (int i = 0; i < 5; ++i) {
            QVERIFY(!stage.got);
            FakeTransfers::say(stage.transfers.take(), 200, i % 2 ? "no json" : "{\"direct_path\":\"//x/\"}");
            stage.wait();
        }
        QVERIFY(stage.got && stage.got->error().fault == Fault::Malformed);
        QVERIFY(stage.transfers.asked.empty());
    }

    void withoutALineNothingIsSent()
    {
        Bringing stage(1'000);
        stage.hasLine = false;
        stage.start();
        stage.turn();
        QVERIFY(stage.got && stage.got->error().fault == Fault::Offline);
        QVERIFY(stage.transfers.asked.empty());
    }

    void aFileThatIsNotThereIsNotFound()
    {
        Bringing stage(1'000);
        stage.sha256 = QByteArray(32, 'x');
        stage.start();
        QVERIFY(stage.got && stage.got->error().fault == Fault::NotFound);
    }

    void whatIsCancelledIsStopped()
    {
        Bringing stage(1'000);
        const quint64 id = stage.start();
        stage.turn();
        QCOMPARE(stage.transfers.asked.size(), 1U);
        stage.uploader.cancel(id);
        QVERIFY(stage.transfers.asked.empty());
        QVERIFY(stage.got && stage.got->error().fault == Fault::Cancelled);
    }
};

GESHER_TEST(tst_uploader, TstUploader)
#include "tst_uploader.moc"
