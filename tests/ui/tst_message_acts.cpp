// SPDX-License-Identifier: GPL-3.0-or-later
// What the clerk does with messages. The engine's answers are made here: whatever it carries out, the window
// must not claim it earlier.
#include "tests/ui/inbox_test.h"
#include "tests/ui/kinds.h"
#include "ui/pages/inbox/composer_parts.h"
#include "ui/pages/inbox/delete_message.h"
#include "ui/pages/inbox/message_acts.h"
#include "ui/pages/inbox/message_details.h"
#include "ui/pages/inbox/message_menu.h"
#include "ui/pages/inbox/reaction_picker.h"
#include "ui/theme/bidi.h"

#include <QLineEdit>
#include <QMenu>
#include <QPromise>

using namespace ui_tests;
using base::Result;
using model::Message;

class TstMessageActs : public InboxTest {
    Q_OBJECT
    QList<model::Outgoing> asked_;
    std::vector<QPromise<Result<Message>>> answers_;
    base::SystemClock clock_;

    ui::MessageActs::Send fake()
    {
        return [this](const model::AccountId &, const model::Outgoing &message) {
            asked_.append(message);
            QPromise<Result<Message>> promise;
            promise.start();
            auto future = promise.future();
            answers_.push_back(std::move(promise));
            return future;
        };
    }
    void answer(const Result<Message> &result)
    {
        answers_.back().addResult(result);
        answers_.back().finish();
    }
    Message addOn(MessageKind kind, const QString &target, model::MessageState state)
    {
        Message act = messageOf(kind);
        act.account = own_;
        act.chat = Jid::pn(kDana);
        act.direction = model::Direction::Out;
        act.target = target;
        act.state = state;
        return act;
    }
    /// Puts it into the open chat.
    QString feed(Message message, bool isOwn)
    {
        message.account = own_;
        message.chat = Jid::pn(kDana);
        message.from = Jid::pn(isOwn ? kOwn : kDana);
        message.direction = isOwn ? model::Direction::Out : model::Direction::In;
        message.state = isOwn ? model::MessageState::Delivered : model::MessageState::Received;
        message.timestampMs = clock_.wallMs();
        Q_EMIT stage_->changes().messageChanged(message);
        return message.id;
    }
    const Message &shown(const QString &id) { return messages().at(messages().rowOf(id)); }
    void openDana()
    {
        asked_.clear();
        answers_.clear();
        QVERIFY(receive(kDana, u"one"_s));
        show();
        open(kDana);
        QTRY_VERIFY(edit().isVisible());
    }
    ui::ReplyStrip &strip() { return *page_->findChild<ui::ReplyStrip *>(); }

private Q_SLOTS:
    void actsOnOthersHaveNoPlaceOfTheirOwn()
    {
        openDana();
        const int before = messages().rowCount();
        Q_EMIT stage_->changes().messageChanged(
            addOn(MessageKind::Reaction, messages().at(0).id, model::MessageState::Queued));
        QCOMPARE(messages().rowCount(), before);
    }

    void aReactionIsShownOnlyWhenItIsThere()
    {
        openDana();
        ui::MessageActs acts(messages(), stage_->changes(), clock_, fake(), nullptr);
        const QString id = messages().at(0).id;
        acts.react(id, u"👍"_s);
        QCOMPARE(asked_.size(), 1);
        QCOMPARE(asked_.first().kind, MessageKind::Reaction);
        QCOMPARE(asked_.first().text, u"👍"_s);
        QCOMPARE(asked_.first().target, id);
        QCOMPARE(asked_.first().to, Jid::pn(kDana));
        QVERIFY(shown(id).reactions.isEmpty());
        QCOMPARE(messages().waitingOf(id), u"Reacting …"_s);
        QVERIFY(messages().index(0).data(Qt::AccessibleTextRole).toString().contains(u"Reacting"_s));
        answer(addOn(MessageKind::Reaction, id, model::MessageState::Queued));
        QCoreApplication::sendPostedEvents();
        QVERIFY(!messages().waitingOf(id).isEmpty()); // only in the queue
        Q_EMIT stage_->changes().messageChanged(addOn(MessageKind::Reaction, id, model::MessageState::Sent));
        QVERIFY(messages().waitingOf(id).isEmpty());
    }

    void whatFailsOnTheWayIsSaid_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("reaction") << int(MessageKind::Reaction) << u"The reaction was not sent."_s;
        QTest::newRow("edit") << int(MessageKind::Edit) << u"The message was not changed."_s;
        QTest::newRow("delete") << int(MessageKind::Delete) << u"The message was not deleted."_s;
        QTest::newRow("vote") << int(MessageKind::Vote) << u"The vote was not sent."_s;
    }

    void whatFailsOnTheWayIsSaid()
    {
        QFETCH(int, kind);
        QFETCH(QString, sentence);
        openDana();
        QSignalSpy said(page_.get(), &ui::InboxPage::said);
        Message failed
            = addOn(static_cast<MessageKind>(kind), messages().at(0).id, model::MessageState::Failed);
        failed.error = model::MessageError{base::Fault::Offline, {}, {}};
        Q_EMIT stage_->changes().messageChanged(failed);
        QCOMPARE(said.count(), 1);
        QVERIFY(said.first().at(1).toString().startsWith(sentence));
        QVERIFY(said.first().at(1).toString().contains(u"WhatsApp could not be reached."_s));
    }

    void whatIsRefusedAtOnceIsSaidToo()
    {
        openDana();
        ui::MessageActs acts(messages(), stage_->changes(), clock_, fake(), nullptr);
        QSignalSpy said(&acts, &ui::MessageActs::said);
        const QString id = messages().at(0).id;
        acts.react(id, u"👍"_s);
        answer(base::fail(base::Fault::Storage, u"full"_s));
        QTRY_COMPARE(said.count(), 1);
        QVERIFY(messages().waitingOf(id).isEmpty());
    }

    void aDeletionWaitsForTheMessage()
    {
        openDana();
        const QString id = feed(messageOf(MessageKind::Text, {}, u"oops"_s), true);
        ui::MessageActs acts(messages(), stage_->changes(), clock_, fake(), nullptr);
        acts.remove(id);
        QCOMPARE(asked_.last().kind, MessageKind::Delete);
        QCOMPARE(shown(id).text, u"oops"_s);
        Message gone = shown(id);
        gone.deletedMs = 1;
        gone.text.clear();
        Q_EMIT stage_->changes().messageChanged(gone);
        QVERIFY(messages().waitingOf(id).isEmpty());
        QCOMPARE(messages().index(messages().rowOf(id)).data(Qt::DisplayRole).toString(),
            u"You deleted this message"_s);
    }

    void aVoteSendsTheWholeChoice()
    {
        openDana();
        const QString id = feed(pollOf(0), false);
        ui::MessageActs acts(messages(), stage_->changes(), clock_, fake(), nullptr);
        acts.vote(id, 0);
        QCOMPARE(asked_.last().options, (QList<int>{0, 1}));
        QVERIFY(shown(id).votes.first().options == QList<int>{1});
    }

    void deletingAsksFirst()
    {
        openDana();
        const QString id = feed(messageOf(MessageKind::Text, {}, u"oops"_s), true);
        view().setFocus();
        view().setCurrentIndex(messages().index(messages().rowOf(id)));
        QTest::keyClick(&view(), Qt::Key_Delete);
        auto *dialog = page_->findChild<ui::DeleteMessage *>();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(textsOf(*dialog).contains(u"oops"_s));
        QTest::keyClick(dialog, Qt::Key_Return); // Cancel is what Enter means
        QTRY_VERIFY(!dialog->isVisible());
        QVERIFY(messages().waitingOf(id).isEmpty());
        QTRY_VERIFY(view().hasFocus());
    }

    void whatCannotBeDoneSaysWhy()
    {
        openDana();
        QSignalSpy said(page_.get(), &ui::InboxPage::said);
        view().setFocus();
        view().setCurrentIndex(messages().index(0)); // Dana's
        QTest::keyClick(&view(), Qt::Key_Delete);
        QCOMPARE(said.count(), 1);
        QVERIFY(said.first().at(1).toString().contains(u"somebody else wrote it"_s));
        QVERIFY(!page_->findChild<ui::DeleteMessage *>());
    }

    void theMenuOpensWithTheKeyboardAndIsGreyWithAReason()
    {
        openDana();
        Message old = messageOf(MessageKind::Text, {}, u"old"_s);
        old.direction = model::Direction::Out;
        old.state = model::MessageState::Read;
        old.timestampMs = clock_.wallMs() - 16 * 60'000;
        ui::MessageMenu menu(old, clock_.wallMs(), {}, nullptr);
        menu.setAttribute(Qt::WA_DeleteOnClose, false);
        QStringList grey;
        for (const QAction *action : menu.actions()) {
            if (!action->isEnabled() && !action->isSeparator())
                grey.append(action->text());
        }
        QCOMPARE(grey, QStringList{u"Edit (it is older than 15 minutes)"_s});

        view().setFocus();
        view().setCurrentIndex(messages().index(0));
        QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(&view(), &byKey);
        auto *shownMenu = view().findChild<ui::MessageMenu *>();
        QVERIFY(shownMenu && shownMenu->isVisible());
        QVERIFY(shownMenu->actions().first()->text() == u"Reply"_s);
        shownMenu->close();
    }

    void aPollsMenuVotes()
    {
        ui::MessageMenu menu(pollOf(1), clock_.wallMs(), {}, nullptr);
        menu.setAttribute(Qt::WA_DeleteOnClose, false);
        QSignalSpy voted(&menu, &ui::MessageMenu::voted);
        QMenu *votes = nullptr;
        for (QAction *action : menu.actions())
            votes = action->menu() ? action->menu() : votes;
        QVERIFY(votes);
        QCOMPARE(votes->actions().size(), 3);
        QVERIFY(votes->actions().at(1)->isChecked());
        votes->actions().at(2)->trigger();
        QCOMPARE(voted.first().first().toInt(), 2);
    }

    void upInAnEmptyFieldChangesTheLastTextAndEscapeBringsTheDraftBack()
    {
        openDana();
        feed(messageOf(MessageKind::Text, {}, u"Yes, at eigth"_s), true);
        QTest::keyClick(&edit(), Qt::Key_Up);
        QCOMPARE(edit().text(), u"Yes, at eigth"_s);
        QVERIFY(strip().isVisible());
        QTest::keyClick(&edit(), Qt::Key_Escape);
        QVERIFY(edit().text().isEmpty());
        QVERIFY(!strip().isVisible());

        QTest::keyClicks(&edit(), u"half a thought"_s);
        Q_EMIT view().actAsked(ui::MessageAct::Edit, messages().at(messages().lastOwnRow()).id);
        QCOMPARE(edit().text(), u"Yes, at eigth"_s);
        QTest::keyClicks(&edit(), u"!"_s);
        QTest::keyClick(&edit(), Qt::Key_Escape);
        QCOMPARE(edit().text(), u"half a thought"_s);
        QTRY_COMPARE(draftOf(kDana), u"half a thought"_s);
    }

    void aChangeThatIsRefusedStaysToBeTriedAgain()
    {
        openDana();
        // the engine does not know it: made up here
        const QString id = feed(messageOf(MessageKind::Text, {}, u"Yes"_s), true);
        QTest::keyClick(&edit(), Qt::Key_Up);
        auto *acts = page_->findChild<ui::MessageActs *>();
        QVERIFY(acts);
        Q_EMIT acts->editRefused(id, u"The text cannot be changed: because"_s);
        QVERIFY(textsOf(*page_).contains(u"because"_s));
        QCOMPARE(edit().text(), u"Yes"_s);
        Q_EMIT acts->editTaken(id);
        QVERIFY(edit().text().isEmpty());
        QVERIFY(!strip().isVisible());
    }

    void aReactionIsChosenWithTheKeyboard()
    {
        openDana();
        view().setFocus();
        ui::ReactionPicker picker(theme_, u"👍"_s, &view());
        picker.setAttribute(Qt::WA_DeleteOnClose, false);
        QSignalSpy chosen(&picker, &ui::ReactionPicker::chosen);
        picker.openAt({10, 10});
        auto *field = picker.findChild<QLineEdit *>();
        field->setText(u"ok"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(chosen.count(), 0);
        QVERIFY(textsOf(picker).contains(u"Enter one emoji."_s));
        field->setText(u"🎉"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(chosen.first().first().toString(), u"🎉"_s);
        QVERIFY(!picker.isVisible());
    }

    void theDetailsSayWhoVotedAndReacted()
    {
        openDana();
        Message poll = pollOf();
        poll.reactions = {{Jid::pn(kTom), u"Tom"_s, u"👍"_s, 3, false}};
        Q_EMIT view().detailsAsked(feed(poll, false));
        auto *details = page_->findChild<ui::MessageDetails *>();
        QVERIFY(details);
        const QString texts = ui::plain(textsOf(*details));
        QVERIFY(texts.contains(u"👍: Tom"_s));
        QVERIFY(texts.contains(u"Sunday: Tom"_s));
        QVERIFY(texts.contains(u"You, Dana"_s));
        details->close();
    }

    void aCardsNumberOpensItsChat()
    {
        openDana();
        Q_EMIT view().writeAsked(u'+' + QString::fromLatin1(kTom));
        QTRY_COMPARE(messages().chat().jid, Jid::pn(kTom));
    }

    void aStarIsSetAndTakenAway()
    {
        QVERIFY(receive(kDana, u"keep this"_s));
        show();
        open(kDana);
        const QString id = messages().at(0).id;
        Q_EMIT view().actAsked(ui::MessageAct::Star, id);
        QTRY_VERIFY(messages().at(0).isStarred);
        QVERIFY(
            messages().data(messages().index(0), Qt::AccessibleTextRole).toString().contains(u"starred"_s));
        Q_EMIT view().actAsked(ui::MessageAct::Star, id);
        QTRY_VERIFY(!messages().at(0).isStarred);
    }

    void whatIsDeletedForUsLeavesTheConversation()
    {
        QVERIFY(receive(kDana, u"stays"_s));
        QVERIFY(receive(kDana, u"goes"_s));
        show();
        open(kDana);
        QTRY_COMPARE(messages().rowCount(), 2);
        const QString id = messages().at(1).id;
        Q_EMIT view().actAsked(ui::MessageAct::DeleteHere, id);
        QTRY_VERIFY(page_->findChild<ui::DeleteMessage *>());
        page_->findChild<ui::DeleteMessage *>()->accept();
        QTRY_COMPARE(messages().rowCount(), 1);
        QCOMPARE(messages().at(0).text, u"stays"_s);
        QCOMPARE(stage_->messages(own_, kDana).size(), 1);
    }
};

GESHER_TEST(tst_message_acts, TstMessageActs)
#include "tst_message_acts.moc"
