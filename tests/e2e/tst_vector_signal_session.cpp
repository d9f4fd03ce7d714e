// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/e2e/session.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"
#include "tests/support/vectors.h"

#include <QJsonArray>

#include <algorithm>

using support::fromHex;

namespace {

/// Gives the recorded private keys in their order, and fails loudly when asked for more.
class ScriptedRandom final : public base::Random {
public:
    void add(const QJsonValue &pair) { keys_.append(fromHex(pair[u"private"])); }
    void fill(void *data, std::size_t size) override
    {
        if (keys_.isEmpty() || size != 32)
            qFatal("randomness was asked for where the vector has none");
        std::copy_n(keys_.takeFirst().constData(), 32, static_cast<char *>(data));
    }
    bool isEmpty() const { return keys_.isEmpty(); }

private:
    QList<QByteArray> keys_;
};

struct Party {
    e2e::LocalIdentity local;
    e2e::SignedPreKey signedPreKey;
    std::optional<e2e::PreKey> oneTime;
    e2e::Session session;
    ScriptedRandom random;

    explicit Party(const QJsonValue &json)
    {
        local.identity = crypto::KeyPair::fromSecret(fromHex(json[u"identity"][u"private"]));
        local.registrationId = static_cast<quint32>(json[u"registration_id"].toInteger());
        const QJsonValue spk = json[u"signed_prekey"];
        signedPreKey = {static_cast<quint32>(spk[u"id"].toInteger()),
            crypto::KeyPair::fromSecret(fromHex(spk[u"private"])), fromHex(spk[u"signature"])};
        if (const QJsonValue opk = json[u"one_time_prekey"]; opk.isObject())
            oneTime.emplace(e2e::PreKey{static_cast<quint32>(opk[u"id"].toInteger()),
                crypto::KeyPair::fromSecret(fromHex(opk[u"private"]))});
    }
    e2e::Bundle bundle() const
    {
        e2e::Bundle bundle{local.registrationId, local.identity.pub, signedPreKey.id, signedPreKey.pair.pub,
            signedPreKey.signature, {}};
        if (oneTime)
            bundle.oneTime = e2e::Bundle::OneTime{oneTime->id, oneTime->pair.pub};
        return bundle;
    }
    base::Result<QByteArray, e2e::DecryptFault> open(const e2e::Ciphertext &message)
    {
        return open(message, random);
    }
    base::Result<QByteArray, e2e::DecryptFault> open(const e2e::Ciphertext &message, base::Random &draws)
    {
        if (!message.isPreKey)
            return session.decrypt(message.bytes, local, draws);
        const auto header = e2e::readPreKeyHeader(message.bytes);
        const bool named = header && header->preKeyId;
        return session.decryptPreKey(
            message.bytes, local, &signedPreKey, named && oneTime ? &*oneTime : nullptr, draws);
    }
    /// As if the program had been restarted.
    void restart() { session = std::move(*e2e::Session::fromRecord(session.record())); }
};

struct Sent {
    e2e::Ciphertext message;
    QByteArray plain;
};

void play(const QJsonValue &event, Party &party, QHash<QString, Sent> &sent)
{
    const QString id = event[u"id"].toString();
    const QString op = event[u"op"].toString();
    if (op == u"encrypt") {
        const auto message = party.session.encrypt(fromHex(event[u"plaintext"]), party.local);
        QVERIFY(message);
        QCOMPARE(message->isPreKey, event[u"type"].toString() == u"pkmsg");
        QCOMPARE(message->bytes, fromHex(event[u"ciphertext"]));
        sent.insert(id, {*message, fromHex(event[u"plaintext"])});
    } else if (op == u"decrypt") {
        for (const QJsonValue &pair : event[u"new_keypairs"].toArray())
            party.random.add(pair);
        const QByteArray before = party.session.record();
        const auto plain = party.open(sent.value(id).message);
        if (event[u"must_fail"].isString()) {
            QVERIFY(!plain);
            QCOMPARE(e2e::faultWord(plain.error()), event[u"must_fail"].toString());
            QCOMPARE(party.session.record(), before);
        } else {
            QVERIFY2(plain, qPrintable(id + u' ' + (plain ? QString() : e2e::faultWord(plain.error()))));
            QCOMPARE(*plain, sent.value(id).plain);
        }
        QVERIFY(party.random.isEmpty());
    } else {
        QFAIL("an event that is not understood");
    }
    party.restart();
}

}

class TstVectorSignalSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyByteOfTheRecordedConversationsIsReproduced()
    {
        const QJsonArray sessions = support::loadVectors("signal_session").value(u"sessions").toArray();
        QVERIFY(!sessions.isEmpty());
        for (const QJsonValue &recorded : sessions) {
            Party alice(recorded[u"alice"]);
            Party bob(recorded[u"bob"]);
            alice.random.add(recorded[u"alice_setup_keypairs"][u"base_key"]);
            alice.random.add(recorded[u"alice_setup_keypairs"][u"first_ratchet_key"]);
            QVERIFY(alice.session.startOutgoing(bob.bundle(), alice.local, alice.random));
            QHash<QString, Sent> sent;
            for (const QJsonValue &event : recorded[u"events"].toArray()) {
                play(event, event[u"by"].toString() == u"A" ? alice : bob, sent);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }
    void everyChangedByteIsRefusedAndChangesNothing()
    {
        const QJsonValue recorded
            = support::loadVectors("signal_session").value(u"sessions").toArray().first();
        const QByteArray good = fromHex(recorded[u"events"][0][u"ciphertext"]);
        support::SeededRandom random(2);
        for (qsizetype at = 0; at < good.size(); ++at) {
            QByteArray bad = good;
            bad[at] = static_cast<char>(bad[at] ^ 0x10);
            Party bob(recorded[u"bob"]);
            const auto header = e2e::readPreKeyHeader(bad);
            if (header && header->preKeyId != bob.oneTime->id)
                continue; // names another prekey: the caller would not find it
            if (const auto message = bob.open({true, bad}, random); message) {
                // the registration id and the signed prekey's number are outside every MAC
                QCOMPARE(*message, fromHex(recorded[u"events"][0][u"plaintext"]));
                QVERIFY(at > good.size() - 8);
            } else {
                QVERIFY(!bob.session.canEncrypt());
            }
        }
    }
    void aForgedSignedPreKeyStartsNoSession()
    {
        const QJsonValue recorded
            = support::loadVectors("signal_session").value(u"sessions").toArray().first();
        Party alice(recorded[u"alice"]);
        e2e::Bundle bundle = Party(recorded[u"bob"]).bundle();
        bundle.signedPreKeySignature[5] = static_cast<char>(bundle.signedPreKeySignature[5] ^ 1);
        const auto started = alice.session.startOutgoing(bundle, alice.local, alice.random);
        QVERIFY(!started);
        QCOMPARE(started.error().fault, base::Fault::Forged);
        QVERIFY(!alice.session.canEncrypt());
    }
};

GESHER_TEST(tst_vector_signal_session, TstVectorSignalSession)
#include "tst_vector_signal_session.moc"
