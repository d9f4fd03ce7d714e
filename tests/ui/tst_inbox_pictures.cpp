// SPDX-License-Identifier: GPL-3.0-or-later
// The inbox as somebody sees it after a morning's work, in both languages' directions, light and dark:
// written to the build folder, to be looked at.
#include "tests/ui/inbox_test.h"
#include "ui/pages/inbox/contact_panel.h"
#include "ui/pages/inbox/contact_side.h"
#include "ui/pages/inbox/reply_picker.h"

#include <QDir>
#include <QLocale>
#include <QPixmap>

using namespace ui_tests;

namespace {

constexpr const char *kEvents = "972555550102";
constexpr const char *kNobody = "972555550199";
constexpr qint64 kDay = 86'400'000;

}

class TstInboxPictures : public InboxTest {
    Q_OBJECT
    QByteArray offer_;
    model::AccountId events_;

    void at(qint64 msAgo) { stage_->networkClock().setOffset(-msAgo); }
    /// A conversation over two days: both languages, a quote, a long text, one of each state.
    void talk()
    {
        at(kDay + 3'000'000);
        stage_->write(kDana, kOwn, u"בוקר טוב! רציתי לשריין שולחן ל-8 ביום חמישי (19:30), אפשר בחוץ?"_s);
        at(kDay + 2'900'000);
        offer_ = stage_->write(kOwn, kDana, u"בוקר אור דנה, בשמחה. שריינתי שולחן ל-8 במרפסת."_s);
        at(kDay + 2'880'000);
        stage_->write(kOwn, kDana, u"קוד ההזמנה: CN-8841"_s);
        at(1'500'000);
        stage_->write(
            kDana, kOwn, u"מעולה. המספר החדש שלי הוא +972 55-555-0142, תעדכנו ב-CRM בבקשה"_s, offer_);
        at(1'450'000);
        stage_->write(kDana, kOwn,
            u"Also, can you send the new menu? The old one was at https://cafenoga.example/menu"_s);
        at(0);
    }
    bool others()
    {
        at(2 * kDay);
        stage_->write(kTom, kEvents, u"Could I freeze my plan for a month? I am away until the end of it"_s);
        at(3'600'000);
        stage_->write(kYossi, kOwn, u"מחליפים משמרת ביום ג׳?"_s);
        at(3'500'000);
        stage_->write(kYossi, kOwn, u"צריך לדעת עד הערב"_s);
        at(7'200'000);
        stage_->write(kTom, kOwn, u"Invoice 2041 is ready (3 pages)"_s);
        at(0);
        const bool arrived = stage_->hasMessages(own_, kDana, 5) && stage_->hasMessages(own_, kYossi, 2)
            && stage_->hasMessages(own_, kTom, 1) && stage_->hasMessages(events_, kTom, 1);
        const auto mark
            = [this](auto work) { return stage_->answerOf(stage_->desk().ask(work)).has_value(); };
        return arrived
            && mark([this](door::Engine &engine) { return engine.chats().pin(events_, Jid::pn(kTom), true); })
            && mark([this](door::Engine &engine) {
                   return engine.chats().mute(own_, Jid::pn(kYossi), model::ChatMarks::kMutedForEver);
               })
            && stage_
                   ->answerOf(stage_->desk().ask([this](door::Engine &engine) {
                       return engine.chats().setDraft(own_, Jid::pn(kTom), u"אגיע עם המשאית בערך ב-16:00"_s);
                   }))
                   .has_value();
    }
    bool answers()
    {
        if (!stage_->send(own_, kDana, u"עודכן ✓ הנה התפריט: https://cafenoga.example/menu"_s))
            return false;
        const auto read = [this] {
            const auto all = stage_->messages(own_, kDana);
            return !all.isEmpty() && all.first().state >= model::MessageState::Delivered;
        };
        if (!QTest::qWaitFor(read, 10'000))
            return false;
        const QByteArray waId = stage_->messages(own_, kDana).first().waId;
        stage_->onNetwork([&](sim::World &world) { world.phone(kDana)->markRead(kOwn, {waId}); });
        const bool isRead = QTest::qWaitFor(
            [this] { return stage_->messages(own_, kDana).first().state == model::MessageState::Read; },
            10'000);
        stage_->writeUnreadable(kDana, kOwn, u"this cannot be read yet"_s);
        if (!isRead || !stage_->hasMessages(own_, kDana, 7))
            return false;
        stage_->arm({sim::Mishap::Kind::RefuseMessage, kOwn, u"463"_s, 1});
        return stage_->send(own_, kDana, u"Menu spring 2026, page 1 of 6"_s)
            && QTest::qWaitFor(
                [this] { return stage_->messages(own_, kDana).first().state == model::MessageState::Failed; },
                10'000);
    }
    /// A note about Dana, and two saved replies.
    void keepWords()
    {
        const auto noted = [this](door::Engine &engine) {
            return engine.contacts().setNote(
                own_, Jid::pn(kDana), u"מעדיפה את המרפסת. שני ילדים, לאחד אלרגיה לאגוזים."_s);
        };
        QVERIFY(stage_->answerOf(stage_->desk().ask(noted)));
        ui::SavedReplies replies(stage_->desk());
        replies.put({u"שעות"_s, u"שלום {name}, אנחנו פתוחים בימים א׳ עד ה׳ בין 9:00 ל-18:00."_s});
        QTRY_COMPARE(replies.own().size(), 1);
        replies.put({u"menu"_s, u"Here is our menu: https://cafenoga.example/menu"_s});
        QTRY_COMPARE(replies.own().size(), 2);
    }
    void take(const QString &name)
    {
        QDir().mkpath(QStringLiteral(GESHER_PICTURES_DIR));
        QCoreApplication::sendPostedEvents();
        const QPixmap picture = page_->grab();
        QVERIFY(picture.save(QStringLiteral(GESHER_PICTURES_DIR "/inbox-%1.png").arg(name)));
    }

private Q_SLOTS:
    void theInboxInBothDirectionsAndThemes()
    {
        stage_->addPerson(u"יוסי, שטח"_s, kYossi);
        stage_->addPerson({}, kNobody);
        events_ = stage_->addNumber(u"Events desk"_s, kEvents);
        QVERIFY(!events_.value.isEmpty());
        talk();
        QVERIFY(others());
        QVERIFY(answers());
        keepWords();
        for (const bool hebrew : {false, true}) {
            QApplication::setLayoutDirection(hebrew ? Qt::RightToLeft : Qt::LeftToRight);
            QLocale::setDefault(
                hebrew ? QLocale(QLocale::Hebrew, QLocale::Israel) : QLocale(QLocale::English));
            for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
                theme_.setMode(mode);
                show(1096, 774);
                open(kDana);
                QTRY_COMPARE(chats().model()->rowCount(), 4);
                QTRY_VERIFY(edit().isVisible());
                edit().insertPlainText(u"אפשר גם לראות את התפריט כאן: cafenoga.example/menu"_s);
                Q_EMIT view().replyAsked(messages().at(4).id);
                // the pane of the list leads
                const bool listIsLeft = page_->list()->mapTo(page_.get(), QPoint(0, 0)).x() == 0;
                QCOMPARE(listIsLeft, !hebrew);
                const QString kind = (hebrew ? u"he-"_s : u"en-"_s)
                    + (mode == ui::Theme::Mode::Dark ? u"dark"_s : u"light"_s);
                take(kind);
                page_->conversation()->dropReply();
                QTest::keyClick(page_.get(), Qt::Key_N, Qt::ControlModifier);
                view().setFocus();
                QTest::keyClick(&view(), Qt::Key_Up);
                page_->resize(1096, 560);
                take(kind + u"-new"_s);
                edit().setText(QString());
                page_->resize(640, 700);
                take(kind + u"-narrow"_s);
                page_->resize(1296, 774);
                page_->side()->setOpen(true);
                QTRY_VERIFY(page_->side()->panel()->card().person());
                take(kind + u"-contact"_s);
                page_->side()->setOpen(false);
                edit().setText(u"/"_s);
                QTRY_VERIFY(page_->findChild<ui::ReplyPicker *>()->isVisible());
                take(kind + u"-replies"_s);
                edit().setText(QString());
                page_.reset();
            }
        }
        theme_.setMode(ui::Theme::Mode::Light);
        QLocale::setDefault(QLocale(QLocale::English));
        show(1096, 774);
        take(u"none"_s);
    }
};

GESHER_TEST(tst_inbox_pictures, TstInboxPictures)
#include "tst_inbox_pictures.moc"
