// SPDX-License-Identifier: GPL-3.0-or-later
// What others do to messages: who may, which of two counts, and what waits for a message that is not there
// yet.
#include "engine/messaging/add_ons.h"
#include "engine/messaging/compose.h"
#include "tests/store/shelf.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using base::Result;
using messaging::AddOns;
using model::Direction;
using model::Jid;
using model::MessageKind;
using Outcome = AddOns::Outcome;

namespace {

const model::AccountId kAccount{u"acc"_s};
const Jid kPartner = Jid::pn("972500000001");
const Jid kPartnerLid = Jid::lid("100000000000001");
const messaging::Self kSelf{Jid::pn("972500000009").withDevice(3), Jid::lid("100000000000009").withDevice(3)};
constexpr qint64 kNow = 1'790'000'000'000;

/// A chat with a message from each side: "in" (network id IN) and "out" (OUT).
class Desk {
public:
    Desk()
    {
        if (!shelf_.open())
            qFatal("no store");
        addOns_ = std::make_unique<AddOns>(kAccount, kSelf, *shelf_.store);
        shelf_.write([this]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto linked, store().people().link(kAccount, kPartnerLid, kPartner));
            person_ = linked.person;
            ASSIGN_OR_RETURN(chat_, store().chats().ensure(kAccount, kPartner));
            return {};
        });
        put(u"in"_s, "IN", Direction::In);
        put(u"out"_s, "OUT", Direction::Out);
    }
    store::Store &store() const { return *shelf_.store; }
    bool write(store::Store::Work work) { return shelf_.write(std::move(work)); }
    void put(const QString &id, const QByteArray &waId, Direction direction, model::Outgoing what = {})
    {
        store::MessageRow row;
        row.chat = chat_;
        model::Message &m = row.message;
        m.id = id;
        m.account = kAccount;
        m.chat = kPartner;
        m.waId = waId;
        m.direction = direction;
        m.kind = what.kind;
        m.text = what.kind == MessageKind::Text ? u"as it was"_s : QString();
        m.content = what.content;
        m.from = direction == Direction::In ? kPartner : kSelf.pn.withoutDevice();
        m.state = direction == Direction::In ? model::MessageState::Received : model::MessageState::Sent;
        m.timestampMs = m.receivedMs = kNow;
        row.sender = direction == Direction::In ? kPartnerLid : kSelf.pn;
        row.proto = messaging::composeMessage(what, {}, secret()).value();
        QVERIFY(shelf_.write([&]() -> Result<void> {
            RETURN_IF_FAILED(store().messages().insert(row));
            return addOns_->applyWaiting(waId, chat_);
        }));
    }
    static QByteArray secret() { return QByteArray(32, 's'); }
    AddOns::Actor partner() const { return {kPartnerLid, person_, false, kNow}; }
    static AddOns::Actor us() { return {kSelf.pn, {}, true, kNow}; }

    Outcome act(const QByteArray &bytes, const AddOns::Actor &who)
    {
        auto outcome = Outcome::Unreadable;
        shelf_.write([&]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto content, messaging::readContent(bytes));
            ASSIGN_OR_RETURN(outcome, addOns_->apply(*content.addOn, who, chat_, kPartner));
            if (outcome == Outcome::NoTarget)
                return addOns_->keep(content, who, kPartner, "W" + QByteArray::number(++kept_), kNow);
            return {};
        });
        return outcome;
    }
    model::Message message(const QString &id) const
    {
        return (*store().messages().find(id)).value_or(store::MessageRow()).message;
    }

private:
    support::Shelf shelf_;
    std::unique_ptr<AddOns> addOns_;
    store::ChatId chat_ = 0;
    store::Person person_;
    int kept_ = 0;
};

/// As the actor's phone names it.
messaging::TargetKey key(const QByteArray &waId, bool isActors)
{
    return {waId, kPartnerLid, isActors, {}};
}

}

class TstAddOns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eitherSideReactsToEitherSidesMessages()
    {
        Desk desk;
        QCOMPARE(desk.act(messaging::composeReaction(key("OUT", false), u"👍"_s, kNow), desk.partner()),
            Outcome::Done);
        QCOMPARE(desk.act(messaging::composeReaction(key("IN", true), u"🙂"_s, kNow), desk.partner()),
            Outcome::Done);
        QCOMPARE(
            desk.act(messaging::composeReaction(key("IN", false), u"❤"_s, kNow), Desk::us()), Outcome::Done);
        QCOMPARE(desk.message(u"out"_s).reactions.size(), 1);
        QCOMPARE(desk.message(u"out"_s).reactions.first().emoji, u"👍"_s);
        QCOMPARE(desk.message(u"out"_s).reactions.first().from, kPartner);
        QVERIFY(!desk.message(u"out"_s).reactions.first().isOwn);
        QCOMPARE(desk.message(u"in"_s).reactions.size(), 2);
    }
    void aLaterReactionReplacesAnEarlierOneWhateverTheirOrder()
    {
        Desk desk;
        desk.act(messaging::composeReaction(key("OUT", false), u"2"_s, kNow + 2), desk.partner());
        desk.act(messaging::composeReaction(key("OUT", false), u"1"_s, kNow + 1), desk.partner());
        QCOMPARE(desk.message(u"out"_s).reactions.first().emoji, u"2"_s);
        desk.act(messaging::composeReaction(key("OUT", false), {}, kNow + 3), desk.partner());
        QVERIFY(desk.message(u"out"_s).reactions.isEmpty());
        desk.act(messaging::composeReaction(key("OUT", false), u"2"_s, kNow + 2), desk.partner());
        QVERIFY(desk.message(u"out"_s).reactions.isEmpty()); // what was taken back does not return
    }
    void aClockFarAheadDoesNotHoldAReactionForEver()
    {
        Desk desk;
        const qint64 year = 365LL * 24 * 60 * 60 * 1000;
        desk.act(messaging::composeReaction(key("OUT", false), u"1"_s, kNow + year), desk.partner());
        auto later = desk.partner();
        later.atMs += 1'000;
        desk.act(messaging::composeReaction(key("OUT", false), u"2"_s, kNow + 1'000), later);
        QCOMPARE(desk.message(u"out"_s).reactions.first().emoji, u"2"_s);
    }
    void onlyItsWriterEditsAMessage()
    {
        Desk desk;
        QCOMPARE(
            desk.act(messaging::composeEdit(key("IN", true), u"better"_s, {}, {}, kNow + 5), desk.partner()),
            Outcome::Done);
        QCOMPARE(desk.message(u"in"_s).text, u"better"_s);
        QCOMPARE(desk.message(u"in"_s).editedMs, kNow + 5);
        // the partner says that our message was edited by its writer, us: to him "fromMe" is his own
        QCOMPARE(
            desk.act(messaging::composeEdit(key("OUT", true), u"forged"_s, {}, {}, kNow), desk.partner()),
            Outcome::NoTarget);
        QCOMPARE(
            desk.act(messaging::composeEdit(key("OUT", false), u"forged"_s, {}, {}, kNow), desk.partner()),
            Outcome::NotAllowed);
        QCOMPARE(desk.message(u"out"_s).text, u"as it was"_s);
    }
    void anOlderEditChangesNothing()
    {
        Desk desk;
        desk.act(messaging::composeEdit(key("IN", true), u"second"_s, {}, {}, kNow + 9), desk.partner());
        desk.act(messaging::composeEdit(key("IN", true), u"first"_s, {}, {}, kNow + 5), desk.partner());
        QCOMPARE(desk.message(u"in"_s).text, u"second"_s);
    }
    void onlyItsWriterDeletesAMessageAndNothingOfItStays()
    {
        Desk desk;
        desk.act(messaging::composeReaction(key("IN", false), u"❤"_s, kNow), Desk::us());
        QCOMPARE(desk.act(messaging::composeDelete(key("OUT", false)), desk.partner()), Outcome::NotAllowed);
        QCOMPARE(desk.message(u"out"_s).deletedMs, 0);
        QCOMPARE(desk.act(messaging::composeDelete(key("IN", true)), desk.partner()), Outcome::Done);
        const auto gone = (*desk.store().messages().find(u"in"_s)).value();
        QCOMPARE(gone.message.deletedMs, kNow);
        QVERIFY(gone.message.text.isEmpty() && gone.proto.isEmpty() && gone.message.reactions.isEmpty());
        desk.act(messaging::composeEdit(key("IN", true), u"again"_s, {}, {}, kNow + 9), desk.partner());
        QVERIFY(desk.message(u"in"_s).text.isEmpty());
    }
    void whatComesBeforeItsMessageIsDoneWhenThatIsThere()
    {
        Desk desk;
        QCOMPARE(desk.act(messaging::composeReaction(key("LATE", false), u"👍"_s, kNow), Desk::us()),
            Outcome::NoTarget);
        QCOMPARE(
            desk.act(messaging::composeEdit(key("LATE", true), u"better"_s, {}, {}, kNow), desk.partner()),
            Outcome::NoTarget);
        desk.put(u"late"_s, "LATE", Direction::In);
        QCOMPARE(desk.message(u"late"_s).text, u"better"_s);
        QCOMPARE(desk.message(u"late"_s).reactions.size(), 1);
        QVERIFY(desk.store().raw().waitingFor(kAccount, "LATE").value().isEmpty());
    }
    void whatADeviceOfAnotherChatSaysIsNotDoneHere()
    {
        Desk desk;
        auto stranger = desk.partner();
        stranger.sender = Jid::pn("972500000007");
        stranger.person = {};
        QCOMPARE(desk.act(messaging::composeDelete(key("IN", true)), stranger), Outcome::NoTarget);
        QCOMPARE(desk.message(u"in"_s).deletedMs, 0);
    }
    void votesAreOpenedWithThePollsSecret()
    {
        Desk desk;
        model::Outgoing poll;
        poll.kind = MessageKind::Poll;
        poll.content = model::Poll{u"When?"_s, {u"Now"_s, u"Later"_s}, 1};
        desk.put(u"poll"_s, "POLL", Direction::Out, poll);
        support::SeededRandom random;
        const auto &content = std::get<model::Poll>(poll.content);
        const auto vote = [&](const QByteArray &secret, const Jid &creator, QList<int> options, qint64 at) {
            const auto sealed
                = messaging::sealVote(secret, {"POLL", creator, kPartnerLid}, content, options, random);
            return desk.act(messaging::composeVote(key("POLL", false), sealed, at), desk.partner());
        };
        QCOMPARE(vote(Desk::secret(), kSelf.lid.withoutDevice(), {1}, kNow), Outcome::Done);
        QCOMPARE(desk.message(u"poll"_s).votes.first().options, QList<int>{1});
        // the creator in the other address space: opened as well
        QCOMPARE(vote(Desk::secret(), kSelf.pn.withoutDevice(), {0}, kNow + 1), Outcome::Done);
        QCOMPARE(desk.message(u"poll"_s).votes.size(), 1);
        QCOMPARE(desk.message(u"poll"_s).votes.first().options, QList<int>{0});
        QCOMPARE(vote(QByteArray(32, 'x'), kSelf.lid.withoutDevice(), {1}, kNow + 2), Outcome::Unreadable);
        QCOMPARE(desk.message(u"poll"_s).votes.first().options, QList<int>{0});
    }
    void twoRecordsOfOnePersonAreOneReaction()
    {
        Desk desk;
        const Jid lid = Jid::lid("100000000000055");
        const Jid pn = Jid::pn("972500000055");
        desk.act(messaging::composeReaction(key("OUT", false), u"👍"_s, kNow), desk.partner());
        const auto target = (*desk.store().messages().find(u"out"_s)).value();
        QVERIFY(desk.write([&]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto one, desk.store().people().ensure(kAccount, lid));
            ASSIGN_OR_RETURN(const auto two, desk.store().people().ensure(kAccount, pn));
            RETURN_IF_FAILED(desk.store().addOns().react(target, one.id, u"1"_s, kNow));
            RETURN_IF_FAILED(desk.store().addOns().react(target, two.id, u"2"_s, kNow));
            RETURN_IF_FAILED(desk.store().people().link(kAccount, lid, pn));
            return {};
        }));
        QCOMPARE(desk.message(u"out"_s).reactions.size(), 2);
    }
};

GESHER_TEST(tst_add_ons, TstAddOns)
#include "tst_add_ons.moc"
