// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner.h"
#include "tests/ui/stage.h"
#include "ui/models/chat_list_model.h"
#include "ui/models/conversation_model.h"
#include "ui/models/message_words.h"
#include "ui/models/own_numbers.h"
#include "ui/models/who.h"
#include "ui/pages/inbox/names.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using model::Jid;
using ui::ChatListModel;
using ui::ConversationModel;
using ui_tests::kDana;
using ui_tests::kOwn;
using ui_tests::kTom;
using ui_tests::kYossi;
using ui_tests::Stage;

class TstInboxModels : public QObject {
    Q_OBJECT
    std::unique_ptr<Stage> stage_;
    model::AccountId own_;
    base::SystemClock clock_;

    QStringList names(const ChatListModel &model) const
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.at(row).name);
        return all;
    }

    bool markRead()
    {
        return stage_
            ->answerOf(stage_->desk().ask(
                [this](door::Engine &engine) { return engine.chats().markRead(own_, Jid::pn(kDana)); }))
            .has_value();
    }
    /// Dana writes "line 0" and so on, ten seconds apart; all of it is read.
    bool writeLines(int count)
    {
        for (int i = 0; i < count; ++i) {
            stage_->networkClock().setOffset((i - 1'000) * 10'000);
            if (stage_->write(kDana, kOwn, u"line %1"_s.arg(i)).isEmpty())
                return false;
        }
        stage_->networkClock().setOffset(0);
        return stage_->hasMessages(own_, kDana, count) && markRead();
    }

private Q_SLOTS:
    void init()
    {
        stage_ = std::make_unique<Stage>();
        own_ = stage_->addNumber(u"Reception"_s, kOwn);
        QVERIFY(!own_.value.isEmpty());
        stage_->addPerson(u"Dana"_s, kDana);
        stage_->addPerson(u"יוסי"_s, kYossi);
        stage_->addPerson(u"Tom"_s, kTom);
    }
    void cleanup() { stage_.reset(); }

    void newestChatStandsFirstAndMovesThereWithoutAReset()
    {
        ChatListModel model(stage_->desk(), stage_->changes(), clock_);
        QAbstractItemModelTester tester(&model);
        QTRY_VERIFY(model.isLoaded());
        QCOMPARE(model.rowCount(), 0);
        stage_->networkClock().setOffset(-10'000);
        stage_->write(kDana, kOwn, u"first"_s);
        QTRY_COMPARE(names(model), QStringList({u"Dana"_s}));
        stage_->networkClock().setOffset(-5'000);
        stage_->write(kYossi, kOwn, u"second"_s);
        QTRY_COMPARE(names(model), QStringList({u"יוסי"_s, u"Dana"_s}));

        QSignalSpy resets(&model, &ChatListModel::modelReset);
        QSignalSpy moves(&model, &ChatListModel::rowsMoved);
        const QPersistentModelIndex dana(model.index(1));
        stage_->networkClock().setOffset(0);
        stage_->write(kDana, kOwn, u"third"_s);
        QTRY_COMPARE(names(model), QStringList({u"Dana"_s, u"יוסי"_s}));
        QCOMPARE(dana.row(), 0);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(moves.count(), 1);
        QTRY_COMPARE(model.at(0).unread, 2);
    }

    void aRowIsReadAloudAsOneSentence()
    {
        stage_->write(kDana, kOwn, u"Is the table free?"_s);
        ChatListModel model(stage_->desk(), stage_->changes(), clock_);
        QTRY_COMPARE(model.rowCount(), 1);
        const QString spoken = model.index(0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.startsWith(u"Dana, "_s), qPrintable(spoken));
        QVERIFY2(spoken.contains(u"1 unread"_s), qPrintable(spoken));
        QVERIFY2(spoken.contains(u"last: Is the table free?"_s), qPrintable(spoken));
        stage_->arm({sim::Mishap::Kind::RefuseMessage, kOwn, u"463"_s, 1});
        QVERIFY(stage_->send(own_, kDana, u"Yes it is"_s));
        QTRY_VERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().endsWith(u"Not sent"_s));
        QVERIFY(
            model.index(0).data(Qt::AccessibleTextRole).toString().contains(u"last, from you: Yes it is"_s));
    }

    void readChatLeavesTheUnreadListUnlessItIsOpen()
    {
        stage_->write(kDana, kOwn, u"a"_s);
        stage_->write(kTom, kOwn, u"b"_s);
        QVERIFY(stage_->hasMessages(own_, kDana, 1) && stage_->hasMessages(own_, kTom, 1));
        ChatListModel model(stage_->desk(), stage_->changes(), clock_);
        model::ChatFilter filter;
        filter.unreadOnly = true;
        model.setFilter(filter);
        QTRY_COMPARE(model.rowCount(), 2);
        model.keep(own_, Jid::pn(kDana));
        const auto markRead = [&](const char *pn) {
            const QByteArray number(pn);
            return stage_->answerOf(stage_->desk().ask([this, number](door::Engine &engine) {
                return engine.chats().markRead(own_, Jid::pn(number));
            }));
        };
        QVERIFY(markRead(kTom));
        QTRY_COMPARE(names(model), QStringList({u"Dana"_s}));
        QVERIFY(markRead(kDana));
        QTRY_COMPARE(model.at(0).unread, 0);
        QCOMPARE(model.rowCount(), 1);
        model.keep({}, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void searchFindsANumberAsItIsWritten()
    {
        stage_->write(kDana, kOwn, u"a"_s);
        stage_->write(kTom, kOwn, u"b"_s);
        QVERIFY(stage_->hasMessages(own_, kDana, 1) && stage_->hasMessages(own_, kTom, 1));
        ChatListModel model(stage_->desk(), stage_->changes(), clock_);
        model::ChatFilter filter;
        filter.text = u"055-555-0142"_s;
        model.setFilter(filter);
        QTRY_COMPARE(names(model), QStringList({u"Dana"_s}));
        stage_->write(kTom, kOwn, u"not what is looked for"_s);
        stage_->write(kDana, kOwn, u"again"_s);
        QTRY_COMPARE(model.at(0).last->text, u"again"_s);
        QCOMPARE(model.rowCount(), 1);
    }

    void aDraftIsShownInItsRow()
    {
        stage_->write(kDana, kOwn, u"a"_s);
        ChatListModel model(stage_->desk(), stage_->changes(), clock_);
        QTRY_COMPARE(model.rowCount(), 1);
        QVERIFY(stage_->answerOf(stage_->desk().ask([this](door::Engine &engine) {
            return engine.chats().setDraft(own_, Jid::pn(kDana), u"half a"_s);
        })));
        QTRY_COMPARE(model.at(0).draft, u"half a"_s);
        QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(u"draft: half a"_s));
    }

    void aDraftToANewPersonThatIsTakenBackLeavesNoRow()
    {
        ChatListModel model(stage_->desk(), stage_->changes(), clock_);
        stage_->write(kDana, kOwn, u"a"_s);
        QTRY_COMPARE(model.rowCount(), 1);
        const auto draft = [&](const QString &text) {
            return stage_->answerOf(stage_->desk().ask([this, text](door::Engine &engine) {
                return engine.chats().setDraft(own_, Jid::pn(kTom), text);
            }));
        };
        QVERIFY(draft({}));
        QVERIFY(draft(u"half a"_s));
        QTRY_COMPARE(model.rowCount(), 2);
        QVERIFY(draft({}));
        QTRY_COMPARE(model.rowCount(), 1);
        ChatListModel again(stage_->desk(), stage_->changes(), clock_);
        QTRY_COMPARE(again.rowCount(), 1);
    }

    void aConversationGrowsAtItsEndAndIsReadBackwardsByPages()
    {
        QVERIFY(writeLines(150));
        ConversationModel model(stage_->desk(), stage_->changes(), clock_);
        QAbstractItemModelTester tester(&model);
        QSignalSpy opened(&model, &ConversationModel::opened);
        model.open(stage_->chat(own_, kDana));
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(model.rowCount(), 60);
        QCOMPARE(model.at(59).text, u"line 149"_s);
        QCOMPARE(model.at(0).text, u"line 90"_s);
        const QPersistentModelIndex top(model.index(0));
        model.loadOlder();
        model.loadOlder(); // one at a time
        QTRY_COMPARE(model.rowCount(), 90);
        QCOMPARE(top.row(), 30);
        for (const int rows : {120, 150}) {
            model.loadOlder();
            QTRY_COMPARE(model.rowCount(), rows);
        }
        QVERIFY(!model.hasOlder());
        for (int i = 0; i < 150; ++i)
            QCOMPARE(model.at(i).text, u"line %1"_s.arg(i));

        QSignalSpy arrived(&model, &ConversationModel::arrived);
        stage_->write(kDana, kOwn, u"new"_s);
        QTRY_COMPARE(model.rowCount(), 151);
        QCOMPARE(model.at(150).text, u"new"_s);
        QCOMPARE(arrived.count(), 1);
    }

    void whatIsFarFromWhatIsReadIsLetGoAndComesAgainInOrder()
    {
        constexpr int kNear = 20;
        QVERIFY(writeLines(150));
        ConversationModel model(stage_->desk(), stage_->changes(), clock_);
        QAbstractItemModelTester tester(&model);
        const auto isInOrder = [&](int first, int count) {
            for (int row = 0; row < model.rowCount(); ++row) {
                if (model.at(row).text != u"line %1"_s.arg(first + row))
                    return false;
            }
            return model.rowCount() == count;
        };
        model.open(stage_->chat(own_, kDana));
        QTRY_COMPARE(model.rowCount(), 60);
        model.letGoFarFrom(0, kNear); // a page: nothing is far
        QCOMPARE(model.rowCount(), 60);
        for (const int rows : {90, 120}) {
            model.loadOlder();
            QTRY_COMPARE(model.rowCount(), rows);
        }

        const QPersistentModelIndex read(model.index(5));
        model.letGoFarFrom(5, kNear); // what is below goes
        QVERIFY(isInOrder(30, 25));
        QCOMPARE(read.row(), 5);
        QVERIFY(model.hasOlder() && model.hasNewer());
        QSignalSpy arrived(&model, &ConversationModel::arrived);
        stage_->write(kDana, kOwn, u"line 150"_s); // stands below what is here
        QTRY_COMPARE(arrived.count(), 1);
        QVERIFY(isInOrder(30, 25));
        QVERIFY(markRead());

        model.loadNewer();
        model.loadNewer(); // one at a time
        QTRY_COMPARE(model.rowCount(), 55);
        for (const int rows : {85, 115, 121}) {
            model.loadNewer();
            QTRY_COMPARE(model.rowCount(), rows);
        }
        QVERIFY(isInOrder(30, 121));
        QVERIFY(!model.hasNewer());

        model.letGoFarFrom(115, kNear); // what is above goes
        QVERIFY(isInOrder(125, 26));
        QVERIFY(model.index(0).data(ConversationModel::StartsDayRole).toBool());
        QVERIFY(!model.hasNewer());
        for (const int rows : {56, 86, 116, 146, 151}) {
            model.loadOlder();
            QTRY_COMPARE(model.rowCount(), rows);
        }
        QVERIFY(isInOrder(0, 151));
        QVERIFY(!model.hasOlder() && !model.hasNewer());
        QCOMPARE(arrived.count(), 1); // a change of what was let go is no arrival
    }

    void theLineOfWhatIsUnreadStaysWhereItWasAtOpening()
    {
        stage_->write(kDana, kOwn, u"old"_s);
        QVERIFY(stage_->hasMessages(own_, kDana, 1));
        QVERIFY(stage_->answerOf(stage_->desk().ask(
            [this](door::Engine &engine) { return engine.chats().markRead(own_, Jid::pn(kDana)); })));
        stage_->write(kDana, kOwn, u"new 1"_s);
        stage_->write(kDana, kOwn, u"new 2"_s);
        QVERIFY(stage_->hasMessages(own_, kDana, 3));
        ConversationModel model(stage_->desk(), stage_->changes(), clock_);
        model.open(stage_->chat(own_, kDana));
        QTRY_VERIFY(model.isLoaded());
        QCOMPARE(model.firstUnreadRow(), 1);
        QVERIFY(model.index(1).data(ConversationModel::FirstUnreadRole).toBool());
        QVERIFY(model.index(1).data(ConversationModel::StartsRunRole).toBool());
        QVERIFY(!model.index(2).data(ConversationModel::StartsRunRole).toBool());
        stage_->write(kDana, kOwn, u"new 3"_s);
        QTRY_COMPARE(model.rowCount(), 4);
        QCOMPARE(model.firstUnreadRow(), 1);
    }

    void statesFollowInTheirPlace()
    {
        ConversationModel model(stage_->desk(), stage_->changes(), clock_);
        model::Chat chat;
        chat.account = own_;
        chat.jid = Jid::pn(kDana); // nobody wrote yet
        model.open(chat);
        QTRY_VERIFY(model.isLoaded());
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(stage_->send(own_, kDana, u"Hello"_s));
        QTRY_COMPARE(model.rowCount(), 1);
        QTRY_COMPARE(model.at(0).state, model::MessageState::Delivered);
        const QByteArray waId = model.at(0).waId;
        stage_->onNetwork([&](sim::World &world) { world.phone(kDana)->markRead(kOwn, {waId}); });
        QTRY_COMPARE(model.at(0).state, model::MessageState::Read);
        QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().startsWith(u"You, "_s));
        QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().endsWith(u"Hello, Read"_s));
        QCOMPARE(model.rowCount(), 1);
    }

    void whatCannotBeReadYetIsSaidInPlainWords()
    {
        stage_->writeUnreadable(kDana, kOwn, u"secret"_s);
        QVERIFY(stage_->hasMessages(own_, kDana, 1));
        ConversationModel model(stage_->desk(), stage_->changes(), clock_);
        model.open(stage_->chat(own_, kDana));
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(model.at(0).kind, model::MessageKind::Undecryptable);
        QVERIFY(
            model.index(0).data(Qt::AccessibleTextRole).toString().contains(u"Waiting for this message."_s));
    }

    void answersToAnEarlierChatDoNotArriveInTheNext()
    {
        stage_->write(kDana, kOwn, u"from Dana"_s);
        stage_->write(kTom, kOwn, u"from Tom"_s);
        QVERIFY(stage_->hasMessages(own_, kDana, 1) && stage_->hasMessages(own_, kTom, 1));
        ConversationModel model(stage_->desk(), stage_->changes(), clock_);
        const model::Chat dana = stage_->chat(own_, kDana);
        const model::Chat tom = stage_->chat(own_, kTom);
        QSignalSpy opened(&model, &ConversationModel::opened);
        model.open(dana);
        model.open(tom);
        QTRY_VERIFY(model.isLoaded());
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.at(0).text, u"from Tom"_s);
        stage_->write(kDana, kOwn, u"more"_s);
        QVERIFY(stage_->hasMessages(own_, kDana, 2));
        QCOMPARE(opened.count(), 1);
        QCOMPARE(model.rowCount(), 1);
    }

    void ownNumbersCountWhatIsUnread()
    {
        ui::OwnNumbers numbers(stage_->desk(), stage_->changes());
        QTRY_VERIFY(numbers.isKnown());
        QCOMPARE(numbers.all().size(), 1);
        stage_->write(kDana, kOwn, u"a"_s);
        stage_->write(kDana, kOwn, u"b"_s);
        stage_->write(kTom, kOwn, u"c"_s);
        QTRY_COMPARE(numbers.unread(own_), 2);
        QVERIFY(ui::OwnNumbers::mayWrite(*numbers.find(own_)));
        stage_->onNetwork([](sim::World &world) { world.phone(kOwn)->removeDevice(1); });
        QTRY_VERIFY(!ui::OwnNumbers::mayWrite(*numbers.find(own_)));
    }

    void phonesInFreeTextStayInOnePiece()
    {
        QCOMPARE(
            ui::withPhones(u"call +972 55-555-0142, now"_s), u"call \u2066+972 55-555-0142\u2069, now"_s);
        QCOMPARE(ui::withPhones(u"+1 and 2 + 3 is 5"_s), u"+1 and 2 + 3 is 5"_s);
        QCOMPARE(ui::withPhones(u"+972555550142 +972555550177"_s),
            u"\u2066+972555550142\u2069 \u2066+972555550177\u2069"_s);
    }

    void aHiddenNumberIsSaidSo()
    {
        model::Chat chat;
        chat.jid = Jid::lid("123456789");
        chat.name = u"נועם"_s;
        QCOMPARE(ui::spoken(ui::whoOf(chat)), u"נועם, number hidden"_s);
        chat.name.clear();
        QCOMPARE(ui::spoken(ui::whoOf(chat)), u"Number hidden"_s);
        chat.jid = Jid::pn(kDana);
        chat.phone = u"+972555550142"_s;
        QCOMPARE(ui::spoken(ui::whoOf(chat)), u"+972555550142"_s);
        QVERIFY(ui::showsPhone(ui::whoOf(chat)));
    }
};

GESHER_TEST(tst_inbox_models, TstInboxModels)
#include "tst_inbox_models.moc"
