// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/net/transfer.h"

#include <deque>

namespace support {

/// Transfers without a network: what is asked is kept, and the test says what comes.
class FakeTransfers final : public net::Transfers {
public:
    struct Asked {
        Id id = 0;
        bool isPost = false;
        net::Download download;
        net::Upload upload;
        base::Promise<net::HttpAnswer> promise;
        QUrl url() const { return isPost ? upload.url : download.url; }
    };

    Running get(net::Download download, base::milliseconds) override
    {
        return keep({0, false, std::move(download), {}, {}});
    }
    Running post(net::Upload upload, base::milliseconds) override
    {
        return keep({0, true, {}, std::move(upload), {}});
    }
    void stop(Id id) override
    {
        for (auto one = asked.begin(); one != asked.end(); ++one) {
            if (one->id != id)
                continue;
            const auto promise = one->promise;
            asked.erase(one);
            promise.fail({base::Fault::Cancelled, QStringLiteral("stopped"), {}});
            return;
        }
    }

    /// The oldest question; the test ends when there is none.
    Asked take()
    {
        if (asked.empty())
            qFatal("nothing was asked");
        Asked first = std::move(asked.front());
        asked.pop_front();
        return first;
    }
    /// Gives body bytes as a host would, from `at` on. @return what stopped the taking
    static base::Result<void> give(
        const Asked &question, const QByteArray &body, qint64 at = 0, qint64 whole = -1)
    {
        if (question.download.begins)
            RETURN_IF_FAILED(question.download.begins(at, whole));
        for (qsizetype from = 0; from < body.size(); from += 1000)
            RETURN_IF_FAILED(question.download.take(
                QByteArrayView(body).sliced(from).first(std::min<qsizetype>(1000, body.size() - from))));
        return {};
    }
    /// All of the body and the end of it, or what stopped the taking.
    static void serve(const Asked &question, const QByteArray &body, qint64 at = 0)
    {
        const auto given = give(question, body, at);
        if (given)
            question.promise.answer(net::HttpAnswer{at > 0 ? 206 : 200, {}, {}});
        else
            question.promise.fail(given.error());
    }
    static void say(const Asked &question, int status, const QByteArray &body = {},
        const QList<net::HttpHeader> &headers = {})
    {
        question.promise.answer(net::HttpAnswer{status, headers, body});
    }
    static void breakOff(const Asked &question)
    {
        question.promise.fail({base::Fault::Offline, QStringLiteral("broken"), QStringLiteral("closed")});
    }

    std::deque<Asked> asked;

private:
    Running keep(Asked question)
    {
        question.id = ++last_;
        auto task = question.promise.task();
        asked.push_back(std::move(question));
        return {last_, std::move(task)};
    }
    Id last_ = 0;
};

}
