// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/accounts/talk.h"
#include "tests/flows/crash_files.h"
#include "tests/flows/crash_vfs.h"
#include "tests/flows/far_side.h"
#include "tests/flows/media_host.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QTemporaryDir>

namespace flows {

/// One paired number with everything that it talks with, as the product wires it, on a disk that can lose its
/// power and a line whose other end is the test's.
class Ground {
public:
    /// What a former ground left at rest, to begin from again and again.
    struct Rest {
        CrashDisk::Files disk;
        MediaHost::Files hosts;
    };
    explicit Ground(quint64 seed, const Rest &before = {});
    ~Ground();
    Rest rest(); ///< its process ends with it

    /// As a start does: store, rooms, line. False: the store does not open.
    bool open();

    /// When the power goes. One of them; each is counted from now.
    struct Cut {
        int operation = -1; ///< of the store's disk
        int stanza = -1; ///< that is sent
        int piece = -1; ///< of a file that a host gives or takes
        bool lastLeft = false; ///< what was sent just before had left the machine
        CrashFiles::Survives files = CrashFiles::Survives::Everything;
    };
    void arm(const Cut &cut);
    bool isCut() const { return disk.isCut() || far.isGone(); }
    /// The process is no more, and the power is back: what is on disk is what was synced. Call when it went,
    /// or with the machine idle.
    void die();

    void turn();
    /// False when it does not hold within five minutes of the world's time, or the power went.
    bool until(const std::function<bool()> &holds);
    /// Whether it is on disk.
    bool write(store::Store::Work work);

    /// As the outbox writes it down, once for each id. False: whoever asked has to ask again.
    bool ask(store::MessageRow row);
    QObject *alive() const { return alive_.get(); } ///< as long as the process is
    /// A turn in which the outbox works its jobs off: one after the other, each done when the network has it.
    void pump();

    QStringList onDisk() const; ///< files, by their names
    /// Plain; empty when it is not there and whole.
    QByteArray read(const model::AccountId &whose, const QByteArray &sha256) const;

    support::ManualClock clock;
    support::SeededRandom random;
    support::FakeTransfers transfers;
    MediaHost host;
    QTemporaryDir directory;
    CrashDisk disk;
    CrashFiles files;
    FarSide far;
    transport::Line line;
    model::NetworkProfile network;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<accounts::Talk> talk;
    std::function<void(const wire::NodeView &stanza)> heard; ///< all that the network has to answer here
    const model::AccountId number{QStringLiteral("number")};
    const messaging::Self self{
        model::Jid::pn("15550009").withDevice(3), model::Jid::lid("9000009").withDevice(3)};

private:
    bool prepare();
    void onStanza(const wire::NodeView &stanza, const QByteArray &frame);

    Cut cut_;
    std::unique_ptr<QObject> alive_; ///< the process
    bool isSending_ = false;
};

/// The i-th of `points` points, spread at random over what an undisturbed run takes.
int pointOf(int i, int points, int whole, base::Random &random);

}
