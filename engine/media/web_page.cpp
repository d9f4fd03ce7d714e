// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/web_page.h"

#include "engine/media/web_address.h"

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;
using base::Task;

namespace media {

namespace {

constexpr base::milliseconds kPageSilent{5'000};
constexpr qsizetype kMostLooks = 16;
constexpr qsizetype kPicturePiece = 64 * 1024;

base::Error noPage(const QString &why)
{
    return {Fault::NotFound, why, u"no_page"_s};
}

/// "text/html; charset=windows-1255"
struct PageType {
    bool isPage = true; ///< also when nothing is said
    QByteArray charset;
};

PageType pageTypeOf(const net::HttpAnswer &answer)
{
    const QByteArray said = answer.header("Content-Type").toLower();
    const qsizetype end = said.indexOf(';');
    const QByteArray type = said.left(end).trimmed();
    PageType page;
    page.isPage = type.isEmpty() || type == "text/html" || type == "application/xhtml+xml";
    const qsizetype at = end < 0 ? -1 : said.indexOf("charset=", end);
    if (at >= 0) {
        page.charset = said.sliced(at + 8).trimmed();
        page.charset.replace('"', "");
        page.charset = page.charset.left(page.charset.indexOf(';')).trimmed();
    }
    return page;
}

}

struct WebPages::Job {
    QUrl url;
    bool publicOnly = false;
    bool isPicture = false; ///< what is fetched now
    bool isEnough = false; ///< more of the page came than is looked at
    int redirects = 0;
    QByteArray body;
    WebPage page;
    net::Transfers::Id transfer = 0;
    base::Timer timer;
    base::Promise<WebPage> promise;
};

WebPages::~WebPages()
{
    const auto jobs = std::exchange(jobs_, {});
    for (const JobPtr &job : jobs) {
        transfers_.stop(job->transfer);
        job->promise.answer(base::fail(Fault::Cancelled, u"The program ends."_s));
    }
}

Task<WebPage> WebPages::look(const QUrl &url, bool publicOnly)
{
    if (const auto wrong = wrongAddress(url))
        return Task<WebPage>::failed(*wrong);
    if (jobs_.size() >= kMostLooks)
        return Task<WebPage>::failed({Fault::Limit, u"Too many pages at once."_s, u"busy"_s});
    const auto job = std::make_shared<Job>();
    job->url = url;
    job->publicOnly = publicOnly;
    // the job is not held by its own timer
    job->timer = clock_.after(kMostTime, [this, weak = std::weak_ptr(job)] {
        const JobPtr late = weak.lock();
        if (!late)
            return;
        if (late->isPicture)
            end(late, late->page);
        else
            end(late, base::fail(Fault::Timeout, u"The page took too long."_s));
    });
    jobs_.append(job);
    ask(job);
    return job->promise.task();
}

void WebPages::ask(const JobPtr &job)
{
    job->body.clear();
    net::Download download;
    download.url = job->url;
    download.headers = {{"User-Agent", "Mozilla/5.0 (compatible; Gesher; link preview)"},
        {"Accept", job->isPicture ? "image/jpeg, image/png, image/webp, image/gif" : "text/html"}};
    // a page goes on as long as it likes: what ends its transfer is `take`
    download.most = job->isPicture ? kMostPicture : 64LL * 1024 * 1024;
    download.publicOnly = job->publicOnly;
    download.take = [weak = std::weak_ptr(job)](QByteArrayView piece) -> Result<void> {
        const JobPtr taking = weak.lock();
        if (!taking)
            return base::fail(Fault::Cancelled, u"Nobody waits for it."_s);
        const qsizetype room = taking->isPicture ? piece.size() : kMostPage - taking->body.size();
        taking->body.append(piece.first(std::min(piece.size(), room)));
        taking->isEnough = !taking->isPicture && taking->body.size() >= kMostPage;
        if (taking->isEnough)
            return base::fail(Fault::Cancelled, u"That is enough of it."_s);
        return {};
    };
    auto running = transfers_.get(std::move(download), kPageSilent);
    job->transfer = running.id;
    std::move(running.task).finally(this, [this, job](const Result<net::HttpAnswer> &answer) {
        if (jobs_.contains(job))
            onAnswer(job, answer);
    });
}

void WebPages::onAnswer(const JobPtr &job, const Result<net::HttpAnswer> &answer)
{
    if (answer && isRedirect(answer->status)) {
        redirect(job, *answer);
    } else if (job->isPicture) {
        if (answer && answer->status == 200 && !job->body.isEmpty())
            shrink(job);
        else
            end(job, job->page);
    } else if (job->isEnough) {
        readPage(job, {});
    } else if (!answer) {
        end(job, base::fail(answer.error()));
    } else if (const PageType type = pageTypeOf(*answer); answer->status != 200 || !type.isPage) {
        end(job, base::fail(noPage(u"There is no page at the address."_s)));
    } else {
        readPage(job, type.charset);
    }
}

void WebPages::redirect(const JobPtr &job, const net::HttpAnswer &answer)
{
    const auto next = nextAddress(job->url, answer.header("Location"));
    if (next && ++job->redirects <= kMostRedirects) {
        job->url = *next;
        ask(job);
    } else if (job->isPicture) {
        end(job, job->page);
    } else {
        end(job, next ? base::fail(noPage(u"The address leads on and on."_s)) : base::fail(next.error()));
    }
}

void WebPages::readPage(const JobPtr &job, const QByteArray &charset)
{
    const PageFacts facts = media::readPage(job->body, charset, job->url);
    job->page.title = facts.title;
    job->page.description = facts.description;
    if (facts.title.isEmpty() && facts.description.isEmpty()) {
        end(job, base::fail(noPage(u"The page says nothing of itself."_s)));
    } else if (wrongAddress(facts.picture)) {
        end(job, job->page);
    } else {
        job->isPicture = true;
        job->redirects = 0;
        job->url = facts.picture;
        ask(job);
    }
}

/// A stranger's picture: decoded where it can do nothing.
void WebPages::shrink(const JobPtr &job)
{
    auto at = std::make_shared<qsizetype>(0);
    const Workshop::Read read = [body = std::exchange(job->body, {}), at]() -> Result<QByteArray> {
        const QByteArray piece = body.mid(*at, kPicturePiece);
        *at += piece.size();
        return piece;
    };
    workshop_.thumbnail(read).finally(this, [this, job](const Result<QByteArray> &small) {
        if (small && small->size() <= kMostThumbnail)
            job->page.thumbnail = *small;
        end(job, job->page);
    });
}

void WebPages::end(const JobPtr &job, Result<WebPage> result)
{
    if (!jobs_.removeOne(job))
        return;
    job->timer.stop();
    transfers_.stop(job->transfer);
    job->promise.answer(std::move(result));
}

}
