// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses as strangers send them.
#include "engine/api/request.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;

class TstRequest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAddressIsTakenApart()
    {
        const auto target = api::readTarget("/api/v1/accounts/a%2Fb/chats?limit=5&cursor=x");
        QVERIFY(target.has_value());
        QCOMPARE(target->segments, QStringList({u"api"_s, u"v1"_s, u"accounts"_s, u"a/b"_s, u"chats"_s}));
        QCOMPARE(target->query.value(u"limit"_s), u"5"_s);
        QCOMPARE(target->query.value(u"cursor"_s), u"x"_s);
    }
    void anAddressOfVeryManyPartsIsRefusedBeforeItIsTakenApart()
    {
        for (const QByteArray &address : {QByteArray(800, '/'), "/a?" + QByteArray("b&").repeated(400)}) {
            const auto target = api::readTarget(address);
            QVERIFY(!target.has_value());
            QCOMPARE(target.error().fault, base::Fault::Malformed);
        }
    }
};

GESHER_TEST(tst_request, TstRequest)
#include "tst_request.moc"
