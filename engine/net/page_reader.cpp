// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/page_reader.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace net {

using base::Fault;
using base::Result;
using base::Task;

namespace {

Result<QByteArray> bodyOf(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 200 && reply.error() == QNetworkReply::NoError)
        return reply.readAll();
    if (status != 0)
        return base::fail(Fault::Refused, QStringLiteral("the page was not given"), QString::number(status));
    return base::fail(Fault::Offline, QStringLiteral("the page cannot be reached"), QStringLiteral("closed"));
}

}

QtPageReader::QtPageReader(base::Clock &clock) : clock_(clock) { }
QtPageReader::~QtPageReader() = default;

Task<QByteArray> QtPageReader::read(const QUrl &url, const QList<Header> &headers, base::milliseconds within)
{
    if (!manager_)
        manager_ = std::make_unique<QNetworkAccessManager>();
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    for (const Header &header : headers)
        request.setRawHeader(header.first, header.second);
    QNetworkReply *reply = manager_->get(request);
    const base::Promise<QByteArray> promise;
    auto task = promise.task();
    // whoever answers first; the abort below says finished once more
    const auto ended = std::make_shared<bool>(false);
    const auto end = [reply, promise, ended](Result<QByteArray> result) {
        if (std::exchange(*ended, true))
            return;
        reply->abort();
        reply->deleteLater();
        promise.answer(std::move(result));
    };
    const auto late = std::make_shared<base::Timer>(clock_.after(
        within, [end] { end(base::fail(Fault::Timeout, QStringLiteral("the page did not come in time"))); }));
    QObject::connect(reply, &QNetworkReply::downloadProgress, reply, [end, late](qint64 received, qint64) {
        if (received <= kLongestPage)
            return;
        late->stop();
        end(base::fail(Fault::Limit, QStringLiteral("the page is too long")));
    });
    QObject::connect(reply, &QNetworkReply::finished, reply, [reply, end, late] {
        late->stop();
        end(bodyOf(*reply));
    });
    return task;
}

}
