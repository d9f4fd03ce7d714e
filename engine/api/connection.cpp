// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/connection.h"

#include "engine/api/multipart.h"

#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

namespace api {

using namespace Qt::StringLiterals;
namespace beast = boost::beast;
namespace http = beast::http;
using base::Fault;

namespace {

constexpr std::chrono::seconds writeTime{30};
constexpr std::chrono::seconds lingerTime{3};
constexpr std::uint32_t headerLimit = 16 * 1024;
constexpr std::uint64_t bodyLimit = 1024 * 1024;
constexpr std::uint64_t formLimit = fileLimit + 64 * 1024; ///< what stands around a file

QByteArray bytes(boost::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

}

Request headOf(const http::fields &fields, boost::string_view method, boost::string_view target)
{
    Request request;
    request.method = bytes(method);
    request.target = bytes(target);
    request.authorization = bytes(fields[http::field::authorization]);
    if (const auto key = fields.find("Idempotency-Key"); key != fields.end())
        request.idempotencyKey = bytes(key->value());
    return request;
}

Connection::Connection(boost::asio::ip::tcp::socket socket, std::shared_ptr<Desk> desk)
    : desk_(std::move(desk)), stream_(std::move(socket)), buffer_(headerLimit + bodyLimit)
{
    ++desk_->connections;
}

Connection::~Connection()
{
    --desk_->connections;
}

void Connection::start()
{
    readHeader();
}

void Connection::turnAway()
{
    parser_.emplace();
    write(problem(503, Fault::Limit, u"There are too many connections; close some and try again."_s), false);
}

void Connection::readHeader()
{
    parser_.emplace();
    parser_->header_limit(headerLimit);
    parser_->body_limit(formLimit);
    stream_.expires_after(requestTime);
    http::async_read_header(stream_, buffer_, *parser_,
        [self = shared_from_this()](Error error, std::size_t) { self->onHeader(error); });
}

void Connection::onHeader(Error error)
{
    if (error) {
        onReadError(error);
        return;
    }
    const auto &message = parser_->get();
    const QByteArray host = bytes(message[http::field::host]);
    if (!isOwnHost(host, desk_->onLoopback) || !isOwnOrigin(bytes(message[http::field::origin]), host)) {
        write(problem(403, Fault::Refused, u"Other web pages and other names may not call this service."_s),
            false);
        return;
    }
    if (const auto boundary = multipartBoundary(bytes(message[http::field::content_type]))) {
        readFile(*boundary);
        return;
    }
    if (const auto length = parser_->content_length(); length && *length > bodyLimit) {
        onReadError(http::error::body_limit);
        return;
    }
    parser_->body_limit(bodyLimit);
    letItCome([self = shared_from_this()] { self->readBody(); });
}

/// Tells who asked first that the body may follow.
void Connection::letItCome(std::function<void()> then)
{
    if (!beast::iequals(parser_->get()[http::field::expect], "100-continue")) {
        then();
        return;
    }
    auto go = std::make_shared<http::response<http::empty_body>>(http::status::continue_, 11);
    http::async_write(
        stream_, *go, [self = shared_from_this(), go, then = std::move(then)](Error failed, std::size_t) {
            if (!failed)
                then();
        });
}

void Connection::readBody()
{
    http::async_read(stream_, buffer_, *parser_,
        [self = shared_from_this()](Error error, std::size_t) { self->onRequest(error); });
}

void Connection::onRequest(Error error)
{
    if (error) {
        onReadError(error);
        return;
    }
    stream_.expires_never();
    const auto &message = parser_->get();
    Request request = headOf(message, message.method_string(), message.target());
    request.body = QByteArray::fromStdString(message.body());
    if (beast::websocket::is_upgrade(message))
        upgrade(std::move(request));
    else
        ask(std::move(request), message.keep_alive());
}

void Connection::onReadError(Error error)
{
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        write(problem(431, Fault::Limit, u"The headers are larger than 16 KiB."_s), false);
    else if (error == http::error::body_limit)
        write(problem(413, Fault::Limit,
                  u"The body is larger than this call takes: 1 MiB, or 100 MiB of a file."_s),
            false);
    else if (error == beast::error::timeout)
        return; // the stream is closed by its timer: there is nobody to tell
    else if (error.category() == make_error_code(http::error::bad_method).category()
        && error != http::error::end_of_stream && error != http::error::partial_message)
        write(problem(400, Fault::Malformed, u"This is not an HTTP/1.1 request."_s), false);
}

void Connection::ask(Request request, bool keepOpen)
{
    desk_->waiting.insert(shared_from_this());
    desk_->onEngineThread([weak = weak_from_this(), desk = desk_, request = std::move(request), keepOpen] {
        desk->dispatcher.answer(request, [weak, desk, keepOpen](const Answer &answer) {
            desk->onServerThread([weak, desk, keepOpen, answer] {
                if (const auto self = weak.lock()) {
                    desk->waiting.erase(self);
                    self->write(answer, keepOpen);
                }
            });
        });
    });
}

void Connection::upgrade(Request request)
{
    desk_->waiting.insert(shared_from_this());
    desk_->onEngineThread([weak = weak_from_this(), desk = desk_, request = std::move(request)] {
        const auto admission = desk->dispatcher.admit(request);
        desk->onServerThread([weak, desk, admission] {
            const auto self = weak.lock();
            if (!self)
                return;
            desk->waiting.erase(self);
            if (admission)
                runEventSocket(std::move(self->stream_), self->parser_->get(), *admission, desk);
            else
                self->write(admission.error(), false);
        });
    });
}

/// What every answer says of itself.
template <class Message>
static void describe(Message &message, const Answer &answer, bool keepOpen)
{
    message.result(static_cast<unsigned>(answer.status));
    message.version(11);
    if (!answer.contentType.isEmpty())
        message.set(http::field::content_type, answer.contentType.constData());
    message.set(http::field::cache_control, "no-store");
    message.set("X-Content-Type-Options", "nosniff");
    for (const Header &header : answer.headers)
        message.set(beast::string_view(header.first.constData()), header.second.constData());
    message.keep_alive(keepOpen);
}

void Connection::write(const Answer &answer, bool keepOpen)
{
    if (answer.file) {
        writeFile(answer, keepOpen);
        return;
    }
    response_ = std::make_shared<Response>();
    describe(*response_, answer, keepOpen);
    response_->body() = answer.body.toStdString();
    if (answer.status == 204)
        response_->erase(http::field::content_length);
    else
        response_->prepare_payload();
    stream_.expires_after(writeTime);
    http::async_write(stream_, *response_, [self = shared_from_this(), keepOpen](Error error, std::size_t) {
        if (!error)
            self->written(keepOpen);
    });
}

void Connection::written(bool keepOpen)
{
    if (keepOpen)
        readHeader();
    else
        lingerAndClose();
}

/// A piece at a time, no faster than it is taken: a long file is never in memory as a whole.
void Connection::writeFile(const Answer &answer, bool keepOpen)
{
    auto response = std::make_shared<FileResponse>();
    describe(response->message, answer, keepOpen);
    response->message.content_length(static_cast<std::uint64_t>(answer.file->bytes()));
    response->message.body().data = nullptr;
    response->message.body().more = true;
    response->file = answer.file;
    stream_.expires_after(writeTime);
    http::async_write_header(stream_, response->serializer,
        [self = shared_from_this(), response, keepOpen](Error error, std::size_t) {
            if (!error)
                self->writePiece(response, keepOpen);
        });
}

void Connection::writePiece(const std::shared_ptr<FileResponse> &response, bool keepOpen)
{
    auto piece = response->file->read();
    if (!piece)
        return; // cut off in the middle: whoever reads it sees that it is not whole
    response->piece = std::move(*piece);
    auto &body = response->message.body();
    const bool isEnd = response->piece.isEmpty();
    body.data = isEnd ? nullptr : response->piece.data();
    body.size = static_cast<std::size_t>(response->piece.size());
    body.more = !isEnd;
    stream_.expires_after(writeTime);
    http::async_write(stream_, response->serializer,
        [self = shared_from_this(), response, keepOpen, isEnd](Error error, std::size_t) {
            if (error && error != http::error::need_buffer)
                return;
            if (isEnd)
                self->written(keepOpen);
            else
                self->writePiece(response, keepOpen);
        });
}

/// Closing while the client still sends would reset the connection, and the answer be lost with it.
void Connection::lingerAndClose()
{
    Error ignored;
    stream_.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, ignored);
    stream_.expires_after(lingerTime);
    readAway();
}

void Connection::readAway()
{
    stream_.async_read_some(
        boost::asio::buffer(waste_), [self = shared_from_this()](Error error, std::size_t) {
            if (!error)
                self->readAway();
        });
}

}
