// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/accounts/files.h"

#include "engine/media/media_retry.h"

#include <QLoggingCategory>

namespace accounts {

using base::Fault;
using base::Result;
using base::Task;
using messaging::FileRef;
using model::MessageKind;

Q_LOGGING_CATEGORY(logFiles, "gesher.accounts.files")

namespace {

constexpr auto kPhoneAnswers = std::chrono::seconds(30);
constexpr qint64 kResumedMs = 24 * 60 * 60 * 1000LL;
constexpr int kMostResumed = 200;

media::Kind kindOf(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Image:
        return media::Kind::Image;
    case MessageKind::Video:
        return media::Kind::Video;
    case MessageKind::Gif:
        return media::Kind::Gif;
    case MessageKind::Audio:
        return media::Kind::Audio;
    case MessageKind::Voice:
        return media::Kind::Voice;
    case MessageKind::Sticker:
        return media::Kind::Sticker;
    default:
        return media::Kind::Document;
    }
}

}

Files::Files(Parts parts)
    : parts_(std::move(parts)),
      uploader_({parts_.store, parts_.transfers, parts_.hosts, parts_.clock, parts_.random}, parts_.account),
      storage_(parts_.store, parts_.account)
{
}

Files::~Files() = default;

std::optional<Files::Progress> Files::progress(const QString &message) const
{
    const auto wait = waiting_.find(message);
    return wait == waiting_.end() ? std::nullopt : std::optional(wait->second.progress);
}

Result<std::pair<store::MessageRow, FileRef>> Files::look(const QString &message) const
{
    ASSIGN_OR_RETURN(auto row, parts_.store.messages().find(message));
    if (!row || row->message.account != parts_.account)
        return base::fail(Fault::NotFound, QStringLiteral("no such message"));
    auto ref = messaging::fileOf(row->proto);
    if (!ref)
        return base::fail(
            Fault::NotFound, QStringLiteral("the message carries no file"), QStringLiteral("no_file"));
    return std::pair(std::move(*row), std::move(*ref));
}

Task<void> Files::fetch(const QString &message)
{
    const auto looked = look(message);
    if (!looked)
        return Task<void>::failed(looked.error());
    const auto there = parts_.store.media().find(parts_.account, looked->second.fileSha256);
    if (there && *there)
        return Task<void>::ready({});
    base::Promise<void> promise;
    Wait &wait = waiting_[message];
    wait.promises.append(promise);
    if (wait.promises.size() == 1)
        begin(message);
    return promise.task();
}

void Files::begin(const QString &message)
{
    const auto looked = look(message);
    if (!looked) {
        answer(message, base::fail(looked.error()));
        return;
    }
    const FileRef &ref = looked->second;
    media::Wanted wanted;
    wanted.kind = kindOf(ref.kind);
    wanted.directPath = ref.directPath;
    wanted.mediaKey = ref.mediaKey;
    wanted.digests = {ref.fileSha256, ref.fileEncSha256, ref.bytes > 0 ? ref.bytes : -1};
    wanted.mime = ref.mime;
    auto running = parts_.downloader.fetch(std::move(wanted), [this, message](qint64 done, qint64 whole) {
        if (const auto wait = waiting_.find(message); wait != waiting_.end())
            wait->second.progress = {done, whole};
    });
    std::move(running.task).finally(this, [this, message](const Result<store::MediaFile> &fetched) {
        ended(message, fetched);
    });
}

void Files::ended(const QString &message, const Result<store::MediaFile> &fetched)
{
    const auto wait = waiting_.find(message);
    if (wait == waiting_.end())
        return;
    const bool isGone
        = !fetched && fetched.error().fault == Fault::NotFound && fetched.error().code == u"gone";
    if (isGone && !wait->second.phoneAsked) {
        askPhone(message);
        return;
    }
    if (!fetched) {
        qCInfo(logFiles) << "file not fetched:" << base::faultWord(fetched.error().fault)
                         << fetched.error().code;
        answer(message, base::fail(fetched.error()));
        return;
    }
    parts_.store.write([this, message] { return parts_.store.messages().fileCame(message); })
        .finally(this, [this, message](const Result<void> &told) {
            answer(message, told);
            storage_.tidy().finally(this, [](const Result<void> &) {});
        });
}

/// The hosts keep files for some weeks only; the phone may still have it, and brings it there again.
void Files::askPhone(const QString &message)
{
    const auto looked = look(message);
    if (!looked || !parts_.line.isReady()) {
        answer(message,
            looked ? base::fail(Fault::Offline, QStringLiteral("not connected"))
                   : Result<void>(base::fail(looked.error())));
        return;
    }
    const store::MessageRow &row = looked->first;
    const bool isOwn = row.message.direction == model::Direction::Out;
    const auto sealed = media::sealServerError(looked->second.mediaKey, row.message.waId, parts_.random);
    if (!sealed) {
        answer(message, base::fail(sealed.error()));
        return;
    }
    media::RetrySubject subject{row.message.waId, row.message.chat, isOwn, {}};
    if (row.message.chat.isGroup() && !isOwn)
        subject.participant = row.sender.withoutDevice();
    Wait &wait = waiting_[message];
    wait.phoneAsked = true;
    asked_.insert(row.message.waId, message);
    wait.phoneTimer = parts_.clock.after(kPhoneAnswers, [this, message] {
        answer(message,
            base::fail(
                Fault::Timeout, QStringLiteral("the phone did not answer"), QStringLiteral("phone_silent")));
    });
    parts_.line.send(media::serverErrorReceipt(subject, parts_.self.pn, *sealed));
}

void Files::onRetry(const wire::NodeView &notification)
{
    const QString message = asked_.take(notification.text("id"));
    const auto wait = waiting_.find(message);
    if (message.isEmpty() || wait == waiting_.end())
        return;
    wait->second.phoneTimer = {};
    const auto looked = look(message);
    const auto said = looked ? media::readRetry(looked->second.mediaKey, notification)
                             : Result<media::RetryAnswer>(base::fail(looked.error()));
    if (!said || said->result != media::RetryResult::Found) {
        answer(message,
            said ? base::fail(
                Fault::NotFound, QStringLiteral("the phone does not have it either"), QStringLiteral("gone"))
                 : Result<void>(base::fail(said.error())));
        return;
    }
    parts_.store
        .write([this, row = looked->first, path = said->directPath]() -> Result<void> {
            ASSIGN_OR_RETURN(const QByteArray proto, messaging::withPlace(row.proto, path));
            return parts_.store.messages().setProto(row.message.id, proto);
        })
        .finally(this, [this, message](const Result<void> &written) {
            if (written)
                begin(message);
            else
                answer(message, written);
        });
}

void Files::answer(const QString &message, const Result<void> &result)
{
    const auto wait = waiting_.find(message);
    if (wait == waiting_.end())
        return;
    const auto promises = std::move(wait->second.promises);
    waiting_.erase(wait);
    for (const base::Promise<void> &promise : promises)
        promise.answer(result);
}

Task<store::MessageRow> Files::prepare(const store::MessageRow &row)
{
    using Prepared = Task<store::MessageRow>;
    const auto ref = model::isMedia(row.message.kind) ? messaging::fileOf(row.proto) : std::nullopt;
    if (!ref || !ref->directPath.isEmpty())
        return Prepared::ready(row);
    base::Promise<store::MessageRow> promise;
    auto written = std::make_shared<store::MessageRow>(row);
    const media::Kind kind = kindOf(ref->kind);
    const qint64 begunMs = parts_.clock.wallMs();
    auto running = uploader_.upload(ref->fileSha256, kind);
    std::move(running.task)
        .then(this,
            [this, written, kind, begunMs](const media::Uploaded &uploaded) -> Task<void> {
                if (uploaded.mediaKeyMs >= begunMs) // else it lay there already
                    Q_EMIT hostAnswered(kind, {});
                auto proto = messaging::withUpload(written->proto,
                    {uploaded.url, uploaded.directPath, uploaded.mediaKey, uploaded.mediaKeyMs,
                        uploaded.digests.fileSha256, uploaded.digests.fileEncSha256,
                        uploaded.digests.plainBytes});
                if (!proto)
                    return Task<void>::failed(proto.error());
                written->proto = std::move(*proto);
                return parts_.store.write([this, written] {
                    return parts_.store.messages().setProto(written->message.id, written->proto);
                });
            })
        .finally(this, [this, promise, written, kind](const Result<void> &done) {
            if (!done && (done.error().fault == Fault::Limit || done.error().fault == Fault::Refused))
                Q_EMIT hostAnswered(kind, done.error().code);
            if (done)
                promise.answer(*written);
            else if (done.error().fault == Fault::Limit) // waiting makes it no smaller
                promise.fail({Fault::Refused, done.error().detail, QStringLiteral("too_large")});
            else
                promise.fail(done.error());
        });
    return promise.task();
}

void Files::arrived(const QString &message)
{
    const auto looked = look(message);
    if (!looked || looked->second.directPath.isEmpty()
        || looked->second.bytes > storage_.rules().atOnce(looked->first.message.kind))
        return;
    if (tried_.size() >= kMostResumed * 10)
        tried_.clear();
    tried_.insert(message);
    fetch(message).finally(this, [this, message](const Result<void> &fetched) {
        const bool isAgain = !fetched
            && (fetched.error().fault == Fault::Offline || fetched.error().fault == Fault::Timeout
                || fetched.error().fault == Fault::Cancelled);
        if (isAgain && fetched.error().code != u"phone_silent")
            tried_.remove(message);
    }); // what cannot be fetched now can be asked for
}

void Files::resume()
{
    // what a cap has removed would come again and again
    if (const qint64 cap = storage_.rules().cap; cap > 0) {
        const auto use = storage_.use(0);
        if (!use || use->bytes > cap / 2)
            return;
    }
    const qint64 since = parts_.clock.wallMs() - kResumedMs;
    const auto latest = parts_.store.messages().filesSince(parts_.account, since, kMostResumed);
    for (const QString &message : latest ? *latest : QStringList()) {
        if (!tried_.contains(message))
            arrived(message);
    }
}

}
