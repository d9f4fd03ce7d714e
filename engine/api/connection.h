// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/dispatcher.h"

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/string_body.hpp>
#include <set>

/// Room internal: what the server's thread does with one socket.
namespace api {

class Connection;

constexpr std::chrono::seconds requestTime{15}; ///< to send a request, or the next piece of a file
constexpr std::uint64_t fileLimit = 100 * 1024 * 1024;

/// The head of a request, without its body.
Request headOf(
    const boost::beast::http::fields &fields, boost::string_view method, boost::string_view target);

/// Between the server's thread and the engine's. Work that one hands to the other holds connections weakly:
/// an answer may come when the server is long gone.
struct Desk {
    Dispatcher &dispatcher;
    boost::asio::io_context &context; ///< dead once `closing`
    Desk(Dispatcher &d, boost::asio::io_context &c) : dispatcher(d), context(c) { }
    std::atomic<bool> closing = false; ///< set on the engine thread
    std::atomic<int> connections = 0;
    bool onLoopback = true;

    template <class Work>
    void onEngineThread(Work work)
    {
        if (!closing)
            QMetaObject::invokeMethod(&dispatcher, std::move(work), Qt::QueuedConnection);
    }
    /// Called on the engine thread.
    template <class Work>
    void onServerThread(Work work)
    {
        if (!closing)
            boost::asio::post(context, std::move(work));
    }

    std::set<std::shared_ptr<Connection>> waiting; ///< for an answer; server's thread
};

/// One HTTP/1.1 connection: requests one after the other. Keeps itself alive while something is under way.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(boost::asio::ip::tcp::socket socket, std::shared_ptr<Desk> desk);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    void start();
    /// There are too many already: says so and closes.
    void turnAway();

private:
    using Error = boost::beast::error_code;
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
    using Response = boost::beast::http::response<boost::beast::http::string_body>;

    /// A long answer on its way.
    struct FileResponse {
        boost::beast::http::response<boost::beast::http::buffer_body> message;
        boost::beast::http::response_serializer<boost::beast::http::buffer_body> serializer{message};
        std::shared_ptr<door::FileReader> file;
        QByteArray piece;
    };

    /// A long body on its way in.
    struct FileUpload;

    void readHeader();
    void onHeader(Error error);
    void letItCome(std::function<void()> then);
    void readBody();
    void readFile(const QByteArray &boundary);
    void readFilePiece(const std::shared_ptr<FileUpload> &upload);
    void onFilePiece(const std::shared_ptr<FileUpload> &upload, Error error);
    void onFile(const std::shared_ptr<FileUpload> &upload);
    void onRequest(Error error);
    void onReadError(Error error);
    void ask(Request request, bool keepOpen);
    void upgrade(Request request);
    void write(const Answer &answer, bool keepOpen);
    void written(bool keepOpen);
    void writeFile(const Answer &answer, bool keepOpen);
    void writePiece(const std::shared_ptr<FileResponse> &response, bool keepOpen);
    void lingerAndClose();
    void readAway();

    std::shared_ptr<Desk> desk_;
    boost::beast::tcp_stream stream_;
    boost::beast::flat_buffer buffer_;
    std::optional<Parser> parser_;
    std::shared_ptr<Response> response_;
    std::array<char, 4096> waste_{};
};

/// Takes a connection over as an event WebSocket and runs it to its end.
void runEventSocket(boost::beast::tcp_stream stream,
    const boost::beast::http::request<boost::beast::http::string_body> &upgrade,
    const Dispatcher::Admission &admission, std::shared_ptr<Desk> desk);

}
