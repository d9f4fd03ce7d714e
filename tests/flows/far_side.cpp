// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/far_side.h"

#include "engine/wire/framer.h"

namespace flows {

using wire::Node;
using wire::NodeView;

namespace {

constexpr qsizetype kIntro = 4;
constexpr qsizetype kHeader = 3;

QByteArray framed(const QByteArray &body)
{
    QByteArray out;
    wire::appendFrameHeader(body.size(), out);
    return out + body;
}

void demand(bool holds, const char *what)
{
    if (!holds)
        qFatal("%s", what);
}

}

/// A socket without a network.
class FarSide::Pipe final : public net::Socket {
public:
    explicit Pipe(FarSide &far) : far_(far) { }
    void open(const QUrl &, const QByteArray &, const QList<Header> &) override { }
    void send(const QByteArray &bytes) override { far_.sent(bytes); }
    void close() override { }
    void abort() override { }
    qint64 pendingBytes() const override { return 0; }

private:
    FarSide &far_;
};

FarSide::FarSide(base::Clock &clock, base::Random &random)
    : clock_(clock), random_(random), authority_(random)
{
}

FarSide::~FarSide() = default;

void FarSide::connect(transport::Line &line, Arrived arrived)
{
    gone_ = false;
    left_ = -1;
    unheard_.clear();
    ciphers_.reset();
    auto pipe = std::make_unique<Pipe>(*this);
    pipe_ = pipe.get();
    connection_ = std::make_unique<transport::Connection>(std::move(pipe), clock_, random_);
    QObject::connect(connection_.get(), &transport::Connection::stanzaArrived, connection_.get(),
        [arrived = std::move(arrived)](
            const NodeView &stanza, const QByteArray &frame) { arrived(stanza, frame); });
    shakeHands();
    line.set(connection_.get());
}

void FarSide::hangUp(transport::Line &line)
{
    line.set(nullptr);
    connection_.reset();
    pipe_ = nullptr;
}

void FarSide::shakeHands()
{
    transport::Opening opening;
    opening.noiseKey = crypto::KeyPair::generate(random_);
    opening.clientPayload = "payload";
    opening.rootKey = authority_.rootKey();
    opening.rootSerial = authority_.rootSerial();
    connection_->open(std::move(opening));
    Q_EMIT pipe_->opened();
    sim::Responder responder(authority_, random_);
    const auto hello = responder.onClientHello(
        unheard_.takeFirst().sliced(kIntro + kHeader), authority_.chain(clock_.wallMs() / 1000, random_));
    demand(hello.has_value(), "server hello");
    Q_EMIT pipe_->arrived(framed(*hello));
    demand(connection_->isReady() && unheard_.size() == 1, "handshake");
    auto finished = responder.onClientFinish(unheard_.takeFirst().sliced(kHeader));
    demand(finished.has_value(), "client finish");
    ciphers_.emplace(std::move(*finished));
}

void FarSide::sent(const QByteArray &bytes)
{
    if (gone_)
        return;
    if (ciphers_) {
        ++stanzas_;
        if (left_ >= 0 && left_-- == 0) {
            if (lastLeaves_)
                unheard_.append(bytes);
            gone_ = true;
            if (powerGoes)
                powerGoes();
            return;
        }
    }
    unheard_.append(bytes);
}

void FarSide::turn()
{
    while (!gone_ && !unheard_.isEmpty())
        hear(unheard_.takeFirst());
}

void FarSide::hear(const QByteArray &bytes)
{
    QByteArray plain;
    demand(ciphers_->receive.open(QByteArrayView(bytes).sliced(kHeader), plain).has_value(),
        "the network opens what was sent");
    wire::Document document;
    const auto node = document.decode(plain);
    demand(node.has_value(), "the network reads what was sent");
    if (node->is("iq") && node->textView("xmlns") == "w:p")
        answer(*node);
    else if (heard)
        heard(*node);
}

void FarSide::answer(const NodeView &iq, Node child)
{
    Node result("iq");
    result.set("type", QByteArray("result")).set("id", iq.text("id")).set("from", model::Jid::network());
    if (!child.tag.isEmpty())
        result.add(std::move(child));
    say(result);
}

void FarSide::say(const Node &node)
{
    if (gone_ || !pipe_)
        return;
    QByteArray sealed;
    ciphers_->send.seal(wire::encodeNode(node), sealed);
    Q_EMIT pipe_->arrived(framed(sealed));
}

void FarSide::goesWith(int stanza, bool leaves)
{
    left_ = stanza;
    lastLeaves_ = leaves;
}

void FarSide::go(bool left)
{
    gone_ = true;
    const auto last = std::exchange(unheard_, {});
    for (const QByteArray &bytes : last) {
        if (left)
            hear(bytes);
    }
}

}
