// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that messages link to, looked at before the message is sent.
#include "engine/media/web_page.h"
#include "tests/support/fake_transfers.h"
#include "tests/support/manual_clock.h"
#include "tests/support/runner.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using base::Fault;
using media::WebPage;
using media::WebPages;
using support::FakeTransfers;

class TstWebPage : public QObject {
    Q_OBJECT

    support::ManualClock clock_;
    std::unique_ptr<FakeTransfers> transfers_;
    std::unique_ptr<media::Workshop> workshop_;
    std::unique_ptr<WebPages> pages_;
    std::optional<base::Result<WebPage>> answer_;

    void look(const QString &url, bool publicOnly = true)
    {
        answer_.reset();
        pages_->look(QUrl(url), publicOnly).finally(this, [this](const auto &answer) { answer_ = answer; });
    }
    void serve(const QByteArray &body, const QByteArray &type = "text/html; charset=utf-8")
    {
        const auto question = transfers_->take();
        QVERIFY(FakeTransfers::give(question, body));
        FakeTransfers::say(question, 200, {}, {{"Content-Type", type}});
    }
    void leadsTo(const QByteArray &location)
    {
        FakeTransfers::say(transfers_->take(), 302, {}, {{"Location", location}});
    }
    Fault fault() const { return answer_ && !*answer_ ? answer_->error().fault : Fault::Storage; }
    static QByteArray picture()
    {
        QFile file(QStringLiteral(GESHER_SAMPLES_DIR "/shop.png"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        transfers_ = std::make_unique<FakeTransfers>();
        workshop_
            = std::make_unique<media::Workshop>(media::Workshop::Parts{QStringLiteral(GESHER_MEDIA), clock_});
        pages_ = std::make_unique<WebPages>(*transfers_, *workshop_, clock_);
    }
    void cleanup()
    {
        pages_.reset();
        workshop_.reset();
    }
    void aPageIsReadWithItsPicture()
    {
        look(u"https://shop.example/menu"_s);
        QVERIFY(transfers_->asked.front().download.publicOnly);
        serve("<title>Menu</title><meta name=description content=Soup><meta property=og:image "
              "content=/soup.png>");
        QVERIFY(!answer_);
        QCOMPARE(transfers_->asked.front().url(), QUrl(u"https://shop.example/soup.png"_s));
        QVERIFY(transfers_->asked.front().download.publicOnly);
        serve(picture(), "image/png");
        QTRY_VERIFY(answer_);
        QVERIFY(answer_->has_value());
        QCOMPARE((*answer_)->title, u"Menu"_s);
        QCOMPARE((*answer_)->description, u"Soup"_s);
        QVERIFY((*answer_)->thumbnail.startsWith("\xFF\xD8"));
        QVERIFY((*answer_)->thumbnail.size() <= WebPages::kMostThumbnail);
    }
    void aPictureThatCannotBeHadIsLeftOut()
    {
        const QByteArray page(
            "<title>Menu</title><meta property=og:image content=https://other.example/x.png>");
        const QList<std::function<void()>> ways{
            [this] { FakeTransfers::say(transfers_->take(), 404); },
            [this] { FakeTransfers::breakOff(transfers_->take()); },
            [this] { serve("<svg onload=alert(1)>", "image/png"); },
            [this] { leadsTo("http://other.example/x.png"); },
            [this] { clock_.advance(WebPages::kMostTime); },
        };
        for (const auto &way : ways) {
            look(u"https://shop.example/menu"_s);
            serve(page);
            way();
            QTRY_VERIFY(answer_);
            QVERIFY(answer_->has_value());
            QCOMPARE((*answer_)->title, u"Menu"_s);
            QVERIFY((*answer_)->thumbnail.isEmpty());
            transfers_->asked.clear();
        }
    }
    void aPageWithoutEndIsReadAsFarAsItMatters()
    {
        look(u"https://shop.example/menu"_s);
        const auto question = transfers_->take();
        const auto stopped
            = FakeTransfers::give(question, "<title>Menu</title>" + QByteArray(WebPages::kMostPage, ' '));
        QVERIFY(!stopped); // no more of it is taken
        question.promise.fail(stopped.error());
        QVERIFY(answer_ && *answer_);
        QCOMPARE((*answer_)->title, u"Menu"_s);
    }
    void aRedirectLeadsNowhereWorse()
    {
        look(u"https://shop.example/menu"_s);
        leadsTo("/today");
        QCOMPARE(transfers_->asked.front().url(), QUrl(u"https://shop.example/today"_s));
        QVERIFY(transfers_->asked.front().download.publicOnly);
        leadsTo("http://shop.example/");
        QCOMPARE(fault(), Fault::Refused);
        QVERIFY(transfers_->asked.empty());

        look(u"https://shop.example/menu"_s);
        for (int i = 0; i <= WebPages::kMostRedirects; ++i)
            leadsTo("/again");
        QCOMPARE(fault(), Fault::NotFound);
        QVERIFY(transfers_->asked.empty());
    }
    void whatIsNoPageIsNone()
    {
        look(u"file:///etc/passwd"_s);
        QCOMPARE(fault(), Fault::Refused);
        look(u"https://me:word@shop.example/"_s);
        QCOMPARE(fault(), Fault::Refused);
        look(u"https://shop.example/menu.pdf"_s);
        serve("%PDF", "application/pdf");
        QCOMPARE(fault(), Fault::NotFound);
        look(u"https://shop.example/wall"_s);
        FakeTransfers::say(transfers_->take(), 403);
        QCOMPARE(fault(), Fault::NotFound);
        look(u"https://shop.example/empty"_s);
        serve("<p>Hello</p>");
        QCOMPARE(fault(), Fault::NotFound);
    }
    void aSlowPageIsNotWaitedFor()
    {
        look(u"https://shop.example/menu"_s);
        clock_.advance(WebPages::kMostTime);
        QCOMPARE(fault(), Fault::Timeout);
        QVERIFY(transfers_->asked.empty());
    }
    void onlySoManyAreLookedAtAtOnce()
    {
        for (int i = 0; i < 16; ++i)
            pages_->look(QUrl(u"https://shop.example/%1"_s.arg(i)), true).finally(this, [](const auto &) {});
        look(u"https://shop.example/17"_s);
        QCOMPARE(fault(), Fault::Limit);
    }
};

GESHER_TEST(tst_web_page, TstWebPage)
#include "tst_web_page.moc"
