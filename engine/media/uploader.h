// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/media_cipher.h"
#include "engine/media/media_hosts.h"
#include "engine/net/transfer.h"
#include "engine/store/store.h"

#include <map>

namespace media {

/// Where a file lies on the hosts: what a message says of it.
struct Uploaded {
    QByteArray url;
    QByteArray directPath;
    QByteArray handle; ///< may be empty
    QByteArray mediaKey; ///< 32 bytes
    qint64 mediaKeyMs = 0; ///< when the key was made
    Digests digests;
    bool operator==(const Uploaded &) const = default;
};

/// Brings files of one number from the store to the hosts, sealed on their way: nothing sealed is kept on
/// disk, the file is read once for its digests and once for each try. A broken upload
/// begins anew. Lives on the engine's thread; all that it is made of outlives
/// it.
class Uploader : public QObject {
    Q_OBJECT
public:
    struct Parts {
        store::Store &store;
        net::Transfers &transfers;
        Hosts &hosts;
        base::Clock &clock;
        base::Random &random;
    };
    static constexpr qint64 kRememberedMs = 3LL * 24 * 60 * 60 * 1000;
    using Progress = std::function<void(qint64 sent, qint64 whole)>; ///< bytes of the sealed file
    struct Running {
        quint64 id = 0;
        base::Task<Uploaded> task;
    };

    Uploader(Parts parts, model::AccountId account);
    ~Uploader() override; ///< what is under way is Cancelled

    /// @param sha256  of a file that the number has in the store. The same file of the same kind is not
    /// uploaded again within three days. NotFound: no such file. Limit: too long for the hosts. Refused with
    /// the host's status: they do not want it. Offline, Timeout: after all tries, or without a line.
    Running upload(const QByteArray &sha256, Kind kind, Progress progress = {});
    void cancel(quint64 id);
    /// The hosts no longer have it (a recipient said so): the next time it is uploaded anew.
    base::Task<void> forget(const QByteArray &sha256, Kind kind);

private:
    class Job;
    void ended(quint64 id);

    Parts parts_;
    model::AccountId account_;
    std::map<quint64, std::unique_ptr<Job>> jobs_;
    quint64 last_ = 0;
};

}
