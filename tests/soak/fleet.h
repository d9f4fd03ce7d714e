// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/engine.h"
#include "engine/sim/gate.h"
#include "engine/sim/phone.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_transfers.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QTemporaryDir>

#include <functional>

namespace soak {

/// Many numbers in one engine, each with one person who writes to it, on the practice network in this process
/// and with a hand on the clock: a day passes in seconds.
class Fleet {
public:
    explicit Fleet(int numbers);
    ~Fleet();

    /// The person of that number writes; every tenth time the number answers. Then a second passes.
    void talk(int number);
    /// The line of that number dies as the next message comes, and the number comes back by itself.
    void breakLine(int number);
    /// Waits until everything that was written is stored and every number is connected; ends the program when
    /// that takes more than ten minutes of their time.
    void settle();
    /// What the practice phones remember is not to be counted.
    void forgetPhones();

    int size() const { return static_cast<int>(accounts_.size()); }
    int armedTimers() const { return clock_.armedTimers(); }
    qint64 messages() const { return written_ + answered_; }
    qint64 breaks() const { return breaks_; } ///< lines that died

private:
    void open();
    void link(int number);
    bool isConnected(int number) const;
    qint64 stored() const;
    void turn();
    void until(const std::function<bool()> &holds, const char *what);
    static QByteArray own(int number);
    static QByteArray person(int number);

    support::ManualClock clock_;
    support::SeededRandom random_;
    support::FakeHttp http_;
    support::FakeTransfers transfers_;
    QTemporaryDir directory_;
    sim::World world_;
    std::unique_ptr<sim::InProcessSockets> sockets_;
    std::unique_ptr<door::Engine> engine_;
    QList<model::AccountId> accounts_;
    qint64 written_ = 0;
    qint64 answered_ = 0;
    qint64 breaks_ = 0;
};

/// Ends the program with 1 and the sentence when it does not hold.
void demand(bool holds, const char *what);

}
