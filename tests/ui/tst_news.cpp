// SPDX-License-Identifier: GPL-3.0-or-later
// What is told beside the window, and what is not.
#include "tests/ui/inbox_test.h"
#include "ui/models/accounts_model.h"
#include "ui/models/news.h"
#include "ui/models/own_news_level.h"
#include "ui/shell/attention.h"
#include "ui/theme/bidi.h"

using namespace ui_tests;
using ui::ChatNews;
using ui::NewsLevel;
using ui::Notice;

namespace {

constexpr qint64 kNow = 1'790'000'000'000;

ChatNews newsOf(const QByteArray &pn, const QStringList &texts, qint64 ageMs = 1'000)
{
    ChatNews news;
    news.number = u"Reception"_s;
    news.chat.account = {u"number"_s};
    news.chat.jid = Jid::pn(pn);
    news.chat.kind = u"person"_s;
    news.chat.name = u"Dana"_s;
    for (const QString &text : texts) {
        model::Message message;
        message.account = news.chat.account;
        message.chat = news.chat.jid;
        message.from = news.chat.jid;
        message.text = text;
        message.timestampMs = kNow - ageMs;
        news.messages.append(message);
    }
    return news;
}

class Board : public ui::Notices {
public:
    void show(const Notice &notice) override { shown.append(notice); }
    void takeBack(const QString &key) override { back.append(key); }
    QList<Notice> shown;
    QStringList back;
};

}

class TstNews : public InboxTest {
    Q_OBJECT
private Q_SLOTS:
    void aNoticeSaysWhoWroteToWhichNumberAndWhat()
    {
        const auto notices = ui::noticesOf({newsOf(kDana, {u"one"_s, u"two"_s})}, kNow);
        QCOMPARE(notices.size(), 1);
        QCOMPARE(ui::plain(notices[0].title), u"Dana to Reception"_s);
        QVERIFY(ui::plain(notices[0].body).startsWith(u"two\n2 new message"));
    }

    void inPrivateItSaysHowManyAndNothingElse()
    {
        ChatNews news = newsOf(kDana, {u"secret"_s});
        news.level = NewsLevel::Private;
        const auto notices = ui::noticesOf({news}, kNow);
        QCOMPARE(notices.size(), 1);
        const QString all = notices[0].title + notices[0].body;
        QVERIFY(!all.contains(u"secret") && !all.contains(u"Dana"));
        QVERIFY(all.contains(u"1 new message"));
        news.level = NewsLevel::Off;
        QVERIFY(ui::noticesOf({news}, kNow).isEmpty());
    }

    void mutedArchivedAndStatusKeepQuiet()
    {
        ChatNews muted = newsOf(kDana, {u"x"_s}), forEver = muted, over = muted, archived = muted,
                 status = muted;
        muted.chat.marks.mutedUntilMs = kNow + 1;
        forEver.chat.marks.mutedUntilMs = model::ChatMarks::kMutedForEver;
        over.chat.marks.mutedUntilMs = kNow - 1;
        archived.chat.marks.isArchived = true;
        status.chat.kind = u"status"_s;
        QVERIFY(ui::noticesOf({muted, forEver, archived, status}, kNow).isEmpty());
        QCOMPARE(ui::noticesOf({over}, kNow).size(), 1);
    }

    void inAClientsQuietHoursNothingIsTold()
    {
        ChatNews quiet = newsOf(kDana, {u"x"_s});
        quiet.isQuietHour = true;
        const auto notices = ui::noticesOf({quiet, newsOf(kTom, {u"y"_s})}, kNow);
        QCOMPARE(notices.size(), 1);
        QCOMPARE(notices[0].chat, Jid::pn(kTom));
    }

    void theQuietHoursAreThoseOfTheNumbersClient()
    {
        base::SystemClock clock;
        ui::AccountsModel accounts(stage_->desk(), stage_->changes(), clock);
        auto *board = new Board;
        ui::Attention attention({stage_->desk(), stage_->changes(), accounts, clock,
                                    [](const model::AccountId &, const Jid &) { return false; }},
            std::unique_ptr<ui::Notices>(board), nullptr);
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(clock.wallMs(), Qt::UTC);
        const int minute = now.time().hour() * 60 + now.time().minute();
        model::ClientDraft draft;
        draft.name = u"Cafe"_s;
        draft.timeZone = "UTC";
        draft.quietHours = model::QuietHours{(minute + 1380) % 1440, (minute + 60) % 1440};
        const auto client = stage_->answerOf(
            stage_->desk().ask([draft](door::Engine &engine) { return engine.clients().create(draft); }));
        QVERIFY(client);
        QVERIFY(stage_->answerOf(stage_->desk().ask(
            [own = own_, id = client->id](door::Engine &engine) { return engine.clients().move(own, id); })));
        const auto second = stage_->addNumber(u"Sales"_s, "972555550102");
        QVERIFY(!second.value.isEmpty());
        QVERIFY(receive(kDana, u"at night"_s));
        stage_->write(kTom, "972555550102", u"to the other number"_s); // told, and the one before it is not
        QTRY_COMPARE(board->shown.size(), 1);
        QCOMPARE(board->shown[0].account, second);
    }

    void aNumberHasALevelOfItsOwnAndElseItsClients()
    {
        const auto client = stage_->answerOf(stage_->desk().ask([](door::Engine &engine) {
            model::ClientDraft draft;
            draft.name = u"Cafe"_s;
            return engine.clients().create(draft);
        }));
        QVERIFY(client);
        QVERIFY(stage_->answerOf(stage_->desk().ask(
            [own = own_, id = client->id](door::Engine &engine) { return engine.clients().move(own, id); })));
        const auto level = [this](NewsLevel usual) {
            return stage_
                ->answerOf(stage_->desk().ask([this, usual](door::Engine &engine) -> base::Result<NewsLevel> {
                    return ui::newsLevelOf(engine, own_, usual);
                }))
                .value();
        };
        const auto keep = [this](const QString &id, const QByteArray &word) {
            ui::OwnNewsLevel own(stage_->desk());
            QSignalSpy loaded(&own, &ui::OwnNewsLevel::loaded);
            own.keep(id, word);
            own.load(id);
            QTRY_COMPARE(loaded.count(), 1);
            QCOMPARE(loaded[0][0].toByteArray(), word);
        };
        QCOMPARE(level(NewsLevel::Private), NewsLevel::Private);
        keep(client->id.value, "off");
        QCOMPARE(level(NewsLevel::Private), NewsLevel::Off);
        keep(own_.value, "full");
        QCOMPARE(level(NewsLevel::Private), NewsLevel::Full);
        keep(own_.value, {});
        QCOMPARE(level(NewsLevel::Private), NewsLevel::Off);
    }

    void aNumberThatIsToldOfSpeaksWhereTheOthersKeepQuiet()
    {
        base::SystemClock clock;
        ui::AccountsModel accounts(stage_->desk(), stage_->changes(), clock);
        auto *board = new Board;
        ui::Attention attention({stage_->desk(), stage_->changes(), accounts, clock,
                                    [](const model::AccountId &, const Jid &) { return false; }},
            std::unique_ptr<ui::Notices>(board), nullptr);
        attention.setLevel(NewsLevel::Off);
        const auto second = stage_->addNumber(u"Sales"_s, "972555550102");
        QVERIFY(stage_->answerOf(stage_->desk().ask([second](door::Engine &engine) {
            return engine.settings().setPreference(ui::newsLevelKey(second.value), "private");
        })));
        QVERIFY(receive(kDana, u"not told"_s));
        stage_->write(kTom, "972555550102", u"secret"_s);
        QTRY_COMPARE(board->shown.size(), 1);
        QCOMPARE(board->shown[0].account, second);
        QVERIFY(!board->shown[0].body.contains(u"secret"));
    }

    void whatWaitedAndWhatComesForManyIsOneNotice()
    {
        const auto waited = ui::noticesOf(
            {newsOf(kDana, {u"a"_s, u"b"_s}, 3'600'000), newsOf(kTom, {u"c"_s}, 3'600'000)}, kNow);
        QCOMPARE(waited.size(), 1);
        QCOMPARE(waited[0].key, QString::fromLatin1(ui::kManyKey));
        QVERIFY(waited[0].title.startsWith(u"3 new message"));
        QVERIFY(waited[0].body.startsWith(u"in 2 chat"));
        QList<ChatNews> many;
        for (int i = 0; i < 5; ++i)
            many.append(newsOf("97255555010" + QByteArray::number(i), {u"x"_s}));
        QCOMPARE(ui::noticesOf(many, kNow).size(), 1);
        many.removeLast();
        QCOMPARE(ui::noticesOf(many, kNow).size(), 4);
    }

    void aMessageIsToldOnceAndTakenBackWhenItIsRead()
    {
        base::SystemClock clock;
        ui::AccountsModel accounts(stage_->desk(), stage_->changes(), clock);
        auto *board = new Board;
        bool seen = false;
        ui::Attention attention({stage_->desk(), stage_->changes(), accounts, clock,
                                    [&](const model::AccountId &, const Jid &) { return seen; }},
            std::unique_ptr<ui::Notices>(board), nullptr);
        QVERIFY(receive(kDana, u"hello"_s));
        QTRY_COMPARE(board->shown.size(), 1);
        QCOMPARE(board->shown[0].chat, Jid::pn(kDana));
        const QString key = board->shown[0].key;

        Q_EMIT board->readWanted(board->shown[0]);
        QTRY_COMPARE(stage_->chat(own_, kDana).unread, 0);
        QTRY_VERIFY(board->back.contains(key));

        seen = true; // somebody looks at it: nothing more is told, whatever comes
        QStringList came;
        connect(&stage_->changes(), &ui::Changes::messageChanged, board,
            [&came](const model::Message &message) { came.append(message.text); });
        QVERIFY(receive(kDana, u"again"_s));
        QTRY_VERIFY(came.contains(u"again"_s)); // the engine has it before the window hears of it
        seen = false;
        QVERIFY(receive(kTom, u"from Tom"_s));
        QTRY_COMPARE(board->shown.size(), 2);
        QCOMPARE(board->shown[1].chat, Jid::pn(kTom));
    }

    void aNoticeLeadsToItsChat()
    {
        base::SystemClock clock;
        ui::AccountsModel accounts(stage_->desk(), stage_->changes(), clock);
        auto *board = new Board;
        ui::Attention attention({stage_->desk(), stage_->changes(), accounts, clock,
                                    [](const model::AccountId &, const Jid &) { return false; }},
            std::unique_ptr<ui::Notices>(board), nullptr);
        QSignalSpy chat(&attention, &ui::Attention::chatWanted);
        QSignalSpy inbox(&attention, &ui::Attention::inboxWanted);
        QSignalSpy numbers(&attention, &ui::Attention::numbersWanted);
        Q_EMIT board->chosen({u"k"_s, {}, {}, own_, Jid::pn(kDana)});
        Q_EMIT board->chosen({QString::fromLatin1(ui::kManyKey), {}, {}, {}, {}});
        Q_EMIT board->chosen({u"k"_s, {}, {}, own_, {}});
        QCOMPARE(chat.count(), 1);
        QCOMPARE(inbox.count(), 1);
        QCOMPARE(numbers.count(), 1);
    }

    void theInboxKnowsWhatSomebodySees()
    {
        QVERIFY(receive(kDana, u"hello"_s));
        show();
        QVERIFY(!page_->isShowing(own_, Jid::pn(kDana)));
        open(kDana);
        QVERIFY(page_->isShowing(own_, Jid::pn(kDana)));
        QVERIFY(!page_->isShowing(own_, Jid::pn(kTom)));
        page_->hide();
        QVERIFY(!page_->isShowing(own_, Jid::pn(kDana)));
    }
};

GESHER_TEST(tst_news, TstNews)
#include "tst_news.moc"
