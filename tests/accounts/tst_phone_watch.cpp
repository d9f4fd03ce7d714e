// SPDX-License-Identifier: GPL-3.0-or-later
// Signs of the number's own phone, and the warning when there are none for long.
#include "engine/accounts/phone_watch.h"
#include "tests/store/shelf.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using model::Jid;
using wire::Node;

namespace {

constexpr qint64 kDay = 86'400'000;
constexpr qint64 kFirstSign = 1'790'000'000'000;
const messaging::Self kSelf{Jid::pn("15550009").withDevice(3), Jid::lid("9000009").withDevice(3)};
const model::AccountId kWatched{u"acc"_s};

bool isSign(const Node &stanza)
{
    wire::Document document;
    return accounts::isSignOfPhone(document.decode(wire::encodeNode(stanza)).value(), kSelf);
}

}

class TstPhoneWatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTheOwnPhoneSendsIsASign()
    {
        QVERIFY(isSign(Node("message").set("from", kSelf.pn.withoutDevice())));
        QVERIFY(isSign(Node("receipt").set("from", kSelf.lid.withoutDevice())));
        QVERIFY(isSign(
            Node("receipt").set("from", Jid::pn("15550001")).set("participant", kSelf.lid.withoutDevice())));
    }

    void whatOthersSendOrTellIsNone()
    {
        QVERIFY(!isSign(Node("message").set("from", Jid::pn("15550001"))));
        QVERIFY(!isSign(Node("message").set("from", kSelf.pn.withDevice(4)))); // another companion
        QVERIFY(!isSign(
            Node("receipt").set("from", kSelf.pn.withoutDevice()).set("participant", Jid::pn("15550001"))));
        QVERIFY(!isSign(Node("notification").set("from", kSelf.pn.withoutDevice()))); // the server's word
        QVERIFY(!isSign(Node("message")));
    }

    void aPhoneThatIsSilentForTenDaysIsWarnedOf()
    {
        support::Shelf shelf;
        QVERIFY(shelf.open());
        store::Store &store = *shelf.store;
        QVERIFY(!accounts::phoneWarning(store, kWatched, kFirstSign)); // nothing is known yet
        QVERIFY(shelf.write([&] { return accounts::phoneSeen(store, kWatched, kFirstSign); }));
        QVERIFY(!accounts::phoneWarning(store, kWatched, kFirstSign + 10 * kDay - 1));
        const auto warning = accounts::phoneWarning(store, kWatched, kFirstSign + 10 * kDay);
        QVERIFY(warning);
        QCOMPARE(warning->code, u"phone_silent"_s);
        QCOMPARE(warning->untilMs, kFirstSign + 14 * kDay);
        QVERIFY(shelf.write([&] { return accounts::phoneSeen(store, kWatched, kFirstSign + 11 * kDay); }));
        QVERIFY(!accounts::phoneWarning(store, kWatched, kFirstSign + 11 * kDay));
    }

    void aClockThatWasSetBackDoesNotStopTheWatch()
    {
        support::Shelf shelf;
        QVERIFY(shelf.open());
        store::Store &store = *shelf.store;
        QVERIFY(shelf.write([&] { return accounts::phoneSeen(store, kWatched, kFirstSign + 100 * kDay); }));
        QVERIFY(shelf.write([&] { return accounts::phoneSeen(store, kWatched, kFirstSign); }));
        QVERIFY(accounts::phoneWarning(store, kWatched, kFirstSign + 10 * kDay));
    }
};

GESHER_TEST(tst_phone_watch, TstPhoneWatch)
#include "tst_phone_watch.moc"
