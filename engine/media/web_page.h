// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/media/page_facts.h"
#include "engine/media/workshop.h"
#include "engine/net/transfer.h"

namespace media {

/// What is shown of a page beside a link to it.
struct WebPage {
    QString title; ///< may be empty, when there is a description
    QString description; ///< may be empty
    QByteArray thumbnail; ///< a small JPEG, or empty
};

/// Looks at pages that messages link to, before they are sent. Lives on the engine's thread; all that it is
/// made of outlives it. What is under way is Cancelled when it goes.
class WebPages : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype kMostPage = 512 * 1024; ///< what comes after is not looked at
    static constexpr qint64 kMostPicture = 4LL * 1024 * 1024;
    static constexpr qsizetype kMostThumbnail = 32 * 1024;
    static constexpr int kMostRedirects = 5;
    static constexpr base::milliseconds kMostTime{8'000}; ///< for all of it

    WebPages(net::Transfers &transfers, Workshop &workshop, base::Clock &clock)
        : transfers_(transfers), workshop_(workshop), clock_(clock)
    {
    }
    ~WebPages() override;

    /// Reads the page and, where it names one, its picture, which is decoded in the workshop; without a
    /// picture that can be had in time there is none. NotFound: no page, or one that says nothing of itself.
    /// Refused: no http(s) address, one with a password, or (with `publicOnly`) a host that is not on the
    /// open internet. Limit: 16 pages are looked at already. Timeout, Offline as net says.
    base::Task<WebPage> look(const QUrl &url, bool publicOnly);

private:
    struct Job;
    using JobPtr = std::shared_ptr<Job>;
    void ask(const JobPtr &job);
    void onAnswer(const JobPtr &job, const base::Result<net::HttpAnswer> &answer);
    void redirect(const JobPtr &job, const net::HttpAnswer &answer);
    void readPage(const JobPtr &job, const QByteArray &charset);
    void shrink(const JobPtr &job);
    void end(const JobPtr &job, base::Result<WebPage> result);

    net::Transfers &transfers_;
    Workshop &workshop_;
    base::Clock &clock_;
    QList<JobPtr> jobs_;
};

}
