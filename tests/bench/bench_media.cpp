// SPDX-License-Identifier: GPL-3.0-or-later
// Files as the hosts hold them, a piece at a time, with MAC and both digests.
#include "engine/media/media_cipher.h"
#include "tests/bench/benches.h"

#include <memory>

namespace bench {

namespace {

constexpr qsizetype kMediaPiece = 64 * 1024;
constexpr double kMostMediaMiB = 4; ///< whatever the file's size

struct File {
    explicit File(const Inputs &inputs)
        : plain(inputs.bytes(QStringLiteral("media/plain_64m.bin"))),
          sealed(inputs.bytes(QStringLiteral("media/enc_64m.bin"))),
          meta(inputs.records(QStringLiteral("media/meta.rec")))
    {
        auto expanded = media::expand(meta.at(0), media::Kind::Video);
        check(expanded && media::keyInfo(media::Kind::Video) == meta.at(1), "the keys of the file");
        keys = std::move(*expanded);
        digests = {meta.at(2), meta.at(3), plain.size()};
    }
    QByteArray plain;
    QByteArray sealed;
    QList<QByteArray> meta; ///< media key, HKDF info, both digests
    media::Keys keys;
    media::Digests digests;
};

/// What comes out is compared where it comes out: to keep it would be the memory that is measured.
class Compared {
public:
    explicit Compared(const QByteArray &expected) : expected_(expected) { }
    void take(QByteArray &piece)
    {
        check(QByteArrayView(expected_).sliced(at_, piece.size()) == piece, "the known bytes");
        at_ += piece.size();
        piece.resize(0);
    }
    bool isWhole() const { return at_ == expected_.size(); }

private:
    const QByteArray &expected_;
    qsizetype at_ = 0;
};

RunRound sealing(const Inputs &inputs)
{
    const auto file = std::make_shared<File>(inputs);
    return [file] {
        const Peak peak;
        const auto round = timed(1, file->plain.size(), [&] {
            media::Sealer sealer(file->keys);
            Compared out(file->sealed);
            QByteArray piece;
            for (qsizetype at = 0; at < file->plain.size(); at += kMediaPiece) {
                const auto size = std::min(kMediaPiece, file->plain.size() - at);
                sealer.add(QByteArrayView(file->plain).sliced(at, size), piece);
                out.take(piece);
            }
            const auto digests = sealer.finish(piece);
            out.take(piece);
            check(out.isWhole() && digests == file->digests, "the digests of the file");
        });
        return peak.bound(round, kMostMediaMiB);
    };
}

RunRound opening(const Inputs &inputs)
{
    const auto file = std::make_shared<File>(inputs);
    return [file] {
        const Peak peak;
        const auto round = timed(1, file->plain.size(), [&] {
            media::Opener opener(file->keys, file->digests, file->plain.size());
            Compared out(file->plain);
            QByteArray piece;
            for (qsizetype at = 0; at < file->sealed.size(); at += kMediaPiece) {
                const auto size = std::min(kMediaPiece, file->sealed.size() - at);
                check(
                    opener.add(QByteArrayView(file->sealed).sliced(at, size), piece).has_value(), "it opens");
                out.take(piece);
            }
            check(opener.finish(piece).has_value(), "it is genuine");
            out.take(piece);
            check(out.isWhole(), "all of it");
        });
        return peak.bound(round, kMostMediaMiB);
    };
}

}

void addMedia(Suite &suite, const Inputs &inputs)
{
    suite.add(QStringLiteral("media.encrypt.64m"), [&inputs] { return sealing(inputs); });
    suite.add(QStringLiteral("media.decrypt.64m"), [&inputs] { return opening(inputs); });
}

}
