// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/net/http.h"

#include <functional>
#include <optional>

namespace support {

/// A web without a network: remembers what is asked, and answers at once or when the test says so.
class FakeHttp final : public net::Http {
public:
    struct Asked {
        net::HttpRequest request;
        base::milliseconds timeout;
        base::Promise<net::HttpAnswer> promise;
    };
    using Answer = base::Result<net::HttpAnswer>;

    base::Task<net::HttpAnswer> post(net::HttpRequest request, base::milliseconds timeout) override
    {
        Asked asked{std::move(request), timeout, {}};
        asked_.append(asked);
        auto task = asked.promise.task();
        if (const auto now = answers ? answers(asked.request) : std::nullopt)
            asked.promise.answer(*now);
        return task;
    }

    base::Task<net::HttpAnswer> get(net::HttpRequest request, base::milliseconds timeout) override
    {
        return post(std::move(request), timeout);
    }

    /// What is answered at once; nothing: the question stays open.
    std::function<std::optional<Answer>(const net::HttpRequest &)> answers;

    const QList<Asked> &asked() const { return asked_; }
    QList<Asked> take() { return std::exchange(asked_, {}); }

    static Answer status(int status, const QByteArray &body = {}, const QList<net::HttpHeader> &headers = {})
    {
        return net::HttpAnswer{status, headers, body};
    }
    static Answer offline(const QString &code = QStringLiteral("connection_refused"))
    {
        return base::fail(base::Fault::Offline, QStringLiteral("The connection was refused."), code);
    }

private:
    QList<Asked> asked_;
};

}
