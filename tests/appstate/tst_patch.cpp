// SPDX-License-Identifier: GPL-3.0-or-later
// What the vectors do not show: each check of a patch stands for itself.
#include "engine/appstate/patch.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace Qt::StringLiterals;
using appstate::Patch;
using base::Fault;
using base::Result;

namespace {

Result<QByteArray> nothing(const QByteArray &)
{
    return QByteArray();
}

/// A name long enough that whole blocks of the cipher hold nothing else.
proto::SyncdPatch patchWithLongName(const appstate::KeyRing &ring)
{
    appstate::Change change;
    change.index = R"(["contact","15550001@s.whatsapp.net"])";
    change.value.set_timestamp(1'790'000'000'000);
    change.value.mutable_contactaction()->set_fullname(std::string(120, 'x'));
    change.version = 2;
    support::SeededRandom random;
    const auto built
        = appstate::buildPatch("critical_unblock_low", {}, {change}, "id", *ring.find("id"), nothing, random);
    proto::SyncdPatch patch;
    if (!built || !patch.ParseFromArray(built->bytes.data(), static_cast<int>(built->bytes.size())))
        qFatal("no patch");
    patch.mutable_version()->set_version(1);
    return patch;
}

Result<appstate::Opened> open(const proto::SyncdPatch &patch, const appstate::KeyRing &ring)
{
    const QByteArray bytes = QByteArray::fromStdString(patch.SerializeAsString());
    ASSIGN_OR_RETURN(const Patch read, Patch::read(bytes));
    return read.open("critical_unblock_low", {}, ring, nothing);
}

}

class TstPatch : public QObject {
    Q_OBJECT
    appstate::KeyRing ring_;

private Q_SLOTS:
    void initTestCase() { QVERIFY(ring_.add("id", QByteArray(32, 'k'))); }

    void aValueThatWasTouchedIsRefusedAlthoughItWouldOpen()
    {
        auto patch = patchWithLongName(ring_);
        const auto whole = open(patch, ring_);
        QVERIFY2(whole, whole ? "" : qPrintable(whole.error().detail));
        // neither the hash nor the patch's MAC see it, and the record's name stays as it is
        std::string &blob = *patch.mutable_mutations(0)->mutable_record()->mutable_value()->mutable_blob();
        blob[16 + 96] ^= 1;
        const auto touched = open(patch, ring_);
        QVERIFY(!touched);
        QCOMPARE(touched.error().fault, Fault::Forged);
    }

    void aSetThatWasMadeARemovalIsRefused()
    {
        auto patch = patchWithLongName(ring_);
        patch.mutable_mutations(0)->set_operation(proto::SyncdMutation::REMOVE);
        QVERIFY(!open(patch, ring_));
    }

    void aPatchOfAnotherCollectionIsRefused()
    {
        const auto patch = patchWithLongName(ring_);
        const auto read = Patch::read(QByteArray::fromStdString(patch.SerializeAsString()));
        QVERIFY(read);
        QVERIFY(!read->open("regular", {}, ring_, nothing));
    }
};

GESHER_TEST(tst_patch, TstPatch)
#include "tst_patch.moc"
