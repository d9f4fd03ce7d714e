// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/importer.h"

#include "engine/history/progress.h"
#include "engine/media/media_retry.h"

#include <QLoggingCategory>

namespace history {

using base::Fault;
using base::Result;
using base::Task;

Q_LOGGING_CATEGORY(logHistory, "gesher.history")

namespace {
constexpr int kPartsAtOnce = 100;
constexpr qint64 kBytesAtOnce = 1024 * 1024;
constexpr auto kPhoneAnswers = std::chrono::seconds(30);
constexpr int kMostOwed = 1024;
constexpr auto kTryAgain = std::chrono::seconds(60);
const QString kKind = QStringLiteral("history_sync");
const QString kOwed = QStringLiteral("history_receipt"); ///< pieces that the network was not told of for good

wire::Node receipt(const QByteArray &id, const messaging::Self &self, const char *type)
{
    return wire::Node("receipt")
        .set("id", id)
        .set("to", self.pn.withoutDevice())
        .set("type", QByteArray(type));
}

}

Importer::Importer(Parts parts) : parts_(std::move(parts))
{
    if (const auto before = readProgress(parts_.store, parts_.account); before && *before)
        progress_ = **before;
}

Importer::~Importer() = default;

void Importer::start()
{
    after_ = 0;
    again_ = {};
    const auto owed = parts_.store.raw().list(parts_.account, kOwed, kMostOwed);
    for (const store::RawItem &item : owed ? *owed : QList<store::RawItem>())
        confirm(item.waId);
    work();
}

void Importer::work()
{
    if (job_)
        return;
    auto items = parts_.store.raw().list(parts_.account, kKind, 1, after_);
    if (items && !items->isEmpty())
        take(std::move(items->first()));
}

void Importer::take(store::RawItem item)
{
    job_ = std::make_unique<Job>();
    job_->item = std::move(item);
    auto notice = readNotice(job_->item.bytes);
    if (!notice || !notice->hasContent()) {
        drop("a notice of nothing");
        return;
    }
    job_->notice = std::move(*notice);
    progress_.kind = kindWord(job_->notice.type);
    progress_.percent = static_cast<int>(job_->notice.progress);
    if (job_->notice.inlined.isEmpty()) {
        fetch();
        return;
    }
    read([bytes = job_->notice.inlined]() mutable -> Result<QByteArray> { return std::exchange(bytes, {}); });
}

void Importer::fetch()
{
    const Notice &notice = job_->notice;
    media::Wanted wanted;
    wanted.kind = media::Kind::History;
    wanted.directPath = notice.directPath;
    wanted.mediaKey = notice.mediaKey;
    wanted.digests = {notice.fileSha256, notice.fileEncSha256, notice.fileBytes};
    wanted.mime = QStringLiteral("application/zlib");
    wanted.most = kLongestPiece;
    auto running = parts_.downloader.fetch(std::move(wanted));
    std::move(running.task).finally(&job_->context, [this](const Result<store::MediaFile> &file) {
        fetched(file);
    });
}

/// Nothing is read before the whole of it lies here and was found to be what the phone sent.
void Importer::fetched(const Result<store::MediaFile> &file)
{
    if (!job_)
        return;
    if (!file) {
        qCInfo(logHistory) << "not fetched:" << base::faultWord(file.error().fault) << file.error().code;
        if (file.error().fault != Fault::NotFound && file.error().fault != Fault::Forged
            && file.error().fault != Fault::Limit && file.error().fault != Fault::Malformed)
            putAside(); // the line or the disk: another time
        else if (job_->phoneAsked)
            drop("not what the phone sent");
        else
            askPhone();
        return;
    }
    auto reader = parts_.store.media().read(parts_.account, file->sha256);
    if (!reader) {
        putAside();
        return;
    }
    read([file = std::shared_ptr<store::MediaReader>(std::move(*reader))] { return file->read(); });
}

void Importer::read(Source source)
{
    job_->reader = std::make_unique<Reader>(std::move(source));
    job_->writer = std::make_unique<Writer>(
        Writer::Parts{parts_.account, parts_.self, parts_.store, parts_.clock, parts_.random});
    step();
}

void Importer::step()
{
    auto ended = std::make_shared<Ended>(Ended::NotYet);
    parts_.store
        .write([this, ended]() -> Result<void> {
            ASSIGN_OR_RETURN(*ended, writeSome());
            return {};
        })
        .finally(&job_->context, [this, ended](const Result<void> &written) { stepped(written, *ended); });
}

Result<Importer::Ended> Importer::writeSome()
{
    const Writer::Tally before = job_->writer->tally();
    const qint64 until = job_->reader->taken() + kBytesAtOnce;
    Ended ended = Ended::NotYet;
    for (int i = 0; i < kPartsAtOnce && ended == Ended::NotYet; ++i) {
        auto part = job_->reader->next();
        if (!part) {
            if (part.error().fault == Fault::Storage)
                return base::fail(part.error());
            qCWarning(logHistory) << "not readable to its end:" << part.error().detail;
            ended = Ended::Unreadable;
        } else if (!*part) {
            ended = Ended::Done;
        } else {
            RETURN_IF_FAILED(job_->writer->take(**part));
            if (job_->reader->taken() >= until)
                break;
        }
    }
    progress_.messages += job_->writer->tally().messages - before.messages;
    if (ended == Ended::Done)
        RETURN_IF_FAILED(owe(job_->item));
    if (ended != Ended::NotYet) {
        progress_.chats += job_->writer->tally().chats; // not before: a piece may be begun anew
        RETURN_IF_FAILED(forget(*job_));
    }
    RETURN_IF_FAILED(tell(ended == Ended::NotYet));
    return ended;
}

/// The notice, and the file that it named. Inside a write.
Result<void> Importer::forget(const Job &job)
{
    RETURN_IF_FAILED(parts_.store.raw().remove(job.item.id));
    if (job.notice.fileSha256.size() == 32)
        RETURN_IF_FAILED(parts_.store.media().remove(parts_.account, job.notice.fileSha256));
    return {};
}

/// The phone is told of it until the network has taken that. Inside a write.
Result<void> Importer::owe(const store::RawItem &read)
{
    store::RawItem owed;
    owed.account = parts_.account;
    owed.kind = kOwed;
    owed.waId = read.waId;
    owed.receivedMs = parts_.clock.wallMs();
    return parts_.store.raw().keep(owed);
}

Result<void> Importer::tell(bool isRunning)
{
    progress_.isRunning = isRunning;
    RETURN_IF_FAILED(saveProgress(parts_.store, parts_.account, progress_));
    return parts_.store.feed().append(
        {0, 0, QStringLiteral("sync.progress"), parts_.account, parts_.account.value, {}});
}

void Importer::stepped(const Result<void> &written, Ended ended)
{
    if (!job_)
        return;
    if (!written) {
        qCWarning(logHistory) << "not stored:" << written.error().code;
        if (const auto before = readProgress(parts_.store, parts_.account); before && *before)
            progress_ = **before;
        putAside();
        return;
    }
    if (ended == Ended::NotYet) {
        step();
        return;
    }
    qCInfo(logHistory) << "a piece is read; messages new here:" << job_->writer->tally().messages;
    if (ended == Ended::Done)
        confirm(job_->item.waId);
    next();
}

void Importer::confirm(const QByteArray &id)
{
    parts_.line.send(receipt(id, parts_.self, "hist_sync"));
}

void Importer::onAck(const wire::NodeView &ack)
{
    if (ack.textView("type") != "hist_sync")
        return;
    parts_.store
        .write([this, id = ack.text("id")]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto owed, parts_.store.raw().list(parts_.account, kOwed, kMostOwed));
            for (const store::RawItem &item : owed) {
                if (item.waId == id)
                    RETURN_IF_FAILED(parts_.store.raw().remove(item.id));
            }
            return {};
        })
        .finally(this, [](const Result<void> &) {}); // else it is told once more
}

void Importer::next()
{
    job_.reset();
    work();
}

/// Its turn comes again with the next line, or after a while; others go on.
void Importer::putAside()
{
    after_ = job_->item.id;
    again_ = parts_.clock.after(kTryAgain, [this] { start(); });
    next();
}

void Importer::drop(const char *why)
{
    qCWarning(logHistory) << "a piece is given up:" << why;
    parts_.store
        .write([this]() -> Result<void> {
            RETURN_IF_FAILED(forget(*job_));
            return tell(false);
        })
        .finally(&job_->context, [this](const Result<void> &done) {
            if (done)
                next();
            else
                putAside();
        });
}

/// The hosts do not have it, or something else in its place: the phone may put it there once more.
void Importer::askPhone()
{
    const auto sealed = media::sealServerError(job_->notice.mediaKey, job_->item.waId, parts_.random);
    if (!sealed || !parts_.line.isReady()) {
        putAside();
        return;
    }
    job_->phoneAsked = true;
    job_->timer = parts_.clock.after(kPhoneAnswers, [this] { putAside(); });
    wire::Node asks = receipt(job_->item.waId, parts_.self, "server-error");
    asks.set("category", QByteArray("peer"));
    parts_.line.send(asks.add(wire::Node("encrypt")
                                  .add(wire::Node("enc_p").bytes(sealed->payload))
                                  .add(wire::Node("enc_iv").bytes(sealed->iv))));
}

bool Importer::onRetry(const wire::NodeView &notification)
{
    if (!job_ || !job_->timer.isArmed() || notification.text("id") != job_->item.waId)
        return false;
    job_->timer = {};
    const auto said = media::readRetry(job_->notice.mediaKey, notification);
    if (!said || said->result != media::RetryResult::Found) {
        drop("the phone does not have it either");
        return true;
    }
    job_->notice.directPath = said->directPath;
    fetch();
    return true;
}

Task<void> Importer::askForOlder(const model::Jid &chat)
{
    const auto id = parts_.store.chats().find(parts_.account, chat);
    if (!id || !*id)
        return Task<void>::failed({Fault::NotFound, QStringLiteral("no such chat"), {}});
    const auto oldest = parts_.store.messages().firstOf(**id);
    if (!oldest || !*oldest)
        return Task<void>::failed(
            {Fault::NotFound, QStringLiteral("no message to begin from"), QStringLiteral("no_message")});
    const model::Message &message = (*oldest)->message;
    proto::ProtocolMessage asks;
    asks.set_type(proto::ProtocolMessage::PEER_DATA_OPERATION_REQUEST_MESSAGE);
    auto &request = *asks.mutable_peerdataoperationrequestmessage();
    request.set_peerdataoperationrequesttype(proto::HISTORY_SYNC_ON_DEMAND);
    auto &wanted = *request.mutable_historysyncondemandrequest();
    wanted.set_chatjid(message.chat.text().toStdString());
    wanted.set_oldestmsgid(message.waId.toStdString());
    wanted.set_oldestmsgfromme(message.direction == model::Direction::Out);
    wanted.set_ondemandmsgcount(kOlderAtOnce);
    wanted.set_oldestmsgtimestampms(message.timestampMs);
    return parts_.peers.send(asks, messaging::PeerMessages::Push::Force).then(this, [](const QByteArray &) {
    });
}

qint64 Importer::heldBytes() const
{
    if (!job_)
        return 0;
    return (job_->reader ? job_->reader->heldBytes() : 0) + (job_->writer ? job_->writer->heldBytes() : 0);
}

}
