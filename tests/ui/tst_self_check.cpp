// SPDX-License-Identifier: GPL-3.0-or-later
// The self-check in the window: reached from the number, read in both directions, copied without anybody's
// name.
#include "tests/support/runner.h"
#include "tests/ui/stage.h"
#include "ui/models/our_clients.h"
#include "ui/pages/accounts/account_panel.h"
#include "ui/pages/accounts/check_row.h"
#include "ui/pages/accounts/self_check_dialog.h"
#include "ui/shell/language.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using model::CheckVerdict;
using ui_tests::buttonOf;

namespace {

const QByteArray kChecked = "972555550001";
const QByteArray kMaya = "972555550002";

}

class TstSelfCheckDialog : public QObject {
    Q_OBJECT
    ui_tests::Stage stage_;
    ui::Theme theme_;
    std::unique_ptr<ui::Language> language_;
    model::AccountView account_;

    QList<model::CheckPoint> points()
    {
        const auto answer = stage_.answerOf(stage_.desk().ask(
            [id = account_.id](door::Engine &engine) { return engine.accounts().selfCheck(id); }));
        return answer && *answer ? **answer : QList<model::CheckPoint>();
    }
    CheckVerdict verdict(model::CheckId id) { return points().value(static_cast<int>(id)).verdict(); }
    static QList<ui::CheckRow *> rows(QWidget &dialog) { return dialog.findChildren<ui::CheckRow *>(); }

private Q_SLOTS:
    void initTestCase()
    {
        theme_.apply(*qApp);
        language_ = std::make_unique<ui::Language>(*qApp);
        const auto id = stage_.addNumber(u"Front desk"_s, kChecked);
        QVERIFY(!id.value.isEmpty());
        stage_.addPerson(u"Maya"_s, kMaya);
        QVERIFY(!stage_.write(kMaya, kChecked, u"plainword"_s).isEmpty());
        QVERIFY(stage_.hasMessages(id, kMaya, 1));
        stage_.liftLimits(id);
        stage_.arm({sim::Mishap::Kind::RefuseMessage, kChecked, u"497"_s, 1});
        QVERIFY(stage_.send(id, kMaya, u"refused"_s));
        const auto found = stage_.answerOf(
            stage_.desk().ask([id](door::Engine &engine) { return engine.accounts().find(id); }));
        QVERIFY(found && *found);
        account_ = **found;
        QTRY_COMPARE(verdict(model::CheckId::Refusals), CheckVerdict::Otherwise);
    }

    void itIsReachedFromTheNumber()
    {
        ui::AccountsModel accounts(stage_.desk(), stage_.changes(), stage_.networkClock());
        QTRY_VERIFY(accounts.view(account_.id));
        ui::OurClients clients(stage_.desk());
        ui::AccountPanel panel(stage_.desk(), accounts, clients, stage_.networkClock(), theme_, nullptr);
        panel.showAccount(account_.id);
        QPushButton *open = buttonOf(panel, u"Self-check …"_s);
        QVERIFY(open);
        QVERIFY(open->isVisibleTo(&panel));
        open->click();
        auto *dialog = panel.findChild<ui::SelfCheckDialog *>();
        QVERIFY(dialog);
        QTRY_COMPARE(rows(*dialog).size(), model::kCheckCount);
        buttonOf(*dialog, u"Close"_s)->click();
        QTRY_VERIFY(!panel.findChild<ui::SelfCheckDialog *>());
    }

    void whatIsOtherwiseStandsFirst()
    {
        ui::SelfCheckDialog dialog(stage_.desk(), account_, theme_, nullptr);
        QTRY_COMPARE(rows(dialog).size(), model::kCheckCount);
        QCOMPARE(rows(dialog).constFirst()->accessibleName(), u"Messages that are refused, Otherwise"_s);
        QVERIFY(rows(dialog).constFirst()->accessibleDescription().contains(u"error 497 ×1"_s));
        QVERIFY(rows(dialog).constLast()->accessibleName().endsWith(u", Not seen yet"_s));
    }

    void theReportNamesNobody()
    {
        ui::SelfCheckDialog dialog(stage_.desk(), account_, theme_, nullptr);
        QTRY_COMPARE(rows(dialog).size(), model::kCheckCount);
        buttonOf(dialog, u"Copy report"_s)->click();
        const QString report = QApplication::clipboard()->text();
        QCOMPARE(report, dialog.report());
        QVERIFY(buttonOf(dialog, u"Copied"_s));
        QVERIFY(report.contains(u"Messages that are refused: Otherwise"_s));
        QVERIFY(report.contains(u"error 497 ×1"_s));
        for (const QString &secret : {QString::fromLatin1(kChecked), QString::fromLatin1(kMaya), u"Maya"_s,
                 u"plainword"_s, account_.label, account_.id.value, u"\u2068"_s, u"\u2066"_s})
            QVERIFY2(!report.contains(secret), qPrintable(secret));
    }

    void thePointsAreReachedWithTheKeyboard()
    {
        ui::SelfCheckDialog dialog(stage_.desk(), account_, theme_, nullptr);
        QTRY_COMPARE(rows(dialog).size(), model::kCheckCount);
        dialog.show();
        dialog.activateWindow();
        const auto list = rows(dialog);
        list.at(0)->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(list.at(0)->hasFocus());
        QTest::keyClick(list.at(0), Qt::Key_Down);
        QVERIFY(list.at(1)->hasFocus());
        QTest::keyClick(list.at(1), Qt::Key_Up);
        QVERIFY(list.at(0)->hasFocus());
        for (int i = 0; i + 1 < list.size(); ++i)
            QTest::keyClick(list.at(i), Qt::Key_Down);
        QVERIFY(list.constLast()->hasFocus());
        // what has the keyboard is in sight
        const auto *scroll = dialog.findChild<QScrollArea *>();
        QVERIFY(scroll->verticalScrollBar()->value() > 0);
    }

    void itIsReadAnewWhenSomebodyAsks()
    {
        ui::SelfCheckDialog dialog(stage_.desk(), account_, theme_, nullptr);
        QTRY_COMPARE(rows(dialog).size(), model::kCheckCount);
        stage_.arm({sim::Mishap::Kind::RefuseMessage, kChecked, u"497"_s, 1});
        QVERIFY(stage_.send(account_.id, kMaya, u"refused again"_s));
        QTRY_COMPARE(points().at(static_cast<int>(model::CheckId::Refusals)).seen.constLast().count, 2);
        buttonOf(dialog, u"Look again"_s)->click();
        QTRY_VERIFY(rows(dialog).constFirst()->accessibleDescription().contains(u"error 497 ×2"_s));
    }

    void aNumberThatIsGoneIsSaid()
    {
        model::AccountView gone = account_;
        gone.id.value = u"nobody"_s;
        ui::SelfCheckDialog dialog(stage_.desk(), gone, theme_, nullptr);
        QTRY_VERIFY(dialog.findChild<ui::Banner *>()->isVisibleTo(&dialog));
        QVERIFY(rows(dialog).isEmpty());
        QVERIFY(!buttonOf(dialog, u"Copy report"_s)->isEnabled());
    }

    void picturesInBothLanguagesAndThemes()
    {
        QVERIFY(QDir().mkpath(QStringLiteral(GESHER_PICTURES_DIR)));
        for (const auto code : {ui::Language::Code::English, ui::Language::Code::Hebrew}) {
            language_->set(code);
            for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
                theme_.setMode(mode);
                ui::SelfCheckDialog dialog(stage_.desk(), account_, theme_, nullptr);
                QTRY_COMPARE(rows(dialog).size(), model::kCheckCount);
                dialog.show();
                dialog.activateWindow();
                rows(dialog).at(1)->setFocus(Qt::TabFocusReason);
                QTRY_VERIFY(rows(dialog).at(1)->hasFocus());
                QCoreApplication::sendPostedEvents();
                const QString kind = QString::fromLatin1(ui::Language::word(code))
                    + (mode == ui::Theme::Mode::Dark ? u"-dark"_s : u"-light"_s);
                QVERIFY(
                    dialog.grab().save(QStringLiteral(GESHER_PICTURES_DIR "/self-check-%1.png").arg(kind)));
                QScrollBar *bar = dialog.findChild<QScrollArea *>()->verticalScrollBar();
                bar->setValue(bar->maximum());
                QVERIFY(dialog.grab().save(
                    QStringLiteral(GESHER_PICTURES_DIR "/self-check-%1-end.png").arg(kind)));
            }
        }
        language_->set(ui::Language::Code::English);
        theme_.setMode(ui::Theme::Mode::Light);
    }
};

GESHER_TEST(tst_self_check, TstSelfCheckDialog)
#include "tst_self_check.moc"
