// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/net/transfer.h"
#include "engine/store/media_files.h"

namespace media {

/// A file as a web server gave it; nobody's yet.
struct WebFile {
    std::unique_ptr<store::MediaWriter> writer; ///< written, not finished
    QString mime; ///< as the server says, without parameters but `codecs`; may be empty
    QString name; ///< of the address's last part; may be empty
};

/// Fetches files that somebody named by their web address. Lives on the engine's thread; all that it is made
/// of outlives it. What is under way is Cancelled when it goes.
class WebFiles : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kMost = 100LL * 1024 * 1024;
    static constexpr int kMostRedirects = 5;

    WebFiles(net::Transfers &transfers, store::MediaFiles &files) : transfers_(transfers), files_(files) { }
    ~WebFiles() override;

    /// Follows up to five redirects, none from https to http. Refused: no http(s) address, one with a
    /// password in it, a status other than 200, an empty file, or (with `publicOnly`) a host that is not on
    /// the open internet. Limit: longer than 100 MiB. Offline and Timeout as net says; Storage.
    base::Task<std::shared_ptr<WebFile>> fetch(const QUrl &url, bool publicOnly);

private:
    struct Job;
    void ask(const std::shared_ptr<Job> &job);
    void onAnswer(const std::shared_ptr<Job> &job, const base::Result<net::HttpAnswer> &answer);
    void redirect(const std::shared_ptr<Job> &job, const net::HttpAnswer &answer);
    void end(const std::shared_ptr<Job> &job, base::Result<std::shared_ptr<WebFile>> result);

    net::Transfers &transfers_;
    store::MediaFiles &files_;
    QList<std::shared_ptr<Job>> jobs_;
};

}
