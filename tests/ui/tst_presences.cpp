// SPDX-License-Identifier: GPL-3.0-or-later
// Who types and who is there, as the window shows it; and what it lets others see.
#include "tests/support/manual_clock.h"
#include "tests/ui/inbox_test.h"
#include "ui/pages/inbox/at_window.h"
#include "ui/pages/inbox/new_message.h"
#include "ui/pages/inbox/own_typing.h"
#include "ui/shell/language.h"

#include <QDateTime>
#include <QDir>
#include <QLineEdit>

using namespace ui_tests;
using namespace std::chrono_literals;
using model::Doing;
using model::Presence;

namespace {

Presence writing(const QString &name, Doing doing = Doing::Typing)
{
    Presence one;
    one.from = Jid::lid(name.toUtf8().toHex());
    one.name = name;
    one.doing = doing;
    return one;
}

/// What was told, as "number on" or "number off".
struct Told {
    QStringList all;
    QStringList take() { return std::exchange(all, {}); }
    void operator()(const QString &who, bool on) { all.append(who + (on ? u" on"_s : u" off"_s)); }
};

}

class TstPresences : public InboxTest {
    Q_OBJECT
private Q_SLOTS:
    void whoTypesStandsInTheRowAndInTheHead()
    {
        QVERIFY(receive(kDana, u"one"_s));
        QVERIFY(receive(kTom, u"two"_s));
        show();
        open(kDana);
        types(kDana, true);
        QTRY_VERIFY(headOf().contains(u"typing…"_s));
        QCOMPARE(rowOf(kDana, ui::ChatListModel::TypingRole), u"typing…"_s);
        QVERIFY(rowOf(kDana, Qt::AccessibleTextRole).endsWith(u", typing…"_s));
        QVERIFY(rowOf(kTom, ui::ChatListModel::TypingRole).isEmpty());
        types(kTom, true); // the number is online, so it hears of the others, too
        QTRY_COMPARE(rowOf(kTom, ui::ChatListModel::TypingRole), u"typing…"_s);
        QVERIFY(receive(kDana, u"done"_s));
        QTRY_VERIFY(!headOf().contains(u"typing…"_s));
        QTRY_VERIFY(rowOf(kDana, ui::ChatListModel::TypingRole).isEmpty());
    }

    void whetherTheOtherSideIsThereStandsInTheHead()
    {
        QVERIFY(receive(kDana, u"one"_s));
        show();
        open(kDana);
        QTRY_VERIFY(headOf().contains(u"online"_s));
        stage_->onNetwork([](sim::World &world) { world.phone(kDana)->goOffline(); });
        QTRY_VERIFY(headOf().contains(u"last seen today at"_s));
    }

    void theOtherSideSeesThatSomebodyTypesHere()
    {
        QVERIFY(receive(kDana, u"one"_s));
        QStringList seen;
        QMutex lock;
        stage_->onNetwork([&](sim::World &world) {
            QObject::connect(world.phone(kDana), &sim::Phone::typed, world.phone(kDana),
                [&](const QByteArray &from, bool on) {
                    QMutexLocker locked(&lock);
                    seen.append(QString::fromLatin1(from) + (on ? u" types"_s : u" stopped"_s));
                });
        });
        const auto all = [&] {
            QMutexLocker locked(&lock);
            return seen;
        };
        show();
        open(kDana);
        QTest::keyClicks(&edit(), u"Hel"_s);
        QTRY_COMPARE(all(), QStringList{u"%1 types"_s.arg(QLatin1String(kOwn))});
        QTest::keyClick(&edit(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&edit(), Qt::Key_Delete);
        QTRY_COMPARE(all().size(), 2);
        QCOMPARE(all().last(), u"%1 stopped"_s.arg(QLatin1String(kOwn)));
        QVERIFY(edit().text().isEmpty());
    }

    void onlyTheNumberInFrontOfSomebodyIsOnline()
    {
        support::ManualClock clock;
        Told told;
        ui::AtWindow at([&](const model::AccountId &id, bool on) { told(id.value, on); }, clock);
        at.see({u"one"_s});
        QCOMPARE(told.take(), QStringList{u"one on"_s});
        at.see({u"two"_s});
        QCOMPARE(told.take(), (QStringList{u"one off"_s, u"two on"_s}));
        at.see({}); // another program for a moment
        clock.advance(9s);
        at.see({u"two"_s});
        clock.advance(30s);
        QVERIFY(told.take().isEmpty());
        at.see({});
        clock.advance(11s);
        QCOMPARE(told.take(), QStringList{u"two off"_s});
        at.touch(); // in another window of ours
        QVERIFY(told.take().isEmpty());
    }

    void whoTouchesNothingHasLeft()
    {
        support::ManualClock clock;
        Told told;
        {
            ui::AtWindow at([&](const model::AccountId &id, bool on) { told(id.value, on); }, clock);
            at.see({u"one"_s});
            clock.advance(170s);
            at.touch();
            clock.advance(170s);
            QCOMPARE(told.take(), QStringList{u"one on"_s});
            clock.advance(11s);
            QCOMPARE(told.take(), QStringList{u"one off"_s});
            at.touch();
            QCOMPARE(told.take(), QStringList{u"one on"_s});
        }
        QCOMPARE(told.take(), QStringList{u"one off"_s}); // the window closed
        QCOMPARE(clock.armedTimers(), 0);
    }

    void typingIsToldNowAndThenAndEndsByItself()
    {
        support::ManualClock clock;
        Told told;
        ui::OwnTyping typing(
            [&](const model::Chat &chat, bool on) { told(QString::fromLatin1(chat.jid.user), on); }, clock);
        model::Chat dana;
        dana.jid = Jid::pn("1");
        model::Chat tom;
        tom.jid = Jid::pn("2");
        for (int key = 0; key < 8; ++key) {
            typing.typed(dana, false);
            clock.advance(500ms);
        }
        QCOMPARE(told.take(), (QStringList{u"1 on"_s, u"1 on"_s}));
        clock.advance(5s);
        QCOMPARE(told.take(), QStringList{u"1 off"_s});
        typing.typed(dana, false);
        typing.typed(tom, false); // another chat
        QCOMPARE(told.take(), (QStringList{u"1 on"_s, u"1 off"_s, u"2 on"_s}));
        typing.typed(tom, true); // everything deleted again
        typing.stop();
        QCOMPARE(told.take(), QStringList{u"2 off"_s});
        QCOMPARE(clock.armedTimers(), 0);
    }

    void wordsSayWhoAndHowMany()
    {
        const QList<Presence> one{writing(u"Dana"_s)};
        QCOMPARE(ui::typingWords({}, false), QString());
        QCOMPARE(ui::typingWords(one, false), u"typing…"_s);
        QCOMPARE(ui::typingWords({writing(u"Dana"_s, Doing::Recording)}, false), u"recording…"_s);
        QVERIFY(ui::typingWords(one, true).contains(u"Dana"_s));
        QVERIFY(ui::typingWords(one, true).contains(u"is typing…"_s));
        QCOMPARE(ui::typingWords({writing(u"Dana"_s), writing(u"Tom"_s)}, true), u"2 people are typing…"_s);
        const qint64 now = QDateTime(QDate(2026, 5, 10), QTime(15, 0)).toMSecsSinceEpoch();
        const qint64 hour = 60LL * 60 * 1000;
        QVERIFY(ui::lastSeen(now - hour, now).startsWith(u"last seen today at"_s));
        QVERIFY(ui::lastSeen(now - hour, now).contains(u"14:00"_s));
        QVERIFY(ui::lastSeen(now - 24 * hour, now).startsWith(u"last seen yesterday at"_s));
        QVERIFY(ui::lastSeen(now - 7 * 24 * hour, now).contains(u"3 May"_s));
    }

    void picturesInBothLanguagesAndThemes()
    {
        QVERIFY(receive(kDana, u"אפשר לקבוע למחר?"_s));
        QVERIFY(receive(kTom, u"Thank you!"_s));
        QDir().mkpath(QStringLiteral(GESHER_PICTURES_DIR));
        ui::Language language(*qApp);
        for (const auto code : {ui::Language::Code::English, ui::Language::Code::Hebrew}) {
            language.set(code);
            for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
                theme_.setMode(mode);
                show(1000, 640);
                open(kDana);
                const model::Chat dana = stage_->chat(own_, kDana);
                QTRY_VERIFY(!page_->presences().line(dana, 0).isEmpty());
                types(kTom, true);
                QTRY_VERIFY(!rowOf(kTom, ui::ChatListModel::TypingRole).isEmpty());
                const QString kind = QString::fromLatin1(ui::Language::word(code))
                    + (mode == ui::Theme::Mode::Dark ? u"-dark"_s : u"-light"_s);
                QVERIFY(page_->grab().save(QStringLiteral(GESHER_PICTURES_DIR "/presence-%1.png").arg(kind)));
                types(kTom, false);
                QTRY_VERIFY(rowOf(kTom, ui::ChatListModel::TypingRole).isEmpty());
                QVERIFY(picturesOfCheck(kind));
                page_.reset();
            }
        }
        theme_.setMode(ui::Theme::Mode::Light);
        language.set(ui::Language::Code::English);
    }

private:
    /// The panel for a new message, and what it says of a number that is not there.
    bool picturesOfCheck(const QString &kind)
    {
        page_->list()->beginMessage();
        auto *panel = page_->list()->newMessage();
        auto *phone = panel->findChild<QLineEdit *>();
        phone->setText(u"+15550007777"_s);
        QTest::keyClick(phone, Qt::Key_Return);
        const auto says = [&] {
            const auto labels = panel->findChildren<QLabel *>();
            return std::count_if(
                       labels.begin(), labels.end(), [](const QLabel *one) { return one->isVisible(); })
                > 1
                && phone->property("state").toString() == u"wrong"_s;
        };
        return QTest::qWaitFor(says, 5'000)
            && page_->grab().save(QStringLiteral(GESHER_PICTURES_DIR "/new-number-%1.png").arg(kind));
    }
    void types(const QByteArray &who, bool on)
    {
        stage_->onNetwork([&](sim::World &world) { world.phone(who)->setTyping(kOwn, on); });
    }
    QString rowOf(const QByteArray &pn, int role)
    {
        const QAbstractItemModel &model = *chats().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex at = model.index(row, 0);
            if (at.data(ui::ChatListModel::ChatRole).value<model::Chat>().jid == Jid::pn(pn))
                return at.data(role).toString();
        }
        return u"no row"_s;
    }
    QString headOf()
    {
        QStringList lines;
        for (const auto *line : page_->conversation()->findChildren<ui::ElidedLabel *>())
            lines.append(line->text());
        return lines.join(u'\n');
    }
};

GESHER_TEST(tst_presences, TstPresences)
#include "tst_presences.moc"
