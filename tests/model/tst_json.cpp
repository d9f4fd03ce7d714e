// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/json.h"
#include "tests/support/runner.h"

class TstJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsWrong()
    {
        QString why;
        QVERIFY(!model::readJson("{\"a\":", &why));
        QVERIFY2(why.contains(QStringLiteral("at byte")), qPrintable(why));
    }

    void moreObjectsThanAnybodyWritesAreRefusedBeforeTheyTakeMemory()
    {
        const auto nested = [](int count) { return '[' + QByteArray("[],").repeated(count) + "[]]"; };
        QString why;
        QVERIFY(model::readJson(nested(254)));
        QVERIFY(!model::readJson(nested(255), &why));
        QVERIFY2(why.contains(QStringLiteral("256")), qPrintable(why));
    }

    void bracketsInTextsAreText()
    {
        QVERIFY(model::readJson("[\"" + QByteArray("[{\\\"[").repeated(300) + "\"]"));
    }
};

GESHER_TEST(tst_json, TstJson)
#include "tst_json.moc"
