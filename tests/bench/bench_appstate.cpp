// SPDX-License-Identifier: GPL-3.0-or-later
// Collections of app state, as another client wrote them.
#include "engine/appstate/patch.h"
#include "tests/bench/benches.h"

namespace bench {

namespace {

using appstate::KeyRing;
using Values = QHash<QByteArray, QByteArray>;

struct Given {
    explicit Given(const Inputs &inputs)
        : key(inputs.records(QStringLiteral("appstate/key.rec"))),
          expected(inputs.records(QStringLiteral("appstate/expect.rec"))),
          snapshot(inputs.bytes(QStringLiteral("appstate/snapshot_1000.bin"))),
          patch(inputs.bytes(QStringLiteral("appstate/patch_5000.bin")))
    {
        check(ring.add(key.at(0), key.at(1)).has_value(), "the key");
    }
    QList<QByteArray> key; ///< id, data, name of the collection
    QList<QByteArray> expected;
    QByteArray snapshot;
    QByteArray patch;
    KeyRing ring;
};

appstate::Opened openSnapshot(const Given &given)
{
    const auto snapshot = appstate::Snapshot::read(given.snapshot);
    check(snapshot.has_value(), "the snapshot");
    auto opened = snapshot->open(given.key.at(2), given.ring);
    check(opened && opened->state.hash.bytes() == given.expected.at(0), "the hash after the snapshot");
    return std::move(*opened);
}

void keep(const appstate::Opened &opened, Values &values)
{
    for (const auto &mutation : opened.mutations) {
        if (mutation.isRemoval)
            values.remove(mutation.indexMac);
        else
            values.insert(mutation.indexMac, mutation.valueMac);
    }
}

RunRound snapshots(const Inputs &inputs)
{
    const auto given = std::make_shared<Given>(inputs);
    return [given] { return timed(1000, given->snapshot.size(), [&] { openSnapshot(*given); }); };
}

/// @param known  further records that the collection has: they must not make it slower
RunRound patches(const Inputs &inputs, int known)
{
    const auto given = std::make_shared<Given>(inputs);
    const auto before = std::make_shared<Values>();
    const auto first = openSnapshot(*given);
    keep(first, *before);
    for (int i = 0; i < known; ++i)
        before->insert(QByteArray::number(i).rightJustified(32, 'x'), QByteArray(32, 'v'));
    return [given, before, state = first.state, known] {
        Values values = *before;
        const auto find
            = [&values](const QByteArray &index) -> base::Result<QByteArray> { return values.value(index); };
        const auto round = timed(5000, given->patch.size(), [&] {
            const auto patch = appstate::Patch::read(given->patch);
            check(patch.has_value(), "the patch");
            const auto opened = patch->open(given->key.at(2), state, given->ring, find);
            check(opened && opened->state.hash.bytes() == given->expected.at(1), "the hash after the patch");
            keep(*opened, values);
        });
        check(values.size() - known == littleEndian(given->expected.at(2)), "how many records there are");
        return round;
    };
}

}

void addAppState(Suite &suite, const Inputs &inputs)
{
    suite.add(QStringLiteral("appstate.snapshot_1000"), [&inputs] { return snapshots(inputs); });
    suite.add(QStringLiteral("appstate.patch_5000"), [&inputs] { return patches(inputs, 0); });
    suite.add(
        QStringLiteral("appstate.patch_5000.of_100000"), [&inputs] { return patches(inputs, 100'000); });
}

}
