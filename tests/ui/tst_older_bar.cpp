// SPDX-License-Identifier: GPL-3.0-or-later
// Above the oldest message: how far back the chat goes, and asking the phone for more.
#include "tests/support/manual_clock.h"
#include "tests/ui/inbox_test.h"
#include "ui/pages/inbox/older_bar.h"

#include <QPromise>
#include <QPushButton>
#include <QScrollBar>

using namespace ui_tests;
using base::Result;

class TstOlderBar : public InboxTest {
    Q_OBJECT
    std::unique_ptr<ui::ConversationModel> model_;
    std::unique_ptr<ui::ConversationView> view_;
    std::unique_ptr<QWidget> frame_;
    ui::OlderBar *bar_ = nullptr;
    QPromise<Result<void>> answer_;
    QList<Jid> asked_;
    base::SystemClock clock_;
    support::ManualClock patience_;

    void openChat(const QByteArray &pn)
    {
        QSignalSpy opened(model_.get(), &ui::ConversationModel::opened);
        model_->open(stage_->chat(own_, pn));
        QTRY_COMPARE(opened.count(), 1);
    }
    QPushButton &button() { return *bar_->findChild<QPushButton *>(); }
    void answer(const Result<void> &result)
    {
        answer_.addResult(result);
        answer_.finish();
    }

private Q_SLOTS:
    void init()
    {
        stage_ = std::make_unique<Stage>();
        own_ = stage_->addNumber(u"Reception"_s, kOwn);
        QVERIFY(!own_.value.isEmpty());
        stage_->addPerson(u"Dana"_s, kDana);
        asked_.clear();
        answer_ = QPromise<Result<void>>();
        answer_.start();
        model_ = std::make_unique<ui::ConversationModel>(stage_->desk(), stage_->changes(), clock_);
        frame_ = std::make_unique<QWidget>();
        frame_->resize(600, 400);
        view_ = std::make_unique<ui::ConversationView>(*model_, theme_, clock_, frame_.get());
        view_->resize(600, 300);
        const auto ask = [this](const model::AccountId &, const Jid &chat) {
            asked_.append(chat);
            return answer_.future();
        };
        bar_ = new ui::OlderBar(*model_, *view_, ask, patience_, theme_, frame_.get());
        frame_->show();
    }
    void cleanup()
    {
        (void)view_.release(); // the frame's
        frame_.reset();
        model_.reset();
        stage_.reset();
    }

    void aChatWithoutMessagesHasNone()
    {
        openChat(kDana);
        QVERIFY(!bar_->isVisible());
    }

    void itSaysSinceWhenMessagesAreHereAndAsksThePhone()
    {
        QVERIFY(receive(kDana, u"hello"_s));
        openChat(kDana);
        QVERIFY(bar_->isVisible());
        QVERIFY(textsOf(*bar_).startsWith(u"Messages since "));
        QVERIFY(button().isVisible());
        button().click();
        QCOMPARE(asked_, QList<Jid>{Jid::pn(kDana)});
        QVERIFY(!button().isVisible()); // asked once is enough
        answer({});
        QTRY_VERIFY(textsOf(*bar_).startsWith(u"The phone was asked."));
    }

    void aPhoneThatDoesNotAnswerIsToldOfAndCanBeAskedAgain()
    {
        QVERIFY(receive(kDana, u"hello"_s));
        openChat(kDana);
        button().click();
        answer({});
        QTRY_VERIFY(textsOf(*bar_).startsWith(u"The phone was asked."));
        patience_.advance(ui::OlderBar::kPatience);
        QVERIFY(textsOf(*bar_).startsWith(u"The phone has not answered."));
        QVERIFY(button().isVisible());
        openChat(kDana); // and is forgotten with the chat
        QVERIFY(textsOf(*bar_).startsWith(u"Messages since "));
        QCOMPARE(patience_.armedTimers(), 0);
    }

    void aQuestionThatCannotBeAskedSaysWhyAndCanBeAskedAgain()
    {
        QVERIFY(receive(kDana, u"hello"_s));
        openChat(kDana);
        button().click();
        answer(base::fail(base::Fault::Offline, u"no line"_s));
        QTRY_VERIFY(textsOf(*bar_).contains(u"There is no connection to WhatsApp now."));
        QVERIFY(button().isVisible());
        QCOMPARE(button().text(), u"Try again"_s);
    }

    void anAnswerAboutAChatThatWasLeftIsNotShownInTheNext()
    {
        stage_->addPerson(u"Tom"_s, kTom);
        QVERIFY(receive(kDana, u"hello"_s));
        QVERIFY(receive(kTom, u"hi"_s));
        openChat(kDana);
        button().click();
        openChat(kTom);
        answer(base::fail(base::Fault::Offline, u"no line"_s));
        QVERIFY(receive(kTom, u"later"_s));
        QTRY_COMPARE(model_->rowCount(), 2);
        QVERIFY(textsOf(*bar_).startsWith(u"Messages since "));
    }
};

GESHER_TEST(tst_older_bar, TstOlderBar)
#include "tst_older_bar.moc"
