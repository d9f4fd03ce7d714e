// SPDX-License-Identifier: GPL-3.0-or-later
// Whether phones are on the network: asked for seldom, once, and answered only for what was asked.
#include "engine/contacts/phone_checks.h"
#include "tests/contacts/people_stage.h"
#include "tests/support/runner.h"

using namespace support;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using base::Fault;
using base::Phone;
using base::Result;
using contacts::PhoneChecks;
using model::Jid;
using wire::Node;

namespace {

Node user(const QByteArray &digits, const char *type, const Jid &lid = {})
{
    Node node = Node("user").add(Node("contact").set("type", QByteArray(type)).bytes('+' + digits));
    if (!lid.isEmpty())
        node.add(Node("lid").set("val", lid));
    return node;
}

Node answerOf(QList<Node> users)
{
    Node list("list");
    for (Node &one : users)
        list.add(std::move(one));
    return Node("iq").add(Node("usync").add(std::move(list)));
}

QList<Phone> phones(int from, int count)
{
    QList<Phone> all;
    for (int i = 0; i < count; ++i)
        all.append({"97255555" + QByteArray::number(from + i)});
    return all;
}

struct CheckRoom : PeopleStage {
    using Answer = Result<model::PhoneChecks>;
    std::shared_ptr<std::optional<Answer>> ask(const QList<Phone> &wanted)
    {
        auto got = std::make_shared<std::optional<Answer>>();
        checks.check(wanted).finally(store.get(), [got](const Answer &answer) { *got = answer; });
        return got;
    }
    void comes(const Node &node)
    {
        auto document = std::make_shared<wire::Document>();
        if (!document->decode(wire::encodeNode(node)))
            qFatal("a node that does not decode");
        questions.takeFirst().answer(transport::Answer(document));
        (void)store->flush();
    }
    /// The network has all of them.
    void comesAll(const QList<Phone> &wanted)
    {
        QList<Node> users;
        for (const Phone &one : wanted)
            users.append(user(one.digits, "in"));
        comes(answerOf(users));
    }

    QList<base::Promise<transport::Answer>> questions;
    PhoneChecks checks{{kNumber,
        [this](const Node &node) {
            said.append(node);
            questions.append(base::Promise<transport::Answer>());
            return questions.last().task();
        },
        *store, clock, random}};
};

}

class TstPhoneChecks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhoIsThereAndLearnsTheHiddenId();
    void isNotAskedAgainWithinADay();
    void whoAsksMeanwhileSharesTheAnswer();
    void fewAreAskedForAtOnceAndInAnHour();
    void whatWasNotAnsweredCountsAsWell();
    void aNetworkThatWantsUsSlowerIsALimit();
    void onlyWhatWasAskedForIsBelieved();
    void anAnswerWithoutAListIsNone();
};

void TstPhoneChecks::saysWhoIsThereAndLearnsTheHiddenId()
{
    CheckRoom room;
    const auto got = room.ask({{kDana.user}, {kYossi.user}});
    QCOMPARE(room.said.size(), 1);
    QVERIFY(!*got);
    room.comes(answerOf({user(kYossi.user, "out"), user(kDana.user, "in", kDanaHidden)}));
    QVERIFY(*got && **got);
    const auto checked = (*got)->value().checked;
    QCOMPARE(checked.size(), 2);
    QCOMPARE(checked[0].exists, true);
    QCOMPARE(checked[0].jid, kDana);
    QCOMPARE(checked[0].lid, kDanaHidden);
    QCOMPARE(checked[1].exists, false);
    QVERIFY(checked[1].jid.isEmpty());
    QCOMPARE((*room.store->people().find(kNumber, kDanaHidden))->pn, kDana);
}

void TstPhoneChecks::isNotAskedAgainWithinADay()
{
    CheckRoom room;
    const QList<Phone> both = phones(1000, 2);
    room.ask(both);
    room.comesAll(both);
    room.clock.advance(23h);
    const auto got = room.ask(both);
    QVERIFY(*got && **got);
    QCOMPARE(room.said.size(), 1);
    room.clock.advance(2h);
    QVERIFY(!*room.ask(both));
    QCOMPARE(room.said.size(), 2);
}

void TstPhoneChecks::whoAsksMeanwhileSharesTheAnswer()
{
    CheckRoom room;
    const auto first = room.ask(phones(1000, 2));
    const auto same = room.ask(phones(1000, 2));
    const auto more = room.ask(phones(1001, 2));
    QCOMPARE(room.said.size(), 1);
    room.comesAll(phones(1000, 2));
    QVERIFY(*first && *same);
    QVERIFY(!*more);
    QCOMPARE(room.said.size(), 2); // for the one that nobody knew
    QCOMPARE(room.said.last(), contacts::contactQuery(phones(1002, 1), [&] {
        for (const wire::Attr &attr : std::get<QList<Node>>(room.said.last().content).first().attrs) {
            if (attr.key == "sid")
                return std::get<QByteArray>(attr.value);
        }
        return QByteArray();
    }()));
    room.comesAll(phones(1002, 1));
    QCOMPARE((*more)->value().checked.size(), 2);
}

void TstPhoneChecks::fewAreAskedForAtOnceAndInAnHour()
{
    CheckRoom room;
    const auto tooMany = room.ask(phones(1000, 51));
    QCOMPARE((*tooMany)->error().fault, Fault::Malformed);
    for (int i = 0; i < 2; ++i) {
        room.ask(phones(2000 + 100 * i, 50));
        room.comesAll(phones(2000 + 100 * i, 50));
        room.clock.advance(10min);
    }
    const auto refused = room.ask(phones(3000, 1));
    QVERIFY(*refused && **refused);
    QCOMPARE((*refused)->value().waitMs, 40LL * 60 * 1000); // the first of them are an hour old then
    QCOMPARE(room.said.size(), 2);
    QVERIFY((*room.ask(phones(2000, 50)))->value().waitMs == 0); // what is known may be read
    PhoneChecks afterRestart({kNumber, [](const Node &) { return base::Promise<transport::Answer>().task(); },
        *room.store, room.clock, room.random});
    qint64 wait = 0;
    afterRestart.check(phones(3000, 1)).finally(room.store.get(), [&](const CheckRoom::Answer &answer) {
        wait = answer ? answer->waitMs : -1;
    });
    QCOMPARE(wait, 40LL * 60 * 1000);
    room.clock.advance(41min);
    QVERIFY(!*room.ask(phones(3000, 1)));
    QCOMPARE(room.said.size(), 3);
}

void TstPhoneChecks::whatWasNotAnsweredCountsAsWell()
{
    CheckRoom room;
    for (int i = 0; i < 100; ++i) {
        const auto got = room.ask(phones(1000, 1));
        room.comes(answerOf({})); // says nothing of it
        QCOMPARE((*got)->value().checked.first().exists, std::nullopt);
    }
    const auto oneMore = room.ask(phones(1000, 1));
    QVERIFY(*oneMore && **oneMore);
    QVERIFY((*oneMore)->value().waitMs > 0);
    QCOMPARE(room.said.size(), 100);
}

void TstPhoneChecks::aNetworkThatWantsUsSlowerIsALimit()
{
    CheckRoom room;
    const auto got = room.ask(phones(1000, 1));
    const auto next = room.ask(phones(1001, 1));
    room.questions.takeFirst().fail({Fault::Refused, {}, u"429"_s});
    QCOMPARE((*got)->error().fault, Fault::Limit);
    QCOMPARE(room.said.size(), 2); // whoever waited gets a try of its own
    room.questions.takeFirst().fail({Fault::Offline, {}, {}});
    QCOMPARE((*next)->error().fault, Fault::Offline);
}

void TstPhoneChecks::onlyWhatWasAskedForIsBelieved()
{
    CheckRoom room;
    const auto got = room.ask({{kDana.user}});
    Node strange = user(kDana.user, "perhaps");
    room.comes(answerOf({user("15550001", "in", Jid::lid("1")), strange, user(kDana.user, "out"),
        user(kDana.user, "in", kUsHidden), Node("contact")}));
    QCOMPARE((*got)->value().checked.first().exists, false); // the first that says something counts
    QVERIFY(!room.store->people().find(kNumber, Jid::lid("1")).value());
    QVERIFY(!room.store->people().check(kNumber, Jid::pn("15550001")).value());
}

void TstPhoneChecks::anAnswerWithoutAListIsNone()
{
    CheckRoom room;
    const auto got = room.ask({{kDana.user}});
    room.comes(Node("iq").add(Node("usync")));
    QCOMPARE((*got)->error().fault, Fault::Malformed);
}

GESHER_TEST(tst_phone_checks, TstPhoneChecks)
#include "tst_phone_checks.moc"
