// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/media_hosts.h"

#include "engine/media/media_retry.h"

#include <algorithm>

namespace media {

using base::Fault;
using base::Result;
using base::Task;

namespace {

constexpr int kMostHosts = 16;
constexpr qsizetype kLongestHost = 253;
constexpr qsizetype kLongestAuth = 2048;
constexpr qint64 kShortestS = 30;
constexpr qint64 kLongestS = 24 * 60 * 60;

bool isHost(const QByteArray &name)
{
    return !name.isEmpty() && name.size() <= kLongestHost
        && std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.'
                   || c == '-' || c == ':';
           });
}

struct Connection {
    HostList list;
    qint64 ttlS = 0;
};

Result<Connection> readConnection(const wire::NodeView &answer)
{
    const auto told = answer.child("media_conn");
    Connection connection;
    connection.list.auth = told.text("auth");
    if (!told || connection.list.auth.isEmpty() || connection.list.auth.size() > kLongestAuth)
        return base::fail(Fault::Malformed, QStringLiteral("no media connection in the answer"));
    connection.ttlS = std::clamp(told.number("ttl").value_or(kShortestS), kShortestS, kLongestS);
    QList<QByteArray> first;
    QList<QByteArray> later;
    for (const auto host : told.children()) {
        if (!host.is("host") || first.size() + later.size() >= kMostHosts)
            continue;
        if (const QByteArray name = host.text("hostname"); isHost(name))
            (host.text("type") == "fallback" ? later : first).append("https://" + name);
        if (const QByteArray name = host.text("fallback_hostname"); isHost(name))
            later.append("https://" + name);
    }
    connection.list.bases = first + later;
    return connection;
}

}

Hosts::Hosts(Ask ask, const QStringList &fallback, const QString &scheme, base::Clock &clock)
    : ask_(std::move(ask)), clock_(clock)
{
    for (const QString &host : fallback)
        fallback_.append((scheme + QStringLiteral("://") + host).toUtf8());
}

HostList Hosts::withFallback(HostList list) const
{
    for (const QByteArray &base : fallback_) {
        if (!list.bases.contains(base))
            list.bases.append(base);
    }
    return list;
}

Task<HostList> Hosts::list()
{
    if (known_ && clock_.monotonic() < until_)
        return Task<HostList>::ready(*known_);
    known_.reset();
    waiting_.emplace_back();
    auto task = waiting_.back().task();
    if (waiting_.size() == 1)
        ask();
    return task;
}

void Hosts::ask()
{
    ask_(wire::Node("iq")
             .set("to", model::Jid::parse("s.whatsapp.net").value_or(model::Jid()))
             .set("type", "set")
             .set("xmlns", "w:m")
             .add(wire::Node("media_conn")))
        .finally(this, [this](const Result<transport::Answer> &answer) { answered(answer); });
}

void Hosts::answered(const Result<transport::Answer> &answer)
{
    auto read = answer ? readConnection(answer->node()) : Result<Connection>(base::fail(answer.error()));
    HostList list;
    if (read) {
        list = withFallback(std::move(read->list));
        known_ = list;
        until_ = clock_.monotonic() + std::chrono::seconds(read->ttlS);
    } else {
        list.missing = read.error();
        list = withFallback(std::move(list));
    }
    // moved out first: whoever is told may ask again
    const auto waiting = std::exchange(waiting_, {});
    for (const auto &promise : waiting)
        promise.answer(list);
}

void Hosts::forget(const QByteArray &auth)
{
    if (known_ && known_->auth == auth)
        known_.reset();
}

static QByteArray inAddress(const QByteArray &digest)
{
    return digest.toBase64(QByteArray::Base64UrlEncoding);
}

Result<QUrl> downloadUrl(const QByteArray &base, const QByteArray &directPath,
    const QByteArray &fileEncSha256, const QByteArray &type)
{
    if (!isDirectPath(directPath))
        return base::fail(Fault::Malformed, QStringLiteral("a place that is no path"));
    QByteArray address = base + directPath + (directPath.contains('?') ? '&' : '?');
    if (!fileEncSha256.isEmpty())
        address += "hash=" + inAddress(fileEncSha256).toPercentEncoding() + '&';
    return QUrl::fromEncoded(address + "mms-type=" + type + "&__wa-mms=");
}

QUrl uploadUrl(
    const QByteArray &base, const QByteArray &auth, const QByteArray &fileEncSha256, const QByteArray &type)
{
    const QByteArray token = inAddress(fileEncSha256);
    return QUrl::fromEncoded(base + "/mms/" + type + '/' + token + "?auth=" + auth.toPercentEncoding()
        + "&token=" + token.toPercentEncoding());
}

QList<net::HttpHeader> hostHeaders()
{
    return {{"Origin", "https://web.whatsapp.com"}, {"Referer", "https://web.whatsapp.com/"}};
}

}
