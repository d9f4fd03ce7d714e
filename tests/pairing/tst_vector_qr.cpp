// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pairing/pairing.h"
#include "tests/support/runner.h"
#include "tests/support/vectors.h"

#include <QJsonArray>

using support::fromHex;

class TstVectorQr : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesTheRecordedText_data();
    void writesTheRecordedText();
};

void TstVectorQr::writesTheRecordedText_data()
{
    QTest::addColumn<QJsonObject>("vector");
    const QJsonArray cases = support::loadVectors("qr_string")[u"cases"].toArray();
    QVERIFY(!cases.isEmpty());
    for (const QJsonValue &value : cases)
        QTest::newRow(value[u"ref"].toString().toUtf8().constData()) << value.toObject();
}

void TstVectorQr::writesTheRecordedText()
{
    QFETCH(QJsonObject, vector);
    // the browsers of these cases: a plain Chrome, and a desktop program (UWP on Windows)
    const QString browser = vector[u"browser"][1].toString();
    QVERIFY2(browser == u"Chrome" || browser == u"Desktop", "a browser this test does not know");
    const char clientType = browser == u"Chrome" ? '1' : '8';
    const auto noise = crypto::PublicKey::from(fromHex(vector[u"noise_public"]));
    const auto identity = crypto::PublicKey::from(fromHex(vector[u"identity_public"]));
    QVERIFY(noise && identity);
    QCOMPARE(pairing::qrText(vector[u"ref"].toString().toLatin1(), *noise, *identity,
                 fromHex(vector[u"adv_secret"]), clientType),
        vector[u"qr"].toString().toLatin1());
}

GESHER_TEST(tst_vector_qr, TstVectorQr)
#include "tst_vector_qr.moc"
