// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/task.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QUrl>

#include <memory>

class QNetworkAccessManager;

namespace net {

/// Reads one page of the web.
class PageReader {
public:
    using Header = QPair<QByteArray, QByteArray>;
    static constexpr qint64 kLongestPage = 16 * 1024 * 1024;

    virtual ~PageReader() = default;
    /// The body of a 200. Timeout when it is not complete `within` the time; Refused with the status as code;
    /// Limit when it is longer than kLongestPage; Offline for everything else.
    virtual base::Task<QByteArray> read(
        const QUrl &url, const QList<Header> &headers, base::milliseconds within)
        = 0;
};

/// Over QNetworkAccessManager, with certificates verified; keeps no cookies. `clock` outlives it.
class QtPageReader final : public PageReader {
public:
    explicit QtPageReader(base::Clock &clock);
    ~QtPageReader() override;
    base::Task<QByteArray> read(
        const QUrl &url, const QList<Header> &headers, base::milliseconds within) override;

private:
    base::Clock &clock_;
    std::unique_ptr<QNetworkAccessManager> manager_;
};

}
