// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/transport/connection.h"

#include "engine/noise/handshake.h"
#include "engine/transport/requests.h"
#include "engine/wire/framer.h"

#include <QPointer>

namespace transport {

using base::Fault;
using base::milliseconds;
using base::Task;
using wire::Node;
using wire::NodeView;

namespace {

constexpr milliseconds kHandshakeTime{20'000};
constexpr milliseconds kAnswerToPing{20'000};
constexpr char kIntro[] = {0x57, 0x41, 0x06, 0x03};

base::Error error(Fault fault, const char *detail, const char *code)
{
    return {fault, QString::fromLatin1(detail), QString::fromLatin1(code)};
}

}

class Connection::Parts {
public:
    Parts(Connection *owner, std::unique_ptr<net::Socket> pipe, base::Clock &c, base::Random &r)
        : self(owner), socket(std::move(pipe)), clock(c), random(r), requests(c, r)
    {
    }

    void start();
    void onArrived(const QByteArray &bytes);
    void onFrame(const QByteArray &frame);
    void onServerHello(const QByteArray &frame);
    void onStanza(const QByteArray &sealed);
    void armKeepalive();
    void watchSilence(milliseconds most, milliseconds delay);
    void ping();
    void end(base::Error why);
    void writeFrame(QByteArrayView body, QByteArrayView intro = {});
    void writeNode(const Node &node);

    Connection *self;
    std::unique_ptr<net::Socket> socket;
    base::Clock &clock;
    base::Random &random;
    Opening opening;
    wire::Framer framer;
    std::unique_ptr<noise::Handshake> handshake;
    std::optional<noise::CipherPair> ciphers;
    Requests requests;
    base::Timer deadline; ///< handshake, then keepalive, then closing
    milliseconds lastHeard{0};
    Tap *tap = nullptr;
    Traffic traffic;
    QByteArray plain; ///< reused
    QByteArray sealed; ///< reused
    bool watching = false; ///< `deadline` waits for silence
    bool closing = false;
    bool ended = false;
};

Connection::Connection(std::unique_ptr<net::Socket> socket, base::Clock &clock, base::Random &random)
    : parts_(std::make_unique<Parts>(this, std::move(socket), clock, random))
{
    net::Socket *pipe = parts_->socket.get();
    connect(pipe, &net::Socket::opened, this, [this] { parts_->start(); });
    connect(pipe, &net::Socket::arrived, this, [this](const QByteArray &bytes) { parts_->onArrived(bytes); });
    connect(pipe, &net::Socket::closed, this, [this](const base::Error &why) {
        parts_->end(parts_->closing ? error(Fault::Cancelled, "closed on our wish", "closed") : why);
    });
}

Connection::~Connection()
{
    // who waits for an answer hears of it while there is still something to ask, and finds it closed
    if (!std::exchange(parts_->ended, true))
        parts_->requests.failAll();
    parts_->socket->disconnect(this);
    parts_->socket->abort();
}

void Connection::open(Opening opening)
{
    parts_->opening = std::move(opening);
    parts_->lastHeard = parts_->clock.monotonic();
    parts_->deadline = parts_->clock.after(kHandshakeTime,
        [this] { parts_->end(error(Fault::Timeout, "no handshake in time", "handshake_timeout")); });
    parts_->socket->open(parts_->opening.url, "https://web.whatsapp.com",
        {{"Cache-Control", "no-cache"}, {"Pragma", "no-cache"}});
}

void Connection::Parts::start()
{
    if (ended)
        return;
    handshake = std::make_unique<noise::Handshake>(opening.noiseKey, crypto::KeyPair::generate(random),
        noise::Root{opening.rootKey, opening.rootSerial});
    writeFrame(handshake->hello(), {kIntro, sizeof kIntro});
}

void Connection::Parts::writeFrame(QByteArrayView body, QByteArrayView intro)
{
    QByteArray out;
    out.reserve(intro.size() + 3 + body.size());
    out.append(intro);
    wire::appendFrameHeader(body.size(), out);
    out.append(body);
    traffic.out += out.size();
    socket->send(out);
}

void Connection::Parts::writeNode(const Node &node)
{
    if (tap)
        tap->sent(node);
    plain.resize(0);
    wire::encodeNode(node, plain);
    sealed.resize(0);
    ciphers->send.seal(plain, sealed);
    writeFrame(sealed);
}

void Connection::Parts::onArrived(const QByteArray &bytes)
{
    if (ended)
        return;
    traffic.in += bytes.size();
    const auto frames = framer.feed(bytes);
    if (!frames) {
        end(error(Fault::Malformed, "frame longer than allowed", "frame_too_long"));
        return;
    }
    // a handler may end or delete this connection between two frames
    const QPointer<Connection> alive(self);
    for (const QByteArray &frame : *frames) {
        onFrame(frame);
        if (!alive || ended)
            return;
    }
}

void Connection::Parts::onFrame(const QByteArray &frame)
{
    lastHeard = clock.monotonic();
    if (!handshake && !ciphers)
        end(error(Fault::Malformed, "frame before the handshake", "early_frame"));
    else if (!ciphers)
        onServerHello(frame);
    else
        onStanza(frame);
}

void Connection::Parts::onServerHello(const QByteArray &frame)
{
    auto finish = handshake->onServerHello(frame, opening.clientPayload, clock.wallMs() / 1000);
    if (!finish) {
        end(finish.error());
        return;
    }
    writeFrame(finish->frame);
    ciphers.emplace(std::move(finish->ciphers));
    handshake.reset();
    armKeepalive();
    Q_EMIT self->ready();
}

void Connection::Parts::onStanza(const QByteArray &frame)
{
    QByteArray body;
    body.reserve(frame.size());
    if (auto opened = ciphers->receive.open(frame, body); !opened) {
        end(opened.error());
        return;
    }
    const auto document = std::make_shared<wire::Document>();
    const auto node = document->decode(std::move(body));
    if (!node) {
        end(error(Fault::Malformed, "stanza cannot be decoded", "undecodable_stanza"));
        return;
    }
    if (tap)
        tap->arrived(*node);
    const QPointer<Connection> alive(self);
    armKeepalive();
    Q_EMIT self->proofOfLife();
    if (!alive || ended || requests.take(document))
        return;
    if (node->is("iq") && node->textView("type") == "get"
        && (node->textView("xmlns") == "urn:xmpp:ping" || node->child("ping"))) {
        Node pong("iq");
        pong.set("type", QByteArray("result")).set("id", node->text("id"));
        if (const auto from = node->jid("from"))
            pong.set("to", *from);
        writeNode(pong);
        return;
    }
    Q_EMIT self->stanzaArrived(*node, document->frame());
}

void Connection::Parts::armKeepalive()
{
    // the running timer looks at `lastHeard` when it fires: a new one for every stanza would cost more than
    // opening the stanza
    if (watching || closing)
        return;
    const qint64 full = opening.timing.keepalive.count();
    const milliseconds most(full - random.between(0, full / 5));
    watchSilence(most, most);
}

void Connection::Parts::watchSilence(milliseconds most, milliseconds delay)
{
    watching = true;
    deadline = clock.after(delay, [this, most] {
        watching = false;
        const milliseconds silent = clock.monotonic() - lastHeard;
        if (silent >= most)
            ping();
        else
            watchSilence(most, most - silent);
    });
}

void Connection::Parts::ping()
{
    deadline = clock.after(std::min(kAnswerToPing, opening.timing.answerTimeout),
        [this] { end(error(Fault::Timeout, "the line is dead", "dead_line")); });
    Node ping("iq");
    ping.set("to", model::Jid::network())
        .set("type", QByteArray("get"))
        .set("xmlns", QByteArray("w:p"))
        .set("id", requests.nextId());
    writeNode(ping);
}

void Connection::Parts::end(base::Error why)
{
    if (std::exchange(ended, true))
        return;
    deadline.stop();
    socket->disconnect(self);
    socket->abort();
    const QPointer<Connection> alive(self);
    requests.failAll();
    if (alive)
        Q_EMIT self->ended(why);
}

Task<Answer> Connection::request(Node iq)
{
    if (!isReady())
        return Task<Answer>::failed(error(Fault::Offline, "not connected", "closed"));
    const QByteArray id = parts_->requests.nextId();
    iq.set("id", id);
    parts_->writeNode(iq);
    return parts_->requests.expect("iq", id, parts_->opening.timing.answerTimeout);
}

Task<Answer> Connection::sendMessage(const Node &message)
{
    if (!isReady())
        return Task<Answer>::failed(error(Fault::Offline, "not connected", "closed"));
    QByteArray id;
    for (const wire::Attr &attr : message.attrs) {
        if (attr.key == "id" && std::holds_alternative<QByteArray>(attr.value))
            id = std::get<QByteArray>(attr.value);
    }
    parts_->writeNode(message);
    return parts_->requests.expect("ack", id, parts_->opening.timing.answerTimeout);
}

void Connection::send(const Node &node)
{
    if (isReady())
        parts_->writeNode(node);
}

void Connection::close(milliseconds within)
{
    if (parts_->ended || std::exchange(parts_->closing, true))
        return;
    parts_->watching = false;
    parts_->deadline = parts_->clock.after(
        within, [this] { parts_->end(error(Fault::Cancelled, "closed on our wish", "closed")); });
    parts_->socket->close();
}

void Connection::watch(Tap *tap)
{
    parts_->tap = tap;
}

Traffic Connection::traffic() const
{
    return parts_->traffic;
}

qint64 Connection::heldBytes() const
{
    constexpr qint64 kWaiting = 256; // a question under way: its id, its promise, its timer
    return qint64(sizeof(Parts)) + parts_->framer.pending() + parts_->plain.capacity()
        + parts_->sealed.capacity() + parts_->socket->pendingBytes() + parts_->requests.underWay() * kWaiting;
}

bool Connection::isReady() const
{
    return parts_->ciphers.has_value() && !parts_->ended && !parts_->closing;
}

milliseconds Connection::lastHeard() const
{
    return parts_->lastHeard;
}

}
