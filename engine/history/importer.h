// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/notice.h"
#include "engine/history/writer.h"
#include "engine/media/downloader.h"
#include "engine/messaging/peer_messages.h"

#include <QObject>

namespace history {

/// Reads in the past messages that the phone sends: each notice that was kept, one after the other, in small
/// writes beside the other work. A piece is fetched and checked as a whole before anything of it is read, and
/// its notice goes in the same write as the last of it: a kill anywhere begins that piece anew, and what is
/// there is not written twice. Everything given outlives it. Source: protocol note "History sync".
class Importer : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kLongestPiece = 512LL * 1024 * 1024; ///< deflated
    static constexpr int kOlderAtOnce = 50;

    struct Parts {
        model::AccountId account;
        messaging::Self self;
        transport::Line &line;
        store::Store &store;
        media::Downloader &downloader;
        base::Clock &clock;
        base::Random &random;
        messaging::PeerMessages &peers;
    };
    explicit Importer(Parts parts);
    ~Importer() override;

    /// To be called with each line, and without one when there is time: goes through all that was kept, by
    /// former versions too.
    void start();
    /// A notice was kept.
    void arrived() { work(); }
    /// @return whether the `mediaretry` notification answers a question about a piece of history
    bool onRetry(const wire::NodeView &notification);
    /// The network's word that it has a receipt: that piece is not told again.
    void onAck(const wire::NodeView &ack);
    /// Asks the phone for messages that are older than the oldest one of the chat that is here; they come as
    /// a piece of history. Answers when the phone's mailbox has the question. NotFound: no such chat, or no
    /// message in it to begin from (no_message). Offline, Timeout, Storage.
    base::Task<void> askForOlder(const model::Jid &chat);
    /// What is held in memory of the piece that is being read.
    qint64 heldBytes() const;

private:
    struct Job {
        store::RawItem item;
        Notice notice;
        std::unique_ptr<Reader> reader;
        std::unique_ptr<Writer> writer;
        bool phoneAsked = false;
        base::Timer timer;
        QObject context; ///< of answers to this job: none comes when it is over, or this is ending
    };
    enum class Ended { NotYet, Done, Unreadable };

    void work();
    void take(store::RawItem item);
    void fetch();
    void fetched(const base::Result<store::MediaFile> &file);
    void read(Source source);
    void step();
    base::Result<Ended> writeSome();
    base::Result<void> forget(const Job &job);
    base::Result<void> tell(bool isRunning);
    void stepped(const base::Result<void> &written, Ended ended);
    void askPhone();
    void putAside();
    void drop(const char *why);
    void next();
    base::Result<void> owe(const store::RawItem &read);
    /// A piece is read: the phone is told, now or with the next line.
    void confirm(const QByteArray &id);

    Parts parts_;
    std::unique_ptr<Job> job_;
    model::HistoryProgress progress_;
    qint64 after_ = 0; ///< what was put aside is not looked at again before the next start
    base::Timer again_;
};

}
