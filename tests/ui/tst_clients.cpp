// SPDX-License-Identifier: GPL-3.0-or-later
// Clients in the window: made by typing a name, chosen above the sections, and never by surprise.
#include "tests/support/runner.h"
#include "tests/ui/stage.h"
#include "ui/models/our_clients.h"
#include "ui/pages/accounts/accounts_page.h"
#include "ui/pages/clients/client_dialog.h"
#include "ui/pages/clients/off_board_dialog.h"
#include "ui/pages/inbox/inbox_page.h"
#include "ui/shell/client_menu.h"
#include "ui/shell/client_switcher.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTimeEdit>

using namespace Qt::StringLiterals;
using ui_tests::buttonOf;

namespace {

template <class T>
T *named(QWidget &parent, const QString &name)
{
    for (T *widget : parent.findChildren<T *>()) {
        if (widget->accessibleName() == name)
            return widget;
    }
    return nullptr;
}

model::Client make(ui_tests::Stage &stage, const QString &name)
{
    model::ClientDraft draft;
    draft.name = name;
    return stage
        .answerOf(stage.desk().ask([draft](door::Engine &engine) { return engine.clients().create(draft); }))
        .value();
}

bool move(ui_tests::Stage &stage, const model::AccountId &account, const model::ClientId &client)
{
    return stage
        .answerOf(stage.desk().ask(
            [account, client](door::Engine &engine) { return engine.clients().move(account, client); }))
        .has_value();
}

}

class TstClients : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quietHoursAndCountryAreChosenAndKept()
    {
        ui_tests::Stage stage;
        ui::Theme theme;
        const model::Client client = make(stage, u"Cohen Motors"_s);
        ui::ClientDialog dialog(stage.desk(), client, theme, nullptr);
        QSignalSpy saved(&dialog, &ui::ClientDialog::saved);
        auto *quiet = named<QCheckBox>(dialog, u"Quiet hours"_s);
        auto *from = named<QTimeEdit>(dialog, u"Quiet hours begin"_s);
        auto *to = named<QTimeEdit>(dialog, u"Quiet hours end"_s);
        auto *country = named<QComboBox>(dialog, u"Country, whose phones are typed without its code"_s);
        QVERIFY(quiet && from && to && country && !quiet->isChecked() && !from->isEnabled());
        quiet->click();
        from->setTime({21, 30});
        to->setTime({21, 30});
        buttonOf(dialog, u"Save"_s)->click();
        QCOMPARE(saved.count(), 0);
        QVERIFY(dialog.findChild<ui::Banner *>()->isVisibleTo(&dialog));
        to->setTime({7, 15});
        country->setEditText(u"Atlantis"_s);
        buttonOf(dialog, u"Save"_s)->click();
        QCOMPARE(saved.count(), 0);
        country->setCurrentIndex(country->findData(u"IL"_s));
        auto *language = named<QComboBox>(dialog, u"Language of what is written for it"_s);
        QVERIFY(language);
        QCOMPARE(language->currentData().toString(), u"en"_s); // as this program speaks
        language->setCurrentIndex(language->findData(u"he"_s));
        QVERIFY(country->currentText().contains(u"ישראל"_s));
        buttonOf(dialog, u"Save"_s)->click();
        QTRY_COMPARE(saved.count(), 1);
        const auto kept = saved[0][0].value<model::Client>();
        QCOMPARE(kept.country, u"IL"_s);
        QCOMPARE(kept.language, u"he"_s);
        QVERIFY(kept.quietHours == (model::QuietHours{21 * 60 + 30, 7 * 60 + 15}));
    }
    void aClientIsMadeByTypingItsName()
    {
        ui_tests::Stage stage;
        ui::Theme theme;
        ui::ClientDialog dialog(stage.desk(), {}, theme, nullptr);
        QSignalSpy saved(&dialog, &ui::ClientDialog::saved);
        auto *name = named<QLineEdit>(dialog, u"Name"_s);
        auto *mark = named<QLineEdit>(dialog, u"Mark: two letters that stand for it"_s);
        auto *zone = named<QComboBox>(dialog, u"Time zone, in which its day begins"_s);
        QPushButton *save = buttonOf(dialog, u"Make client"_s);
        QVERIFY(name && mark && zone && save);
        QVERIFY(!save->isEnabled()); // without a name nobody finds it again
        name->setText(u"Cohen Motors"_s);
        QCOMPARE(mark->text(), u"CM"_s);
        zone->setCurrentText(u"Atlantis"_s);
        save->click();
        auto *complaint = dialog.findChild<ui::Banner *>();
        QVERIFY(complaint->isVisibleTo(&dialog));
        zone->setCurrentText(u"Asia/Jerusalem"_s);
        save->click();
        QTRY_COMPARE(saved.count(), 1);
        const auto client = saved.first().first().value<model::Client>();
        QCOMPARE(client.name, u"Cohen Motors"_s);
        QCOMPARE(client.mark, u"CM"_s);
        QCOMPARE(client.timeZone, QByteArray("Asia/Jerusalem"));
    }

    void whatRetentionDeletesIsSaidBeforeItIsDeleted()
    {
        ui_tests::Stage stage;
        ui::Theme theme;
        const auto number = stage.addNumber(u"Desk"_s, "972555550001");
        stage.addPerson(u"Maya"_s, "972555550002");
        stage.networkClock().setOffset(-40LL * 24 * 60 * 60 * 1000);
        QVERIFY(!stage.write("972555550002", "972555550001", u"long ago"_s).isEmpty());
        stage.networkClock().setOffset(0);
        QVERIFY(!stage.write("972555550002", "972555550001", u"just now"_s).isEmpty());
        QVERIFY(stage.hasMessages(number, "972555550002", 2));
        const auto client = make(stage, u"Cohen"_s);
        QVERIFY(move(stage, number, client.id));
        ui::ClientDialog dialog(stage.desk(), client, theme, nullptr);
        auto *keep = named<QComboBox>(dialog, u"Keep messages"_s);
        QVERIFY(keep);
        keep->setCurrentIndex(keep->findData(30));
        Q_EMIT keep->activated(keep->currentIndex());
        QTRY_VERIFY(buttonOf(dialog, u"Save and delete 1"_s));
        QCOMPARE(stage.messages(number, "972555550002").size(), 2); // nothing yet
        buttonOf(dialog, u"Save and delete 1"_s)->click();
        QVERIFY(stage.hasMessages(number, "972555550002", 1));
        QCOMPARE(stage.messages(number, "972555550002").first().text, u"just now"_s);
    }

    void aClientWithNumbersStaysAndSaysWhy()
    {
        ui_tests::Stage stage;
        ui::Theme theme;
        const auto number = stage.addNumber(u"Desk"_s, "972555550001");
        const auto client = make(stage, u"Cohen"_s);
        QVERIFY(move(stage, number, client.id));
        ui::ClientDialog dialog(stage.desk(), client, theme, nullptr);
        QSignalSpy removed(&dialog, &ui::ClientDialog::removed);
        auto *complaint = dialog.findChild<ui::Banner *>();
        buttonOf(dialog, u"Remove this client"_s)->click();
        QTRY_VERIFY(complaint->isVisibleTo(&dialog));
        QCOMPARE(removed.count(), 0);
        QVERIFY(move(stage, number, {}));
        buttonOf(dialog, u"Remove this client"_s)->click();
        QTRY_COMPARE(removed.count(), 1);
    }

    void aClientIsOffBoardedOnlyAfterItsNameWasTyped()
    {
        ui_tests::Stage stage;
        ui::Theme theme;
        const auto number = stage.addNumber(u"Desk"_s, "972555550001");
        stage.addPerson(u"Maya"_s, "972555550002");
        QVERIFY(!stage.write("972555550002", "972555550001", u"hello"_s).isEmpty());
        QVERIFY(stage.hasMessages(number, "972555550002", 1));
        const auto client = make(stage, u"Cohen"_s);
        QVERIFY(move(stage, number, client.id));
        ui::OffBoardDialog dialog(stage.desk(), client, theme, nullptr);
        QSignalSpy left(&dialog, &ui::OffBoardDialog::left);
        QPushButton *go = buttonOf(dialog, u"Off-board"_s);
        auto *name = dialog.findChild<QLineEdit *>();
        QVERIFY(!go->isEnabled());
        name->setText(u"cohen"_s);
        QVERIFY(!go->isEnabled());
        name->setText(u"Cohen"_s);
        go->click();
        dialog.reject(); // not now
        QVERIFY(!go->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(left.count(), 1, 20'000);
        const auto done = left.first().first().value<model::OffBoarded>();
        QCOMPARE(done.messages, 1);
        QVERIFY(QFile::exists(done.directory + u"/certificate.json"_s));
        QCOMPARE(go->text(), u"Open the folder"_s);
        const auto numbers
            = stage.answerOf(stage.desk().ask([](door::Engine &engine) { return engine.accounts().list(); }));
        QVERIFY(numbers && numbers->isEmpty());
    }

    void theChosenClientIsShownAlone();
    void menuAndDialogInBothLanguages();
};

void TstClients::theChosenClientIsShownAlone()
{
    ui_tests::Stage stage;
    const auto first = stage.addNumber(u"First"_s, "972555550001");
    const auto second = stage.addNumber(u"Second"_s, "972555550003");
    stage.addPerson(u"Maya"_s, "972555550002");
    for (const char *to : {"972555550001", "972555550003"})
        QVERIFY(!stage.write("972555550002", to, u"hello"_s).isEmpty());
    QVERIFY(stage.hasMessages(first, "972555550002", 1) && stage.hasMessages(second, "972555550002", 1));
    const auto client = make(stage, u"Cohen"_s);
    QVERIFY(move(stage, second, client.id));

    base::SystemClock clock;
    ui::Theme theme;
    ui::Language language(*qApp);
    ui::MainWindow window({stage.desk(), clock, theme, language, u"practice"_s, true});
    QSignalSpy ready(&window, &ui::MainWindow::ready);
    window.restore();
    QTRY_COMPARE(ready.count(), 1);
    window.showWelcome(false);
    window.show();
    const auto chats = [&] {
        return named<QListView>(*window.findChild<ui::InboxPage *>(), u"Conversations"_s)
            ->model()
            ->rowCount();
    };
    const auto numbers = [&] {
        return named<QTableView>(*window.findChild<ui::AccountsPage *>(), u"Numbers"_s)->model()->rowCount();
    };
    QTRY_COMPARE(chats(), 2);
    QTRY_COMPARE(numbers(), 2);
    // chosen as a person does
    auto *switcher = window.findChild<ui::ClientSwitcher *>();
    QTRY_VERIFY(window.findChild<ui::OurClients *>()->isKnown());
    switcher->click();
    auto *menu = switcher->findChild<ui::ClientMenu *>();
    QVERIFY(menu);
    auto *list = menu->findChild<QListWidget *>();
    QCOMPARE(list->count(), 2);
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(chats(), 1);
    QTRY_COMPARE(numbers(), 1);
    QCOMPARE(switcher->accessibleName(), u"Client: Cohen"_s);
    // what happens to the others does not come in
    QVERIFY(!stage.write("972555550002", "972555550001", u"again"_s).isEmpty());
    QVERIFY(stage.hasMessages(first, "972555550002", 2));
    QVERIFY(!stage.write("972555550002", "972555550003", u"to this one"_s).isEmpty());
    QVERIFY(stage.hasMessages(second, "972555550002", 2));
    QCOMPARE(chats(), 1);
    // and the choice is kept over a restart
    ui::MainWindow again({stage.desk(), clock, theme, language, u"practice"_s, true});
    QSignalSpy readyAgain(&again, &ui::MainWindow::ready);
    again.restore();
    QTRY_COMPARE(readyAgain.count(), 1);
    QTRY_COMPARE(again.findChild<ui::OurClients *>()->chosen(), client.id);
    // a number that moves away is not shown any more
    QVERIFY(move(stage, second, {}));
    QTRY_COMPARE(numbers(), 0);
    QTRY_COMPARE(chats(), 0);
}

/// Written to the build folder, to be looked at.
void TstClients::menuAndDialogInBothLanguages()
{
    ui_tests::Stage stage;
    ui::Theme theme;
    theme.apply(*qApp);
    ui::Language language(*qApp);
    model::Client client;
    for (const QString &name : {u"Cohen Motors"_s, u"קפה נוגה"_s, u"Studio Pilates Haifa"_s})
        client = make(stage, name);
    ui::OurClients clients(stage.desk());
    QTRY_COMPARE(clients.all().size(), 3);
    clients.choose(client.id);
    QVERIFY(QDir().mkpath(QStringLiteral(GESHER_PICTURES_DIR)));
    for (const bool hebrew : {false, true}) {
        language.set(hebrew ? ui::Language::Code::Hebrew : ui::Language::Code::English);
        theme.setMode(hebrew ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
        const QString kind = hebrew ? u"he-dark"_s : u"en-light"_s;
        ui::ClientMenu menu(clients, theme, nullptr);
        menu.ensurePolished();
        menu.adjustSize();
        QVERIFY(menu.grab().save(QStringLiteral(GESHER_PICTURES_DIR "/client-menu-%1.png").arg(kind)));
        ui::ClientDialog dialog(stage.desk(), client, theme, nullptr);
        dialog.ensurePolished();
        dialog.adjustSize();
        QVERIFY(dialog.grab().save(QStringLiteral(GESHER_PICTURES_DIR "/client-dialog-%1.png").arg(kind)));
        QStringList times;
        for (const QTimeEdit *edit : dialog.findChildren<QTimeEdit *>())
            times.append(edit->text());
        QCOMPARE(times, (QStringList{u"22:00"_s, u"07:00"_s})); // in both directions
        ui::OffBoardDialog leaving(stage.desk(), client, theme, nullptr);
        leaving.ensurePolished();
        leaving.adjustSize();
        QVERIFY(leaving.grab().save(QStringLiteral(GESHER_PICTURES_DIR "/client-leaves-%1.png").arg(kind)));
    }
    language.set(ui::Language::Code::English);
    theme.setMode(ui::Theme::Mode::Light);
}

GESHER_TEST(tst_clients, TstClients)
#include "tst_clients.moc"
