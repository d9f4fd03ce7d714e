// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/vote.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"
#include "tests/support/vectors.h"

#include <QJsonArray>

namespace {

struct Recorded {
    QByteArray secret;
    messaging::VotePlace place;
    model::Poll poll;
    QList<int> selected;
    messaging::SealedVote vote;
};

QList<Recorded> recorded()
{
    QList<Recorded> list;
    for (const QJsonValue &c : support::loadVectors("poll_vote").value(u"cases").toArray()) {
        Recorded one;
        one.secret = support::fromHex(c[u"message_secret"]);
        one.place = {c[u"poll_message_id"].toString().toLatin1(),
            model::Jid::parse(c[u"creator"].toString().toLatin1()).value(),
            model::Jid::parse(c[u"voter"].toString().toLatin1()).value()};
        for (const QJsonValue &option : c[u"options"].toArray())
            one.poll.options.append(option.toString());
        for (const QJsonValue &option : c[u"selected"].toArray())
            one.selected.append(option.toInt());
        one.vote = {support::fromHex(c[u"enc_payload"]), support::fromHex(c[u"iv"])};
        list.append(one);
    }
    return list;
}

}

class TstVectorPollVote : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRecordedVoteSaysWhatWasChosen()
    {
        const auto cases = recorded();
        QVERIFY(!cases.isEmpty());
        for (const Recorded &one : cases) {
            const auto chosen = messaging::openVote(one.secret, one.place, one.poll, one.vote);
            QVERIFY(chosen.has_value());
            QCOMPARE(*chosen, one.selected);
        }
    }
    void aVoteOfAnotherVoterOrPollIsForged()
    {
        for (Recorded one : recorded()) {
            const auto place = one.place;
            one.place.voter = model::Jid::lid("999999999999");
            QCOMPARE(messaging::openVote(one.secret, one.place, one.poll, one.vote).error().fault,
                base::Fault::Forged);
            one.place = place;
            one.place.pollId += "X";
            QVERIFY(!messaging::openVote(one.secret, one.place, one.poll, one.vote));
            one.secret[0] = static_cast<char>(one.secret[0] ^ 1);
            QVERIFY(!messaging::openVote(one.secret, place, one.poll, one.vote));
        }
    }
    void whatIsSealedHereOpensAsWhatWasChosen()
    {
        support::SeededRandom random;
        for (const Recorded &one : recorded()) {
            const auto sealed = messaging::sealVote(one.secret, one.place, one.poll, {0}, random);
            QCOMPARE(messaging::openVote(one.secret, one.place, one.poll, sealed).value(), QList<int>{0});
            const auto taken = messaging::sealVote(one.secret, one.place, one.poll, {}, random);
            QVERIFY(messaging::openVote(one.secret, one.place, one.poll, taken).value().isEmpty());
        }
    }
};

GESHER_TEST(tst_vector_poll_vote, TstVectorPollVote)
#include "tst_vector_poll_vote.moc"
