// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/web_file.h"

#include "engine/media/web_address.h"

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;
using base::Task;

namespace media {

namespace {

constexpr base::milliseconds kSilent{15'000};
constexpr qsizetype kLongestName = 255;

base::Error refused(const QString &why)
{
    return {Fault::Refused, why, u"web_file"_s};
}

/// "image/jpeg", "audio/ogg; codecs=opus"; empty for what says nothing.
QString typeOf(const net::HttpAnswer &answer)
{
    const QString said = QString::fromLatin1(answer.header("Content-Type")).toLower();
    const QString plain = said.section(u';', 0, 0).trimmed();
    const QString more = said.section(u';', 1, 1).trimmed();
    if (plain == u"application/octet-stream"_s)
        return {};
    return more.startsWith(u"codecs="_s) ? plain + u"; "_s + more : plain;
}

QString nameOf(const QUrl &url)
{
    QString name = url.fileName(QUrl::FullyDecoded);
    name.removeIf([](QChar c) { return c.category() == QChar::Other_Control || c == u'/' || c == u'\\'; });
    return name.left(kLongestName);
}

}

struct WebFiles::Job {
    QUrl url;
    bool publicOnly = false;
    int redirects = 0;
    std::shared_ptr<WebFile> file = std::make_shared<WebFile>();
    net::Transfers::Id transfer = 0;
    base::Promise<std::shared_ptr<WebFile>> promise;
};

WebFiles::~WebFiles()
{
    const auto jobs = std::exchange(jobs_, {});
    for (const auto &job : jobs) {
        transfers_.stop(job->transfer);
        job->promise.answer(base::fail(Fault::Cancelled, u"The program ends."_s));
    }
}

Task<std::shared_ptr<WebFile>> WebFiles::fetch(const QUrl &url, bool publicOnly)
{
    if (const auto wrong = wrongAddress(url))
        return Task<std::shared_ptr<WebFile>>::failed(*wrong);
    auto writer = files_.writer();
    if (!writer)
        return Task<std::shared_ptr<WebFile>>::failed(writer.error());
    const auto job = std::make_shared<Job>();
    job->url = url;
    job->publicOnly = publicOnly;
    job->file->writer = std::move(*writer);
    job->file->name = nameOf(url);
    jobs_.append(job);
    ask(job);
    return job->promise.task();
}

void WebFiles::ask(const std::shared_ptr<Job> &job)
{
    net::Download download;
    download.url = job->url;
    download.most = kMost;
    download.publicOnly = job->publicOnly;
    // a job's transfer holds its file, not the job: that holds the transfer
    download.take = [file = job->file](QByteArrayView piece) { return file->writer->write(piece); };
    auto running = transfers_.get(std::move(download), kSilent);
    job->transfer = running.id;
    std::move(running.task).finally(this, [this, job](const Result<net::HttpAnswer> &answer) {
        onAnswer(job, answer);
    });
}

void WebFiles::onAnswer(const std::shared_ptr<Job> &job, const Result<net::HttpAnswer> &answer)
{
    if (!answer)
        end(job, base::fail(answer.error()));
    else if (isRedirect(answer->status))
        redirect(job, *answer);
    else if (answer->status != 200)
        end(job, base::fail(refused(u"The address answers %1 instead of a file."_s.arg(answer->status))));
    else if (job->file->writer->bytes() == 0)
        end(job, base::fail(refused(u"The file at the address is empty."_s)));
    else {
        job->file->mime = typeOf(*answer);
        end(job, job->file);
    }
}

void WebFiles::redirect(const std::shared_ptr<Job> &job, const net::HttpAnswer &answer)
{
    const auto next = nextAddress(job->url, answer.header("Location"));
    if (++job->redirects > kMostRedirects)
        end(job, base::fail(refused(u"The address leads on and on: five redirects were followed."_s)));
    else if (!next)
        end(job, base::fail(next.error()));
    else {
        job->url = *next;
        ask(job);
    }
}

void WebFiles::end(const std::shared_ptr<Job> &job, Result<std::shared_ptr<WebFile>> result)
{
    if (jobs_.removeOne(job))
        job->promise.answer(std::move(result));
}

}
