// SPDX-License-Identifier: GPL-3.0-or-later
// Which conversations the list holds.
#include "tests/ui/inbox_test.h"
#include "ui/pages/inbox/chat_filters.h"

#include <QMenu>

using namespace ui_tests;

class TstChatFilters : public InboxTest {
    Q_OBJECT

    ui::ChatFilters &filters() { return *page_->list()->filters(); }
    QMenu *menu() const
    {
        for (QMenu *menu : page_->findChildren<QMenu *>()) {
            if (menu->isVisible())
                return menu;
        }
        return nullptr;
    }
    /// Opens the menu and takes what stands there under that name.
    void choose(const QString &name)
    {
        filters().button()->click();
        QTRY_VERIFY(menu());
        for (QAction *action : menu()->actions()) {
            if (action->text().contains(name)) {
                action->trigger();
                menu()->close();
                return;
            }
        }
        QFAIL(qPrintable(u"nothing of that name: "_s + name));
    }
    QStringList shown()
    {
        QStringList names;
        for (int row = 0; row < chats().model()->rowCount(); ++row) {
            const auto index = chats().model()->index(row, 0);
            names.append(
                QString::fromLatin1(index.data(ui::ChatListModel::ChatRole).value<model::Chat>().jid.text()));
        }
        names.sort();
        return names;
    }
    static QString pn(const char *user) { return QString::fromLatin1(Jid::pn(user).text()); }

private Q_SLOTS:
    void whoWaitsForAnHourIsShownAlone()
    {
        stage_->networkClock().setOffset(-2 * 3'600'000);
        QVERIFY(receive(kDana, u"Is anybody there?"_s));
        stage_->networkClock().setOffset(0);
        QVERIFY(receive(kTom, u"just now"_s));
        show();
        QTRY_COMPARE(shown().size(), 2);
        choose(u"Nobody answered"_s);
        QTRY_COMPARE(shown(), QStringList{pn(kDana)});
        QVERIFY(filters().isVisible());
        QVERIFY(filters().accessibleName().contains(u"Nobody answered"_s));
        // answered: it is not waiting any more
        QVERIFY(stage_->send(own_, kDana, u"Yes"_s));
        QTRY_VERIFY(shown().isEmpty());
        QTest::mouseClick(filters().findChild<QAbstractButton *>(), Qt::LeftButton);
        QTRY_COMPARE(shown().size(), 2);
        QVERIFY(!filters().isVisible());
    }

    void whatWasNotSentIsFoundUntilSomethingIs()
    {
        QVERIFY(receive(kDana, u"hello"_s));
        QVERIFY(receive(kTom, u"hello"_s));
        sim::Mishap refuse;
        refuse.kind = sim::Mishap::Kind::RefuseMessage;
        refuse.pn = kOwn;
        refuse.detail = u"400"_s;
        stage_->arm(refuse);
        QVERIFY(stage_->send(own_, kDana, u"will fail"_s));
        show();
        QTRY_VERIFY(stage_->chat(own_, kDana).hasFailed);
        choose(u"not sent"_s);
        QTRY_COMPARE(shown(), QStringList{pn(kDana)});
        stage_->liftLimits(own_);
        QVERIFY(stage_->send(own_, kDana, u"will not"_s));
        QTRY_VERIFY(!stage_->chat(own_, kDana).hasFailed);
        QTRY_VERIFY(shown().isEmpty());
        QVERIFY(page_->list()->clearSearch());
        QTRY_COMPARE(shown().size(), 2);
    }

    void groupsAndLabelsAreShownAlone()
    {
        QVERIFY(receive(kDana, u"hello"_s));
        QVERIFY(receive(kTom, u"hello"_s));
        const Jid group = Jid::parse("120363000000000001@g.us").value();
        QVERIFY(stage_->addGroup(own_, group, u"Team"_s, {{kTom, {}, u"Tom"_s}}));
        QVERIFY(stage_->addLabel(own_, {u"7"_s, u"New customer"_s, 3, 0, 0}, kTom));
        show();
        QTRY_VERIFY(shown().size() >= 2);
        choose(u"New customer"_s);
        QTRY_COMPARE(shown(), QStringList{pn(kTom)});
        QVERIFY(filters().accessibleName().contains(u"New customer"_s));
        choose(u"Groups"_s);
        QTRY_VERIFY(shown().isEmpty());
        QTRY_VERIFY(textsOf(*page_).contains(u"Nothing matches"_s));
        QVERIFY(filters().clear());
        QTRY_VERIFY(shown().size() >= 2);
        QVERIFY(!filters().clear());
    }
};

GESHER_TEST(tst_chat_filters, TstChatFilters)
#include "tst_chat_filters.moc"
