// SPDX-License-Identifier: GPL-3.0-or-later
// What is sent is read by the same readers as what comes.
#include "engine/messaging/compose.h"
#include "engine/messaging/content.h"
#include "engine/messaging/traits.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using Is = messaging::Content::Is;
using model::MessageKind;

namespace {

const QByteArray kSecret(32, 's');
const messaging::TargetKey kKey{"3EB0AA", model::Jid::lid("1234567"), true, {}};

model::Outgoing outgoing(MessageKind kind, model::Content content)
{
    model::Outgoing message;
    message.kind = kind;
    message.content = std::move(content);
    return message;
}

}

class TstCompose : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKindIsReadAsWhatItIs()
    {
        const QList<model::Outgoing> all{
            outgoing(MessageKind::Location, model::Location{32.08, 34.78, u"Office"_s, u"Tel Aviv"_s, 0}),
            outgoing(MessageKind::Contacts, QList<model::ContactCard>{{u"Dana"_s, {u"+972501234567"_s}}}),
            outgoing(MessageKind::Contacts,
                QList<model::ContactCard>{
                    {u"Dana"_s, {u"+972501234567"_s}}, {u"Avi"_s, {u"+972501234568"_s}}}),
            outgoing(MessageKind::Poll, model::Poll{u"When?"_s, {u"Now"_s, u"Later"_s}, 1}),
            outgoing(MessageKind::Poll, model::Poll{u"Which?"_s, {u"A"_s, u"B"_s, u"C"_s}, 0})};
        for (const model::Outgoing &message : all) {
            const auto bytes = messaging::composeMessage(message, {}, kSecret);
            QVERIFY(bytes.has_value());
            const auto content = messaging::readContent(*bytes);
            QVERIFY(content && content->is == Is::Message);
            QVERIFY(content->kind == message.kind);
            QVERIFY(content->carried == message.content);
            QCOMPARE(messaging::secretOf(*bytes), kSecret);
        }
    }
    void aKindThatNobodyWritesIsRefused()
    {
        for (const MessageKind kind : {MessageKind::Event, MessageKind::Unsupported, MessageKind::Poll}) {
            const auto refused = messaging::composeMessage(outgoing(kind, {}), {}, kSecret);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, u"kind_not_sent"_s);
        }
    }
    void whatActsUponAMessageNamesIt()
    {
        const QByteArray vote(48, 'v');
        const QList<std::pair<QByteArray, MessageKind>> all{
            {messaging::composeReaction(kKey, u"👍"_s, 1'000), MessageKind::Reaction},
            {messaging::composeEdit(kKey, u"better"_s, {}, {}, 1'000), MessageKind::Edit},
            {messaging::composeDelete(kKey), MessageKind::Delete},
            {messaging::composeVote(kKey, {vote, QByteArray(12, 'i')}, 1'000), MessageKind::Vote}};
        for (const auto &[bytes, what] : all) {
            const auto content = messaging::readContent(bytes);
            QVERIFY(content && content->is == Is::AddOn && content->addOn);
            QVERIFY(content->addOn->what == what);
            QCOMPARE(content->addOn->targetId, kKey.waId);
            QVERIFY(content->addOn->targetIsActors);
            QCOMPARE(content->addOn->targetChat, kKey.chat);
        }
    }
    void anEditedCaptionStaysTheCaptionOfItsPicture()
    {
        // imageMessage (3) with caption (3) "old" and width (7) 5
        const QByteArray picture
            = QByteArray::fromHex("1a07") + QByteArray::fromHex("1a036f6c64") + "\x38\x05";
        const auto content = messaging::readContent(messaging::composeEdit(kKey, u"new"_s, {}, picture, 1));
        QVERIFY(content && content->addOn && content->addOn->edited);
        QVERIFY(content->addOn->edited->kind == MessageKind::Image);
        QCOMPARE(content->addOn->edited->text, u"new"_s);
    }
    void theStanzaSaysWhatTheServerNeedsToKnow()
    {
        const auto traits = [](const QByteArray &bytes) { return messaging::traitsOf(bytes).value(); };
        const auto reaction = traits(messaging::composeReaction(kKey, u"👍"_s, 1));
        QCOMPARE(reaction.type, "reaction");
        QCOMPARE(reaction.edit, "");
        QVERIFY(reaction.isHidden);
        QCOMPARE(traits(messaging::composeReaction(kKey, {}, 1)).edit, "7");
        const auto edit = traits(messaging::composeEdit(kKey, u"x"_s, {}, {}, 1));
        QCOMPARE(edit.type, "text");
        QCOMPARE(edit.edit, "1");
        QVERIFY(edit.isHidden);
        QCOMPARE(traits(messaging::composeDelete(kKey)).edit, "7");
        messaging::TargetKey others = kKey;
        others.isOwn = false;
        QCOMPARE(traits(messaging::composeDelete(others)).edit, "8");
        const auto vote = traits(messaging::composeVote(kKey, {"v", QByteArray(12, 'i')}, 1));
        QCOMPARE(vote.type, "poll");
        QCOMPARE(vote.pollType, "vote");
        QVERIFY(vote.isHidden);
        const auto poll = traits(messaging::composeMessage(
            outgoing(MessageKind::Poll, model::Poll{u"?"_s, {u"A"_s, u"B"_s}, 0}), {}, kSecret)
                                     .value());
        QCOMPARE(poll.type, "poll");
        QCOMPARE(poll.pollType, "creation");
        QVERIFY(!poll.isHidden);
        const auto card = traits(messaging::composeMessage(
            outgoing(MessageKind::Contacts, QList<model::ContactCard>{{u"D"_s, {}}}), {}, kSecret)
                                     .value());
        QCOMPARE(card.type, "media");
        QCOMPARE(card.mediaType, "vcard");
        QCOMPARE(traits(QByteArray::fromHex("0a0161")).type, "text");
    }
};

GESHER_TEST(tst_compose, TstCompose)
#include "tst_compose.moc"
