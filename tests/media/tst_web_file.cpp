// SPDX-License-Identifier: GPL-3.0-or-later
// Files that somebody names by their web address.
#include "engine/media/web_file.h"
#include "tests/store/shelf.h"
#include "tests/support/fake_transfers.h"
#include "tests/support/runner.h"

#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using base::Fault;
using media::WebFile;
using support::FakeTransfers;

class TstWebFile : public QObject {
    Q_OBJECT

    support::Shelf shelf_;
    std::unique_ptr<FakeTransfers> transfers_;
    std::unique_ptr<media::WebFiles> files_;
    std::optional<base::Result<std::shared_ptr<WebFile>>> answer_;

    void fetch(const QString &url, bool publicOnly = false)
    {
        answer_.reset();
        files_->fetch(QUrl(url), publicOnly).finally(this, [this](const auto &answer) { answer_ = answer; });
    }
    void leadsTo(const QByteArray &location)
    {
        FakeTransfers::say(transfers_->take(), 302, {}, {{"Location", location}});
    }
    Fault fault() const { return answer_ && !*answer_ ? answer_->error().fault : Fault::Storage; }
    int filesOnDisk() const
    {
        int count = 0;
        QDirIterator all(shelf_.directory.path() + u"/media"_s, QDir::Files, QDirIterator::Subdirectories);
        for (; all.hasNext(); ++count)
            all.next();
        return count;
    }

private Q_SLOTS:
    void init()
    {
        if (!shelf_.store)
            QVERIFY(shelf_.open());
        transfers_ = std::make_unique<FakeTransfers>();
        files_ = std::make_unique<media::WebFiles>(*transfers_, shelf_.store->media());
    }
    void cleanup()
    {
        answer_.reset();
        files_.reset();
        QCOMPARE(filesOnDisk(), 0); // of what was not kept nothing stays
    }
    void aFileIsFetchedWithItsTypeAndName()
    {
        fetch(u"https://shop.example/menu/%D7%AA%D7%A4%D7%A8%D7%99%D7%98.pdf?size=2"_s);
        const auto question = transfers_->take();
        QCOMPARE(question.download.most, 100LL * 1024 * 1024);
        QVERIFY(FakeTransfers::give(question, "bytes of it"));
        FakeTransfers::say(question, 200, {}, {{"content-type", "Application/PDF; charset=utf-8"}});
        QVERIFY(answer_ && *answer_);
        QCOMPARE((**answer_)->mime, u"application/pdf"_s);
        QCOMPARE((**answer_)->name, u"תפריט.pdf"_s);
        QCOMPARE((**answer_)->writer->bytes(), 11);
    }
    void aRedirectIsFollowedAFewTimes()
    {
        fetch(u"https://a.example/1"_s);
        leadsTo("/2");
        QCOMPARE(transfers_->asked.front().url(), QUrl(u"https://a.example/2"_s));
        leadsTo("https://b.example/3.png");
        const auto question = transfers_->take();
        QCOMPARE(question.url(), QUrl(u"https://b.example/3.png"_s));
        QVERIFY(FakeTransfers::give(question, "x"));
        FakeTransfers::say(question, 200);
        QVERIFY(answer_ && *answer_);

        fetch(u"https://a.example/1"_s);
        for (int i = 0; i < 6; ++i)
            leadsTo("/again");
        QVERIFY(transfers_->asked.empty());
        QCOMPARE(fault(), Fault::Refused);
    }
    void aRedirectLeadsNowhereWorse()
    {
        for (const QByteArray &location : {QByteArray("http://a.example/"), QByteArray("file:///etc/passwd"),
                 QByteArray("https://user:word@a.example/"), QByteArray("")}) {
            fetch(u"https://a.example/1"_s);
            leadsTo(location);
            if (location.isEmpty()) { // the same address once more, until that is enough
                for (int i = 0; i < 5; ++i)
                    leadsTo(location);
            }
            QVERIFY(transfers_->asked.empty());
            QCOMPARE(fault(), Fault::Refused);
        }
    }
    void theWholeWayStaysOnTheOpenInternetWhenItHasTo()
    {
        fetch(u"https://a.example/1"_s, true);
        QVERIFY(transfers_->asked.front().download.publicOnly);
        leadsTo("https://b.example/2");
        QVERIFY(transfers_->asked.front().download.publicOnly);
    }
    void whatIsNoFileIsRefused()
    {
        for (const QString &url : {u"file:///etc/passwd"_s, u"ftp://a.example/x"_s,
                 u"https://u:p@a.example/x"_s, u"https:///x"_s, QString()}) {
            fetch(url);
            QVERIFY(transfers_->asked.empty());
            QCOMPARE(fault(), Fault::Refused);
        }
        fetch(u"https://a.example/none"_s);
        FakeTransfers::say(transfers_->take(), 404, "not here");
        QCOMPARE(fault(), Fault::Refused);
        QVERIFY(answer_->error().detail.contains(u"404"_s));
        fetch(u"https://a.example/empty"_s);
        FakeTransfers::say(transfers_->take(), 200);
        QCOMPARE(fault(), Fault::Refused);
        fetch(u"https://a.example/gone"_s);
        FakeTransfers::breakOff(transfers_->take());
        QCOMPARE(fault(), Fault::Offline);
    }
    void whatIsUnderWayWhenItEndsIsCancelled()
    {
        fetch(u"https://a.example/1"_s);
        QVERIFY(FakeTransfers::give(transfers_->asked.front(), QByteArray(200'000, 'x')));
        files_.reset();
        QCOMPARE(fault(), Fault::Cancelled);
        QVERIFY(transfers_->asked.empty());
    }
};

GESHER_TEST(tst_web_file, TstWebFile)
#include "tst_web_file.moc"
