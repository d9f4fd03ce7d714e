// SPDX-License-Identifier: GPL-3.0-or-later
// Known answers: RFC 4231 (HMAC), RFC 5869 (HKDF), NIST SP 800-38D and 800-38A (AES).
#include "engine/crypto/cipher.h"
#include "engine/crypto/digest.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"

static QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

class TstCipher : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hmacAndHkdfGiveThePublishedAnswers()
    {
        QCOMPARE(crypto::view(crypto::hmacSha256("Jefe", {"what do ya want ", "for nothing?"})).toByteArray(),
            hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        QCOMPARE(crypto::hkdfSha256(hex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"),
                     hex("000102030405060708090a0b0c"), hex("f0f1f2f3f4f5f6f7f8f9"), 42),
            hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"));
        QCOMPARE(crypto::hkdfSha256(hex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"), {}, {}, 42),
            hex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"));
    }
    void digestsJoinTheirParts()
    {
        QCOMPARE(crypto::view(crypto::sha256({"a", "", "bc"})).toByteArray(),
            hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(crypto::sha1("abc"), hex("a9993e364706816aba3e25717850c26c9cd0d89d"));
        QCOMPARE(crypto::md5("abc"), hex("900150983cd24fb0d6963f7d28e17f72"));
        QCOMPARE(crypto::pbkdf2Sha256("passwd", "salt", 1, 32),
            hex("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"));
    }
    void gcmGivesThePublishedAnswerTwiceInARow()
    {
        crypto::Gcm gcm{
            crypto::Key32(hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))};
        const QByteArray nonce = hex("cafebabefacedbaddecaf888");
        const QByteArray plain = hex(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
            "b16aedf5aa0de657ba637b39");
        const QByteArray aad = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        const QByteArray sealed = hex(
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
            "c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b");
        for (int round = 0; round < 2; ++round) {
            QByteArray out = "head";
            gcm.seal(nonce, plain, aad, out);
            QCOMPARE(out, "head" + sealed);
            QByteArray back = "head";
            QVERIFY(gcm.open(nonce, sealed, aad, back));
            QCOMPARE(back, "head" + plain);
        }
    }
    void gcmRefusesEveryChangedByteAndLeavesNothingBehind()
    {
        crypto::Gcm gcm{crypto::Key32(QByteArray(32, 'k'))};
        const QByteArray nonce(12, 'n');
        QByteArray sealed;
        gcm.seal(nonce, "secret", "aad", sealed);
        QByteArray out = "kept";
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QByteArray bad = sealed;
            bad[i] = static_cast<char>(bad[i] ^ 1);
            QCOMPARE(gcm.open(nonce, bad, "aad", out).error().fault, base::Fault::Forged);
        }
        QCOMPARE(gcm.open(nonce, sealed, "other", out).error().fault, base::Fault::Forged);
        QCOMPARE(gcm.open(nonce, sealed.first(15), "aad", out).error().fault, base::Fault::Malformed);
        QCOMPARE(out, QByteArray("kept"));
    }
    void cbcGoesThereAndBackAndRefusesBadPadding()
    {
        const QByteArray key(32, 'k');
        const QByteArray iv(16, 'i');
        for (const QByteArray &plain :
            {QByteArray(), QByteArray("a"), QByteArray(16, 'b'), QByteArray(31, 'c')})
            QCOMPARE(*crypto::openCbc(key, iv, crypto::sealCbc(key, iv, plain)), plain);
        QVERIFY(!crypto::openCbc(key, iv, QByteArray(15, 'x')));
        QVERIFY(!crypto::openCbc(key, iv, {}));
        QVERIFY(!crypto::openCbc(key, iv, crypto::sealCbc(key, iv, QByteArray(16, 'b')).first(16)));
    }
    void ctrGivesThePublishedAnswer()
    {
        QCOMPARE(crypto::ctr(hex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"),
                     hex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"), hex("6bc1bee22e409f96e93d7e117393172a")),
            hex("601ec313775789a5b7a7f504bbf3d228"));
    }
    void sealedRecordsOpenOnlyInTheirPlace()
    {
        support::SeededRandom random(3);
        const crypto::Key32 key(random.bytes(32));
        const QByteArray sealed = crypto::sealAtRest(key, "ratchet", "sessions|1|a", random);
        QCOMPARE(*crypto::openAtRest(key, sealed, "sessions|1|a"), QByteArray("ratchet"));
        QVERIFY(!crypto::openAtRest(key, sealed, "sessions|2|a"));
        QVERIFY(!crypto::openAtRest(crypto::Key32(random.bytes(32)), sealed, "sessions|1|a"));
        QVERIFY(!crypto::openAtRest(key, sealed.chopped(1), "sessions|1|a"));
        QVERIFY(!crypto::openAtRest(key, {}, "sessions|1|a"));
        QVERIFY(sealed != crypto::sealAtRest(key, "ratchet", "sessions|1|a", random));
    }
};

GESHER_TEST(tst_cipher, TstCipher)
#include "tst_cipher.moc"
