// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/media/media_stage.h"
#include "tests/support/runner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using base::milliseconds;
using support::MediaStage;
using wire::Node;

class TstMediaHosts : public QObject {
    Q_OBJECT

    media::HostList list(media::Hosts &hosts)
    {
        QObject context;
        std::optional<media::HostList> got;
        hosts.list().finally(&context, [&](const auto &answer) { got = *answer; });
        return got.value_or(media::HostList{});
    }

private Q_SLOTS:
    void theNamedComeFirstAndByHttps()
    {
        MediaStage stage;
        const auto got = list(stage.hosts);
        QCOMPARE(got.auth, "auth1");
        QCOMPARE(got.bases,
            (QList<QByteArray>{"https://a.example", "https://b.example", "http://127.0.0.1:7002"}));
        const auto &question = stage.questions.first();
        QCOMPARE(question,
            Node("iq")
                .set("to", model::Jid::parse("s.whatsapp.net").value_or(model::Jid()))
                .set("type", "set")
                .set("xmlns", "w:m")
                .add(Node("media_conn")));
    }

    void theyAreAskedForOnceInTheirTime()
    {
        MediaStage stage;
        (void)list(stage.hosts);
        stage.clock.advance(milliseconds(299'999));
        QCOMPARE(list(stage.hosts).auth, "auth1");
        stage.clock.advance(milliseconds(1));
        QCOMPARE(list(stage.hosts).auth, "auth2");
        QCOMPARE(stage.questions.size(), 2);
    }

    void whoeverWaitsSharesOneQuestion()
    {
        MediaStage stage;
        QList<base::Promise<transport::Answer>> asked;
        media::Hosts hosts(
            [&](const Node &) {
                asked.append(base::Promise<transport::Answer>());
                return asked.last().task();
            },
            {}, u"https"_s, stage.clock);
        QObject context;
        int answered = 0;
        for (int i = 0; i < 3; ++i)
            hosts.list().finally(&context, [&](const auto &) { ++answered; });
        QCOMPARE(asked.size(), 1);
        asked.first().fail({base::Fault::Timeout, {}, {}});
        QCOMPARE(answered, 3);
        (void)list(hosts); // what failed is asked anew
        QCOMPARE(asked.size(), 2);
    }

    void aRefusedTokenIsForgottenOnce()
    {
        MediaStage stage;
        (void)list(stage.hosts);
        stage.hosts.forget("another");
        QCOMPARE(list(stage.hosts).auth, "auth1");
        stage.hosts.forget("auth1");
        QCOMPARE(list(stage.hosts).auth, "auth2");
        stage.hosts.forget("auth1");
        QCOMPARE(list(stage.hosts).auth, "auth2");
    }

    void withoutALineThereAreTheProfiles()
    {
        MediaStage stage;
        stage.hasLine = false;
        const auto got = list(stage.hosts);
        QVERIFY(got.auth.isEmpty() && got.missing);
        QCOMPARE(got.bases, QList<QByteArray>{"http://127.0.0.1:7002"});
    }

    void whatIsNoHostIsLeftOut()
    {
        MediaStage stage;
        media::Hosts hosts(
            [](const Node &) {
                Node told = Node("media_conn").set("auth", "x");
                for (const char *name : {"evil.example/path", "a@b", "", "ok.example", "x y", "q?r"})
                    told.add(Node("host").set("hostname", name).set("fallback_hostname", "f.example"));
                told.add(Node("host").set("hostname", "late.example").set("type", "fallback"));
                return MediaStage::answer(Node("iq").add(told));
            },
            {}, u"https"_s, stage.clock);
        const auto got = list(hosts);
        QCOMPARE(got.bases.first(), "https://ok.example");
        QVERIFY(got.bases.contains("https://late.example") && got.bases.contains("https://f.example"));
        for (const QByteArray &base : got.bases)
            QVERIFY(base.startsWith("https://") && base.endsWith(".example"));
        QVERIFY(got.bases.size() <= 20);
    }

    void addressesAreThoseOfTheProtocol()
    {
        const QByteArray digest(32, '\xff');
        QCOMPARE(media::downloadUrl("https://h", "/v/x.enc?ccb=1", digest, "image")->toEncoded(),
            "https://h/v/"
            "x.enc?ccb=1&hash=__________________________________________8%3D&mms-type=image&__wa-mms=");
        QCOMPARE(media::downloadUrl("https://h", "/v/x.enc", {}, "image")->toEncoded(),
            "https://h/v/x.enc?mms-type=image&__wa-mms=");
        QCOMPARE(media::uploadUrl("https://h", "a+b/c=", digest, "video").toEncoded(),
            "https://h/mms/video/__________________________________________8=?auth=a%2Bb%2Fc%3D&token="
            "__________________________________________8%3D");
        for (const char *path : {"@evil.example/x", ".evil.example/x", "//evil.example"})
            QVERIFY(!media::downloadUrl("https://h", path, digest, "image"));
    }
};

GESHER_TEST(tst_media_hosts, TstMediaHosts)
#include "tst_media_hosts.moc"
