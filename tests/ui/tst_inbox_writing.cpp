// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/inbox_test.h"
#include "ui/widgets/search_field.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QLineEdit>
#include <QMimeData>
#include <QTextBlock>

using namespace ui_tests;

class TstInboxWriting : public InboxTest {
    Q_OBJECT
    /// The key that says this letter.
    static void pressHebrew(QWidget *widget, char16_t letter, Qt::KeyboardModifiers modifiers)
    {
        for (const bool press : {true, false})
            QTest::simulateEvent(widget, press, letter, modifiers, QString(QChar(letter)), false);
    }

private Q_SLOTS:
    void aChatIsOpenedAndAnsweredByKeyboardAlone()
    {
        QVERIFY(receive(kDana, u"Is there a table?"_s));
        show();
        QTRY_COMPARE(chats().model()->rowCount(), 1);
        QTest::keyClick(page_.get(), Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(messages().rowCount(), 1);
        QTRY_VERIFY(edit().hasFocus());
        QTest::keyClicks(&edit(), u"Yes, at eight"_s);
        QTest::keyClick(&edit(), Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(&edit(), u"See you"_s);
        QTest::keyClick(&edit(), Qt::Key_Return);
        QTRY_COMPARE(messages().rowCount(), 2);
        QCOMPARE(messages().at(1).text, u"Yes, at eight\nSee you"_s);
        QVERIFY(edit().text().isEmpty());
        QTRY_COMPARE(messages().at(1).state, model::MessageState::Delivered);
    }

    void aDraftIsKeptForItsChatAndShownAgain()
    {
        QVERIFY(receive(kDana, u"one"_s));
        QVERIFY(receive(kTom, u"two"_s));
        show();
        open(kDana);
        QTest::keyClicks(&edit(), u"half a"_s);
        QTRY_COMPARE(draftOf(kDana), u"half a"_s); // after a moment
        QTest::keyClicks(&edit(), u" thought"_s);
        open(kTom); // at once
        QVERIFY(edit().text().isEmpty());
        QTRY_COMPARE(draftOf(kDana), u"half a thought"_s);
        page_.reset();
        show();
        open(kDana);
        QTRY_COMPARE(edit().text(), u"half a thought"_s);
        QTest::keyClick(&edit(), Qt::Key_Return);
        QTRY_COMPARE(draftOf(kDana), QString());
        open(kTom);
        open(kDana);
        QVERIFY(edit().text().isEmpty());
    }

    void whatCannotBeSentStaysWithItsReason()
    {
        QVERIFY(receive(kDana, u"one"_s));
        show();
        open(kDana);
        QTRY_VERIFY(edit().isVisible());
        QTest::keyClicks(&edit(), u"important"_s);
        // the number is logged out between the last look and the sending
        QSignalSpy changed(&stage_->changes(), &ui::Changes::accountChanged);
        const auto removed = stage_->answerOf(stage_->desk().ask(
            [this](door::Engine &engine) { return engine.accounts().remove(own_, true); }));
        QVERIFY(removed);
        QTest::keyClick(&edit(), Qt::Key_Return);
        QTRY_VERIFY(textsOf(*page_).contains(u"removed"_s) || edit().text() == u"important"_s);
        QTRY_COMPARE(edit().text(), u"important"_s);
    }

    void aNumberThatIsLoggedOutSaysSoInsteadOfAField()
    {
        QVERIFY(receive(kDana, u"one"_s));
        show();
        open(kDana);
        QTRY_VERIFY(edit().isVisible());
        QSignalSpy asked(page_.get(), &ui::InboxPage::openNumbers);
        stage_->onNetwork([](sim::World &world) { world.phone(kOwn)->removeDevice(1); });
        QTRY_VERIFY(!edit().isVisible());
        QVERIFY(textsOf(*page_).contains(u"The phone removed Gesher from its linked devices."_s));
        for (QAbstractButton *button : page_->findChildren<QAbstractButton *>()) {
            if (button->text() == u"Open Numbers"_s && button->isVisible())
                button->click();
        }
        QCOMPARE(asked.count(), 1);
    }

    void anAnswerQuotesAndEscapeTakesTheQuoteAway()
    {
        QVERIFY(receive(kDana, u"Which day?"_s));
        show();
        open(kDana);
        QTRY_COMPARE(messages().rowCount(), 1);
        QTRY_VERIFY(edit().isVisible());
        view().setFocus();
        view().setCurrentIndex(messages().index(0));
        QTest::keyClick(&view(), Qt::Key_Return);
        QTRY_VERIFY(edit().hasFocus());
        QTest::keyClick(&edit(), Qt::Key_Escape);
        QVERIFY(edit().hasFocus());
        QVERIFY(!page_->conversation()->dropReply()); // it is gone
        Q_EMIT view().replyAsked(messages().at(0).id);
        QTest::keyClicks(&edit(), u"Thursday"_s);
        QTest::keyClick(&edit(), Qt::Key_Return);
        QTRY_COMPARE(messages().rowCount(), 2);
        QVERIFY(messages().at(1).quoted);
        QCOMPARE(messages().at(1).quoted->id, messages().at(0).id);
    }

    void shortcutsWorkOnTheHebrewLayout()
    {
        QVERIFY(receive(kDana, u"one"_s));
        show();
        open(kDana);
        QTRY_VERIFY(edit().hasFocus());
        auto *search = page_->conversation()->findChild<ui::SearchField *>();
        pressHebrew(page_.get(), 0x05db, Qt::ControlModifier); // the key F
        QTRY_VERIFY(search->hasFocus());
        pressHebrew(page_.get(), 0x05de, Qt::ControlModifier); // the key N
        auto *phone = named<QLineEdit>(*page_, u"Phone number to write to"_s);
        QVERIFY(phone);
        QTRY_VERIFY(phone->hasFocus());
        edit().setFocus();
        edit().setText(u"abc"_s);
        pressHebrew(&edit(), 0x05e1, Qt::ControlModifier | Qt::ShiftModifier); // the key X
        QCOMPARE(edit().textCursor().block().textDirection(), Qt::RightToLeft);
        QCOMPARE(edit().text(), u"abc"_s);
        QTest::keyClick(&edit(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(edit().textCursor().block().textDirection(), Qt::LeftToRight);
    }

    void aNewMessageNeedsAWholeNumber()
    {
        show();
        QTRY_VERIFY(textsOf(*page_).contains(u"No conversations yet"_s));
        QTest::keyClick(page_.get(), Qt::Key_N, Qt::ControlModifier);
        auto *phone = named<QLineEdit>(*page_, u"Phone number to write to"_s);
        QVERIFY(phone && phone->isVisible());
        QCOMPARE(phone->layoutDirection(), Qt::LeftToRight);
        QTest::keyClicks(phone, u"12"_s);
        QTest::keyClick(phone, Qt::Key_Return);
        QVERIFY(phone->isVisible());
        QVERIFY(textsOf(*page_).contains(u"country code"_s));
        phone->setText(u"\u2066+972 55-555-0142\u2069"_s); // as it is copied from elsewhere
        QTest::keyClick(phone, Qt::Key_Return);
        QTRY_VERIFY(!phone->isVisible());
        QTRY_VERIFY(messages().isLoaded());
        QCOMPARE(messages().chat().jid, Jid::pn(kDana));
        QTRY_VERIFY(edit().hasFocus());
        QTest::keyClicks(&edit(), u"Hello Dana"_s);
        QTest::keyClick(&edit(), Qt::Key_Return);
        QTRY_COMPARE(messages().rowCount(), 1);
        QTRY_COMPARE(chats().model()->rowCount(), 1);
    }

    void aNumberThatIsNotOnWhatsAppIsSaidBeforeAnythingIsWritten()
    {
        show();
        QTest::keyClick(page_.get(), Qt::Key_N, Qt::ControlModifier);
        auto *phone = named<QLineEdit>(*page_, u"Phone number to write to"_s);
        phone->setText(u"+15550007777"_s);
        QTest::keyClick(phone, Qt::Key_Return);
        QTRY_VERIFY(textsOf(*page_).contains(u"is not on WhatsApp"_s));
        QVERIFY(phone->isVisible());
        QTest::keyClick(phone, Qt::Key_7); // another number: nothing is said of it yet
        QVERIFY(!textsOf(*page_).contains(u"is not on WhatsApp"_s));
    }

    void aNumberThatCannotBeCheckedIsWrittenToOnWish()
    {
        stage_->arm({sim::Mishap::Kind::FailRequest, kOwn, u"429"_s, 1});
        show();
        QTest::keyClick(page_.get(), Qt::Key_N, Qt::ControlModifier);
        auto *phone = named<QLineEdit>(*page_, u"Phone number to write to"_s);
        phone->setText(u'+' + QString::fromLatin1(kDana));
        QTest::keyClick(phone, Qt::Key_Return);
        QTRY_VERIFY(textsOf(*page_).contains(u"could not be checked just now"_s));
        QVERIFY(phone->isVisible());
        QTest::keyClick(phone, Qt::Key_Return);
        QTRY_VERIFY(!phone->isVisible());
        QTRY_COMPARE(messages().chat().jid, Jid::pn(kDana));
    }

    void onlyWordsArePastedAndEachParagraphFindsItsDirection()
    {
        QVERIFY(receive(kDana, u"one"_s));
        show();
        open(kDana);
        QTRY_VERIFY(edit().hasFocus());
        auto *data = new QMimeData;
        data->setHtml(u"<b>bold</b>"_s);
        data->setText(u"call \u2066+972 55\u2069\nשלום"_s);
        QApplication::clipboard()->setMimeData(data);
        edit().paste();
        QCOMPARE(edit().text(), u"call +972 55\nשלום"_s);
        QCOMPARE(edit().document()->firstBlock().textDirection(), Qt::LeftToRight);
        QCOMPARE(edit().document()->lastBlock().textDirection(), Qt::RightToLeft);
        const int two = edit().height();
        edit().setText(u"one line"_s);
        QVERIFY(edit().height() < two);
        edit().setText(u"1\n2\n3\n4\n5\n6\n7\n8"_s);
        const int eight = edit().height();
        edit().setText(u"1\n2\n3\n4\n5\n6\n7\n8\n9\n10"_s);
        QCOMPARE(edit().height(), eight);
    }
};

GESHER_TEST(tst_inbox_writing, TstInboxWriting)
#include "tst_inbox_writing.moc"
