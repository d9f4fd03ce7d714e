// SPDX-License-Identifier: GPL-3.0-or-later
// Beside a conversation: whom it is with, what is noted about them, and whether they are let in.
#include "tests/ui/inbox_test.h"
#include "ui/pages/inbox/block_person.h"
#include "ui/pages/inbox/contact_panel.h"
#include "ui/pages/inbox/contact_side.h"
#include "ui/theme/bidi.h"

#include <QLayout>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace ui_tests;

class TstContactPanel : public InboxTest {
    Q_OBJECT

    ui::ContactPanel &panel() { return *page_->side()->panel(); }
    QPlainTextEdit &note() { return *panel().findChild<QPlainTextEdit *>(); }
    model::ContactDetails details()
    {
        const auto ask
            = [own = own_](door::Engine &engine) { return engine.contacts().details(own, Jid::pn(kDana)); };
        return stage_->answerOf(stage_->desk().ask(ask)).value_or(model::ContactDetails());
    }
    void openDana(int width = 1300)
    {
        QVERIFY(receive(kDana, u"one"_s));
        show(width);
        open(kDana);
        page_->side()->setOpen(true);
        QTRY_VERIFY(panel().card().person());
        QTRY_VERIFY(textsOf(panel()).contains(ui::phone(u"+972555550142"_s)));
    }

private Q_SLOTS:
    void aKeyOpensItBesideTheConversationAndOverItWhereThereIsNoRoom()
    {
        QVERIFY(receive(kDana, u"one"_s));
        show(1300);
        open(kDana);
        QTest::keyClick(&edit(), Qt::Key_I, Qt::ControlModifier);
        QVERIFY(panel().isVisible());
        QVERIFY(!page_->side()->isOver());
        const auto inPage
            = [&](QWidget *widget) { return QRect(widget->mapTo(page_.get(), QPoint()), widget->size()); };
        QTRY_VERIFY(!inPage(&view()).intersects(inPage(&panel())));
        page_->resize(1000, 700);
        QTRY_VERIFY(page_->side()->isOver());
        QTRY_VERIFY(inPage(&view()).intersects(inPage(&panel())));
        QTest::keyClick(&edit(), Qt::Key_Escape);
        QVERIFY(!panel().isVisible());
        QVERIFY(!page_->side()->isOpen());
    }
    void inHebrewItStandsOnTheOtherSide()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        openDana();
        QVERIFY(panel().mapTo(page_.get(), QPoint()).x() <= 1); // the pane has an edge
        QVERIFY(
            page_->conversation()->body()->layout()->contentsMargins().left() == ui::ContactPanel::kWidth);
    }
    void whatIsWrittenAboutAPersonIsKeptWhenTheChatIsLeft()
    {
        openDana();
        note().setFocus();
        QTest::keyClicks(&note(), u"Prefers the terrace"_s);
        QVERIFY(receive(kTom, u"two"_s));
        open(kTom);
        QTRY_COMPARE(details().note, u"Prefers the terrace"_s);
        QTRY_VERIFY(panel().card().person() && panel().card().person()->note.isEmpty());
        QTRY_COMPARE(note().toPlainText(), QString());
        open(kDana);
        QTRY_COMPARE(note().toPlainText(), u"Prefers the terrace"_s);
    }
    void somebodyIsBlockedAfterAQuestionAndLetInAgainAtOnce()
    {
        openDana();
        auto *button = named<QPushButton>(panel(), u"Block \u2068Dana\u2069"_s);
        QVERIFY(button);
        button->click();
        auto *dialog = panel().findChild<ui::BlockPerson *>();
        QVERIFY(dialog);
        QVERIFY(textsOf(*dialog).contains(u"Reception"_s));
        dialog->accept();
        QTRY_COMPARE(button->text(), u"Unblock"_s);
        QVERIFY(details().isBlocked);
        stage_->write(kDana, kOwn, u"nobody hears it"_s);
        QVERIFY(receive(kTom, u"two"_s));
        QCOMPARE(stage_->messages(own_, kDana).size(), 1);
        button->click();
        QTRY_COMPARE(button->text(), u"Block"_s);
        QVERIFY(receive(kDana, u"and now"_s));
    }
    void whoIsBlockedOnAnotherDeviceIsShownSo()
    {
        openDana();
        const auto ask = [own = own_](door::Engine &engine) {
            return engine.contacts().block(own, Jid::pn(kDana), true);
        };
        QVERIFY(stage_->answerOf(stage_->desk().ask(ask)));
        QTRY_VERIFY(panel().card().person()->isBlocked);
    }
    void otherNumbersThatTalkToTheSamePersonAreAWayThere()
    {
        const auto second = stage_->addNumber(u"Events desk"_s, "972555550102");
        QVERIFY(!second.value.isEmpty());
        stage_->write(kDana, "972555550102", u"to the other"_s);
        QVERIFY(stage_->hasMessages(second, kDana, 1));
        openDana();
        QPushButton *way = nullptr;
        QTRY_VERIFY([&] {
            for (auto *one : panel().findChildren<QPushButton *>()) {
                if (one->text().contains(u"Events desk"_s))
                    way = one;
            }
            return way != nullptr;
        }());
        way->click();
        QTRY_COMPARE(page_->conversation()->chat().account, second);
    }
};

GESHER_TEST(tst_contact_panel, TstContactPanel)
#include "tst_contact_panel.moc"
