// SPDX-License-Identifier: GPL-3.0-or-later
// How long a token of a contact is good, when ours is given again, and what is read of those that arrive.
#include "engine/trust/token_rules.h"
#include "tests/support/runner.h"
#include "tests/support/vectors.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using model::Jid;
using wire::Node;

namespace {

constexpr qint64 kWeekMs = 604'800'000;

Node token(const QByteArray &bytes, const QByteArray &t, const QByteArray &type = "trusted_contact")
{
    return Node("token").set("t", t).set("type", type).bytes(bytes);
}

QList<trust::Given> read(const Node &tokens)
{
    wire::Document document;
    return trust::tokensIn(document.decode(wire::encodeNode(tokens)).value());
}

}

class TstTokenRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTokenIsGoodInItsWeekAndThreeMore()
    {
        const qint64 given = 2900 * kWeekMs + 5;
        QVERIFY(trust::isStillGood(given, given));
        QVERIFY(trust::isStillGood(given, 2904 * kWeekMs - 1));
        QVERIFY(!trust::isStillGood(given, 2904 * kWeekMs));
        QVERIFY(!trust::isStillGood(0, 2 * kWeekMs));
    }

    void oursIsGivenOnceAWeek()
    {
        const qint64 given = 2900 * kWeekMs + 5;
        QVERIFY(trust::isDueAgain(0, given));
        QVERIFY(!trust::isDueAgain(given, 2901 * kWeekMs - 1));
        QVERIFY(trust::isDueAgain(given, 2901 * kWeekMs));
    }

    void towardsAStrangerItIsTheHashOfTheVectors()
    {
        const QJsonArray cases = support::loadVectors("cstoken").value(u"cases").toArray();
        QVERIFY(cases.size() >= 2);
        for (const QJsonValue &one : cases) {
            const Jid lid = Jid::parse(one[u"recipient_lid"].toString().toLatin1()).value();
            const QByteArray salt = QByteArray::fromHex(one[u"nct_salt"].toString().toLatin1());
            const QByteArray expected = one[u"cstoken"].toString().toLatin1();
            QCOMPARE(trust::contactToken(salt, lid).toHex(), expected);
            QCOMPARE(trust::contactToken(salt, lid.withDevice(7)).toHex(), expected);
        }
    }

    void soundTokensAreTakenAndTheRestIsLeft()
    {
        Node tokens("tokens");
        tokens.add(token("one", "1790000000")).add(token("two", "1790000001", "other"));
        tokens.add(token("", "1790000000")).add(token(QByteArray(257, 'x'), "1790000000"));
        tokens.add(token("three", "-5")).add(token("four", "99999999999999")).add(Node("trash"));
        const auto found = read(tokens);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().token, QByteArray("one"));
        QCOMPARE(found.first().atMs, 1'790'000'000'000);
    }

    void ofAThousandOnlyTheFirstFewAreLookedAt()
    {
        Node tokens("tokens");
        for (int i = 0; i < 1000; ++i)
            tokens.add(token("t", "1790000000"));
        QCOMPARE(read(tokens).size(), 16);
    }
};

GESHER_TEST(tst_token_rules, TstTokenRules)
#include "tst_token_rules.moc"
