// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/media/media_cipher.h"
#include "engine/media/media_hosts.h"
#include "engine/net/transfer.h"
#include "engine/store/store.h"

#include <deque>
#include <map>

namespace media {

/// A file that a message brings.
struct Wanted {
    Kind kind = Kind::Document;
    QByteArray directPath;
    QByteArray mediaKey; ///< 32 bytes
    Digests digests;
    QString mime;
    qint64 most = 2LL * 1024 * 1024 * 1024; ///< plain bytes, whatever the message says
};

/// Fetches the files of one number, a few at once, into the store. Lives on the engine's thread; all that it
/// is made of outlives it.
class Downloader : public QObject {
    Q_OBJECT
public:
    struct Parts {
        store::Store &store;
        net::Transfers &transfers;
        Hosts &hosts;
        base::Clock &clock;
        base::Random &random;
    };
    static constexpr qsizetype kAtOnce = 3;
    using Progress = std::function<void(qint64 plainBytes, qint64 whole)>; ///< whole: -1 unknown
    struct Running {
        quint64 id = 0;
        base::Task<store::MediaFile> task;
    };

    Downloader(Parts parts, model::AccountId account);
    ~Downloader() override; ///< what is under way is Cancelled

    /// Answers when the file is in the store for good; at once when it was already, or another number of the
    /// client has it. NotFound with code gone: the hosts have dropped it (ask the phone, media_retry.h).
    /// Forged: the file is not that of the message, and nothing of it was kept. Offline, Timeout: after all
    /// tries. Limit: too long. Storage: as the store says.
    Running fetch(Wanted wanted, Progress progress = {});
    void cancel(quint64 id);

private:
    class Job;
    void startWaiting();
    void ended(quint64 id);

    Parts parts_;
    model::AccountId account_;
    std::map<quint64, std::unique_ptr<Job>> jobs_;
    std::deque<quint64> waiting_;
    quint64 last_ = 0;
};

}
