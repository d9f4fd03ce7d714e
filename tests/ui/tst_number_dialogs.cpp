// SPDX-License-Identifier: GPL-3.0-or-later
// What opens from a number's panel: which files it fetches, and how its dialogs look.
#include "tests/ui/inbox_test.h"
#include "ui/pages/accounts/log_out_dialog.h"
#include "ui/pages/accounts/privacy_dialog.h"
#include "ui/pages/accounts/storage_dialog.h"
#include "ui/shell/language.h"

#include <QComboBox>
#include <QDir>
#include <QPushButton>

using namespace ui_tests;
using model::StorageRules;

class TstNumberDialogs : public QObject {
    Q_OBJECT

    ui::Theme theme_;
    std::unique_ptr<ui::Language> language_;
    std::unique_ptr<Stage> stage_;
    model::AccountView number_;

    StorageRules rules()
    {
        const auto ask = [id = number_.id](door::Engine &engine) { return engine.settings().storage(id); };
        return stage_->answerOf(stage_->desk().ask(ask)).value_or(model::StorageUse()).rules;
    }
    bool setRules(const StorageRules &rules)
    {
        const auto ask = [id = number_.id, rules](
                             door::Engine &engine) { return engine.settings().setStorage(id, rules); };
        return stage_->answerOf(stage_->desk().ask(ask)).has_value();
    }
    static QPushButton *primary(const QWidget &dialog, const QString &text)
    {
        for (QPushButton *one : dialog.findChildren<QPushButton *>())
            if (one->text() == text)
                return one;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        theme_.apply(*qApp);
        language_ = std::make_unique<ui::Language>(*qApp);
        stage_ = std::make_unique<Stage>();
        number_.id = stage_->addNumber(u"Front desk"_s, kOwn);
        number_.label = u"Front desk"_s;
        QVERIFY(!number_.id.value.isEmpty());
    }
    void cleanupTestCase()
    {
        stage_.reset();
        language_.reset();
    }
    void whatIsChosenForFilesHoldsOnceItIsSaved()
    {
        auto *dialog = new ui::StorageDialog(stage_->desk(), theme_, number_, nullptr);
        dialog->show();
        QPushButton *save = primary(*dialog, u"Save"_s);
        QTRY_VERIFY(save->isEnabled());
        auto *videos = named<QComboBox>(*dialog, u"Videos"_s);
        QCOMPARE(videos->currentData().toLongLong(), 16 * StorageRules::kMiB);
        videos->setCurrentIndex(videos->findData(0));
        auto *cap = named<QComboBox>(*dialog, u"Room for all files"_s);
        cap->setCurrentIndex(cap->findData(500 * StorageRules::kMiB));
        QCOMPARE(rules(), StorageRules());
        QSignalSpy closed(dialog, &QDialog::accepted);
        save->click();
        QTRY_COMPARE(closed.count(), 1);
        StorageRules wanted;
        wanted.videos = 0;
        wanted.cap = 500 * StorageRules::kMiB;
        QCOMPARE(rules(), wanted);
    }
    void aSizeThatWasSetElsewhereIsKeptAsItIs()
    {
        StorageRules odd;
        odd.images = 3 * StorageRules::kMiB;
        odd.cap = 77 * StorageRules::kMiB;
        QVERIFY(setRules(odd));
        auto *dialog = new ui::StorageDialog(stage_->desk(), theme_, number_, nullptr);
        dialog->show();
        QPushButton *save = primary(*dialog, u"Save"_s);
        QTRY_VERIFY(save->isEnabled());
        QSignalSpy closed(dialog, &QDialog::accepted);
        save->click();
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(rules(), odd);
    }
    void picturesInBothLanguagesAndThemes()
    {
        QVERIFY(QDir().mkpath(QStringLiteral(GESHER_PICTURES_DIR)));
        for (const auto code : {ui::Language::Code::English, ui::Language::Code::Hebrew}) {
            language_->set(code);
            for (const auto mode : {ui::Theme::Mode::Light, ui::Theme::Mode::Dark}) {
                theme_.setMode(mode);
                const QString kind = QString::fromLatin1(ui::Language::word(code))
                    + (mode == ui::Theme::Mode::Dark ? u"-dark"_s : u"-light"_s);
                const auto picture = [&](QDialog *dialog, const QString &name) {
                    dialog->show();
                    const auto boxes = dialog->findChildren<QComboBox *>();
                    QTRY_VERIFY(boxes.isEmpty() || !boxes.last()->currentText().isEmpty());
                    QTRY_VERIFY(boxes.isEmpty() || boxes.last()->isEnabled());
                    QCoreApplication::sendPostedEvents();
                    dialog->adjustSize();
                    QVERIFY(dialog->grab().save(
                        QStringLiteral(GESHER_PICTURES_DIR "/number-%1-%2.png").arg(name, kind)));
                    delete dialog;
                };
                picture(new ui::PrivacyDialog(stage_->desk(), theme_, number_, nullptr), u"privacy"_s);
                picture(new ui::StorageDialog(stage_->desk(), theme_, number_, nullptr), u"storage"_s);
                picture(new ui::LogOutDialog(theme_, number_, nullptr), u"log-out"_s);
            }
        }
        language_->set(ui::Language::Code::English);
        theme_.setMode(ui::Theme::Mode::Light);
    }
};

GESHER_TEST(tst_number_dialogs, TstNumberDialogs)
#include "tst_number_dialogs.moc"
