// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done to a chat in the list, by menu and by keys.
#include "tests/ui/inbox_test.h"
#include "ui/pages/inbox/chat_menu.h"
#include "ui/pages/inbox/delete_chat.h"
#include "ui/widgets/segment.h"

#include <QContextMenuEvent>
#include <QPushButton>

using namespace ui_tests;

class TstChatMenu : public InboxTest {
    Q_OBJECT

    void showTwo()
    {
        stage_->networkClock().setOffset(-60'000);
        QVERIFY(receive(kTom, u"earlier"_s));
        stage_->networkClock().setOffset(0);
        QVERIFY(receive(kDana, u"later"_s));
        show();
        QTRY_COMPARE(chats().model()->rowCount(), 2);
        QCOMPARE(at(0).jid, Jid::pn(kDana));
    }
    model::Chat at(int row)
    {
        return chats().model()->index(row, 0).data(ui::ChatListModel::ChatRole).value<model::Chat>();
    }
    /// As a right click or the menu key would.
    ui::ChatMenu *menuOf(int row)
    {
        const QRect place = chats().visualRect(chats().model()->index(row, 0));
        QContextMenuEvent event(
            QContextMenuEvent::Mouse, place.center(), chats().viewport()->mapToGlobal(place.center()));
        QApplication::sendEvent(chats().viewport(), &event);
        return page_->findChild<ui::ChatMenu *>();
    }
    static QAction *entry(const QMenu &menu, const QString &text)
    {
        for (QAction *action : menu.actions()) {
            if (action->text() == text)
                return action;
            if (action->menu()) {
                if (QAction *inner = entry(*action->menu(), text))
                    return inner;
            }
        }
        return nullptr;
    }
    void pick(int row, const QString &text)
    {
        ui::ChatMenu *menu = menuOf(row);
        QVERIFY(menu);
        QAction *action = entry(*menu, text);
        QVERIFY2(action, qPrintable(text));
        action->trigger();
        menu->close();
        QTRY_VERIFY(!page_->findChild<ui::ChatMenu *>());
    }

private Q_SLOTS:
    void aPinnedChatStaysAboveNewerOnes()
    {
        showTwo();
        pick(1, u"Pin to the top"_s);
        QTRY_COMPARE(at(0).jid, Jid::pn(kTom));
        QVERIFY(receive(kDana, u"newer"_s));
        QTRY_COMPARE(at(1).last->text, u"newer"_s);
        QCOMPARE(at(0).jid, Jid::pn(kTom));
        pick(0, u"Unpin"_s);
        QTRY_COMPARE(at(0).jid, Jid::pn(kDana));
    }

    void anArchivedChatLeavesTheListAndIsInTheArchive()
    {
        showTwo();
        QSignalSpy said(page_.get(), &ui::InboxPage::said);
        pick(1, u"Archive"_s);
        QTRY_COMPARE(chats().model()->rowCount(), 1);
        QCOMPARE(said.count(), 1);
        auto *segment = page_->findChild<ui::Segment *>();
        segment->setCurrent(2);
        Q_EMIT segment->changed(2);
        QTRY_COMPARE(chats().model()->rowCount(), 1);
        QTRY_COMPARE(at(0).jid, Jid::pn(kTom));
        pick(0, u"Back to the list"_s);
        QTRY_COMPARE(chats().model()->rowCount(), 0);
        QTRY_VERIFY(textsOf(*page_).contains(u"The archive is empty"_s));
        segment->setCurrent(0);
        Q_EMIT segment->changed(0);
        QTRY_COMPARE(chats().model()->rowCount(), 2);
    }

    void aMutedChatIsToldToBe()
    {
        showTwo();
        pick(0, u"For 8 hours"_s);
        QTRY_VERIFY(at(0).marks.mutedUntilMs > 0);
        const QString spoken = chats().model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains(u"muted"_s), qPrintable(spoken));
        pick(0, u"Unmute"_s);
        QTRY_COMPARE(at(0).marks.mutedUntilMs, 0);
    }

    void theKeysDoItAndUndoIt()
    {
        showTwo();
        open(kDana);
        QTRY_COMPARE(stage_->chat(own_, kDana).unread, 0);
        QTest::keyClick(page_.get(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(stage_->chat(own_, kDana).marks.mutedUntilMs, model::ChatMarks::kMutedForEver);
        QTRY_VERIFY(at(0).marks.mutedUntilMs != 0);
        QTest::keyClick(page_.get(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(stage_->chat(own_, kDana).marks.mutedUntilMs, 0);
        QTest::keyClick(page_.get(), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(stage_->chat(own_, kDana).marks.isArchived);
    }

    void whatIsMarkedUnreadSaysSoUntilItIsRead()
    {
        showTwo();
        pick(0, u"Mark as read"_s);
        QTRY_COMPARE(stage_->chat(own_, kDana).unread, 0);
        QTRY_COMPARE(at(0).unread, 0);
        pick(0, u"Mark as unread"_s);
        QTRY_VERIFY(at(0).marks.isMarkedUnread);
        open(kDana);
        QTRY_VERIFY(!stage_->chat(own_, kDana).marks.isMarkedUnread);
    }

    void aChatGoesOnlyWhenSomebodySaysSo()
    {
        showTwo();
        pick(1, u"Delete the chat …"_s);
        auto *dialog = page_->window()->findChild<ui::DeleteChat *>();
        QVERIFY(dialog);
        QTest::keyClick(dialog, Qt::Key_Return); // the safe answer
        QTRY_VERIFY(!page_->window()->findChild<ui::DeleteChat *>());
        QCOMPARE(chats().model()->rowCount(), 2);
        pick(1, u"Delete the chat …"_s);
        dialog = page_->window()->findChild<ui::DeleteChat *>();
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->text() == u"Delete the chat"_s)
                button->click();
        }
        QTRY_COMPARE(chats().model()->rowCount(), 1);
        QVERIFY(stage_->messages(own_, kTom).isEmpty());
        QVERIFY(!stage_->messages(own_, kDana).isEmpty());
    }
};

GESHER_TEST(tst_chat_menu, TstChatMenu)
#include "tst_chat_menu.moc"
