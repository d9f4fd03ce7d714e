// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/http.h"

#include "engine/net/reply.h"

#include <QIODevice>
#include <QNetworkAccessManager>

#include <cstring>

using namespace Qt::StringLiterals;
using base::Fault;

namespace net {

namespace {

constexpr qint64 kReadAtOnce = 64 * 1024 + 1;

/// A body that can be read once. A manager whose connection breaks before the answer sends the request again
/// from a body that it can rewind; whether to try again is not its to decide.
class OnceBody final : public QIODevice {
public:
    explicit OnceBody(QByteArray bytes) : bytes_(std::move(bytes)) { open(QIODevice::ReadOnly); }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return bytes_.size() - at_ + QIODevice::bytesAvailable(); }
    bool atEnd() const override { return bytesAvailable() == 0; }

protected:
    qint64 readData(char *out, qint64 most) override
    {
        const qint64 size = std::min<qint64>(most, bytes_.size() - at_);
        if (size <= 0)
            return -1;
        std::memcpy(out, bytes_.constData() + at_, static_cast<std::size_t>(size));
        at_ += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray bytes_;
    qint64 at_ = 0;
};

}

QByteArray HttpAnswer::header(QByteArrayView name) const
{
    for (const HttpHeader &header : headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0)
            return header.second;
    }
    return {};
}

/// One request until its answer, its time-out or its end.
class QtHttp::Exchange : public QObject {
public:
    Exchange(
        bool isPost, const HttpRequest &request, QNetworkAccessManager &manager, std::function<void()> done)
        : longest_(request.longest), done_(std::move(done))
    {
        QNetworkRequest question = plainRequest(request.url, request.headers);
        if (isPost) {
            question.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
            auto *body = new OnceBody(request.body);
            reply_.reset(manager.post(question, body));
            body->setParent(reply_.get()); // it may be read until the reply is gone
        } else {
            reply_.reset(manager.get(question));
        }
        reply_->setReadBufferSize(kReadAtOnce);
        connect(reply_.get(), &QNetworkReply::readyRead, this, [this] { read(); });
        connect(reply_.get(), &QNetworkReply::finished, this, [this] { end(); });
    }
    ~Exchange() override
    {
        reply_->disconnect(this);
        reply_->abort();
    }
    base::Task<HttpAnswer> task() const { return promise_.task(); }
    void giveUpAfter(base::milliseconds timeout, base::Clock &clock)
    {
        timer_ = clock.after(timeout, [this] {
            answer(
                base::fail(Fault::Timeout, u"No complete answer within the time allowed."_s, u"timeout"_s));
        });
    }

private:
    void read()
    {
        answer_ += reply_->read(longest_ - answer_.size());
        if (answer_.size() == longest_)
            end();
    }
    void end()
    {
        if (answer_.size() < longest_)
            answer_ += reply_->read(longest_ - answer_.size());
        const int status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0 || !isAnswer(*reply_)) {
            answer(base::fail(errorOf(*reply_)));
            return;
        }
        answer(HttpAnswer{status, reply_->rawHeaderPairs(), answer_});
    }
    void answer(base::Result<HttpAnswer> result)
    {
        reply_->disconnect(this);
        timer_.stop();
        const auto promise = promise_;
        const auto done = done_;
        done(); // the owner lets go of this exchange; it is deleted when the event loop turns
        promise.answer(std::move(result));
    }

    struct Later {
        void operator()(QNetworkReply *reply) const { reply->deleteLater(); }
    };
    std::unique_ptr<QNetworkReply, Later> reply_;
    qint64 longest_;
    QByteArray answer_;
    base::Promise<HttpAnswer> promise_;
    base::Timer timer_;
    std::function<void()> done_;
};

QtHttp::QtHttp(base::Clock &clock) : clock_(clock) { }
QtHttp::~QtHttp() = default;

base::Task<HttpAnswer> QtHttp::post(HttpRequest request, base::milliseconds timeout)
{
    return exchange(true, std::move(request), timeout);
}

base::Task<HttpAnswer> QtHttp::get(HttpRequest request, base::milliseconds timeout)
{
    return exchange(false, std::move(request), timeout);
}

base::Task<HttpAnswer> QtHttp::exchange(bool isPost, HttpRequest request, base::milliseconds timeout)
{
    if (!manager_)
        manager_ = std::make_unique<QNetworkAccessManager>();
    const quint64 id = ++last_;
    auto exchange = std::make_unique<Exchange>(isPost, request, *manager_, [this, id] { finished(id); });
    auto task = exchange->task();
    exchange->giveUpAfter(timeout, clock_);
    exchanges_.emplace(id, std::move(exchange));
    return task;
}

void QtHttp::finished(quint64 id)
{
    // called from within one of its signals
    if (auto node = exchanges_.extract(id); !node.empty())
        node.mapped().release()->deleteLater();
}

}
