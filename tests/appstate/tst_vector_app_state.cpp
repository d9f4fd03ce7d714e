// SPDX-License-Identifier: GPL-3.0-or-later
// Collections as another client wrote them: key by key, patch by patch, and what must be noticed when one
// was touched.
#include "engine/appstate/patch.h"
#include "tests/support/runner.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using appstate::KeyRing;
using appstate::LtHash;
using appstate::Opened;
using appstate::Patch;
using appstate::Snapshot;
using appstate::State;
using base::Fault;
using base::Result;
using support::fromHex;

namespace {

/// Gives what it was given.
class Given final : public base::Random {
public:
    explicit Given(QByteArray bytes) : bytes_(std::move(bytes)) { }
    void fill(void *data, std::size_t size) override
    {
        std::memcpy(data, bytes_.constData(), size);
        bytes_.remove(0, static_cast<qsizetype>(size));
    }

private:
    QByteArray bytes_;
};

using Values = QHash<QByteArray, QByteArray>;

QByteArray nameOf(const QJsonObject &chain)
{
    return chain[u"collection"].toString().toUtf8();
}

appstate::FindValue lookUpIn(const Values &values)
{
    return [&values](const QByteArray &index) -> Result<QByteArray> { return values.value(index); };
}

void keep(const Opened &opened, State &state, Values &values)
{
    state = opened.state;
    for (const auto &mutation : opened.mutations) {
        if (mutation.isRemoval)
            values.remove(mutation.indexMac);
        else
            values.insert(mutation.indexMac, mutation.valueMac);
    }
}

KeyRing ringOf(const QJsonObject &chain)
{
    KeyRing ring;
    (void)ring.add(fromHex(chain[u"key_id"]), fromHex(chain[u"key_data"]));
    return ring;
}

Result<Opened> opened(
    const QJsonObject &chain, const QByteArray &bytes, const State &state, const Values &values)
{
    ASSIGN_OR_RETURN(const Patch patch, Patch::read(bytes));
    return patch.open(nameOf(chain), state, ringOf(chain), lookUpIn(values));
}

QByteArray compact(const QJsonValue &index)
{
    return QJsonDocument(index.toArray()).toJson(QJsonDocument::Compact);
}

}

class TstVectorAppState : public QObject {
    Q_OBJECT
    const QJsonObject vectors_ = support::loadVectors("app_state");
    const QJsonArray chains_ = vectors_[u"chains"].toArray();

    /// Up to that version; all of it for -1.
    static void walk(const QJsonObject &chain, int upTo, State &state, Values &values)
    {
        for (const auto &each : chain[u"patches"].toArray()) {
            const QJsonObject one = each.toObject();
            if (upTo >= 0 && one[u"version"].toInt() > upTo)
                return;
            const auto next = opened(chain, fromHex(one[u"patch_as_received"]), state, values);
            QVERIFY2(next, next ? "" : qPrintable(next.error().detail));
            QCOMPARE(next->state.version, static_cast<quint64>(one[u"version"].toInt()));
            QCOMPARE(next->state.hash.bytes(), fromHex(one[u"lthash_after"]));
            QCOMPARE(next->mutations.size(), std::size_t(1));
            const auto &mutation = next->mutations.front();
            QCOMPARE(mutation.isRemoval, one[u"operation"].toString() == u"REMOVE");
            QCOMPARE(mutation.indexMac, fromHex(one[u"index_mac"]));
            QCOMPARE(mutation.valueMac, fromHex(one[u"value_mac"]));
            QCOMPARE(QByteArray::fromStdString(mutation.data.index()), compact(one[u"index"]));
            QCOMPARE(mutation.data.version(), one[u"action_version"].toInt());
            keep(*next, state, values);
        }
    }

private Q_SLOTS:
    void theKeysAreExpanded()
    {
        const QJsonArray cases = vectors_[u"key_expansion"].toArray();
        QVERIFY(!cases.isEmpty());
        for (const auto &each : cases) {
            const QJsonObject one = each.toObject();
            const auto keys = appstate::expandSyncKey(fromHex(one[u"key_data"]));
            QVERIFY(keys);
            QCOMPARE(keys->index.toByteArray(), fromHex(one[u"index_key"]));
            QCOMPARE(keys->valueEncryption.toByteArray(), fromHex(one[u"value_encryption_key"]));
            QCOMPARE(keys->valueMac.toByteArray(), fromHex(one[u"value_mac_key"]));
            QCOMPARE(keys->snapshotMac.toByteArray(), fromHex(one[u"snapshot_mac_key"]));
            QCOMPARE(keys->patchMac.toByteArray(), fromHex(one[u"patch_mac_key"]));
        }
    }

    void theHashGrowsAndShrinks()
    {
        const QJsonArray cases = vectors_[u"lthash"].toArray();
        QVERIFY(!cases.isEmpty());
        for (const auto &each : cases) {
            const QJsonObject one = each.toObject();
            LtHash hash(fromHex(one[u"before"]));
            for (const auto &value : one[u"subtract"].toArray())
                hash.subtract(fromHex(value));
            for (const auto &value : one[u"add"].toArray())
                hash.add(fromHex(value));
            QCOMPARE(hash.bytes(), fromHex(one[u"after"]));
        }
    }

    void everyPatchFollowsOnTheOneBefore()
    {
        QVERIFY(!chains_.isEmpty());
        for (const auto &each : chains_) {
            State state;
            Values values;
            walk(each.toObject(), -1, state, values);
        }
    }

    void aSnapshotGivesTheSameStateInOneGo()
    {
        for (const auto &each : chains_) {
            const QJsonObject chain = each.toObject();
            const auto snapshot = Snapshot::read(fromHex(chain[u"snapshot"]));
            QVERIFY(snapshot);
            const auto all = snapshot->open(nameOf(chain), ringOf(chain));
            QVERIFY2(all, all ? "" : qPrintable(all.error().detail));
            QCOMPARE(all->state.version, static_cast<quint64>(chain[u"snapshot_version"].toInt()));
            QCOMPARE(all->state.hash.bytes(), fromHex(chain[u"snapshot_lthash"]));
            QStringList indexes;
            for (const auto &mutation : all->mutations)
                indexes.append(QString::fromStdString(mutation.data.index()));
            QStringList expected;
            for (const auto &index : chain[u"snapshot_indexes"].toArray())
                expected.append(index.toString());
            QCOMPARE(indexes, expected);
        }
    }

    void whatWasTouchedIsRefused()
    {
        int seen = 0;
        for (const auto &each : chains_) {
            const QJsonObject chain = each.toObject();
            for (const auto &bad : chain[u"bad_patches"].toArray()) {
                const QJsonObject one = bad.toObject();
                State state;
                Values values;
                walk(chain, one[u"apply_after_version"].toInt(), state, values);
                const auto next = opened(chain, fromHex(one[u"patch"]), state, values);
                QVERIFY2(!next, qPrintable(one[u"name"].toString()));
                ++seen;
            }
        }
        QVERIFY(seen > 0);
    }

    void aPatchThatSkipsAVersionIsRefused()
    {
        const QJsonObject chain = chains_.first().toObject();
        const auto next
            = opened(chain, fromHex(chain[u"patches"][1][u"patch_as_received"]), State(), Values());
        QVERIFY(!next);
        QCOMPARE(next.error().fault, Fault::Forged);
    }

    void withoutItsKeyNothingIsSaid()
    {
        const QJsonObject chain = chains_.first().toObject();
        const auto patch = Patch::read(fromHex(chain[u"patches"][0][u"patch_as_received"]));
        QVERIFY(patch);
        QCOMPARE(patch->missing(KeyRing()), QList<QByteArray>{fromHex(chain[u"key_id"])});
        QVERIFY(patch->missing(ringOf(chain)).isEmpty());
        const auto next = patch->open(nameOf(chain), State(), KeyRing(), lookUpIn({}));
        QVERIFY(!next);
        QCOMPARE(next.error().code, u"missing_key"_s);
    }

    void ourPatchIsByteForByteTheOther()
    {
        for (const auto &each : chains_) {
            const QJsonObject chain = each.toObject();
            State state;
            Values values;
            const auto keys = appstate::expandSyncKey(fromHex(chain[u"key_data"]));
            QVERIFY(keys);
            for (const auto &patch : chain[u"patches"].toArray()) {
                const QJsonObject one = patch.toObject();
                const auto theirs = opened(chain, fromHex(one[u"patch_as_received"]), state, values);
                QVERIFY(theirs);
                const auto &data = theirs->mutations.front().data;
                appstate::Change change;
                change.index = compact(one[u"index"]);
                change.value = data.value();
                change.version = data.version();
                change.isRemoval = theirs->mutations.front().isRemoval;
                Given random(fromHex(one[u"iv"]));
                const auto ours = appstate::buildPatch(nameOf(chain), state, {change},
                    fromHex(chain[u"key_id"]), *keys, lookUpIn(values), random);
                QVERIFY(ours);
                QCOMPARE(ours->after.state.hash.bytes(), theirs->state.hash.bytes());
                QCOMPARE(ours->bytes, fromHex(one[u"patch_as_sent"]));
                keep(*theirs, state, values);
            }
        }
    }
};

GESHER_TEST(tst_vector_app_state, TstVectorAppState)
#include "tst_vector_app_state.moc"
