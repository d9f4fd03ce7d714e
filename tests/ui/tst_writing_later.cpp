// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that are sent later, and messages that are taken back while they wait.
#include "tests/ui/inbox_test.h"
#include "ui/models/send_times.h"
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/scheduled_strip.h"
#include "ui/pages/inbox/send_time_dialog.h"
#include "ui/shell/language.h"
#include "ui/theme/bidi.h"

#include <QDateTimeEdit>
#include <QDir>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace ui_tests;

class TstWritingLater : public InboxTest {
    Q_OBJECT

    QWidget &strip() { return *page_->findChild<ui::ScheduledStrip *>(); }
    QToolButton &later() { return *named<QToolButton>(*page_, u"Send later"_s); }
    QToolButton *inStrip(const QString &name) { return named<QToolButton>(strip(), name); }
    QMenu *menu()
    {
        later().click();
        for (QMenu *menu : page_->findChildren<QMenu *>()) {
            if (menu->isVisible())
                return menu;
        }
        return nullptr;
    }
    void choose(const QString &beginning)
    {
        QMenu *shown = menu();
        QVERIFY(shown);
        for (QAction *action : shown->actions()) {
            if (ui::plain(action->text()).startsWith(beginning)) {
                action->trigger();
                shown->close();
                return;
            }
        }
        QFAIL("the menu does not offer it");
    }
    QList<model::ScheduledMessage> waiting()
    {
        return stage_
            ->answerOf(stage_->desk().ask(
                [this](door::Engine &engine) { return engine.schedule().list(own_, Jid::pn(kDana)); }))
            .value_or(QList<model::ScheduledMessage>());
    }
    void begin()
    {
        QVERIFY(receive(kDana, u"When do you open?"_s));
        show();
        open(kDana);
        QTRY_VERIFY(edit().isVisible());
    }
    void schedule(const QString &text)
    {
        QTest::keyClicks(&edit(), text);
        QTRY_VERIFY(later().isVisible());
        choose(u"In an hour"_s);
        QTRY_VERIFY(strip().isVisible());
    }

private Q_SLOTS:
    void aTextWaitsAboveTheFieldUntilItsTime()
    {
        begin();
        QVERIFY(!later().isVisible()); // nothing is written
        QVERIFY(!strip().isVisible());
        schedule(u"At nine"_s);
        QVERIFY(edit().text().isEmpty());
        QCOMPARE(waiting().size(), 1);
        QCOMPARE(waiting().first().text, u"At nine"_s);
        const qint64 wait = waiting().first().atMs - base::SystemClock().wallMs();
        QVERIFY(wait > 59 * 60'000 && wait <= 65 * 60'000);
        QTRY_VERIFY(draftOf(kDana).isEmpty());
        QCOMPARE(messages().rowCount(), 1); // nothing stands in the conversation yet
        page_->open(stage_->chat(own_, kTom));
        QTRY_VERIFY(!strip().isVisible());
        open(kDana);
        QTRY_VERIFY(strip().isVisible());
    }

    void itCanBeSentNow()
    {
        begin();
        schedule(u"At nine"_s);
        inStrip(u"Send it now"_s)->click();
        QTRY_COMPARE(messages().rowCount(), 2);
        QCOMPARE(messages().at(1).text, u"At nine"_s);
        QTRY_VERIFY(!strip().isVisible());
    }

    void takenBackItsWordsAreThereAgain()
    {
        begin();
        schedule(u"At nine"_s);
        QTest::keyClicks(&edit(), u"or ten"_s);
        inStrip(u"Take it back into the text"_s)->click();
        QTRY_COMPARE(edit().text(), u"At nine\nor ten"_s);
        QTRY_VERIFY(waiting().isEmpty());
        QVERIFY(!strip().isVisible());
    }

    void takenBackItStillAnswersWhatItAnswered()
    {
        begin();
        const QString question = messages().at(0).id;
        Q_EMIT view().replyAsked(question);
        schedule(u"At nine"_s);
        QCOMPARE(waiting().first().quotedId, question);
        inStrip(u"Take it back into the text"_s)->click();
        QTRY_COMPARE(edit().text(), u"At nine"_s);
        schedule({});
        QCOMPARE(waiting().first().quotedId, question);
    }

    void anotherTimeIsChosenAndOneThatPassedIsNot()
    {
        begin();
        schedule(u"At nine"_s);
        const qint64 before = waiting().first().atMs;
        inStrip(u"Another time …"_s)->click();
        auto *dialog = page_->findChild<ui::SendTimeDialog *>();
        QVERIFY(dialog);
        auto *when = dialog->findChild<QDateTimeEdit *>();
        when->setDateTime(QDateTime::fromMSecsSinceEpoch(before - 7'200'000));
        dialog->accept();
        QVERIFY(dialog->isVisible());
        QVERIFY(textsOf(*dialog).contains(u"has passed"_s));
        const QDateTime then = QDateTime::fromMSecsSinceEpoch(base::SystemClock().wallMs()).addDays(3);
        when->setDateTime(then);
        dialog->accept();
        QTRY_COMPARE(waiting().first().atMs / 60'000, then.toMSecsSinceEpoch() / 60'000);
    }

    void whatIsOfferedMakesSenseAtThatTimeOfDay()
    {
        const auto offered = [](int day, int hour) { // 1 November 2026 is a Sunday
            QStringList texts;
            for (const ui::SendTime &time : ui::sendTimes(QDateTime(QDate(2026, 11, day), QTime(hour, 2))))
                texts.append(ui::plain(time.text));
            return texts;
        };
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        const QStringList noon = offered(2, 12);
        QCOMPARE(noon.size(), 3);
        QVERIFY(noon[0].startsWith(u"In an hour"_s) && noon[0].contains(u"05"_s));
        QVERIFY(noon[1].startsWith(u"Today"_s));
        QVERIFY(noon[2].startsWith(u"Tomorrow"_s));
        QCOMPARE(offered(2, 20).size(), 2); // the evening is there
        const QStringList friday = offered(6, 20);
        QCOMPARE(friday.size(), 3);
        QVERIFY(friday[2].startsWith(u"Monday"_s));
        QLocale::setDefault(QLocale(QLocale::Hebrew, QLocale::Israel));
        QCOMPARE(offered(6, 20).size(), 3); // after Friday and the Sabbath comes Sunday
        QCOMPARE(ui::sendTimes(QDateTime(QDate(2026, 11, 6), QTime(20, 0))).last().atMs,
            QDateTime(QDate(2026, 11, 8), QTime(9, 0)).toMSecsSinceEpoch());
        QLocale::setDefault(QLocale::c());
    }

    void theMorningIsThatOfTheClientAndSoAreItsWorkingDays()
    {
        const QTimeZone newYork("America/New_York");
        const QDateTime friday(QDate(2026, 11, 6), QTime(20, 0), newYork);
        const auto times = ui::sendTimes(friday, u"US"_s);
        QCOMPARE(times.last().atMs, QDateTime(QDate(2026, 11, 9), QTime(9, 0), newYork).toMSecsSinceEpoch());
        QCOMPARE(ui::plain(times.last().text), u"Monday, 09:00"_s);
        QVERIFY(ui::plain(times.first().text).endsWith(u"21:00"_s));
        QCOMPARE(ui::sendTimes(friday, u"IL"_s).last().atMs,
            QDateTime(QDate(2026, 11, 8), QTime(9, 0), newYork).toMSecsSinceEpoch());
    }

    void whoseClockItIsIsSaidWhereItIsNotThatOfThisComputer()
    {
        begin();
        const qint64 nowMs = base::SystemClock().wallMs();
        const QTimeZone here = QTimeZone::systemTimeZone();
        const int away = here.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(nowMs)) == 9 * 3600 ? 0 : 1;
        model::ClientDraft draft;
        draft.name = u"Noga Cafe"_s;
        draft.timeZone = away ? "Asia/Tokyo" : "Asia/Jerusalem";
        const auto client = stage_->answerOf(
            stage_->desk().ask([draft](door::Engine &engine) { return engine.clients().create(draft); }));
        QVERIFY(client);
        QVERIFY(stage_->answerOf(stage_->desk().ask(
            [own = own_, id = client->id](door::Engine &engine) { return engine.clients().move(own, id); })));
        QTest::keyClicks(&edit(), u"At nine"_s);
        QTRY_VERIFY(later().isVisible());
        const auto heading = [&] {
            QMenu *shown = menu();
            const QString text = shown ? ui::plain(shown->actions().first()->text()) : QString();
            if (shown)
                shown->close();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            return text;
        };
        QTRY_COMPARE(heading(),
            away ? u"By the clock of Noga Cafe (Tokyo)"_s : u"By the clock of Noga Cafe (Jerusalem)"_s);
        choose(u"Another time"_s);
        auto *dialog = page_->findChild<ui::SendTimeDialog *>();
        QVERIFY(dialog);
        QVERIFY(textsOf(*dialog).contains(u"Noga Cafe"_s));
        QVERIFY(ui::plain(textsOf(*dialog)).contains(u"09:00"_s)); // by that clock
        dialog->reject();
    }

    void whatStillWaitsInTheQueueIsNotSentWithTheKeyDelete()
    {
        begin();
        QVERIFY(stage_->answerOf(stage_->desk().ask([own = own_](door::Engine &engine) -> base::Result<bool> {
            return engine.accounts().disconnect(own).has_value();
        })));
        model::Outgoing message;
        message.to = Jid::pn(kDana);
        message.text = u"a slip"_s;
        QVERIFY(stage_->answerOf(stage_->desk().ask(
            [own = own_, message](door::Engine &engine) { return engine.chats().send(own, message); })));
        QTRY_COMPARE(messages().rowCount(), 2);
        view().setCurrentIndex(messages().index(1));
        QTest::keyClick(&view(), Qt::Key_Delete);
        QTRY_COMPARE(messages().at(1).state, model::MessageState::Cancelled);
    }

    void pictures()
    {
        ui::Language language(*qApp);
        begin();
        schedule(u"Good morning! The new menu is out, have a look"_s);
        QVERIFY(QDir().mkpath(QStringLiteral(GESHER_PICTURES_DIR)));
        for (const bool hebrew : {false, true}) {
            language.set(hebrew ? ui::Language::Code::Hebrew : ui::Language::Code::English);
            theme_.setMode(hebrew ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
            if (edit().text().isEmpty())
                QTest::keyClicks(&edit(), u"And something for later"_s);
            const QString kind = hebrew ? u"he-dark"_s : u"en-light"_s;
            QTRY_VERIFY(named<QToolButton>(*page_, hebrew ? u"שליחה מאוחר יותר"_s : u"Send later"_s));
            QTRY_VERIFY(strip().isVisible());
            QVERIFY(page_->grab().save(QStringLiteral(GESHER_PICTURES_DIR "/send-later-%1.png").arg(kind)));
            drawMenu(kind);
        }
        language.set(ui::Language::Code::English);
        theme_.setMode(ui::Theme::Mode::Light);
    }

private:
    void drawMenu(const QString &kind)
    {
        QToolButton *button = nullptr;
        for (QToolButton *one : page_->findChildren<QToolButton *>()) {
            if (one->accessibleName() == u"Send later"_s || one->accessibleName() == u"שליחה מאוחר יותר"_s)
                button = one;
        }
        QVERIFY(button);
        button->click();
        for (QMenu *menu : page_->findChildren<QMenu *>()) {
            if (!menu->isVisible())
                continue;
            QVERIFY(
                menu->grab().save(QStringLiteral(GESHER_PICTURES_DIR "/send-later-menu-%1.png").arg(kind)));
            menu->close();
        }
    }
};

GESHER_TEST(tst_writing_later, TstWritingLater)
#include "tst_writing_later.moc"
