// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/stage.h"

#include "engine/wire/framer.h"
#include "tests/bench/bench.h"

#include <QCoreApplication>

namespace bench {

namespace {

constexpr qsizetype kIntro = 4;
constexpr qsizetype kHeader = 3;

QByteArray framed(const QByteArray &body)
{
    QByteArray out;
    wire::appendFrameHeader(body.size(), out);
    return out + body;
}

}

Stage::Stage(const SignalState &state, const model::Jid &sender, const model::Jid &senderLid,
    const QString &scratch, Profile::On on)
    : profile_(state, scratch, on, clock_),
      authority_(profile_.random),
      self_{model::Jid::pn("5511900000000", 3), model::Jid::lid("900000000000000", 3)},
      cipher_(profile_.account, profile_.store(), profile_.random),
      preKeys_(profile_.account, line_, profile_.store(), clock_, profile_.random),
      addOns_(profile_.account, self_, profile_.store()),
      tokens_({profile_.account, line_, profile_.store(), clock_}),
      bundles_(profile_.account, line_, profile_.store(), cipher_),
      peers_({profile_.account, self_, line_, profile_.store(), clock_, profile_.random, bundles_, cipher_}),
      resends_({profile_.account, profile_.store(), clock_, peers_, base::milliseconds(10'000)}),
      inbox_({profile_.account, self_, line_, profile_.store(), clock_, profile_.random, cipher_, preKeys_,
          addOns_, tokens_, resends_, base::milliseconds(5000)})
{
    profile_.write([&]() -> base::Result<void> {
        RETURN_IF_FAILED(profile_.store().people().link(profile_.account, senderLid, sender));
        return profile_.store().sessions().saveSession(profile_.account, senderLid, state.record());
    });
    auto socket = std::make_unique<HeldSocket>();
    socket_ = socket.get();
    connection_ = std::make_unique<transport::Connection>(std::move(socket), clock_, profile_.random);
    line_.set(connection_.get());
    QObject::connect(connection_.get(), &transport::Connection::stanzaArrived, &inbox_,
        [this](const wire::NodeView &stanza, const QByteArray &frame) {
            check(stanza.is("message"), "a message stanza");
            inbox_.take(stanza, frame);
        });
    shakeHands();
}

Stage::~Stage()
{
    line_.set(nullptr);
}

void Stage::shakeHands()
{
    transport::Opening opening;
    opening.noiseKey = crypto::KeyPair::generate(profile_.random);
    opening.clientPayload = "payload";
    opening.rootKey = authority_.rootKey();
    opening.rootSerial = authority_.rootSerial();
    connection_->open(std::move(opening));
    Q_EMIT socket_->opened();
    sim::Responder responder(authority_, profile_.random);
    const QByteArray hello = socket_->sent.takeFirst().mid(kIntro + kHeader);
    const auto answer
        = responder.onClientHello(hello, authority_.chain(clock_.wallMs() / 1000, profile_.random));
    check(answer.has_value(), "server hello");
    arrive(framed(*answer));
    check(connection_->isReady() && socket_->sent.size() == 1, "handshake");
    auto finished = responder.onClientFinish(socket_->sent.takeFirst().mid(kHeader));
    check(finished.has_value(), "client finish");
    server_.emplace(std::move(*finished));
}

QList<QByteArray> Stage::framesOf(const QList<QByteArray> &stanzas)
{
    QList<QByteArray> frames;
    for (const QByteArray &stanza : stanzas) {
        QByteArray sealed;
        server_->send.seal(stanza, sealed);
        frames.append(framed(sealed));
    }
    return frames;
}

void Stage::commit()
{
    check(profile_.store().flush().has_value(), "commits");
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

QList<QByteArray> Stage::left()
{
    QList<QByteArray> stanzas;
    for (const QByteArray &sent : std::exchange(socket_->sent, {})) {
        QByteArray plain;
        check(server_->receive.open(QByteArrayView(sent).sliced(kHeader), plain).has_value(),
            "server opens it");
        stanzas.append(plain);
    }
    return stanzas;
}

int Stage::receipts(const model::Jid &to)
{
    int count = 0;
    wire::Document document;
    for (const QByteArray &stanza : left()) {
        const auto node = document.decode(stanza);
        check(node && node->is("receipt") && node->jid("to") == to, "a receipt to the sender");
        ++count;
    }
    return count;
}

QStringList Stage::texts(const model::Jid &of, int limit)
{
    const auto chat = profile_.store().chats().find(profile_.account, of);
    check(chat && *chat, "the chat is there");
    const auto page = profile_.store().messages().list(**chat, limit, {});
    check(page.has_value(), "the messages are there");
    QStringList out;
    for (const model::Message &message : page->items)
        out.append(message.text);
    return out;
}

qint64 Stage::feedRows()
{
    const auto last = profile_.store().feed().last();
    check(last.has_value(), "the feed is there");
    return *last;
}

}
