// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/transfer.h"

#include "engine/net/reply.h"

#include <QHostInfo>
#include <QIODevice>
#include <QNetworkAccessManager>
#include <QPointer>
#include <QSslConfiguration>

#include <cstring>
#include <optional>

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;

namespace net {

namespace {

constexpr qint64 kPieceAtMost = 256 * 1024;
constexpr qint64 kLongestAnswer = 64 * 1024;

/// A source as the library wants it: read once, never rewound, so that nothing is sent again by itself.
class SourceDevice final : public QIODevice {
public:
    SourceDevice(std::shared_ptr<Source> source, std::function<void(qint64)> moved,
        std::function<void(base::Error)> failed)
        : source_(std::move(source)), moved_(std::move(moved)), failed_(std::move(failed))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return source_->size() - at_ + QIODevice::bytesAvailable(); }
    bool atEnd() const override { return bytesAvailable() == 0; }

protected:
    qint64 readData(char *out, qint64 most) override
    {
        qint64 filled = 0;
        while (filled < most && (piece_.size() > used_ || nextPiece())) {
            const qint64 size
                = std::min<qint64>({most - filled, piece_.size() - used_, source_->size() - at_});
            std::memcpy(out + filled, piece_.constData() + used_, static_cast<std::size_t>(size));
            used_ += size;
            at_ += size;
            filled += size;
        }
        moved_(at_);
        return filled > 0 ? filled : -1;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    bool nextPiece()
    {
        if (at_ >= source_->size() || hasFailed_)
            return false;
        auto next = source_->next();
        if (!next || next->isEmpty()) {
            hasFailed_ = true;
            failed_(
                next ? base::Error{Fault::Storage, u"the body ended early"_s, u"damaged"_s} : next.error());
            return false;
        }
        piece_ = std::move(*next);
        used_ = 0;
        return true;
    }

    std::shared_ptr<Source> source_; ///< the library may hold the device longer than we the transfer
    std::function<void(qint64)> moved_; ///< with how many bytes were taken
    std::function<void(base::Error)> failed_;
    QByteArray piece_;
    bool hasFailed_ = false;
    qint64 used_ = 0; ///< of the piece
    qint64 at_ = 0;
};

struct Range {
    qint64 first = 0;
    qint64 whole = -1;
};

/// "bytes 5-9/10", "bytes 5-9/*".
std::optional<Range> readRange(const QByteArray &text)
{
    if (!text.startsWith("bytes "))
        return std::nullopt;
    const qsizetype dash = text.indexOf('-');
    const qsizetype slash = text.indexOf('/');
    if (dash < 0 || slash < dash)
        return std::nullopt;
    bool isFirst = false;
    bool isWhole = false;
    Range range;
    range.first = text.mid(6, dash - 6).toLongLong(&isFirst);
    range.whole = text.mid(slash + 1).trimmed().toLongLong(&isWhole);
    if (!isWhole)
        range.whole = -1;
    return isFirst ? std::optional<Range>(range) : std::nullopt;
}

}

/// One transfer until its answer, its silence or its end.
class QtTransfers::Exchange : public QObject {
public:
    Exchange(base::Clock &clock, Download download, Upload upload, base::milliseconds idle,
        std::function<void()> done)
        : clock_(clock),
          download_(std::move(download)),
          upload_(std::move(upload)),
          idle_(idle),
          done_(std::move(done))
    {
        body_ = std::move(upload_.body);
        longest_ = body_ ? upload_.longest : kLongestAnswer;
    }
    ~Exchange() override
    {
        if (reply_) {
            reply_->disconnect(this);
            reply_->abort();
            reply_->deleteLater();
        }
    }
    base::Task<HttpAnswer> task() const { return promise_.task(); }
    void start(
        QNetworkAccessManager &manager, const std::optional<QSslConfiguration> &tls, const IsPublic &isPublic)
    {
        heard_ = clock_.monotonic();
        watch(idle_);
        if (!download_.publicOnly) {
            send(manager, tls, {});
            return;
        }
        QHostInfo::lookupHost(
            download_.url.host(), this, [this, &manager, tls, isPublic](const QHostInfo &host) {
                if (isAnswered_)
                    return;
                const QList<QHostAddress> found = host.addresses();
                if (found.isEmpty())
                    answer(base::fail(
                        Fault::Offline, u"The host's name could not be found (DNS)."_s, u"host_not_found"_s));
                else if (!std::all_of(found.begin(), found.end(), isPublic))
                    answer(base::fail(
                        Fault::Refused, u"The host is not on the open internet."_s, u"not_public"_s));
                else
                    send(manager, tls, found.first());
            });
    }
    void cancel() { answer(base::fail(Fault::Cancelled, u"The transfer was stopped."_s)); }

private:
    /// @param at  the address to connect to, whatever the name leads to by then; null: as the name says
    void send(
        QNetworkAccessManager &manager, const std::optional<QSslConfiguration> &tls, const QHostAddress &at)
    {
        QNetworkRequest question = body_ ? plainRequest(upload_.url, upload_.headers)
                                         : plainRequest(download_.url, download_.headers);
        if (tls)
            question.setSslConfiguration(*tls);
        if (!at.isNull()) {
            QUrl pinned = download_.url;
            pinned.setHost(at.toString());
            question.setUrl(pinned);
            question.setRawHeader(
                "Host", download_.url.authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo).toLatin1());
            question.setPeerVerifyName(download_.url.host(QUrl::FullyEncoded));
        }
        if (body_) {
            question.setHeader(QNetworkRequest::ContentLengthHeader, body_->size());
            const QPointer<Exchange> self(this);
            auto *body = new SourceDevice(
                body_,
                [self](qint64 sent) {
                    if (self)
                        self->sent(sent);
                },
                [self](const base::Error &why) {
                    if (self)
                        self->failLater(why);
                });
            reply_ = manager.post(question, body);
            body->setParent(reply_.data()); // it may be read until the reply is gone
            connect(
                reply_.data(), &QNetworkReply::uploadProgress, this, [this] { heard_ = clock_.monotonic(); });
        } else {
            if (download_.from > 0)
                question.setRawHeader("Range", "bytes=" + QByteArray::number(download_.from) + '-');
            reply_ = manager.get(question);
        }
        reply_->setReadBufferSize(kPieceAtMost);
        connect(reply_.data(), &QNetworkReply::readyRead, this, [this] { read(); });
        connect(reply_.data(), &QNetworkReply::finished, this, [this] { end(); });
    }
    void watch(base::milliseconds wait)
    {
        timer_ = clock_.after(wait, [this] {
            const auto silent = clock_.monotonic() - heard_;
            if (silent >= idle_)
                answer(base::fail(Fault::Timeout, u"Nothing came within the time allowed."_s, u"timeout"_s));
            else
                watch(idle_ - silent);
        });
    }
    void sent(qint64 bytes)
    {
        heard_ = clock_.monotonic();
        if (upload_.progress)
            upload_.progress(bytes);
    }
    /// Called from within the library: the reply may not go now.
    void failLater(const base::Error &why)
    {
        QMetaObject::invokeMethod(
            this, [this, why] { answer(base::fail(why)); }, Qt::QueuedConnection);
    }
    int status() const { return reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }
    bool isBody() const { return !body_ && (status() == 200 || status() == 206); }

    Result<void> begin()
    {
        begun_ = true;
        bool isLength = false;
        expected_ = reply_->rawHeader("Content-Length").toLongLong(&isLength);
        if (!isLength)
            expected_ = -1;
        Range range{0, expected_};
        if (status() == 206) {
            const auto told = readRange(reply_->rawHeader("Content-Range"));
            if (!told || told->first != download_.from)
                return base::fail(Fault::Malformed, u"another range came than was asked for"_s);
            range = *told;
        }
        if (expected_ > download_.most)
            return base::fail(Fault::Limit, u"the body is longer than allowed"_s);
        return download_.begins ? download_.begins(range.first, range.whole) : Result<void>();
    }
    Result<void> take()
    {
        if (!begun_)
            RETURN_IF_FAILED(begin());
        while (reply_->bytesAvailable() > 0) {
            const QByteArray piece = reply_->read(kPieceAtMost);
            if (piece.isEmpty())
                break;
            taken_ += piece.size();
            if (taken_ > download_.most)
                return base::fail(Fault::Limit, u"the body is longer than allowed"_s);
            RETURN_IF_FAILED(download_.take(piece));
        }
        return {};
    }
    void read()
    {
        heard_ = clock_.monotonic();
        if (isBody()) {
            if (const auto taken = take(); !taken)
                answer(base::fail(taken.error()));
            return;
        }
        answer_ += reply_->read(longest_ - answer_.size());
        if (answer_.size() == longest_)
            end();
    }
    void end()
    {
        if (!isBody() && answer_.size() < longest_)
            answer_ += reply_->read(longest_ - answer_.size());
        if (isBody()) {
            if (const auto taken = take(); !taken) {
                answer(base::fail(taken.error()));
                return;
            }
        }
        if (status() == 0 || !isAnswer(*reply_)) {
            answer(base::fail(errorOf(*reply_)));
            return;
        }
        if (isBody() && expected_ >= 0 && taken_ != expected_) {
            answer(base::fail(
                Fault::Offline, u"The connection was closed before the answer was complete."_s, u"closed"_s));
            return;
        }
        answer(HttpAnswer{status(), reply_->rawHeaderPairs(), answer_});
    }
    void answer(Result<HttpAnswer> result)
    {
        if (reply_)
            reply_->disconnect(this);
        isAnswered_ = true;
        timer_.stop();
        const auto promise = promise_;
        const auto done = done_;
        done(); // the owner lets go of this exchange; it is deleted when the event loop turns
        promise.answer(std::move(result));
    }

    base::Clock &clock_;
    Download download_;
    Upload upload_;
    std::shared_ptr<Source> body_;
    QPointer<QNetworkReply> reply_; ///< the manager's, which may go first
    base::milliseconds idle_;
    base::milliseconds heard_{0};
    base::Timer timer_;
    qint64 longest_ = 0;
    qint64 expected_ = -1; ///< bytes of the body
    qint64 taken_ = 0;
    bool begun_ = false;
    bool isAnswered_ = false;
    QByteArray answer_;
    base::Promise<HttpAnswer> promise_;
    std::function<void()> done_;
};

QtTransfers::QtTransfers(base::Clock &clock, QString extraCaFile, IsPublic isPublic)
    : clock_(clock), extraCaFile_(std::move(extraCaFile)), isPublic_(std::move(isPublic))
{
}
QtTransfers::~QtTransfers() = default;

Transfers::Running QtTransfers::get(Download download, base::milliseconds idle)
{
    return start(std::move(download), {}, idle);
}

Transfers::Running QtTransfers::post(Upload upload, base::milliseconds idle)
{
    return start({}, std::move(upload), idle);
}

Transfers::Running QtTransfers::start(Download download, Upload upload, base::milliseconds idle)
{
    if (closed_)
        return {0,
            base::Task<HttpAnswer>::failed({base::Fault::Cancelled, QStringLiteral("the program ends"), {}})};
    if (!manager_)
        manager_ = std::make_unique<QNetworkAccessManager>();
    const Id id = ++last_;
    auto exchange = std::make_unique<Exchange>(
        clock_, std::move(download), std::move(upload), idle, [this, id] { finished(id); });
    auto task = exchange->task();
    auto &started = *exchanges_.emplace(id, std::move(exchange)).first->second;
    std::optional<QSslConfiguration> tls;
    if (!extraCaFile_.isEmpty()) {
        tls = QSslConfiguration::defaultConfiguration();
        tls->addCaCertificates(extraCaFile_);
    }
    started.start(*manager_, tls, isPublic_);
    return {id, std::move(task)};
}

void QtTransfers::stop(Id id)
{
    if (const auto found = exchanges_.find(id); found != exchanges_.end())
        found->second->cancel();
}

void QtTransfers::close()
{
    closed_ = true;
    while (!exchanges_.empty())
        exchanges_.begin()->second->cancel();
    manager_.reset();
}

void QtTransfers::finished(Id id)
{
    // called from within one of its signals
    if (auto node = exchanges_.extract(id); !node.empty())
        node.mapped().release()->deleteLater();
}

}
