// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/wire/tokens.h"
#include "tests/support/runner.h"

class TstTokens : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTextOfTheDictionariesIsFoundAndLeadsBack()
    {
        int texts = 0;
        const auto check = [&texts](QByteArrayView text) {
            if (text.isEmpty())
                return;
            ++texts;
            const auto token = wire::findToken(text);
            QVERIFY2(token, text.toByteArray().constData());
            QCOMPARE(token->isDouble() ? wire::doubleToken(token->first, token->second)
                                       : wire::singleToken(token->first),
                text);
        };
        for (int i = 1; i < wire::kDictionary0; ++i)
            check(wire::singleToken(static_cast<quint8>(i)));
        for (int d = wire::kDictionary0; d <= wire::kDictionary3; ++d) {
            for (int i = 0; i < 256; ++i)
                check(wire::doubleToken(static_cast<quint8>(d), static_cast<quint8>(i)));
        }
        QVERIFY(texts > 1000);
    }

    void aTextThatIsNearlyOneIsNone()
    {
        QVERIFY(!wire::findToken({}));
        QVERIFY(!wire::findToken(QByteArray(300, 'x')));
        int near = 0;
        for (int i = 1; i < wire::kDictionary0; ++i) {
            QByteArray text = wire::singleToken(static_cast<quint8>(i)).toByteArray();
            // the same length and the same bytes at both ends are what the search looks at first
            if (text.size() < 18)
                continue;
            text[text.size() / 2] = '\x01';
            QVERIFY2(!wire::findToken(text), text.constData());
            ++near;
        }
        QVERIFY(near > 5);
    }
};

GESHER_TEST(tst_tokens, TstTokens)
#include "tst_tokens.moc"
