// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/inbox_test.h"
#include "ui/widgets/search_field.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableWidget>

using namespace ui_tests;

class TstInboxPage : public InboxTest {
    Q_OBJECT
private Q_SLOTS:
    void whatIsSeenIsReadAndWhatIsNotSeenIsNot()
    {
        QVERIFY(receive(kDana, u"one"_s));
        QVERIFY(receive(kTom, u"two"_s));
        show();
        open(kDana);
        QTRY_COMPARE(stage_->chat(own_, kDana).unread, 0);
        QCOMPARE(stage_->chat(own_, kTom).unread, 1);
        page_->hide();
        QVERIFY(receive(kDana, u"nobody looks"_s));
        QTRY_COMPARE(messages().rowCount(), 2);
        QCOMPARE(stage_->chat(own_, kDana).unread, 1);
        page_->show();
        // this platform gives a window that comes back no focus by itself
        QApplication::setActiveWindow(page_.get());
        QVERIFY(page_->isActiveWindow());
        QTRY_COMPARE(stage_->chat(own_, kDana).unread, 0);
    }

    void aRefusedMessageOffersToSendAgainAndItsDetails()
    {
        QVERIFY(receive(kDana, u"one"_s));
        stage_->arm({sim::Mishap::Kind::RefuseMessage, kOwn, u"463"_s, 1});
        QVERIFY(stage_->send(own_, kDana, u"Hello"_s));
        show();
        open(kDana);
        QTRY_COMPARE(messages().at(1).state, model::MessageState::Failed);
        const QString id = messages().at(1).id;
        Q_EMIT view().detailsAsked(id);
        QTRY_VERIFY(page_->findChild<QDialog *>());
        auto *steps = page_->findChild<QTableWidget *>();
        QTRY_VERIFY(steps->rowCount() >= 3);
        QCOMPARE(steps->item(steps->rowCount() - 1, 0)->text(), u"Not sent"_s);
        QVERIFY(textsOf(*page_->findChild<QDialog *>()).contains(u"463"_s));
        page_->findChild<QDialog *>()->close();

        // by the mouse, where the link is painted
        const QRect row = view().visualRect(messages().index(1));
        std::optional<QPoint> link;
        for (int y = row.bottom(); y > row.top() && !link; y -= 4) {
            for (int x = row.left(); x < row.right(); x += 6) {
                const auto hit = qobject_cast<ui::BubbleDelegate *>(view().itemDelegate())
                                     ->hitAt(row, messages().index(1), {x, y});
                if (hit.kind == ui::BubbleDelegate::Hit::Kind::Again)
                    link = QPoint(x, y);
            }
        }
        QVERIFY(link);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, *link);
        QTRY_COMPARE(messages().rowCount(), 3);
        QCOMPARE(messages().at(2).text, u"Hello"_s);
        QVERIFY(messages().at(2).id != id);
        QTRY_COMPARE(messages().at(2).state, model::MessageState::Delivered);
        QCOMPARE(messages().at(1).state, model::MessageState::Failed);
    }

    void panesFollowEachOther()
    {
        QVERIFY(receive(kDana, u"one"_s));
        show();
        open(kDana);
        QTRY_VERIFY(edit().hasFocus());
        QTest::keyClick(page_.get(), Qt::Key_F6);
        QVERIFY(chats().hasFocus());
        QTest::keyClick(page_.get(), Qt::Key_F6);
        QVERIFY(view().hasFocus());
        QTest::keyClick(page_.get(), Qt::Key_F6);
        QVERIFY(edit().hasFocus());
        QTest::keyClick(page_.get(), Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(view().hasFocus());
    }

    void placeIsKeptWhenOlderOnesArriveAbove_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("right to left") << Qt::RightToLeft;
    }

    void placeIsKeptWhenOlderOnesArriveAbove()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QApplication::setLayoutDirection(direction);
        for (int i = 0; i < 200; ++i) {
            stage_->networkClock().setOffset((i - 1'000) * 10'000);
            stage_->write(kDana, kOwn,
                i % 3 ? u"line %1"_s.arg(i) : u"שורה ארוכה מאוד שנשברת לכמה שורות "_s.repeated(5));
        }
        stage_->networkClock().setOffset(0);
        QVERIFY(stage_->hasMessages(own_, kDana, 200));
        QVERIFY(stage_->answerOf(stage_->desk().ask(
            [this](door::Engine &engine) { return engine.chats().markRead(own_, Jid::pn(kDana)); })));
        show();
        open(kDana);
        QCOMPARE(messages().rowCount(), 60);
        QTRY_VERIFY(view().isAtEnd());
        QScrollBar *bar = view().verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        const QPersistentModelIndex top(messages().index(3));
        bar->setValue(bar->value() + view().visualRect(top).top() - 10);
        const int before = view().visualRect(top).top();
        QTRY_VERIFY(messages().rowCount() >= 90);
        QTRY_COMPARE(view().visualRect(top).top(), before);
        QVERIFY(!view().isAtEnd());

        // what comes below does not move it either, and is counted
        auto *latest = named<QAbstractButton>(*page_, u"Go to the latest messages"_s);
        QVERIFY(latest && latest->isVisible());
        const QPersistentModelIndex seen(view().indexAt({view().viewport()->width() / 2, 5}));
        const int place = view().visualRect(seen).top();
        stage_->write(kDana, kOwn, u"new"_s);
        QTRY_VERIFY(latest->accessibleName().contains(u"1"_s));
        QCOMPARE(view().visualRect(seen).top(), place);
        QCOMPARE(stage_->chat(own_, kDana).unread, 1);
        latest->click();
        QTRY_VERIFY(view().isAtEnd());
        QVERIFY(!latest->isVisible());
        QTRY_COMPARE(stage_->chat(own_, kDana).unread, 0);
    }

    void bubblesStandOnTheSideOfTheirAuthor_data() { placeIsKeptWhenOlderOnesArriveAbove_data(); }

    void bubblesStandOnTheSideOfTheirAuthor()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QApplication::setLayoutDirection(direction);
        QVERIFY(receive(kDana, u"שלום"_s));
        QVERIFY(stage_->send(own_, kDana, u"Hi"_s));
        show();
        open(kDana);
        QTRY_COMPARE(messages().rowCount(), 2);
        const auto *delegate = qobject_cast<ui::BubbleDelegate *>(view().itemDelegate());
        const auto isLeft = [&](int row) {
            const QRect rect = view().visualRect(messages().index(row));
            int left = 0;
            int right = 0;
            for (int x = rect.left(); x < rect.right(); x += 4) {
                for (int y = rect.bottom() - 16; y > rect.bottom() - 40; y -= 8) {
                    const bool hit = delegate->hitAt(rect, messages().index(row), {x, y}).kind
                        != ui::BubbleDelegate::Hit::Kind::Nothing;
                    (x < rect.center().x() ? left : right) += hit ? 1 : 0;
                }
            }
            return left > right;
        };
        QTRY_VERIFY(view().visualRect(messages().index(1)).height() > 20);
        QCOMPARE(isLeft(0), direction == Qt::LeftToRight);
        QCOMPARE(isLeft(1), direction == Qt::RightToLeft);
    }

    void aNarrowWindowIsOneColumnWithAWayBack()
    {
        QVERIFY(receive(kDana, u"one"_s));
        show(700, 600);
        QTRY_COMPARE(chats().model()->rowCount(), 1);
        QVERIFY(page_->list()->isVisible());
        QVERIFY(!page_->conversation()->isVisible());
        open(kDana);
        QVERIFY(!page_->list()->isVisible());
        QVERIFY(page_->conversation()->isVisible());
        auto *back = named<QAbstractButton>(*page_, u"Back to the conversations"_s);
        QVERIFY(back && back->isVisible());
        back->click();
        QVERIFY(page_->list()->isVisible());
        QVERIFY(!page_->conversation()->isVisible());
        page_->resize(1100, 700);
        QTRY_VERIFY(page_->conversation()->isVisible() && page_->list()->isVisible());
    }

    void eachEmptyStateSaysSomethingElse()
    {
        show();
        QTRY_VERIFY(textsOf(*page_).contains(u"No conversations yet"_s));
        QVERIFY(textsOf(*page_).contains(u"No conversation is open"_s));
        auto *search = page_->list()->findChild<ui::SearchField *>();
        search->setText(u"nobody"_s);
        QTRY_VERIFY(textsOf(*page_).contains(u"Nothing matches"_s));
        QVERIFY(receive(kDana, u"one"_s));
        for (QAbstractButton *button : page_->findChildren<QAbstractButton *>()) {
            if (button->text() == u"Show all conversations"_s)
                button->click();
        }
        QTRY_COMPARE(chats().model()->rowCount(), 1);
        QVERIFY(search->text().isEmpty());

        Stage nobody;
        ui::InboxPage page(nobody.desk(), nobody.changes(), theme_, nullptr);
        page.resize(1100, 700);
        page.show();
        QTRY_VERIFY(textsOf(page).contains(u"No number is linked yet"_s));
    }

    void everyControlHasAName()
    {
        QVERIFY(receive(kDana, u"one"_s));
        show();
        open(kDana);
        QTest::keyClick(page_.get(), Qt::Key_N, Qt::ControlModifier);
        for (const QWidget *widget : page_->findChildren<QWidget *>()) {
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool isControl = widget->focusPolicy() != Qt::NoFocus && widget->isVisible()
                && (button || qobject_cast<const QLineEdit *>(widget)
                    || qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
                    || qobject_cast<const QAbstractItemView *>(widget));
            if (isControl)
                QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                    widget->metaObject()->className());
        }
    }
};

GESHER_TEST(tst_inbox_page, TstInboxPage)
#include "tst_inbox_page.moc"
