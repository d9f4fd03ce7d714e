// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that are written again and again: kept, found by a few letters, put into the composer.
#include "tests/ui/inbox_test.h"
#include "ui/pages/inbox/reply_picker.h"
#include "ui/pages/settings/replies_card.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace ui_tests;
using ui::SavedReply;

class TstSavedReplies : public InboxTest {
    Q_OBJECT

    void keep(const QList<SavedReply> &replies)
    {
        ui::SavedReplies saved(stage_->desk());
        for (const SavedReply &one : replies) {
            saved.put(one);
            QTRY_VERIFY(saved.own().contains(one));
        }
    }
    QWidget &picker() { return *page_->findChild<ui::ReplyPicker *>(); }
    QListWidget &list() { return *picker().findChild<QListWidget *>(); }
    void openDana()
    {
        QVERIFY(receive(kDana, u"one"_s));
        show();
        open(kDana);
        edit().setFocus();
    }

private Q_SLOTS:
    void thoseThatBeginAsTypedComeFirst()
    {
        const QList<SavedReply> all{{u"address"_s, u"Our hours are on the door"_s},
            {u"hours"_s, u"9 to 18"_s}, {u"שעות"_s, u"9 עד 18"_s}};
        QCOMPARE(ui::matching(all, u"HO"_s), (QList<SavedReply>{all.at(1), all.at(0)}));
        QCOMPARE(ui::matching(all, u"שע"_s), QList<SavedReply>{all.at(2)});
        QCOMPARE(ui::matching(all, QString()), all);
        QVERIFY(ui::matching(all, u"nothing"_s).isEmpty());
    }
    void aSlashAndAFewLettersPutOneIntoTheText()
    {
        keep({{u"hours"_s, u"Hello {name}, we are open from 9 to 18."_s}, {u"address"_s, u"Herzl 1"_s}});
        openDana();
        QTest::keyClicks(&edit(), u"/"_s);
        QTRY_VERIFY(picker().isVisible());
        QCOMPARE(list().count(), 2);
        QTest::keyClicks(&edit(), u"ho"_s);
        QCOMPARE(list().count(), 1);
        QTest::keyClick(&edit(), Qt::Key_Return);
        QCOMPARE(edit().text(), u"Hello Dana, we are open from 9 to 18."_s);
        QVERIFY(!picker().isVisible());
        QCOMPARE(stage_->messages(own_, kDana).size(), 1); // put in, not sent
    }
    void arrowsChooseAndEscLeavesWhatWasTyped()
    {
        keep({{u"address"_s, u"Herzl 1"_s}, {u"hours"_s, u"9 to 18"_s}});
        openDana();
        QTest::keyClicks(&edit(), u"/"_s);
        QTRY_VERIFY(picker().isVisible());
        QTest::keyClick(&edit(), Qt::Key_Escape);
        QVERIFY(!picker().isVisible());
        QCOMPARE(edit().text(), u"/"_s);
        QTest::keyClicks(&edit(), u"h"_s);
        QTRY_VERIFY(picker().isVisible());
        QTest::keyClick(&edit(), Qt::Key_Backspace);
        QTest::keyClick(&edit(), Qt::Key_Down);
        QTest::keyClick(&edit(), Qt::Key_Tab);
        QCOMPARE(edit().text(), u"9 to 18"_s);
    }
    void whatFitsNothingIsAnOrdinaryText()
    {
        keep({{u"hours"_s, u"9 to 18"_s}});
        openDana();
        QTest::keyClicks(&edit(), u"/zzz"_s);
        QVERIFY(!picker().isVisible());
        QTest::keyClick(&edit(), Qt::Key_Return);
        QTRY_COMPARE(stage_->messages(own_, kDana).size(), 2);
    }
    void withoutAnyItSaysWhereTheyAreMade()
    {
        openDana();
        QTest::keyClicks(&edit(), u"/"_s);
        QTRY_VERIFY(picker().isVisible());
        QVERIFY(textsOf(picker()).contains(u"Settings"_s));
    }
    void aGapWithoutANameIsToldBeforeItIsSent()
    {
        QCOMPARE(ui::filled(u"Hello {name}"_s, QString()), u"Hello {name}"_s);
        QVERIFY(ui::hasGap(u"Hello {name}"_s));
        QVERIFY(!ui::hasGap(ui::filled(u"Hello {name}"_s, u"Dana"_s)));
    }
    void theyAreWrittenChangedAndRemovedInTheSettings()
    {
        ui::RepliesCard card(stage_->desk(), theme_, nullptr);
        card.show();
        const auto press = [&](const QString &text) {
            for (auto *one : card.findChildren<QPushButton *>()) {
                if (one->text() == text && one->isEnabled())
                    one->click();
            }
        };
        press(u"New reply"_s);
        auto *dialog = card.findChild<ui::EditReply *>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>()->setText(u"/hours"_s);
        dialog->findChild<QPlainTextEdit *>()->setPlainText(u" 9 to 18 "_s);
        dialog->accept();
        const QList<SavedReply> one{{u"hours"_s, u"9 to 18"_s}};
        QTRY_COMPARE(card.replies().own(), one);
        card.findChild<QListWidget *>()->setCurrentRow(0);
        press(u"Change"_s);
        QTRY_VERIFY(card.findChild<ui::EditReply *>() != dialog && card.findChild<ui::EditReply *>());
        dialog = card.findChild<ui::EditReply *>();
        dialog->findChild<QLineEdit *>()->setText(u"שעות"_s);
        dialog->accept();
        const QList<SavedReply> other{{u"שעות"_s, u"9 to 18"_s}};
        QTRY_COMPARE(card.replies().own(), other);
        ui::SavedReplies again(stage_->desk());
        QTRY_COMPARE(again.own(), other);
        card.findChild<QListWidget *>()->setCurrentRow(0);
        press(u"Remove"_s);
        QTRY_VERIFY(card.replies().own().isEmpty());
    }
    void nobodyIsGreetedAsAGapUnlessItIsMeantSo()
    {
        openDana();
        const auto sentCount = [this] { return stage_->messages(own_, kDana).size(); };
        QTest::keyClicks(&edit(), u"Hello {name}"_s);
        QTest::keyClick(&edit(), Qt::Key_Return);
        QVERIFY(textsOf(*page_).contains(u"still says {name}"_s));
        QCOMPARE(edit().text(), u"Hello {name}"_s);
        QCOMPARE(sentCount(), 1);
        QTest::keyClicks(&edit(), u"!"_s); // typed on: told once more
        QTest::keyClick(&edit(), Qt::Key_Return);
        QCOMPARE(edit().text(), u"Hello {name}!"_s);
        QTest::keyClick(&edit(), Qt::Key_Return);
        QTRY_COMPARE(sentCount(), 2);
        QVERIFY(edit().text().isEmpty());
    }
    void aShortcutThatAnotherHasOrWithBlanksIsNotTaken()
    {
        ui::EditReply dialog(theme_, {}, {u"hours"_s}, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        dialog.findChild<QPlainTextEdit *>()->setPlainText(u"text"_s);
        const auto save = [&] {
            for (auto *one : dialog.findChildren<QPushButton *>()) {
                if (one->text() == u"Save")
                    return one;
            }
            return static_cast<QPushButton *>(nullptr);
        }();
        QVERIFY(save);
        for (const QString &wrong : {u"two words"_s, u"Hours"_s, u"/"_s, QString()}) {
            dialog.findChild<QLineEdit *>()->setText(wrong);
            QVERIFY(!save->isEnabled());
        }
        dialog.findChild<QLineEdit *>()->setText(u"address"_s);
        QVERIFY(save->isEnabled());
    }
};

GESHER_TEST(tst_saved_replies, TstSavedReplies)
#include "tst_saved_replies.moc"
