// SPDX-License-Identifier: GPL-3.0-or-later
// Every failure code and stream error of the wire reference, and what it means for the account.
#include "engine/accounts/verdict.h"
#include "tests/support/runner.h"

using accounts::Verdict;
using model::AccountState;
using wire::Node;

namespace {

constexpr qint64 kNow = 1'790'000'000'000;

struct Read {
    explicit Read(const Node &node) : ok(document.decode(wire::encodeNode(node)).has_value()) { }
    wire::NodeView root() const { return document.root(); }
    wire::Document document;
    bool ok;
};

Verdict ofFailure(const Node &node)
{
    const Read read(node);
    return accounts::verdictOfFailure(read.root(), kNow);
}
Verdict ofStream(const Node &node)
{
    const Read read(node);
    return accounts::verdictOfStreamEnd(read.root());
}

Node failure(const char *reason)
{
    return Node("failure").set("reason", QByteArray(reason));
}
Node streamError(const char *code, const char *child = "", const char *type = "")
{
    Node node("stream:error");
    if (*code)
        node.set("code", QByteArray(code));
    if (*child) {
        Node inner{QByteArray(child)};
        if (*type)
            inner.set("type", QByteArray(type));
        node.add(std::move(inner));
    }
    return node;
}

}

class TstVerdict : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void failureCodeLeadsToItsState_data();
    void failureCodeLeadsToItsState();
    void streamErrorLeadsToItsState_data();
    void streamErrorLeadsToItsState();
    void banTellsUntilWhenAndWhy();
    void wordsOfTheServerAreKeptShort();
    void lineThatEndedComesBackAndForgeriesAreCounted();
};

void TstVerdict::failureCodeLeadsToItsState_data()
{
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("retry");
    const auto row = [](const char *reason, AccountState state, bool retry = false) {
        QTest::newRow(reason) << QByteArray(reason) << static_cast<int>(state) << retry;
    };
    row("400", AccountState::Stopped);
    row("401", AccountState::LoggedOut);
    row("402", AccountState::Restricted);
    row("403", AccountState::Banned);
    row("405", AccountState::Outdated);
    row("406", AccountState::Banned);
    row("409", AccountState::Stopped);
    row("413", AccountState::Stopped);
    row("414", AccountState::Stopped);
    row("415", AccountState::LoggedOut);
    row("418", AccountState::LoggedOut);
    row("500", AccountState::Reconnecting, true);
    row("501", AccountState::Stopped);
    row("503", AccountState::Reconnecting, true);
    row("999", AccountState::Stopped);
}

void TstVerdict::failureCodeLeadsToItsState()
{
    QFETCH(QByteArray, reason);
    QFETCH(int, state);
    QFETCH(bool, retry);
    const Verdict verdict = ofFailure(failure(reason.constData()));
    QCOMPARE(static_cast<int>(verdict.state), state);
    QCOMPARE(verdict.retry, retry);
    QVERIFY(verdict.reason);
    QCOMPARE(verdict.reason->code, QString::fromLatin1(reason));
    QVERIFY(!verdict.atOnce && !verdict.suspicious);
}

void TstVerdict::streamErrorLeadsToItsState_data()
{
    QTest::addColumn<Node>("node");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("how");
    const auto row = [](const char *name, const Node &node, AccountState state, const char *how = "stay") {
        QTest::newRow(name) << node << static_cast<int>(state) << QString::fromLatin1(how);
    };
    row("515", streamError("515"), AccountState::Connecting, "at once");
    row("516", streamError("516"), AccountState::LoggedOut);
    row("401", streamError("401", "conflict", "device_removed"), AccountState::LoggedOut);
    row("removed", streamError("", "conflict", "device_removed"), AccountState::LoggedOut);
    row("replaced", streamError("", "conflict", "replaced"), AccountState::Replaced);
    row("409 replaced", streamError("409", "conflict", "replaced"), AccountState::Replaced);
    row("409", streamError("409"), AccountState::Replaced);
    row("429", streamError("429"), AccountState::Reconnecting, "slowly");
    row("500", streamError("500"), AccountState::Reconnecting, "again");
    row("503", streamError("503"), AccountState::Reconnecting, "again");
    row("end", Node("xmlstreamend"), AccountState::Reconnecting, "again");
    row("bad mac", streamError("", "bad-mac"), AccountState::Reconnecting, "suspicious");
    row("ack", streamError("", "ack"), AccountState::Reconnecting, "suspicious");
    row("not well-formed", streamError("", "xml-not-well-formed"), AccountState::Reconnecting, "suspicious");
    row("unknown", streamError("777"), AccountState::Reconnecting, "suspicious");
}

void TstVerdict::streamErrorLeadsToItsState()
{
    QFETCH(Node, node);
    QFETCH(int, state);
    QFETCH(QString, how);
    const Verdict verdict = ofStream(node);
    QCOMPARE(static_cast<int>(verdict.state), state);
    QCOMPARE(verdict.retry, how != u"stay");
    QCOMPARE(verdict.atOnce, how == u"at once");
    QCOMPARE(verdict.slowly, how == u"slowly");
    QCOMPARE(verdict.suspicious, how == u"suspicious");
    if (!verdict.atOnce) // pairing ends with it: nothing to explain
        QVERIFY(verdict.reason && !verdict.reason->code.isEmpty());
}

void TstVerdict::banTellsUntilWhenAndWhy()
{
    const Verdict verdict
        = ofFailure(failure("402").set("code", QByteArray("101")).set("expire", QByteArray("3600")));
    QCOMPARE(verdict.reason->untilMs, kNow + 3'600'000);
    QVERIFY(verdict.reason->detail.contains(u"101"));
    // an absurd time is none: it must not run over into the past
    const Verdict absurd = ofFailure(failure("402").set("expire", QByteArray("9223372036854775807")));
    QVERIFY(absurd.reason->untilMs == 0 || absurd.reason->untilMs > kNow);
}

void TstVerdict::wordsOfTheServerAreKeptShort()
{
    const Verdict verdict = ofFailure(failure("403").set("message", QByteArray(5000, 'x')));
    QVERIFY(!verdict.reason->detail.isEmpty());
    QVERIFY(verdict.reason->detail.size() <= 900);
}

void TstVerdict::lineThatEndedComesBackAndForgeriesAreCounted()
{
    using base::Fault;
    for (const Fault fault : {Fault::Offline, Fault::Timeout}) {
        const Verdict verdict
            = accounts::verdictOfLine({fault, QStringLiteral("x"), QStringLiteral("closed")});
        QVERIFY(verdict.retry && !verdict.suspicious);
        QCOMPARE(verdict.state, AccountState::Reconnecting);
        QCOMPARE(verdict.reason->code, QStringLiteral("closed"));
    }
    for (const Fault fault : {Fault::Forged, Fault::Malformed})
        QVERIFY(accounts::verdictOfLine({fault, QStringLiteral("x"), {}}).suspicious);
}

GESHER_TEST(tst_verdict, TstVerdict)
#include "tst_verdict.moc"
