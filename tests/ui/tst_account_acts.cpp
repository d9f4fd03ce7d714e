// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a number, in its panel.
#include "tests/ui/inbox_test.h"
#include "ui/pages/accounts/account_acts.h"
#include "ui/pages/accounts/log_out_dialog.h"

#include <QDir>
#include <QPushButton>

using namespace ui_tests;
using model::AccountState;

class TstAccountActs : public QObject {
    Q_OBJECT

    ui::Theme theme_;
    std::unique_ptr<Stage> stage_;
    model::AccountId own_;
    std::unique_ptr<ui::AccountActs> acts_;

    model::AccountView view()
    {
        const auto ask = [id = own_](door::Engine &engine) -> base::Result<model::AccountView> {
            return engine.accounts().find(id).value_or(model::AccountView());
        };
        return stage_->answerOf(stage_->desk().ask(ask)).value_or(model::AccountView());
    }
    QPushButton *act(const QString &text)
    {
        for (QPushButton *one : acts_->findChildren<QPushButton *>())
            if (one->text() == text)
                return one;
        return nullptr;
    }
    QStringList offered()
    {
        QStringList texts;
        for (QPushButton *one : acts_->findChildren<QPushButton *>())
            if (!one->isHidden())
                texts.append(one->text());
        return texts;
    }

private Q_SLOTS:
    void init()
    {
        stage_ = std::make_unique<Stage>();
        own_ = stage_->addNumber(u"Front desk"_s, kOwn);
        QVERIFY(!own_.value.isEmpty());
        acts_ = std::make_unique<ui::AccountActs>(stage_->desk(), theme_, nullptr);
        acts_->show(view());
        static_cast<QWidget &>(*acts_).show();
    }
    void cleanup()
    {
        acts_.reset();
        stage_.reset();
    }
    void onlyWhatCanBeDoneIsOffered()
    {
        QCOMPARE(offered().size(), 6);
        model::AccountView fresh;
        fresh.id = own_;
        acts_->show(fresh);
        QCOMPARE(offered(), QStringList{u"Remove this number …"_s});
        model::AccountView out = view();
        out.state = AccountState::LoggedOut;
        acts_->show(out);
        QCOMPARE(offered(),
            (QStringList{
                u"Files and room …"_s, u"Write everything into files"_s, u"Remove this number …"_s}));
    }
    void aNumberLogsOutAfterAQuestionAlone()
    {
        act(u"Log out …"_s)->click();
        auto *dialog = acts_->findChild<ui::LogOutDialog *>();
        QVERIFY(dialog);
        dialog->reject();
        QCOMPARE(view().state, AccountState::Connected);
        QSignalSpy said(acts_.get(), &ui::AccountActs::said);
        act(u"Log out …"_s)->click();
        for (ui::LogOutDialog *one : acts_->findChildren<ui::LogOutDialog *>())
            if (one->isVisible())
                one->accept();
        QTRY_COMPARE(said.count(), 1);
        QCOMPARE(view().state, AccountState::LoggedOut);
    }
    void aRestartEndsConnected()
    {
        const qint64 since = view().stateSinceMs;
        QSignalSpy changed(acts_.get(), &ui::AccountActs::changed);
        act(u"Restart the connection"_s)->click();
        QTRY_COMPARE(changed.count(), 1);
        QTRY_VERIFY(view().state == AccountState::Connected && view().stateSinceMs > since);
    }
};

GESHER_TEST(tst_account_acts, TstAccountActs)
#include "tst_account_acts.moc"
