// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/net/http.h"
#include "engine/transport/connection.h"

#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace media {

/// Where files go and come from, best first.
struct HostList {
    QByteArray auth; ///< what an upload shows; empty when the network named no hosts
    QList<QByteArray> bases; ///< "https://host", "http://127.0.0.1:7002"
    std::optional<base::Error> missing; ///< why the network named none
};

/// The hosts of one number: those that the network names (always by https), then those of the network
/// profile. Source: protocol note "Media connection". Lives on the engine's thread; `clock` outlives it.
class Hosts : public QObject {
    Q_OBJECT
public:
    using Ask = std::function<base::Task<transport::Answer>(wire::Node)>;
    /// @param ask  transport::Line::request of the number
    /// @param fallback, scheme  media_hosts and media_scheme of the network profile
    Hosts(Ask ask, const QStringList &fallback, const QString &scheme, base::Clock &clock);

    /// Never fails: without a line there are the profile's hosts, and no `auth`. Asks the network at most
    /// once at a time, and not again within the time that it named.
    base::Task<HostList> list();
    /// A host refused this `auth`: the network is asked anew. Nothing happens when it was already.
    void forget(const QByteArray &auth);

private:
    void ask();
    void answered(const base::Result<transport::Answer> &answer);
    HostList withFallback(HostList list) const;

    Ask ask_;
    QList<QByteArray> fallback_;
    base::Clock &clock_;
    std::optional<HostList> known_;
    base::milliseconds until_{0}; ///< monotonic; `known_` is asked for anew after it
    std::vector<base::Promise<HostList>> waiting_;
};

/// The address of a file on a host. @param base  of a HostList @param directPath  as the message says it
/// Malformed when the path is none (isDirectPath).
base::Result<QUrl> downloadUrl(const QByteArray &base, const QByteArray &directPath,
    const QByteArray &fileEncSha256, const QByteArray &type);
QUrl uploadUrl(
    const QByteArray &base, const QByteArray &auth, const QByteArray &fileEncSha256, const QByteArray &type);
/// Origin and Referer, as the hosts expect them.
QList<net::HttpHeader> hostHeaders();

}
