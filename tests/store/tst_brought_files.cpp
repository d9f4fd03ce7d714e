// SPDX-License-Identifier: GPL-3.0-or-later
// Files that were brought to be sent: ready for every number, not for ever, and not after whoever sent them.
#include "tests/store/media_stage.h"
#include "tests/support/runner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using base::Result;
using media_tests::digest;
using media_tests::kOne;
using media_tests::kOther;
using model::AccountId;
using store::kBrought;

namespace {

/// Two numbers that share nothing with each other.
struct Ready : support::Shelf {
    Ready()
    {
        const bool isThere = open().has_value() && write([this]() -> Result<void> {
            for (const AccountId &id : {kOne, kOther}) {
                store::AccountRow row;
                row.id = id;
                RETURN_IF_FAILED(store->accounts().insert(row));
            }
            return {};
        });
        if (!isThere)
            qFatal("no store");
    }
    void bring(const QByteArray &plain)
    {
        auto writer = store->media().writer();
        if (!writer || !(*writer)->write(plain))
            qFatal("not written");
        auto kept = store->media().keep(kBrought, std::move(*writer), u"image/jpeg"_s);
        if (!store->flush() || !kept.isFinished())
            qFatal("not kept");
    }
    bool give(const AccountId &account, const QByteArray &plain)
    {
        return write([&]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto file, store->media().share(account, digest(plain)));
            return file ? Result<void>() : base::fail(base::Fault::NotFound, u"not shared"_s);
        });
    }
    bool has(const AccountId &account, const QByteArray &plain)
    {
        const auto reader = store->media().read(account, digest(plain));
        return reader && (*reader)->read().value_or(QByteArray()) == plain;
    }
};

}

class TstBroughtFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoeverSendsOneHasItFromThenOn()
    {
        Ready shelf;
        const QByteArray plain(1000, 'b');
        shelf.bring(plain);
        QVERIFY(!shelf.has(kOne, plain));
        QVERIFY(shelf.give(kOne, plain) && shelf.give(kOther, plain));
        shelf.clock.advance(base::milliseconds(1000));
        QVERIFY(shelf.write([&] { return shelf.store->media().removeBrought(shelf.clock.wallMs()); }));
        QVERIFY(!shelf.has(kBrought, plain)); // its time is over, and nobody else gets it
        QVERIFY(shelf.has(kOne, plain) && shelf.has(kOther, plain));
    }
    void oneGoesWithANumberThatSentItAndIsWiped()
    {
        Ready shelf;
        const QByteArray sent(1000, 's');
        const QByteArray other(1000, 'o');
        shelf.bring(sent);
        shelf.bring(other);
        QVERIFY(shelf.give(kOne, sent));
        QVERIFY(shelf.write([&] { return shelf.store->wipeAccount(kOne, false); }));
        QVERIFY(!shelf.has(kBrought, sent) && shelf.has(kBrought, other));
    }
    void theOldestGoWhenThereIsTooMuch()
    {
        Ready shelf;
        for (const char letter : {'a', 'b', 'c'}) {
            shelf.bring(QByteArray(1000, letter));
            shelf.clock.advance(base::milliseconds(1000));
        }
        QVERIFY(shelf.write([&] { return shelf.store->media().removeBrought(0, 2500); }));
        QVERIFY(!shelf.has(kBrought, QByteArray(1000, 'a')));
        QVERIFY(shelf.has(kBrought, QByteArray(1000, 'b')) && shelf.has(kBrought, QByteArray(1000, 'c')));
    }
    void theTypeThatWasSaidLastCounts()
    {
        Ready shelf;
        const QByteArray plain(1000, 'b');
        shelf.bring(plain);
        auto writer = shelf.store->media().writer();
        QVERIFY(writer && (*writer)->write(plain));
        auto kept = shelf.store->media().keep(kBrought, std::move(*writer), u"image/png"_s);
        QVERIFY(shelf.store->flush() && kept.isFinished());
        QCOMPARE(shelf.store->media().find(kBrought, digest(plain)).value()->mime, u"image/png"_s);
    }
};

GESHER_TEST(tst_brought_files, TstBroughtFiles)
#include "tst_brought_files.moc"
