// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/task.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <map>
#include <memory>

class QNetworkAccessManager;

namespace net {

using HttpHeader = QPair<QByteArray, QByteArray>;

struct HttpRequest {
    QUrl url;
    QList<HttpHeader> headers;
    QByteArray body; ///< of a POST
    qint64 longest = 64 * 1024; ///< an answer's body beyond this many bytes is cut
};

struct HttpAnswer {
    int status = 0;
    QList<HttpHeader> headers;
    QByteArray body;
    /// The first header of that name in any spelling, empty when there is none.
    QByteArray header(QByteArrayView name) const;
};

/// One question to a web server. Any status is an answer; a fault means that there was none: Timeout, or
/// Offline with a stable code (host_not_found, connection_refused, unreachable, tls, proxy, closed). Its
/// detail is a plain English sentence that names neither address nor content.
class Http {
public:
    virtual ~Http() = default;
    /// Sends exactly one POST: no redirect is followed, nothing is sent again by itself, no cookie is kept.
    /// @param timeout  for the whole of it, from the name's look-up to the answer's last byte
    virtual base::Task<HttpAnswer> post(HttpRequest request, base::milliseconds timeout) = 0;
    /// The same with a GET.
    virtual base::Task<HttpAnswer> get(HttpRequest request, base::milliseconds timeout) = 0;
};

/// Over QNetworkAccessManager, with certificates verified. Lives on one thread with an event loop; `clock`
/// outlives it. Unanswered questions are Cancelled when it goes.
class QtHttp final : public Http {
public:
    explicit QtHttp(base::Clock &clock);
    ~QtHttp() override;
    base::Task<HttpAnswer> post(HttpRequest request, base::milliseconds timeout) override;
    base::Task<HttpAnswer> get(HttpRequest request, base::milliseconds timeout) override;

private:
    class Exchange;
    base::Task<HttpAnswer> exchange(bool isPost, HttpRequest request, base::milliseconds timeout);
    void finished(quint64 id);

    base::Clock &clock_;
    std::unique_ptr<QNetworkAccessManager>
        manager_; ///< made with the first question: it has a thread of its own
    std::map<quint64, std::unique_ptr<Exchange>> exchanges_;
    quint64 last_ = 0;
};

}
