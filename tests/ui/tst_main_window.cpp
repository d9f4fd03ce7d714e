// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner.h"
#include "tests/ui/stage.h"
#include "ui/pages/inbox/composer.h"
#include "ui/pages/inbox/composer_edit.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/segment.h"

#include <QApplication>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

class TstMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPageShowsTheLanguageThatIsSetWhoeverChoseIt()
    {
        ui_tests::Stage stage;
        base::SystemClock clock;
        ui::Theme theme;
        ui::Language language(*qApp);
        ui::MainWindow window({stage.desk(), clock, theme, language, u"practice"_s, true});
        QSignalSpy ready(&window, &ui::MainWindow::ready);
        window.restore();
        QTRY_COMPARE(ready.count(), 1);
        QList<ui::Segment *> choices;
        for (ui::Segment *segment : window.findChildren<ui::Segment *>()) {
            if (segment->accessibleName() == u"Language"_s)
                choices.append(segment);
        }
        QCOMPARE(choices.size(), 2); // on the welcome page and under Settings
        const auto shown = [&] { return std::pair(choices.at(0)->current(), choices.at(1)->current()); };
        QCOMPARE(shown(), std::pair(1, 1));
        language.set(ui::Language::Code::Hebrew);
        QCOMPARE(shown(), std::pair(0, 0));
        choices.at(0)->setCurrent(1); // as a person does
        QCOMPARE(language.code(), ui::Language::Code::English);
        QCOMPARE(shown(), std::pair(1, 1));
    }

    void whoeverWantsEnterToBeginALineSendsWithCtrlAlsoAfterANewStart()
    {
        ui_tests::Stage stage;
        base::SystemClock clock;
        ui::Theme theme;
        ui::Language language(*qApp);
        for (const bool isFirst : {true, false}) {
            ui::MainWindow window({stage.desk(), clock, theme, language, u"practice"_s, true});
            QSignalSpy ready(&window, &ui::MainWindow::ready);
            window.restore();
            QTRY_COMPARE(ready.count(), 1);
            ui::Segment *choice = nullptr;
            for (ui::Segment *segment : window.findChildren<ui::Segment *>()) {
                if (segment->accessibleName() == u"The key Enter in a message"_s)
                    choice = segment;
            }
            QVERIFY(choice);
            QCOMPARE(choice->current(), isFirst ? 0 : 1);
            choice->setCurrent(1);
            auto *edit = window.findChild<ui::Composer *>()->findChild<ui::ComposerEdit *>();
            QSignalSpy sent(edit, &ui::ComposerEdit::sendAsked);
            QTest::keyClicks(edit, u"one"_s);
            QTest::keyClick(edit, Qt::Key_Return);
            QTest::keyClicks(edit, u"two"_s);
            QCOMPARE(edit->text(), u"one\ntwo"_s);
            QCOMPARE(sent.count(), 0);
            QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
            QCOMPARE(sent.count(), 1);
            QTRY_COMPARE(stage
                             .answerOf(stage.desk().ask([](door::Engine &engine) {
                                 return engine.settings().preference(u"enter"_s);
                             }))
                             .value(),
                QByteArray("line"));
        }
    }
};

GESHER_TEST(tst_main_window, TstMainWindow)
#include "tst_main_window.moc"
