// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crypto/cipher.h"
#include "engine/crypto/digest.h"
#include "engine/pairing/link_code.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"
#include "tests/support/vectors.h"

#include <QJsonArray>

using base::Fault;
using pairing::LinkCode;
using support::fromHex;

namespace {

/// Gives out what was recorded, in order, and nothing else.
class RecordedRandom final : public base::Random {
public:
    explicit RecordedRandom(QByteArray recorded) : recorded_(std::move(recorded)) { }
    void fill(void *data, std::size_t size) override
    {
        const auto wanted = static_cast<qsizetype>(size);
        if (recorded_.size() < wanted)
            qFatal("more random bytes asked for than recorded");
        std::copy_n(recorded_.constData(), wanted, static_cast<char *>(data));
        recorded_.remove(0, wanted);
    }
    bool isUsedUp() const { return recorded_.isEmpty(); }

private:
    QByteArray recorded_;
};

crypto::KeyPair pairOf(const QJsonValue &keys)
{
    return crypto::KeyPair::fromSecret(fromHex(keys[u"private"]));
}

LinkCode codeOf(const QJsonObject &vector)
{
    return {vector[u"code"].toString().toLatin1(), pairOf(vector[u"companion_ephemeral"]),
        fromHex(vector[u"companion_salt"]), fromHex(vector[u"companion_iv"])};
}

}

class TstVectorLinkCode : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        vectors_ = support::loadVectors("link_code");
        QVERIFY(!vectors_[u"cases"].toArray().isEmpty());
        QVERIFY(!vectors_[u"base32"].toArray().isEmpty());
    }
    void writesBytesInTheAlphabet();
    void wrapsAndFinishesAsRecorded_data() { addRows(); }
    void wrapsAndFinishesAsRecorded();
    void refusesKeysOfAWrongLength();
    void refusesPointsOfLowOrder();
    void makesCodesOfTheAlphabet();

private:
    void addRows() const
    {
        QTest::addColumn<QJsonObject>("vector");
        for (const QJsonValue &value : vectors_[u"cases"].toArray())
            QTest::newRow(value[u"name"].toString().toUtf8().constData()) << value.toObject();
    }
    QJsonObject vectors_;
};

void TstVectorLinkCode::writesBytesInTheAlphabet()
{
    for (const QJsonValue &value : vectors_[u"base32"].toArray())
        QCOMPARE(pairing::linkCodeText(fromHex(value[u"bytes"])), value[u"text"].toString().toLatin1());
}

void TstVectorLinkCode::wrapsAndFinishesAsRecorded()
{
    QFETCH(QJsonObject, vector);
    if (!vector[u"code_bytes"].isNull())
        QCOMPARE(
            pairing::linkCodeText(fromHex(vector[u"code_bytes"])), vector[u"code"].toString().toLatin1());
    const LinkCode code = codeOf(vector);
    QCOMPARE(code.code(), vector[u"code"].toString().toLatin1());
    QCOMPARE(code.wrappedEphemeral(), fromHex(vector[u"wrapped_companion_ephemeral_pub"]));

    RecordedRandom random(
        fromHex(vector[u"bundle_salt"]) + fromHex(vector[u"bundle_nonce"]) + fromHex(vector[u"random_32"]));
    const auto finish = code.finish(fromHex(vector[u"wrapped_primary_ephemeral_pub"]),
        fromHex(vector[u"primary_identity"][u"public"]), pairOf(vector[u"companion_identity"]), random);
    QVERIFY(finish);
    QVERIFY(random.isUsedUp());
    QCOMPARE(finish->wrappedBundle, fromHex(vector[u"wrapped_key_bundle"]));
    QCOMPARE(finish->advSecret, fromHex(vector[u"adv_secret"]));
}

void TstVectorLinkCode::refusesKeysOfAWrongLength()
{
    const QJsonObject vector = vectors_[u"cases"][0].toObject();
    const LinkCode code = codeOf(vector);
    const auto identity = pairOf(vector[u"companion_identity"]);
    const QByteArray wrapped = fromHex(vector[u"wrapped_primary_ephemeral_pub"]);
    const QByteArray primary = fromHex(vector[u"primary_identity"][u"public"]);
    support::SeededRandom random;
    const auto faultOf = [&](const QByteArray &sealed, const QByteArray &key) {
        const auto finish = code.finish(sealed, key, identity, random);
        return finish ? Fault::NotFound : finish.error().fault;
    };
    QCOMPARE(faultOf({}, primary), Fault::Malformed);
    QCOMPARE(faultOf(wrapped.chopped(1), primary), Fault::Malformed);
    QCOMPARE(faultOf(wrapped + 'x', primary), Fault::Malformed);
    QCOMPARE(faultOf(wrapped, {}), Fault::Malformed);
    QCOMPARE(faultOf(wrapped, primary.chopped(1)), Fault::Malformed);
    QCOMPARE(faultOf(wrapped, '\x05' + primary), Fault::Malformed);
}

void TstVectorLinkCode::refusesPointsOfLowOrder()
{
    const QJsonObject vector = vectors_[u"cases"][0].toObject();
    const LinkCode code = codeOf(vector);
    const auto identity = pairOf(vector[u"companion_identity"]);
    support::SeededRandom random;
    const QByteArray zero(32, '\0');

    const auto lowIdentity
        = code.finish(fromHex(vector[u"wrapped_primary_ephemeral_pub"]), zero, identity, random);
    QVERIFY(!lowIdentity);
    QCOMPARE(lowIdentity.error().fault, Fault::Forged);

    // the ephemeral key is under the code: closed here as the phone would close it
    const QByteArray salt(32, 's');
    const QByteArray iv(16, 'i');
    const QByteArray key = crypto::pbkdf2Sha256(code.code(), salt, 131072, 32);
    const auto lowEphemeral = code.finish(salt + iv + crypto::ctr(key, iv, zero),
        fromHex(vector[u"primary_identity"][u"public"]), identity, random);
    QVERIFY(!lowEphemeral);
    QCOMPARE(lowEphemeral.error().fault, Fault::Forged);
}

void TstVectorLinkCode::makesCodesOfTheAlphabet()
{
    support::SeededRandom random;
    const QByteArray alphabet = vectors_[u"alphabet"].toString().toLatin1();
    QSet<QByteArray> seen;
    for (int i = 0; i < 20; ++i) {
        const QByteArray code = LinkCode(random).code();
        QCOMPARE(code.size(), 8);
        QVERIFY(std::all_of(code.begin(), code.end(), [&](char c) { return alphabet.contains(c); }));
        seen.insert(code);
    }
    QCOMPARE(seen.size(), 20);
}

GESHER_TEST(tst_vector_link_code, TstVectorLinkCode)
#include "tst_vector_link_code.moc"
