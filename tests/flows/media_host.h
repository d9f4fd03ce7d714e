// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/media/media_keys.h"
#include "engine/messaging/file_ref.h"
#include "tests/support/fake_transfers.h"

#include <QHash>

namespace flows {

/// A host of files without a network: gives and takes a piece at a time, and never loses its power.
class MediaHost {
public:
    using Files = QHash<QString, QByteArray>; ///< as they lie there, by path
    explicit MediaHost(support::FakeTransfers &transfers, Files files = {});

    /// Goes on with the oldest question. A body that is not what its address says is refused.
    void turn();
    /// The power of whoever asks goes with the n-th piece from now, in either direction; that all of a file
    /// was taken is one, too.
    void goesWith(int piece) { left_ = piece; }
    std::function<void()> powerGoes;
    int pieces() const { return pieces_; } ///< so far
    int uploads() const { return uploads_; }
    /// Whoever asked is no more.
    void hangUp();

    /// @return what a message says of it
    messaging::FileRef put(const QByteArray &plain, media::Kind kind, base::Random &random);
    /// As whoever gets a message opens its file; empty when it is not there or not what was said.
    QByteArray open(const messaging::FileRef &said, media::Kind kind) const;
    const Files &files() const { return files_; }

private:
    using Asked = support::FakeTransfers::Asked;
    bool step(); ///< false when the power went
    void begin(const Asked &asked);
    void give(const Asked &asked);
    void take(const Asked &asked);

    support::FakeTransfers &transfers_;
    Files files_;
    net::Transfers::Id current_ = 0;
    qsizetype given_ = 0;
    QByteArray came_;
    bool isWhole_ = false; ///< what came
    int left_ = -1;
    int pieces_ = 0;
    int uploads_ = 0;
};

}
