// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/downloader.h"

#include "engine/media/tries.h"

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;

namespace media {

namespace {
constexpr base::milliseconds kSilence{60'000};
}

/// One file, from its first question to its row.
class Downloader::Job : public QObject {
public:
    Job(Parts &parts, const model::AccountId &account, Wanted wanted, Progress progress,
        std::function<void()> done)
        : parts_(parts),
          account_(account),
          wanted_(std::move(wanted)),
          progress_(std::move(progress)),
          done_(std::move(done))
    {
    }
    ~Job() override { stopTransfer(); }
    base::Task<store::MediaFile> task() const { return promise_.task(); }
    bool isStarted() const { return started_; }

    void start()
    {
        started_ = true;
        if (wanted_.digests.fileSha256.isEmpty()) {
            attempt();
            return;
        }
        const auto found = std::make_shared<std::optional<store::MediaFile>>();
        parts_.store
            .write([this, found]() -> Result<void> {
                ASSIGN_OR_RETURN(*found, parts_.store.media().share(account_, wanted_.digests.fileSha256));
                return {};
            })
            .finally(this, [this, found](const Result<void> &done) {
                if (answered_)
                    return;
                // a row whose file is lost is fetched anew
                if (done && *found && parts_.store.media().read(account_, wanted_.digests.fileSha256))
                    answer(**found);
                else
                    attempt();
            });
    }
    void cancel() { answer(base::fail(Fault::Cancelled, u"The download was stopped."_s)); }

private:
    Result<void> begin()
    {
        ASSIGN_OR_RETURN(const auto keys, expand(wanted_.mediaKey, wanted_.kind));
        writer_.reset();
        ASSIGN_OR_RETURN(writer_, parts_.store.media().writer());
        opener_.emplace(keys, wanted_.digests, wanted_.most);
        return {};
    }
    void attempt()
    {
        if (!opener_) {
            if (const auto begun = begin(); !begun) {
                answer(base::fail(begun.error()));
                return;
            }
        }
        parts_.hosts.list().finally(this, [this](const Result<HostList> &hosts) {
            if (answered_)
                return;
            if (hosts)
                ask(*hosts);
            else
                answer(base::fail(hosts.error()));
        });
    }
    void ask(const HostList &hosts)
    {
        if (hosts.bases.isEmpty()) {
            answer(base::fail(hosts.missing.value_or(base::Error{Fault::Offline, u"no media host"_s, {}})));
            return;
        }
        auth_ = hosts.auth;
        const auto url = downloadUrl(hosts.bases.at(tries_.host(hosts.bases.size())), wanted_.directPath,
            wanted_.digests.fileEncSha256, typeName(wanted_.kind));
        tries_.begin();
        if (!url) {
            answer(base::fail(url.error()));
            return;
        }
        net::Download download;
        download.url = *url;
        download.headers = hostHeaders();
        download.from = opener_->taken();
        download.most = sealedSize(wanted_.most);
        // the transfer ends before this does
        download.begins
            = [this](qint64 at, qint64) { return at == opener_->taken() ? Result<void>() : begin(); };
        download.take = [this](QByteArrayView piece) { return take(piece); };
        auto running = parts_.transfers.get(std::move(download), kSilence);
        transfer_ = running.id;
        std::move(running.task).finally(this, [this](const Result<net::HttpAnswer> &answer) {
            if (std::exchange(transfer_, 0) != 0) // else it was stopped from here
                judge(answer);
        });
    }
    Result<void> take(QByteArrayView piece)
    {
        QByteArray plain;
        RETURN_IF_FAILED(opener_->add(piece, plain));
        RETURN_IF_FAILED(writer_->write(plain));
        if (progress_)
            progress_(writer_->bytes(), wanted_.digests.plainBytes);
        return {};
    }
    void judge(const Result<net::HttpAnswer> &got)
    {
        if (!got) {
            if (got.error().fault == Fault::Malformed)
                opener_.reset(); // another range than asked for: from the begin
            if (got.error().fault == Fault::Offline || got.error().fault == Fault::Timeout || !opener_)
                again(nullptr, got.error());
            else
                answer(base::fail(got.error()));
            return;
        }
        switch (got->status) {
        case 200:
        case 206:
            finish();
            return;
        case 403:
        case 404:
        case 410:
            answer(base::fail(Fault::NotFound, u"the file is no longer on the hosts"_s, u"gone"_s));
            return;
        case 401:
            parts_.hosts.forget(auth_);
            break;
        case 416:
            opener_.reset();
            break;
        default:
            break;
        }
        again(&*got, hostError(*got));
    }
    void again(const net::HttpAnswer *got, const base::Error &why)
    {
        const auto wait = tries_.wait(got, parts_.random);
        if (!wait) {
            answer(base::fail(why));
            return;
        }
        timer_ = parts_.clock.after(*wait, [this] { attempt(); });
    }
    void finish()
    {
        QByteArray plain;
        auto fine = opener_->finish(plain);
        if (fine)
            fine = writer_->write(plain);
        if (!fine) {
            answer(base::fail(fine.error()));
            return;
        }
        parts_.store.media()
            .keep(account_, std::move(writer_), wanted_.mime)
            .finally(this, [this](const Result<store::MediaFile> &kept) { answer(kept); });
    }
    void answer(Result<store::MediaFile> result)
    {
        // what was answered may outlive its owner until the event loop turns
        if (std::exchange(answered_, true))
            return;
        timer_.stop();
        stopTransfer();
        writer_.reset();
        const auto promise = promise_;
        const auto done = done_;
        done(); // the owner lets go of this; it is deleted when the event loop turns
        promise.answer(std::move(result));
    }

    void stopTransfer()
    {
        if (const auto id = std::exchange(transfer_, 0); id != 0)
            parts_.transfers.stop(id);
    }

    Parts &parts_;
    model::AccountId account_;
    Wanted wanted_;
    Progress progress_;
    std::function<void()> done_;
    base::Promise<store::MediaFile> promise_;
    std::unique_ptr<store::MediaWriter> writer_;
    std::optional<Opener> opener_; ///< with what came so far: a broken transfer goes on from there
    Tries tries_;
    base::Timer timer_;
    QByteArray auth_;
    net::Transfers::Id transfer_ = 0;
    bool answered_ = false;
    bool started_ = false;
};

Downloader::Downloader(Parts parts, model::AccountId account)
    : parts_(parts), account_(std::move(account)) { }
Downloader::~Downloader() = default;

Downloader::Running Downloader::fetch(Wanted wanted, Progress progress)
{
    const quint64 id = ++last_;
    auto job = std::make_unique<Job>(
        parts_, account_, std::move(wanted), std::move(progress), [this, id] { ended(id); });
    auto task = job->task();
    jobs_.emplace(id, std::move(job));
    waiting_.push_back(id);
    startWaiting();
    return {id, std::move(task)};
}

void Downloader::cancel(quint64 id)
{
    if (const auto found = jobs_.find(id); found != jobs_.end())
        found->second->cancel();
}

void Downloader::startWaiting()
{
    const auto running = [this] {
        return std::count_if(
            jobs_.begin(), jobs_.end(), [](const auto &job) { return job.second->isStarted(); });
    };
    while (!waiting_.empty() && running() < kAtOnce) {
        const quint64 id = waiting_.front();
        waiting_.pop_front();
        if (const auto next = jobs_.find(id); next != jobs_.end())
            next->second->start();
    }
}

void Downloader::ended(quint64 id)
{
    // called from within it
    if (auto node = jobs_.extract(id); !node.empty())
        node.mapped().release()->deleteLater();
    startWaiting();
}

}
