// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner.h"
#include "tests/ui/kinds.h"
#include "ui/models/message_rules.h"
#include "ui/models/message_words.h"
#include "ui/models/reactions.h"

#include <QTest>

using namespace ui_tests;
using model::Message;
using ui::MessageAct;

class TstMessageWords : public QObject {
    Q_OBJECT
    static constexpr qint64 kNow = 1'800'000'000'000;
    static constexpr qint64 kMinute = 60'000;

    static Message own(MessageKind kind, qint64 ageMs)
    {
        Message message = messageOf(kind, {}, u"Hello"_s);
        message.direction = model::Direction::Out;
        message.state = model::MessageState::Delivered;
        message.timestampMs = kNow - ageMs;
        return message;
    }

private Q_SLOTS:
    void everyKindHasItsLine_data()
    {
        QTest::addColumn<Message>("message");
        QTest::addColumn<QString>("line");
        const auto row = [](const char *name, const Message &message, const QString &line) {
            QTest::newRow(name) << message << line;
        };
        row("text", messageOf(MessageKind::Text, {}, u"Hi"_s), u"Hi"_s);
        row("photo", messageOf(MessageKind::Image, model::Media()), u"Photo"_s);
        row("photo with a caption", messageOf(MessageKind::Image, model::Media(), u"The menu"_s),
            u"Photo: The menu"_s);
        row("photo of which nothing is known", messageOf(MessageKind::Image), u"Photo"_s);
        row("video", messageOf(MessageKind::Video, mediaOf({}, 1, 75), u"Look"_s), u"Video, 1:15: Look"_s);
        row("voice", messageOf(MessageKind::Voice, mediaOf({}, 1, 12)), u"Voice message, 0:12"_s);
        row("document", messageOf(MessageKind::Document, mediaOf(u"a.pdf"_s, 1)), u"Document: a.pdf"_s);
        row("place", messageOf(MessageKind::Location, placeOf(u"Café Noga"_s, {})), u"Location: Café Noga"_s);
        row("place by its address", messageOf(MessageKind::Location, placeOf({}, u"Pines 4"_s)),
            u"Location: Pines 4"_s);
        row("contact",
            messageOf(MessageKind::Contacts, QList<model::ContactCard>{{u"Tom"_s, {u"+972555550188"_s}}}),
            u"Contact: Tom"_s);
        row("poll", pollOf(), u"Poll: באיזה יום נוח לכם?"_s);
        row("event", messageOf(MessageKind::Event, model::Event{u"Tasting"_s, {}, {}, 1, 2, false}),
            u"Event: Tasting"_s);
        row("invitation", messageOf(MessageKind::GroupInvite, model::GroupInvite{{}, u"Staff"_s, {}, 0}),
            u"Group invitation: Staff"_s);
        row("once", messageOf(MessageKind::ViewOnce),
            u"Can be viewed once, and is opened on the phone only."_s);
        Message gone = messageOf(MessageKind::Image, model::Media(), u"secret"_s);
        gone.deletedMs = 5;
        row("deleted", gone, u"This message was deleted"_s);
    }

    void everyKindHasItsLine()
    {
        QFETCH(Message, message);
        QFETCH(QString, line);
        QCOMPARE(ui::shownText(message), line);
    }

    void noKindIsWithoutWords()
    {
        for (int kind = 0; kind <= static_cast<int>(MessageKind::Album); ++kind)
            QVERIFY2(kind == 0 || !ui::shownText(messageOf(static_cast<MessageKind>(kind))).isEmpty(),
                qPrintable(model::kindWord(static_cast<MessageKind>(kind))));
    }

    void lengthsAndSizesAreShort()
    {
        QCOMPARE(ui::durationText(0), u"0:00"_s);
        QCOMPARE(ui::durationText(3'723), u"1:02:03"_s);
        QCOMPARE(ui::sizeText(1'234'567), u"1.2 MB"_s);
    }

    void whatIsAroundTheTextIsSpoken()
    {
        Message poll = pollOf();
        poll.forwarded = 4;
        poll.reactions = {{model::Jid::pn("972555550142"), u"Dana"_s, u"👍"_s, 1, false},
            {model::Jid::pn("972555550101"), {}, u"👍"_s, 2, true}};
        const QStringList parts = ui::spokenExtras(poll);
        QCOMPARE(parts.first(), u"Forwarded many times"_s);
        QVERIFY(parts.contains(u"👍 from Dana, You"_s));
        QVERIFY(parts.filter(u"your choice"_s).size() == 1);
    }

    void whatIsNotPossibleSaysWhy_data()
    {
        QTest::addColumn<Message>("message");
        QTest::addColumn<int>("act");
        QTest::addColumn<bool>("possible");
        const auto row = [](const char *name, const Message &message, MessageAct act, bool possible) {
            QTest::newRow(name) << message << static_cast<int>(act) << possible;
        };
        row("a fresh text is changed", own(MessageKind::Text, 14 * kMinute), MessageAct::Edit, true);
        row("an old one is not", own(MessageKind::Text, 15 * kMinute), MessageAct::Edit, false);
        row("a photo is not changed", own(MessageKind::Image, 0), MessageAct::Edit, false);
        row("a day later it can be deleted", own(MessageKind::Image, 1'440 * kMinute), MessageAct::Delete,
            true);
        row("after 60 hours it cannot", own(MessageKind::Text, 3'600 * kMinute), MessageAct::Delete, false);
        Message theirs = own(MessageKind::Text, 0);
        theirs.direction = model::Direction::In;
        row("what others wrote stays", theirs, MessageAct::Delete, false);
        row("and is not changed", theirs, MessageAct::Edit, false);
        row("but answered", theirs, MessageAct::Reply, true);
        Message failed = own(MessageKind::Text, 0);
        failed.state = model::MessageState::Failed;
        row("what was not sent has no reactions", failed, MessageAct::React, false);
        Message gone = theirs;
        gone.deletedMs = 1;
        row("what is gone is not answered", gone, MessageAct::Reply, false);
        row("nor copied", gone, MessageAct::Copy, false);
        row("a text is no poll", theirs, MessageAct::Vote, false);
        row("a poll is", pollOf(), MessageAct::Vote, true);
    }

    void whatIsNotPossibleSaysWhy()
    {
        QFETCH(Message, message);
        QFETCH(int, act);
        QFETCH(bool, possible);
        QCOMPARE(ui::isPossible(static_cast<MessageAct>(act), message, kNow), possible);
        if (static_cast<MessageAct>(act) != MessageAct::Copy)
            QVERIFY(!ui::whyNot(static_cast<MessageAct>(act), message, kNow, u"blocked"_s).isEmpty());
    }

    void aVoteMovesIsAddedOrTakenBack()
    {
        QCOMPARE(ui::voteAfter(pollOf(1), 0), QList<int>{0});
        QVERIFY(ui::voteAfter(pollOf(1), 1).value().isEmpty());
        QCOMPARE(ui::voteAfter(pollOf(0), 0), (QList<int>{0, 1}));
        Message two = pollOf(2);
        two.votes.first().options = {1, 2};
        QVERIFY(!ui::voteAfter(two, 0));
        QVERIFY(!ui::voteAfter(two, 3));
        QVERIFY(!ui::voteAfter(two, -1));
    }

    void theMostChosenReactionStandsFirst()
    {
        const auto from = [](const QByteArray &pn, const QString &emoji) {
            return model::Reaction{model::Jid::pn(pn), {}, emoji, 0, false};
        };
        const auto chips = ui::chipsOf({from("1", u"❤️"_s), from("2", u"👍"_s), from("3", u"👍"_s)});
        QCOMPARE(chips.size(), 2);
        QCOMPARE(chips.first().names, (QStringList{u"+2"_s, u"+3"_s}));
    }
};

GESHER_TEST(tst_message_words, TstMessageWords)
#include "tst_message_words.moc"
