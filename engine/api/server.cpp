// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/server.h"

#include "engine/api/connection.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <thread>

namespace api {

using base::Fault;
using base::Result;
using boost::asio::ip::tcp;

namespace {
constexpr int mostConnections = 256;
}

struct Server::Parts {
    explicit Parts(Dispatcher &dispatcher) : desk(std::make_shared<Desk>(dispatcher, context)) { }

    void accept()
    {
        acceptor.async_accept([this](boost::system::error_code error, tcp::socket socket) {
            if (error == boost::asio::error::operation_aborted)
                return;
            if (!error) {
                const bool isFull = desk->connections >= mostConnections;
                const auto connection = std::make_shared<Connection>(std::move(socket), desk);
                isFull ? connection->turnAway() : connection->start();
            }
            accept();
        });
    }

    boost::asio::io_context context{1};
    tcp::acceptor acceptor{context};
    std::shared_ptr<Desk> desk;
    std::thread thread;
};

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) { }

Result<std::unique_ptr<Server>> Server::listen(
    const QByteArray &address, quint16 port, Dispatcher &dispatcher)
{
    boost::system::error_code error;
    const auto ip = boost::asio::ip::make_address(address.constData(), error);
    if (error)
        return base::fail(Fault::Malformed, QStringLiteral("not an IP address"));
    auto parts = std::make_unique<Parts>(dispatcher);
    parts->desk->onLoopback = ip.is_loopback();
    const tcp::endpoint endpoint(ip, port);
    parts->acceptor.open(endpoint.protocol(), error);
    if (!error)
        parts->acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        parts->acceptor.bind(endpoint, error);
    if (!error)
        parts->acceptor.listen(boost::asio::socket_base::max_listen_connections, error);
    if (error)
        return base::fail(Fault::Refused, QString::fromStdString(error.message()));
    parts->accept();
    parts->thread = std::thread([context = &parts->context] { context->run(); });
    return std::unique_ptr<Server>(new Server(std::move(parts)));
}

Server::~Server()
{
    parts_->desk->closing = true;
    parts_->context.stop();
    parts_->thread.join();
    parts_->desk->waiting.clear();
}

QByteArray Server::url() const
{
    const auto endpoint = parts_->acceptor.local_endpoint();
    const QByteArray ip = QByteArray::fromStdString(endpoint.address().to_string());
    return "http://" + (endpoint.address().is_v6() ? '[' + ip + ']' : ip) + ':'
        + QByteArray::number(endpoint.port());
}

}
