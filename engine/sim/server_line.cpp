// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sim/server_line.h"

#include <QPointer>

namespace sim {

using namespace Qt::StringLiterals;

namespace {

constexpr base::milliseconds kHandshakeTime{20'000};
constexpr char kIntro[] = {0x57, 0x41, 0x06, 0x03};

/// How many bytes the client's introduction takes; 0: more must come; -1: it is none.
qsizetype introSize(const QByteArray &bytes)
{
    qsizetype at = 0;
    if (bytes.startsWith('E')) {
        if (bytes.size() < 7)
            return 0;
        // routing information of an earlier visit: 45 44 00 01, then three bytes of length
        const auto size = (static_cast<unsigned char>(bytes[4]) << 16)
            | (static_cast<unsigned char>(bytes[5]) << 8) | static_cast<unsigned char>(bytes[6]);
        at = 7 + size;
    }
    if (bytes.size() < at + 4)
        return 0;
    return bytes.mid(at, 4) == QByteArrayView(kIntro, 4) ? at + 4 : -1;
}

}

ServerLine::ServerLine(World &world)
    : world_(world), responder_(std::make_unique<Responder>(world.authority(), world.random()))
{
    deadline_ = world.clock().after(kHandshakeTime, [this] { end(false); });
}

ServerLine::~ServerLine()
{
    gone();
}

void ServerLine::gone()
{
    // once: a line that was ended may outlive its world by a turn of the event loop
    if (!std::exchange(ended_, true))
        world_.onGone(*this);
}

void ServerLine::feed(const QByteArray &bytes)
{
    if (ended_)
        return;
    QByteArray rest = bytes;
    if (!introduced_) {
        intro_ += bytes;
        const qsizetype size = introSize(intro_);
        if (size < 0)
            end(false);
        if (size <= 0)
            return;
        introduced_ = true;
        rest = intro_.mid(size);
    }
    const auto frames = framer_.feed(rest);
    if (!frames) {
        end(false);
        return;
    }
    const QPointer<ServerLine> alive(this);
    for (const QByteArray &frame : *frames) {
        onFrame(frame);
        if (!alive || ended_)
            return;
    }
}

void ServerLine::onFrame(const QByteArray &frame)
{
    if (!greeted_) {
        const auto mishap = world_.mishaps().take(Mishap::Kind::BadCertificate, {});
        const auto hello = responder_->onClientHello(frame,
            world_.authority().chain(
                world_.nowSeconds(), world_.random(), mishap ? mishap->detail : QString()));
        greeted_ = true;
        hello ? writeFrame(*hello) : end(false);
        return;
    }
    if (!session_) {
        auto finished = responder_->onClientFinish(frame);
        if (!finished) {
            end(false);
            return;
        }
        session_.emplace(std::move(*finished));
        responder_.reset();
        deadline_.stop();
        world_.onPayload(*this, session_->payload, session_->clientStatic.toByteArray());
        return;
    }
    QByteArray body;
    wire::Document document;
    const auto opened = session_->receive.open(frame, body);
    const auto stanza = opened ? document.decode(std::move(body))
                               : base::Result<wire::NodeView>(base::fail(opened.error()));
    if (!stanza) {
        world_.violation(this, u"undecodable_stanza"_s);
        end(false);
        return;
    }
    world_.onStanza(*this, *stanza);
}

void ServerLine::writeFrame(const QByteArray &body)
{
    QByteArray out;
    wire::appendFrameHeader(body.size(), out);
    Q_EMIT wrote(out + body);
}

void ServerLine::send(const wire::Node &node)
{
    if (ended_ || !session_)
        return;
    QByteArray sealed;
    session_->send.seal(wire::encodeNode(node), sealed);
    writeFrame(sealed);
}

void ServerLine::close()
{
    end(true);
}

void ServerLine::cut()
{
    end(false);
}

void ServerLine::end(bool orderly)
{
    if (std::exchange(ended_, true))
        return;
    world_.onGone(*this);
    Q_EMIT ended(orderly);
}

}
