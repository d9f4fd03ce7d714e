// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/uploader.h"

#include "engine/media/tries.h"
#include "engine/media/upload_source.h"
#include "engine/media/uploaded_json.h"

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;

namespace media {

namespace {

constexpr base::milliseconds kIdle{60'000};
constexpr int kPiecesAtOnce = 16; ///< of 64 KiB; then others get their turn

QString kindName(Kind kind)
{
    return QString::fromLatin1(keyInfo(kind));
}

}

/// One file, from the store to a host's answer.
class Uploader::Job : public QObject {
public:
    Job(Parts &parts, const model::AccountId &account, QByteArray sha256, Kind kind, Progress progress,
        std::function<void()> done)
        : parts_(parts),
          account_(account),
          sha256_(std::move(sha256)),
          kind_(kind),
          progress_(std::move(progress)),
          done_(std::move(done))
    {
    }
    ~Job() override { stopTransfer(); }
    base::Task<Uploaded> task() const { return promise_.task(); }

    void start()
    {
        const qint64 now = parts_.clock.wallMs();
        const auto known = parts_.store.uploads().find(account_, sha256_, kindName(kind_), now);
        if (known && *known) {
            if (auto uploaded = fromRemembered(**known)) {
                answer(*uploaded);
                return;
            }
        }
        uploaded_.mediaKey = parts_.random.bytes(32);
        uploaded_.mediaKeyMs = now;
        auto source = newSource();
        if (!source) {
            answer(base::fail(source.error()));
            return;
        }
        counting_ = std::move(*source);
        count();
    }
    void cancel() { answer(base::fail(Fault::Cancelled, u"The upload was stopped."_s)); }

private:
    Result<std::unique_ptr<UploadSource>> newSource()
    {
        ASSIGN_OR_RETURN(const auto keys, expand(uploaded_.mediaKey, kind_));
        ASSIGN_OR_RETURN(auto reader, parts_.store.media().read(account_, sha256_));
        return std::make_unique<UploadSource>(std::move(reader), keys);
    }
    /// The address of an upload names the digest of what is uploaded: it is known only after all was sealed
    /// once.
    void count()
    {
        for (int piece = 0; piece < kPiecesAtOnce && !counting_->digests(); ++piece) {
            if (const auto sealed = counting_->next(); !sealed) {
                answer(base::fail(sealed.error()));
                return;
            }
        }
        if (!counting_->digests()) {
            timer_ = parts_.clock.after(base::milliseconds(0), [this] { count(); });
            return;
        }
        uploaded_.digests = *counting_->digests();
        counting_.reset();
        attempt();
    }
    void attempt()
    {
        parts_.hosts.list().finally(this, [this](const Result<HostList> &hosts) {
            if (answered_)
                return;
            if (hosts)
                send(*hosts);
            else
                answer(base::fail(hosts.error()));
        });
    }
    void send(const HostList &hosts)
    {
        if (hosts.auth.isEmpty() || hosts.bases.isEmpty()) {
            const auto why = hosts.missing.value_or(base::Error{Fault::Offline, u"no media host"_s, {}});
            tries_.begin();
            if (why.fault == Fault::Timeout)
                again(nullptr, why);
            else
                answer(base::fail(why));
            return;
        }
        auto source = newSource();
        if (!source) {
            answer(base::fail(source.error()));
            return;
        }
        auth_ = hosts.auth;
        net::Upload upload;
        upload.url = uploadUrl(hosts.bases.at(tries_.host(hosts.bases.size())), auth_,
            uploaded_.digests.fileEncSha256, typeName(kind_));
        tries_.begin();
        upload.headers = hostHeaders();
        upload.headers.append(net::HttpHeader("Content-Type", "application/octet-stream"));
        const qint64 whole = (*source)->size();
        upload.body = std::move(*source);
        if (progress_)
            upload.progress = [told = progress_, whole](qint64 sent) { told(sent, whole); };
        auto running = parts_.transfers.post(std::move(upload), kIdle);
        transfer_ = running.id;
        std::move(running.task).finally(this, [this](const Result<net::HttpAnswer> &got) {
            if (std::exchange(transfer_, 0) != 0) // else it was stopped from here
                judge(got);
        });
    }
    void judge(const Result<net::HttpAnswer> &got)
    {
        if (!got) {
            if (got.error().fault == Fault::Offline || got.error().fault == Fault::Timeout)
                again(nullptr, got.error());
            else
                answer(base::fail(got.error()));
            return;
        }
        const int status = got->status;
        if (status == 200 || status == 201) {
            if (const auto read = readUploadAnswer(got->body, uploaded_); !read)
                again(&*got, read.error());
            else
                remember();
            return;
        }
        if (status == 413) {
            answer(base::fail(Fault::Limit, u"the file is too long for the media hosts"_s, u"413"_s));
            return;
        }
        if (status == 401 || status == 403)
            parts_.hosts.forget(auth_);
        else if (status < 500 && status != 408 && status != 429) {
            answer(base::fail(
                Fault::Refused, u"the media host does not take the file"_s, QString::number(status)));
            return;
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
    void remember()
    {
        const qint64 now = parts_.clock.wallMs();
        parts_.store
            .write([this, now]() -> Result<void> {
                RETURN_IF_FAILED(parts_.store.uploads().removeBefore(now));
                RETURN_IF_FAILED(parts_.store.media().touch(account_, sha256_));
                return parts_.store.uploads().put(
                    account_, sha256_, kindName(kind_), rememberedForm(uploaded_), now + kRememberedMs);
            })
            // it is on the hosts, remembered or not
            .finally(this, [this](const Result<void> &) { answer(uploaded_); });
    }
    void answer(Result<Uploaded> result)
    {
        // what was answered may outlive its owner until the event loop turns
        if (std::exchange(answered_, true))
            return;
        timer_.stop();
        stopTransfer();
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
    QByteArray sha256_;
    Kind kind_;
    Progress progress_;
    std::function<void()> done_;
    base::Promise<Uploaded> promise_;
    Uploaded uploaded_;
    std::unique_ptr<UploadSource> counting_;
    Tries tries_;
    base::Timer timer_;
    QByteArray auth_;
    net::Transfers::Id transfer_ = 0;
    bool answered_ = false;
};

Uploader::Uploader(Parts parts, model::AccountId account) : parts_(parts), account_(std::move(account)) { }
Uploader::~Uploader() = default;

Uploader::Running Uploader::upload(const QByteArray &sha256, Kind kind, Progress progress)
{
    const quint64 id = ++last_;
    auto job = std::make_unique<Job>(
        parts_, account_, sha256, kind, std::move(progress), [this, id] { ended(id); });
    auto task = job->task();
    auto &started = *jobs_.emplace(id, std::move(job)).first->second;
    started.start();
    return {id, std::move(task)};
}

void Uploader::cancel(quint64 id)
{
    if (const auto found = jobs_.find(id); found != jobs_.end())
        found->second->cancel();
}

base::Task<void> Uploader::forget(const QByteArray &sha256, Kind kind)
{
    return parts_.store.write(
        [this, sha256, kind] { return parts_.store.uploads().remove(account_, sha256, kindName(kind)); });
}

void Uploader::ended(quint64 id)
{
    // called from within it
    if (auto node = jobs_.extract(id); !node.empty())
        node.mapped().release()->deleteLater();
}

}
