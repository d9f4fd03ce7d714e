// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/connection.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <deque>

namespace api {

namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;

namespace {

constexpr std::size_t longestFromClient = 4096;
constexpr int sendBuffer = 64 * 1024;
/// A frame that is not taken in this time makes its reader a slow one ...
constexpr std::chrono::seconds slowAfter{5};
/// ... who then has this long to read as far as the close frame.
constexpr std::chrono::seconds cutAfter{20};

/// One event reader. Lives on the server's thread; its EventStream on the engine's.
class EventSocket : public std::enable_shared_from_this<EventSocket> {
public:
    EventSocket(beast::tcp_stream stream, std::shared_ptr<Desk> desk)
        : desk_(std::move(desk)), id_(++lastId), timer_(stream.get_executor()), ws_(std::move(stream))
    {
        ++desk_->connections;
    }
    ~EventSocket()
    {
        --desk_->connections;
        desk_->onEngineThread([desk = desk_, id = id_] { desk->dispatcher.closeStream(id); });
    }
    EventSocket(const EventSocket &) = delete;
    EventSocket &operator=(const EventSocket &) = delete;

    void run(const http::request<http::string_body> &upgrade, const Dispatcher::Admission &admission)
    {
        beast::error_code ignored;
        // a reader's slowness is seen here early, not when the kernel holds megabytes
        beast::get_lowest_layer(ws_).socket().set_option(
            boost::asio::socket_base::send_buffer_size(sendBuffer), ignored);
        beast::get_lowest_layer(ws_).expires_never();
        websocket::stream_base::timeout timeout{};
        timeout.handshake_timeout = std::chrono::seconds(15);
        timeout.idle_timeout = std::chrono::seconds(90);
        timeout.keep_alive_pings = true;
        ws_.set_option(timeout);
        const auto offered = upgrade[http::field::sec_websocket_protocol];
        const bool named = offered.find("gesher.v1") != boost::string_view::npos;
        ws_.set_option(websocket::stream_base::decorator([named](websocket::response_type &response) {
            if (named)
                response.set(http::field::sec_websocket_protocol, "gesher.v1");
        }));
        ws_.read_message_max(longestFromClient);
        ws_.text(true);
        ws_.async_accept(upgrade, [self = shared_from_this(), admission](beast::error_code error) {
            if (error)
                return;
            self->open(admission);
            self->read();
        });
    }

private:
    void open(const Dispatcher::Admission &admission)
    {
        const std::weak_ptr<EventSocket> weak = weak_from_this();
        EventStream::Send send = [weak, desk = desk_](QList<QByteArray> frames) {
            desk->onServerThread([weak, frames = std::move(frames)] {
                if (const auto self = weak.lock())
                    self->send(frames);
            });
        };
        EventStream::Close close = [weak, desk = desk_](quint16 code, const QByteArray &reason) {
            desk->onServerThread([weak, code, reason] {
                if (const auto self = weak.lock())
                    self->close(code, reason);
            });
        };
        desk_->onEngineThread([desk = desk_, id = id_, admission, send, close] {
            desk->dispatcher.openStream(id, admission, send, close);
        });
    }

    /// Frames of the client mean nothing, but reading answers its pings and sees it go.
    void read()
    {
        ws_.async_read(incoming_, [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (error)
                return;
            self->incoming_.clear();
            self->read();
        });
    }

    void send(const QList<QByteArray> &frames)
    {
        for (const QByteArray &frame : frames)
            queue_.push_back(frame);
        writeNext();
    }

    void writeNext()
    {
        if (ended_)
            return;
        if (isSlow_) {
            close(SlowReader, "read too slowly");
            return;
        }
        if (queue_.empty()) {
            desk_->onEngineThread([desk = desk_, id = id_] { desk->dispatcher.streamDrained(id); });
            return;
        }
        current_ = std::move(queue_.front());
        queue_.pop_front();
        watch(slowAfter);
        ws_.async_write(boost::asio::buffer(current_.constData(), static_cast<std::size_t>(current_.size())),
            [self = shared_from_this()](beast::error_code error, std::size_t) {
                self->timer_.cancel();
                if (!error)
                    self->writeNext();
            });
    }

    void watch(std::chrono::seconds patience)
    {
        timer_.expires_after(patience);
        timer_.async_wait([weak = weak_from_this()](beast::error_code error) {
            const auto self = weak.lock();
            if (error || !self)
                return;
            if (self->isSlow_) {
                beast::get_lowest_layer(self->ws_).close();
                return;
            }
            self->isSlow_ = true;
            self->watch(cutAfter);
        });
    }

    void close(quint16 code, const QByteArray &reason)
    {
        if (std::exchange(ended_, true))
            return;
        const websocket::close_reason why(
            static_cast<websocket::close_code>(code), boost::string_view(reason.constData()));
        ws_.async_close(why, [self = shared_from_this()](beast::error_code) {});
    }

    static inline std::atomic<quint64> lastId = 0;
    std::shared_ptr<Desk> desk_;
    const quint64 id_;
    boost::asio::steady_timer timer_;
    websocket::stream<beast::tcp_stream> ws_;
    beast::flat_buffer incoming_;
    std::deque<QByteArray> queue_;
    QByteArray current_;
    bool isSlow_ = false;
    bool ended_ = false;
};

}

void runEventSocket(beast::tcp_stream stream, const http::request<http::string_body> &upgrade,
    const Dispatcher::Admission &admission, std::shared_ptr<Desk> desk)
{
    std::make_shared<EventSocket>(std::move(stream), std::move(desk))->run(upgrade, admission);
}

}
