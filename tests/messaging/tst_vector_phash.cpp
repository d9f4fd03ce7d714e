// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/message_id.h"
#include "tests/support/runner.h"
#include "tests/support/vectors.h"

#include <QJsonArray>

class TstVectorPhash : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyListOfDevicesHasTheRecordedHash()
    {
        const QJsonArray cases = support::loadVectors("phash").value(u"cases").toArray();
        QVERIFY(!cases.isEmpty());
        for (const QJsonValue &c : cases) {
            QList<model::Jid> devices;
            for (const QJsonValue &text : c[u"devices"].toArray()) {
                const auto jid = model::Jid::parse(text.toString().toUtf8());
                QVERIFY2(jid.has_value(), qPrintable(text.toString()));
                devices.append(*jid);
            }
            QCOMPARE(messaging::participantHash(devices), c[u"phash"].toString().toLatin1());
        }
    }
};

GESHER_TEST(tst_vector_phash, TstVectorPhash)
#include "tst_vector_phash.moc"
