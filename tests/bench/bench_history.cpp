// SPDX-License-Identifier: GPL-3.0-or-later
// Past messages that the phone sends: 50 chats of 1000, and longer pieces of the same.
#include "engine/history/writer.h"
#include "tests/bench/benches.h"
#include "tests/bench/stage.h"

#include <memory>
#include <zlib.h>

namespace bench {

using base::Result;

namespace {

constexpr qsizetype kHistoryPiece = 64 * 1024;
constexpr int kAtOnce = 100; ///< parts in one write, as the importer does
constexpr double kMostHistoryMiB = 64;

struct Blob {
    QByteArray deflated;
    qint64 plainBytes = 0;
    qint64 messages = 0;
    qint64 times = 1; ///< the same content so often, one after the other
};

QByteArray inflated(const QByteArray &deflated)
{
    QByteArray plain;
    z_stream stream{};
    check(inflateInit(&stream) == Z_OK, "zlib");
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(deflated.constData()));
    stream.avail_in = static_cast<uInt>(deflated.size());
    QByteArray piece(1 << 20, '\0');
    int code = Z_OK;
    while (code == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef *>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        code = inflate(&stream, Z_NO_FLUSH);
        plain.append(piece.constData(), piece.size() - static_cast<qsizetype>(stream.avail_out));
    }
    inflateEnd(&stream);
    check(code == Z_STREAM_END, "the recorded history inflates");
    return plain;
}

/// One piece that holds the content `times` times: what is repeated in it is a list, and goes on.
QByteArray deflated(const QByteArray &plain, int times)
{
    QByteArray out;
    z_stream stream{};
    check(deflateInit(&stream, 6) == Z_OK, "zlib");
    QByteArray piece(1 << 20, '\0');
    for (int i = 0; i < times; ++i) {
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.constData()));
        stream.avail_in = static_cast<uInt>(plain.size());
        int code = Z_OK;
        do {
            stream.next_out = reinterpret_cast<Bytef *>(piece.data());
            stream.avail_out = static_cast<uInt>(piece.size());
            code = deflate(&stream, i + 1 == times ? Z_FINISH : Z_NO_FLUSH);
            out.append(piece.constData(), piece.size() - static_cast<qsizetype>(stream.avail_out));
        } while (stream.avail_out == 0 || (i + 1 == times && code != Z_STREAM_END));
    }
    deflateEnd(&stream);
    return out;
}

/// A few kilobytes at a time, as from the sealed file in the store.
history::Source sourceOf(const std::shared_ptr<Blob> &blob)
{
    return [blob, at = qsizetype(0)]() mutable -> Result<QByteArray> {
        const QByteArray piece = blob->deflated.mid(at, kHistoryPiece);
        at += piece.size();
        return piece;
    };
}

template <class Each>
qint64 readAll(const std::shared_ptr<Blob> &blob, Each each)
{
    history::Reader reader(sourceOf(blob));
    qint64 messages = 0;
    for (;;) {
        const auto part = reader.next();
        check(part.has_value(), "the history is read");
        if (!*part)
            break;
        messages += std::holds_alternative<history::PastMessage>(**part) ? 1 : 0;
        each(**part);
    }
    check(reader.leftOut() == 0, "nothing is left out");
    return messages;
}

std::shared_ptr<Blob> blobOf(const Inputs &inputs, int times)
{
    auto blob = std::make_shared<Blob>();
    blob->deflated = inputs.bytes(QStringLiteral("history/hist_50x1000.z"));
    const QByteArray plain = inflated(blob->deflated);
    blob->plainBytes = plain.size() * times;
    blob->times = times;
    if (times > 1)
        blob->deflated = deflated(plain, times);
    blob->messages = readAll(blob, [](const history::Part &) {});
    check(blob->messages > 0 && blob->messages % times == 0, "there are messages");
    return blob;
}

RunRound reading(const Inputs &inputs, int times)
{
    const auto blob = blobOf(inputs, times);
    return [blob] {
        const Peak peak;
        qint64 messages = 0;
        const auto round = timed(blob->messages, blob->plainBytes,
            [&] { messages = readAll(blob, [](const history::Part &) {}); });
        check(messages == blob->messages, "every message");
        return peak.bound(round, kMostHistoryMiB);
    };
}

/// As the importer does it: a hundred parts in a write, each on disk before the next begins.
RunRound storing(const Inputs &inputs, const QString &scratch)
{
    const auto blob = blobOf(inputs, 1);
    const auto state = SignalState::from(inputs.records(QStringLiteral("signal/chain_recv_state.rec")));
    return [blob, state, scratch] {
        Stage stage(state, model::Jid::pn("5511900000001"), model::Jid::lid("800000000000001"), scratch,
            Profile::On::Disk);
        history::Writer writer({stage.profile().account, stage.self(), stage.profile().store(), stage.clock(),
            stage.profile().random});
        const Peak peak;
        const auto round = timed(blob->messages, blob->plainBytes, [&] {
            history::Reader reader(sourceOf(blob));
            bool isOver = false;
            while (!isOver) {
                stage.profile().write([&]() -> Result<void> {
                    for (int i = 0; i < kAtOnce && !isOver; ++i) {
                        ASSIGN_OR_RETURN(const auto part, reader.next());
                        isOver = !part;
                        if (part)
                            RETURN_IF_FAILED(writer.take(*part));
                    }
                    return {};
                });
            }
        });
        check(writer.tally().messages == blob->messages, "every message is stored, once");
        return peak.bound(round, kMostHistoryMiB);
    };
}

}

void addHistory(Suite &suite, const Inputs &inputs, const QString &scratch)
{
    suite.add(QStringLiteral("history.full"), [&inputs] { return reading(inputs, 1); });
    suite.add(QStringLiteral("history.full.x8"), [&inputs] { return reading(inputs, 8); });
    suite.add(QStringLiteral("history.stored"), [&inputs, scratch] { return storing(inputs, scratch); });
}

}
