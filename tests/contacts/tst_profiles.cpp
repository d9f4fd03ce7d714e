// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures and texts of people: asked for one after the other, kept, and asked for again when they change.
#include "engine/contacts/profiles.h"
#include "tests/contacts/people_stage.h"
#include "tests/support/fake_transfers.h"
#include "tests/support/runner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using base::Fault;
using model::Jid;
using support::FakeTransfers;
using support::kDana;
using support::kDanaHidden;
using support::kNumber;
using support::kYossi;
using wire::Node;

namespace {

const QByteArray kPicture = "\xff\xd8\xff a picture";

/// What a number asks, and what the network says to it.
struct ProfileStage : support::PeopleStage {
    ProfileStage()
        : tokens({kNumber, line, *store, clock}),
          profiles({kNumber,
              [this](Node iq) {
                  asked.append(asDocument(iq));
                  promises.append(base::Promise<transport::Answer>());
                  return promises.last().task();
              },
              tokens, transfers, *store, clock, random})
    {
        clock.advance(base::milliseconds(60 * 60 * 1000));
    }
    void says(const Node &node)
    {
        promises.takeFirst().answer(transport::Answer(asDocument(node)));
        settle();
    }
    void refuses(const QString &code)
    {
        promises.takeFirst().fail({code == u"429" ? Fault::Limit : Fault::Refused, {}, code});
        settle();
    }
    static Node picture(const QByteArray &id, const QByteArray &url = "https://pps.example/1.jpg")
    {
        return Node("iq").add(Node("picture").set("id", id).set("url", url));
    }
    static Node business(const Jid &person)
    {
        return Node("iq").add(Node("usync").add(Node("list").add(
            Node("user").set("jid", person).add(Node("business").add(Node("verified_name"))))));
    }
    /// Writes are done when the event loop turns.
    void settle()
    {
        if (!store->flush())
            qFatal("not written");
        QCoreApplication::sendPostedEvents();
        if (!store->flush())
            qFatal("not written");
    }
    void ask(const Jid &whose)
    {
        answer.reset();
        profiles.picture(whose).finally(
            &profiles, [this](const base::Result<QByteArray> &got) { answer = got; });
    }
    void gives(const QByteArray &bytes)
    {
        FakeTransfers::serve(transfers.take(), bytes);
        settle();
    }

    transport::Line line;
    FakeTransfers transfers;
    trust::Tokens tokens;
    QList<std::shared_ptr<wire::Document>> asked;
    QList<base::Promise<transport::Answer>> promises;
    contacts::Profiles profiles;
    std::optional<base::Result<QByteArray>> answer;
};

}

class TstProfiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPictureIsFetchedOnceAndGivenFromTheStoreForAWeek()
    {
        ProfileStage stage;
        stage.link(kDanaHidden, kDana);
        stage.ask(kDana);
        QCOMPARE(stage.asked.size(), 1);
        QCOMPARE(stage.asked[0]->root().jid("target").value_or(Jid()), kDanaHidden);
        stage.says(ProfileStage::picture("7"));
        stage.gives(kPicture);
        QVERIFY(stage.answer && *stage.answer);
        QCOMPARE(**stage.answer, kPicture);
        stage.ask(kDanaHidden);
        QCOMPARE(**stage.answer, kPicture);
        QCOMPARE(stage.asked.size(), 1);
        stage.clock.advance(base::milliseconds(contacts::Profiles::kFreshMs));
        stage.ask(kDana);
        QCOMPARE(stage.asked.size(), 2);
        QCOMPARE(stage.asked[1]->root().child("picture").text("id"), QByteArray("7"));
        stage.says(Node("iq").add(Node("picture").set("status", QByteArray("304"))));
        QCOMPARE(**stage.answer, kPicture);
        QVERIFY(stage.transfers.asked.empty());
    }
    void whoShowsNoneIsNotAskedAgainForAWeek()
    {
        for (const QString &code : {u"401"_s, u"404"_s}) {
            ProfileStage stage;
            stage.ask(kYossi);
            stage.refuses(code);
            QVERIFY(stage.answer && *stage.answer && (*stage.answer)->isEmpty());
            stage.ask(kYossi);
            QVERIFY(stage.answer && *stage.answer && (*stage.answer)->isEmpty());
            QCOMPARE(stage.asked.size(), 1);
        }
    }
    void oneIsAskedForAtATimeAndTheSameOnce()
    {
        ProfileStage stage;
        int answers = 0;
        const auto count = [&](const base::Result<QByteArray> &got) { answers += got ? 1 : 0; };
        stage.profiles.picture(kDana).finally(&stage.profiles, count);
        stage.profiles.picture(kDana).finally(&stage.profiles, count);
        stage.profiles.picture(kYossi).finally(&stage.profiles, count);
        QCOMPARE(stage.asked.size(), 1);
        stage.refuses(u"404"_s);
        QCOMPARE(answers, 2);
        QCOMPARE(stage.asked.size(), 2);
        stage.refuses(u"404"_s);
        QCOMPARE(answers, 3);
    }
    void aNetworkThatWantsUsSlowerIsLeftAloneForAWhile()
    {
        ProfileStage stage;
        stage.ask(kDana);
        stage.refuses(u"429"_s);
        QCOMPARE(stage.answer->error().fault, Fault::Limit);
        stage.ask(kYossi);
        QVERIFY(stage.answer && !*stage.answer);
        QCOMPARE(stage.asked.size(), 1);
        stage.clock.advance(contacts::Profiles::kSlower);
        stage.ask(kYossi);
        QCOMPARE(stage.asked.size(), 2);
    }
    void ofVeryManyOnlySoManyWait()
    {
        ProfileStage stage;
        for (int i = 0; i < 300; ++i)
            stage.ask(Jid::pn(QByteArray::number(972'500'000'000 + i)));
        QVERIFY(stage.answer && !*stage.answer);
        QCOMPARE(stage.answer->error().fault, Fault::Limit);
    }
    void whatIsNoAddressAndWhatIsTooLongIsNotTaken()
    {
        ProfileStage stage;
        for (const QByteArray &url :
            {QByteArray("http://pps.example/1"), QByteArray("file:///etc/passwd"), QByteArray()}) {
            stage.ask(kDana);
            stage.says(ProfileStage::picture("7", url));
            QVERIFY(stage.answer && !*stage.answer);
            QVERIFY(stage.transfers.asked.empty());
        }
        stage.ask(kDana);
        stage.says(ProfileStage::picture("7"));
        QCOMPARE(stage.transfers.asked.front().download.most, contacts::Profiles::kLongestPicture);
        FakeTransfers::breakOff(stage.transfers.take());
        QVERIFY(stage.answer && !*stage.answer);
    }
    void aNoticeMakesItAskedForAgainAndTheFormerOneGoes()
    {
        ProfileStage stage;
        stage.link(kDanaHidden, kDana);
        stage.ask(kDana);
        stage.says(ProfileStage::picture("7"));
        stage.gives(kPicture);
        QList<Jid> changed;
        connect(&stage.profiles, &contacts::Profiles::changed, this,
            [&](const Jid &whose) { changed.append(whose); });
        ProfileStage::arrives(Node("notification")
                                  .set("type", QByteArray("picture"))
                                  .set("from", kDana)
                                  .add(Node("set").set("jid", kDana).set("id", QByteArray("8"))),
            [&](const wire::NodeView &notice) {
                QVERIFY(stage.write([&] { return stage.profiles.onNotification(notice); }));
            });
        QCoreApplication::sendPostedEvents();
        QCOMPARE(changed, QList<Jid>{kDana}); // as the chat is called
        stage.ask(kDana);
        stage.says(ProfileStage::picture("8"));
        stage.gives("another");
        QCOMPARE(**stage.answer, QByteArray("another"));
        const auto all = stage.store->media().sum(kNumber);
        QVERIFY(all);
        QCOMPARE(all->bytes, 7);
    }
    void whatSomebodyWritesOfThemselvesIsKept()
    {
        ProfileStage stage;
        std::optional<base::Result<void>> done;
        stage.profiles.about(kYossi).finally(&stage.profiles, [&](const auto &result) { done = result; });
        QCOMPARE(stage.asked.size(), 1);
        stage.says(Node("iq").add(
            Node("usync").add(Node("list").add(Node("user")
                                                   .set("jid", kYossi)
                                                   .add(Node("status").bytes(QByteArray(3000, 'x')))
                                                   .add(Node("business").add(Node("verified_name")))))));
        stage.says(Node("iq").add(Node("business_profile")));
        QVERIFY(done && *done);
        const auto profile = stage.store->profiles().profile(kNumber, kYossi);
        QVERIFY(profile);
        QCOMPARE(profile->about.size(), 700);
        QCOMPARE(profile->isBusiness, std::optional<bool>(true));
    }
    void aBusinessTellsMoreAndWhatCannotBeIsLeftOut()
    {
        ProfileStage stage;
        std::optional<base::Result<void>> done;
        stage.profiles.about(kYossi).finally(&stage.profiles, [&](const auto &result) { done = result; });
        stage.says(ProfileStage::business(kYossi));
        QCOMPARE(stage.asked.size(), 2);
        QCOMPARE(stage.asked[1]->root().text("xmlns"), QByteArray("w:biz"));
        const auto open = [](const char *day, const char *mode, const char *from, const char *to) {
            return Node("business_hours_config")
                .set("day_of_week", QByteArray(day))
                .set("mode", QByteArray(mode))
                .set("open_time", QByteArray(from))
                .set("close_time", QByteArray(to));
        };
        Node profile = Node("profile").set("jid", kYossi).add(Node("address").bytes(QByteArray(3000, 'x')));
        for (const char *site : {"https://shop.example/", "javascript:alert(1)", "file:///etc", "https:///x"})
            profile.add(Node("website").bytes(site));
        profile.add(Node("business_hours")
                        .set("timezone", QByteArray("Asia/Jerusalem"))
                        .add(open("sun", "specific_hours", "540", "1110"))
                        .add(open("mon", "open_24h", "", ""))
                        .add(open("sat", "specific_hours", "-5", "10"))
                        .add(open("someday", "open_24h", "", "")));
        stage.says(Node("iq").add(Node("business_profile").add(std::move(profile))));
        QVERIFY(done && *done);
        const auto kept = stage.store->profiles().profile(kNumber, kYossi);
        QVERIFY(kept);
        QCOMPARE(kept->business.address.size(), 256);
        QCOMPARE(kept->business.websites, QList<QString>{u"https://shop.example/"_s});
        using Hours = model::BusinessProfile::Hours;
        const QList<Hours> hours{{7, Hours::Mode::Specific, 540, 1110}, {1, Hours::Mode::AllDay, 0, 0}};
        QCOMPARE(kept->business.hours, hours);
    }
    void aBusinessThatDoesNotAnswerIsShownWithout()
    {
        ProfileStage stage;
        std::optional<base::Result<void>> done;
        stage.profiles.about(kYossi).finally(&stage.profiles, [&](const auto &result) { done = result; });
        stage.says(ProfileStage::business(kYossi));
        stage.refuses(u"404"_s);
        QVERIFY(done && *done);
        const auto kept = stage.store->profiles().profile(kNumber, kYossi);
        QVERIFY(kept && kept->business.isEmpty());
        QCOMPARE(kept->isBusiness, std::optional<bool>(true));
    }
    void anAnswerAboutSomebodyElseIsNone()
    {
        ProfileStage stage;
        std::optional<base::Result<void>> done;
        stage.profiles.about(kYossi).finally(&stage.profiles, [&](const auto &result) { done = result; });
        stage.says(Node("iq").add(Node("usync").add(
            Node("list").add(Node("user").set("jid", kDana).add(Node("status").bytes("hello"))))));
        QVERIFY(done && !*done);
        QCOMPARE(done->error().fault, Fault::Malformed);
    }
};

GESHER_TEST(tst_profiles, TstProfiles)
#include "tst_profiles.moc"
