// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/e2e/session.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"

namespace {

struct Peer {
    explicit Peer(quint64 seed) : random(seed)
    {
        local.identity = crypto::KeyPair::generate(random);
        local.registrationId = static_cast<quint32>(seed);
        signedPreKey = {1, crypto::KeyPair::generate(random), {}};
        signedPreKey.signature = crypto::sign(local.identity.secret, signedPreKey.pair.pub.djb(), random);
        oneTime = {7, crypto::KeyPair::generate(random)};
    }
    e2e::Bundle bundle(bool withOneTime = true) const
    {
        e2e::Bundle bundle{
            local.registrationId, local.identity.pub, 1, signedPreKey.pair.pub, signedPreKey.signature, {}};
        if (withOneTime)
            bundle.oneTime = e2e::Bundle::OneTime{oneTime.id, oneTime.pair.pub};
        return bundle;
    }
    e2e::Ciphertext say(const QByteArray &text) { return *session.encrypt(text, local); }
    base::Result<QByteArray, e2e::DecryptFault> hear(const e2e::Ciphertext &message)
    {
        return message.isPreKey ? session.decryptPreKey(message.bytes, local, &signedPreKey, &oneTime, random)
                                : session.decrypt(message.bytes, local, random);
    }
    support::SeededRandom random;
    e2e::LocalIdentity local;
    e2e::SignedPreKey signedPreKey;
    e2e::PreKey oneTime;
    e2e::Session session;
};

}

class TstSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLongConversationGoesBothWays()
    {
        Peer a(1);
        Peer b(2);
        QVERIFY(a.session.startOutgoing(b.bundle(), a.local, a.random));
        for (int i = 0; i < 50; ++i) {
            QCOMPARE(*b.hear(a.say("from a")), QByteArray("from a"));
            QCOMPARE(*a.hear(b.say("from b")), QByteArray("from b"));
        }
        QVERIFY(!a.say("x").isPreKey);
    }
    void bothMayBeginAtOnce()
    {
        Peer a(3);
        Peer b(4);
        QVERIFY(a.session.startOutgoing(b.bundle(), a.local, a.random));
        QVERIFY(b.session.startOutgoing(a.bundle(), b.local, b.random));
        const auto fromA = a.say("a first");
        const auto fromB = b.say("b first");
        QCOMPARE(*b.hear(fromA), QByteArray("a first"));
        QCOMPARE(*a.hear(fromB), QByteArray("b first"));
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(*b.hear(a.say("a")), QByteArray("a"));
            QCOMPARE(*a.hear(b.say("b")), QByteArray("b"));
        }
    }
    void jumpsOfTwoThousandAreFollowedAndLongerOnesRefused()
    {
        Peer a(5);
        Peer b(6);
        QVERIFY(a.session.startOutgoing(b.bundle(false), a.local, a.random));
        QVERIFY(b.hear(a.say("hello")));
        QVERIFY(a.hear(b.say("hello")));
        const auto early = a.say("early");
        for (int i = 0; i < 1999; ++i)
            (void)a.say("skipped");
        const auto atLimit = a.say("at the limit");
        QCOMPARE(*b.hear(atLimit), QByteArray("at the limit"));
        QCOMPARE(*b.hear(early), QByteArray("early"));
        QCOMPARE(b.hear(early).error(), e2e::DecryptFault::Duplicate);
        for (int i = 0; i < 2001; ++i)
            (void)a.say("skipped");
        const QByteArray before = b.session.record();
        QCOMPARE(b.hear(a.say("too far")).error(), e2e::DecryptFault::TooFarAhead);
        QCOMPARE(b.session.record(), before);
    }
    void theSamePreKeyMessageIsADuplicateAndNeedsNoKeys()
    {
        Peer a(7);
        Peer b(8);
        QVERIFY(a.session.startOutgoing(b.bundle(), a.local, a.random));
        const auto first = a.say("once");
        const auto second = a.say("twice");
        QVERIFY(b.hear(first));
        QCOMPARE(b.session.decryptPreKey(first.bytes, b.local, nullptr, nullptr, b.random).error(),
            e2e::DecryptFault::Duplicate);
        QCOMPARE(
            *b.session.decryptPreKey(second.bytes, b.local, nullptr, nullptr, b.random), QByteArray("twice"));
    }
    void aMissingOneTimeKeyIsNamed()
    {
        Peer a(9);
        Peer b(10);
        QVERIFY(a.session.startOutgoing(b.bundle(), a.local, a.random));
        const auto message = a.say("hi");
        QCOMPARE(b.session.decryptPreKey(message.bytes, b.local, &b.signedPreKey, nullptr, b.random).error(),
            e2e::DecryptFault::InvalidKeyId);
        QCOMPARE(b.session.decryptPreKey(message.bytes, b.local, nullptr, &b.oneTime, b.random).error(),
            e2e::DecryptFault::InvalidKeyId);
        QVERIFY(b.hear(message));
    }
    void anOldSessionStillReadsWhatWasUnderWay()
    {
        Peer a(11);
        Peer b(12);
        QVERIFY(a.session.startOutgoing(b.bundle(), a.local, a.random));
        QVERIFY(b.hear(a.say("one")));
        QVERIFY(a.hear(b.say("two")));
        const auto late = b.say("late");
        for (int i = 0; i < 30; ++i)
            QVERIFY(a.session.startOutgoing(b.bundle(), a.local, a.random));
        QCOMPARE(*a.hear(late), QByteArray("late"));
    }
    void aRecordOfTheFormerVersionIsReadAndWrittenAnew()
    {
        Peer a(15);
        Peer b(16);
        QVERIFY(a.session.startOutgoing(b.bundle(), a.local, a.random));
        QVERIFY(b.hear(a.say("hello")));
        const QByteArray record = b.session.record();
        QByteArray former = record;
        former[0] = 1;
        former.remove(2 + 32 + 4 + 32 + 32 + 32, 32); // the own ratchet's public key came with version 2
        const auto session = e2e::Session::fromRecord(former);
        QVERIFY(session);
        QCOMPARE(session->record(), record);
    }
    void rubbishIsRefusedEverywhere()
    {
        Peer a(13);
        support::SeededRandom random(14);
        QCOMPARE(a.hear({false, "x"}).error(), e2e::DecryptFault::InvalidMessage);
        for (int i = 0; i < 2000; ++i) {
            const QByteArray rubbish = "\x33" + random.bytes(static_cast<qsizetype>(random.below(120)));
            QVERIFY(!a.hear({i % 2 == 0, rubbish}));
            QVERIFY(!e2e::Session::fromRecord("\x01" + rubbish));
        }
        QVERIFY(e2e::Session::fromRecord({}));
    }
};

GESHER_TEST(tst_session, TstSession)
#include "tst_session.moc"
