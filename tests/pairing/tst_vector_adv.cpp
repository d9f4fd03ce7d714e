// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pairing/adv.h"
#include "engine/pairing/stanzas.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"
#include "tests/support/vectors.h"

#include <QJsonArray>

using base::Fault;
using support::fromHex;
using wire::NodeView;

namespace {

constexpr int kSignatureSize = 64;

QJsonObject caseNamed(const QString &name)
{
    const QJsonArray cases = support::loadVectors("adv_pairing")[u"cases"].toArray();
    for (const QJsonValue &value : cases) {
        if (value[u"name"].toString() == name)
            return value.toObject();
    }
    return {};
}

/// The device's signature is the last field and random; everything before it is known.
QByteArray withoutSignature(const QByteArray &identity)
{
    return identity.chopped(kSignatureSize);
}

}

class TstVectorAdv : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(!cases().isEmpty()); }
    void answersAsRecorded_data() { addRows(); }
    void answersAsRecorded();
    void readsTheRecordedStanza_data() { addRows(); }
    void readsTheRecordedStanza();
    void refusesEveryDamagedContainer();
    void refusesAnotherIdentity();

private:
    static QJsonArray cases() { return support::loadVectors("adv_pairing")[u"cases"].toArray(); }
    static void addRows()
    {
        QTest::addColumn<QJsonObject>("vector");
        for (const QJsonValue &value : cases())
            QTest::newRow(value[u"name"].toString().toUtf8().constData()) << value.toObject();
    }
    static crypto::KeyPair identityOf(const QJsonObject &vector)
    {
        return crypto::KeyPair::fromSecret(fromHex(vector[u"identity_key"][u"private"]));
    }
};

void TstVectorAdv::answersAsRecorded()
{
    QFETCH(QJsonObject, vector);
    support::SeededRandom random;
    const auto identity = identityOf(vector);
    QCOMPARE(identity.pub.toByteArray(), fromHex(vector[u"identity_key"][u"public"]));
    const auto verified = pairing::verifyIdentity(
        fromHex(vector[u"device_identity_container"]), fromHex(vector[u"adv_secret"]), identity, random);

    const QString expected = vector[u"expect"].toString();
    if (expected == u"reject") {
        QVERIFY(!verified);
        QCOMPARE(verified.error().fault, Fault::Forged);
        const auto refusal = pairing::pairRefusal("1", verified.error());
        const auto error = std::get<QList<wire::Node>>(refusal.content).first();
        const QJsonValue recorded = vector[u"reply_error"];
        QCOMPARE(error.attrs.at(0).value,
            (std::variant<QByteArray, model::Jid>(recorded[u"code"].toVariant().toString().toLatin1())));
        QCOMPARE(error.attrs.at(1).value,
            (std::variant<QByteArray, model::Jid>(recorded[u"text"].toString().toLatin1())));
        return;
    }
    QCOMPARE(expected, u"accept");
    QVERIFY2(verified, verified ? "" : qPrintable(verified.error().code));
    QCOMPARE(verified->accountKey.toByteArray(), fromHex(vector[u"account_key_public"]));
    QCOMPARE(verified->keyIndex, vector[u"reply"][u"key_index"].toString().toUInt());
    QCOMPARE(withoutSignature(verified->reply),
        withoutSignature(fromHex(vector[u"reply"][u"device_identity_example"])));
    QCOMPARE(withoutSignature(verified->full),
        withoutSignature(fromHex(vector[u"stored_account_for_device_identity_node_example"])));
    const QByteArray message = fromHex(vector[u"device_signature_message"]);
    QVERIFY(crypto::verify(identity.pub, message, verified->full.last(kSignatureSize)));
    QCOMPARE(verified->reply.last(kSignatureSize), verified->full.last(kSignatureSize));
    QVERIFY(crypto::verify(identity.pub, message, fromHex(vector[u"device_signature_example"])));
}

void TstVectorAdv::readsTheRecordedStanza()
{
    QFETCH(QJsonObject, vector);
    wire::Document document;
    const auto stanza = document.decode(fromHex(vector[u"stanza_wire"]));
    QVERIFY(stanza);
    QVERIFY(pairing::isFromServer(*stanza));
    const auto success = pairing::readPairSuccess(stanza->child("pair-success"));
    QVERIFY(success);
    QCOMPARE(success->container, fromHex(vector[u"device_identity_container"]));
    if (vector[u"expect"].toString() == u"reject")
        return;
    QCOMPARE(stanza->text("id"), vector[u"reply"][u"attrs"][u"id"].toString().toLatin1());
    QCOMPARE(success->pn.text(), vector[u"me"][u"jid"].toString().toLatin1());
    QCOMPARE(success->lid.text(), vector[u"me"][u"lid"].toString().toLatin1());
    QCOMPARE(success->platform, vector[u"me"][u"platform"].toString());
}

void TstVectorAdv::refusesEveryDamagedContainer()
{
    const QJsonObject vector = caseNamed(QStringLiteral("plain"));
    const auto identity = identityOf(vector);
    const QByteArray secret = fromHex(vector[u"adv_secret"]);
    const QByteArray whole = fromHex(vector[u"device_identity_container"]);
    support::SeededRandom random;
    QVERIFY(pairing::verifyIdentity(whole, secret, identity, random));
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY(!pairing::verifyIdentity(whole.first(size), secret, identity, random));
    for (qsizetype at = 0; at < whole.size(); ++at) {
        QByteArray damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x01);
        QVERIFY2(
            !pairing::verifyIdentity(damaged, secret, identity, random), QByteArray::number(at).constData());
    }
    QByteArray padded = whole;
    padded.append(QByteArray(64 * 1024, '\0'));
    const auto oversized = pairing::verifyIdentity(padded, secret, identity, random);
    QVERIFY(!oversized);
    QCOMPARE(oversized.error().fault, Fault::Malformed);
}

void TstVectorAdv::refusesAnotherIdentity()
{
    const QJsonObject vector = caseNamed(QStringLiteral("plain"));
    support::SeededRandom random;
    const auto verified = pairing::verifyIdentity(fromHex(vector[u"device_identity_container"]),
        fromHex(vector[u"adv_secret"]), crypto::KeyPair::generate(random), random);
    QVERIFY(!verified);
    QCOMPARE(verified.error().code, u"signature-mismatch");
}

GESHER_TEST(tst_vector_adv, TstVectorAdv)
#include "tst_vector_adv.moc"
