// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/accounts/storage.h"
#include "engine/media/downloader.h"
#include "engine/media/uploader.h"
#include "engine/messaging/file_ref.h"
#include "engine/messaging/stanza.h"
#include "engine/transport/line.h"

#include <QObject>

namespace accounts {

/// The files that one number's messages bring: fetched when somebody wants to see them, small ones at
/// once (Storage says which, and how much room they may take).
/// A file that the hosts have dropped is asked for at the phone. Everything given outlives it.
/// Source: protocol notes "Download" and "Media retry".
class Files : public QObject {
    Q_OBJECT
public:
    struct Parts {
        model::AccountId account;
        messaging::Self self;
        transport::Line &line;
        store::Store &store;
        net::Transfers &transfers;
        media::Hosts &hosts;
        media::Downloader &downloader;
        base::Clock &clock;
        base::Random &random;
    };
    explicit Files(Parts parts);
    ~Files() override;

    struct Progress {
        qint64 done = 0; ///< plain bytes
        qint64 whole = -1; ///< -1: unknown
    };
    /// How far it is; nothing when it is not under way.
    std::optional<Progress> progress(const QString &message) const;

    /// Answers when the message's file is in the store. NotFound: no such message, it carries no file
    /// (no_file), or neither the hosts nor the phone have it any more (gone). Timeout with phone_silent: the
    /// phone was asked and did not answer. Forged: what is there is not the file of the message. Offline,
    /// Limit, Storage.
    base::Task<void> fetch(const QString &message);
    /// The message as it can be sent: its file is on the hosts and its bytes, with all that opens it, are
    /// stored. At once for a message without a file, or whose file is there already. NotFound: the file is
    /// not here; Refused with too_large or the host's number: final; Offline, Timeout: another time.
    base::Task<store::MessageRow> prepare(const store::MessageRow &row);
    /// One that has just come.
    void arrived(const QString &message);
    /// There is a line again: what came within a day and was to be here by now, and is not, is fetched. Each
    /// is tried once, and again only where the network was at fault.
    void resume();
    /// A `mediaretry` notification: the phone's answer.
    void onRetry(const wire::NodeView &notification);

Q_SIGNALS:
    /// A media host was asked to take a file. @param refusal  its number; empty: it took it
    void hostAnswered(media::Kind kind, const QString &refusal);

private:
    struct Wait {
        Progress progress;
        QList<base::Promise<void>> promises;
        bool phoneAsked = false;
        base::Timer phoneTimer;
    };
    base::Result<std::pair<store::MessageRow, messaging::FileRef>> look(const QString &message) const;
    void begin(const QString &message);
    void ended(const QString &message, const base::Result<store::MediaFile> &fetched);
    void askPhone(const QString &message);
    void answer(const QString &message, const base::Result<void> &result);

    Parts parts_;
    QSet<QString> tried_; ///< as they came, or since the start; bounded. Outlives what waits, which asks it
    std::map<QString, Wait> waiting_;
    QHash<QByteArray, QString> asked_; ///< at the phone: network id → message
    media::Uploader uploader_;
    Storage storage_;
};

}
