// SPDX-License-Identifier: GPL-3.0-or-later
// What a number shows to whom, in the window: as the network has it, and changed there.
#include "engine/words/explain.h"
#include "tests/ui/inbox_test.h"
#include "ui/pages/accounts/privacy_dialog.h"

#include <QComboBox>

using namespace ui_tests;

class TstPrivacyDialog : public QObject {
    Q_OBJECT

    ui::Theme theme_;
    std::unique_ptr<Stage> stage_;
    model::AccountId own_;
    std::unique_ptr<ui::PrivacyDialog> dialog_;

    QMap<QByteArray, QByteArray> rules()
    {
        QMap<QByteArray, QByteArray> rules;
        stage_->onNetwork([&](sim::World &world) { rules = world.phone(kOwn)->number().privacy; });
        return rules;
    }
    void setRule(const QByteArray &rule, const QByteArray &value)
    {
        stage_->onNetwork([&](sim::World &world) { world.phone(kOwn)->number().privacy[rule] = value; });
    }
    void open()
    {
        model::AccountView view;
        view.id = own_;
        view.label = u"Front desk"_s;
        dialog_ = std::make_unique<ui::PrivacyDialog>(stage_->desk(), theme_, view, nullptr);
        dialog_->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog_->show();
    }
    QComboBox &choice(const QString &name) { return *named<QComboBox>(*dialog_, name); }
    void choose(const QString &name, const QString &word)
    {
        QComboBox &box = choice(name);
        box.setCurrentIndex(box.findData(word));
        Q_EMIT box.activated(box.currentIndex());
    }

private Q_SLOTS:
    void init()
    {
        stage_ = std::make_unique<Stage>();
        own_ = stage_->addNumber(u"Front desk"_s, kOwn);
        QVERIFY(!own_.value.isEmpty());
    }
    void cleanup()
    {
        dialog_.reset();
        stage_.reset();
    }
    void itShowsWhatTheNetworkHas()
    {
        setRule("last", "none");
        open();
        QVERIFY2(!choice(u"Last seen"_s).isEnabled(), "before the answer nothing can be chosen");
        QTRY_VERIFY(choice(u"Last seen"_s).isEnabled());
        QCOMPARE(choice(u"Last seen"_s).currentText(), u"Nobody"_s);
        QCOMPARE(choice(u"Read receipts"_s).currentText(), u"Everyone"_s);
    }
    void aChoiceIsMadeOnTheNetwork()
    {
        open();
        QTRY_VERIFY(choice(u"Last seen"_s).isEnabled());
        choose(u"Last seen"_s, u"contacts"_s);
        QTRY_COMPARE(rules().value("last"), QByteArray("contacts"));
        QTRY_VERIFY(choice(u"Last seen"_s).isEnabled());
        QCOMPARE(choice(u"Last seen"_s).currentText(), u"Contacts"_s);
    }
    void oneThatIsRefusedGoesBackToWhatIsSo()
    {
        open();
        QTRY_VERIFY(choice(u"Last seen"_s).isEnabled());
        stage_->arm({sim::Mishap::Kind::FailRequest, kOwn, u"429"_s});
        choose(u"Last seen"_s, u"contacts"_s);
        QTRY_VERIFY(choice(u"Last seen"_s).isEnabled());
        QCOMPARE(choice(u"Last seen"_s).currentText(), u"Everyone"_s);
        QVERIFY(!rules().contains("last"));
        const QString why = words::joined(words::fault({base::Fault::Limit, {}, u"429"_s}));
        QVERIFY2(textsOf(*dialog_).contains(why), "and says why");
    }
    void whatIsChosenOnThePhoneIsShownAndCanOnlyBeLeft()
    {
        setRule("profile", "contact_blacklist");
        open();
        QTRY_VERIFY(choice(u"Profile picture"_s).isEnabled());
        QVERIFY(choice(u"Profile picture"_s).currentText().startsWith(u"Contacts except"_s));
        choose(u"Profile picture"_s, u"nobody"_s);
        QTRY_COMPARE(rules().value("profile"), QByteArray("none"));
        QTRY_COMPARE(choice(u"Profile picture"_s).findData(u"contacts_except"_s), -1);
    }
};

GESHER_TEST(tst_privacy_dialog, TstPrivacyDialog)
#include "tst_privacy_dialog.moc"
