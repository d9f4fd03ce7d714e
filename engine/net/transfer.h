// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/net/http.h"
#include "engine/net/public_address.h"

#include <functional>

namespace net {

/// Where the bytes of a body come from, a piece at a time.
class Source {
public:
    virtual ~Source() = default;
    virtual qint64 size() const = 0; ///< of all of it, in bytes
    /// The next piece; empty at the end. A fault ends the transfer with it.
    virtual base::Result<QByteArray> next() = 0;
};

struct Download {
    QUrl url;
    QList<HttpHeader> headers;
    qint64 from = 0; ///< asks for the bytes from there on
    qint64 most = 0; ///< a body longer than this many bytes is Limit
    /// Only hosts on the open internet: a name that leads to this machine or its networks is Refused, and the
    /// address that was looked at is the one that is connected to.
    bool publicOnly = false;
    /// Called with each piece of the body of a 200 or 206, in order, at most 256 KiB each. A 200 to a
    /// question with `from` begins at 0: look at `begins`. A fault ends the transfer with it.
    std::function<base::Result<void>(QByteArrayView piece)> take;
    /// Once, before the first piece: at which byte the body begins, and how long the whole is (-1 unknown).
    std::function<base::Result<void>(qint64 at, qint64 whole)> begins;
};

struct Upload {
    QUrl url;
    QList<HttpHeader> headers;
    std::unique_ptr<Source> body;
    qint64 longest = 64 * 1024; ///< of the answer's body
    std::function<void(qint64 sent)> progress; ///< bytes handed to the line; may be empty
};

/// Long bodies in either direction. Faults as those of Http; besides them Malformed for an answer that does
/// not fit the question. Dropping the task does not stop a transfer: `stop` does.
class Transfers {
public:
    using Id = quint64;
    struct Running {
        Id id = 0;
        base::Task<HttpAnswer> task;
    };
    virtual ~Transfers() = default;
    /// Any status is an answer; the body of it is empty for 200 and 206, because it went to `take`.
    /// No redirect is followed. @param idle  Timeout after this long without a byte
    virtual Running get(Download download, base::milliseconds idle) = 0;
    /// One POST with Content-Length, sent once.
    virtual Running post(Upload upload, base::milliseconds idle) = 0;
    /// The task answers Cancelled. Nothing happens when it has answered.
    virtual void stop(Id id) = 0;
};

/// Over QNetworkAccessManager, with certificates verified. Reads no faster than `take` does. Lives on one
/// thread with an event loop; `clock` outlives it. What is under way is Cancelled when it goes.
/// @param extraCaFile  PEM file trusted besides the system's, or empty. @param isPublic  for `publicOnly`
class QtTransfers final : public Transfers {
public:
    using IsPublic = std::function<bool(const QHostAddress &)>;
    explicit QtTransfers(base::Clock &clock, QString extraCaFile = {}, IsPublic isPublic = isPublicAddress);
    ~QtTransfers() override;
    Running get(Download download, base::milliseconds idle) override;
    Running post(Upload upload, base::milliseconds idle) override;
    void stop(Id id) override;
    /// Ends everything and the thread behind it; whatever is asked afterwards is Cancelled. Called while the
    /// program is still shutting down: that thread gives back what it holds a moment after it was joined.
    void close();

private:
    class Exchange;
    Running start(Download download, Upload upload, base::milliseconds idle);
    void finished(Id id);

    base::Clock &clock_;
    QString extraCaFile_;
    IsPublic isPublic_;
    std::unique_ptr<QNetworkAccessManager> manager_;
    std::map<Id, std::unique_ptr<Exchange>> exchanges_;
    Id last_ = 0;
    bool closed_ = false;
};

}
