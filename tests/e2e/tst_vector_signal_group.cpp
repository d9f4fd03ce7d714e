// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/e2e/padding.h"
#include "engine/e2e/sender_key.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"
#include "tests/support/vectors.h"

#include <QJsonArray>

using support::fromHex;

static e2e::SenderKey reloaded(const e2e::SenderKey &key)
{
    return std::move(*e2e::SenderKey::fromRecord(key.record()));
}

class TstVectorSignalGroup : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recordedGroupMessagesOpenInAnyOrderAndOnlyOnce()
    {
        const QJsonArray groups = support::loadVectors("signal_group").value(u"groups").toArray();
        QVERIFY(!groups.isEmpty());
        for (const QJsonValue &group : groups) {
            e2e::SenderKey key;
            QVERIFY(key.accept(fromHex(group[u"distribution_message"])));
            openInOrder(key, group[u"messages"].toArray(), group[u"decrypt_order"].toArray());
            const QJsonValue again = group[u"messages"][group[u"duplicate_must_fail"].toInt()];
            QCOMPARE(key.decrypt(fromHex(again[u"ciphertext"])).error(), e2e::DecryptFault::Duplicate);

            e2e::SenderKey fresh;
            QVERIFY(fresh.accept(fromHex(group[u"distribution_message"])));
            openInOrder(
                fresh, group[u"contiguous_messages"].toArray(), group[u"contiguous_decrypt_order"].toArray());
        }
    }
    void whoJoinsLaterReadsFromThereOn()
    {
        for (const QJsonValue &group : support::loadVectors("signal_group").value(u"groups").toArray()) {
            const QJsonValue later = group[u"later_distribution"];
            const int index = later[u"sent_with_message_index"].toInt();
            e2e::SenderKey key;
            QVERIFY(key.accept(fromHex(later[u"skdm"])));
            QVERIFY(key.decrypt(fromHex(group[u"messages"][index][u"ciphertext"])));
            QVERIFY(!key.decrypt(fromHex(group[u"messages"][0][u"ciphertext"])));
        }
    }
    void everyChangedByteIsRefusedBeforeAnythingElse()
    {
        const QJsonValue group = support::loadVectors("signal_group").value(u"groups").toArray().first();
        e2e::SenderKey key;
        QVERIFY(key.accept(fromHex(group[u"distribution_message"])));
        const QByteArray before = key.record();
        const QByteArray good = fromHex(group[u"messages"][0][u"ciphertext"]);
        for (qsizetype at = 0; at < good.size(); ++at) {
            QByteArray bad = good;
            bad[at] = static_cast<char>(bad[at] ^ 1);
            QVERIFY(!key.decrypt(bad));
            QCOMPARE(key.record(), before);
        }
    }
    void ownKeysReachOthersThroughTheirDistribution()
    {
        support::SeededRandom random(4);
        e2e::SenderKey own;
        QVERIFY(!own.distribution());
        own.create(random);
        e2e::SenderKey theirs;
        QVERIFY(theirs.accept(*own.distribution()));
        own = reloaded(own);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(*theirs.decrypt(*own.encrypt("hello", random)), QByteArray("hello"));
        QVERIFY(!theirs.encrypt("not mine", random));
    }
    void paddingIsPutOnAndTakenOffAsRecorded()
    {
        const QJsonObject padding = support::loadVectors("padding");
        for (const QJsonValue &c : padding.value(u"cases").toArray())
            QCOMPARE(e2e::unpad(fromHex(c[u"padded"]))->toByteArray(), fromHex(c[u"message"]));
        for (const QJsonValue &c : padding.value(u"invalid").toArray()) {
            QVERIFY(c[u"must_fail"].toBool());
            const QByteArray padded = fromHex(c[u"padded"]);
            QVERIFY(!e2e::unpad(padded));
        }
        support::SeededRandom random(6);
        for (int i = 0; i < 100; ++i) {
            const QByteArray padded = e2e::pad("text", random);
            QVERIFY(padded.size() > 4 && padded.size() <= 20);
            QCOMPARE(e2e::unpad(padded)->toByteArray(), QByteArray("text"));
        }
    }

private:
    static void openInOrder(e2e::SenderKey &key, const QJsonArray &messages, const QJsonArray &order)
    {
        QVERIFY(!order.isEmpty());
        for (const QJsonValue &index : order) {
            const QJsonValue message = messages.at(index.toInt());
            const auto plain = key.decrypt(fromHex(message[u"ciphertext"]));
            QVERIFY(plain);
            QCOMPARE(*plain, fromHex(message[u"plaintext"]));
            key = reloaded(key);
        }
    }
};

GESHER_TEST(tst_vector_signal_group, TstVectorSignalGroup)
#include "tst_vector_signal_group.moc"
