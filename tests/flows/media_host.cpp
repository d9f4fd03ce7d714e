// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/media_host.h"

#include "engine/media/media_cipher.h"

#include <algorithm>

namespace flows {

using support::FakeTransfers;

namespace {

constexpr qsizetype kPiece = 1000;
constexpr int kPiecesATurn = 20; ///< so that the disk is written to meanwhile
constexpr qint64 kLongest = 1 << 24;

}

MediaHost::MediaHost(FakeTransfers &transfers, Files files) : transfers_(transfers), files_(std::move(files))
{
}

void MediaHost::hangUp()
{
    transfers_.asked.clear();
    current_ = 0;
    left_ = -1;
}

bool MediaHost::step()
{
    ++pieces_;
    if (left_ < 0 || left_-- > 0)
        return true;
    powerGoes();
    return false;
}

void MediaHost::turn()
{
    for (int i = 0; i < kPiecesATurn && !transfers_.asked.empty(); ++i) {
        const Asked &asked = transfers_.asked.front();
        if (current_ != asked.id)
            begin(asked);
        else if (!step())
            return;
        else if (asked.isPost)
            take(asked);
        else
            give(asked);
    }
}

void MediaHost::begin(const Asked &asked)
{
    current_ = asked.id;
    given_ = 0;
    came_.clear();
    isWhole_ = false;
    const QByteArray body = files_.value(asked.url().path());
    if (!asked.isPost && (body.isEmpty() || !asked.download.begins(0, body.size())))
        FakeTransfers::say(transfers_.take(), 404);
}

void MediaHost::give(const Asked &asked)
{
    const QByteArray body = files_.value(asked.url().path());
    if (given_ == body.size()) {
        FakeTransfers::say(transfers_.take(), 200);
        return;
    }
    const auto piece = QByteArrayView(body).sliced(given_).first(std::min(kPiece, body.size() - given_));
    given_ += piece.size();
    if (const auto taken = asked.download.take(piece); !taken)
        transfers_.take().promise.fail(taken.error());
}

void MediaHost::take(const Asked &asked)
{
    if (isWhole_) {
        const QByteArray path = "/v/" + crypto::view(crypto::sha256({came_})).toByteArray().toHex();
        FakeTransfers::say(transfers_.take(), 200,
            R"({"url":"https://a.example)" + path + R"(","direct_path":")" + path + R"("})");
        return;
    }
    const auto piece = asked.upload.body->next();
    if (!piece) {
        transfers_.take().promise.fail(piece.error());
        return;
    }
    came_ += *piece;
    isWhole_ = piece->isEmpty();
    if (!isWhole_)
        return;
    const QByteArray digest = crypto::view(crypto::sha256({came_})).toByteArray();
    if (asked.url().path().section(u'/', -1).toLatin1() != digest.toBase64(QByteArray::Base64UrlEncoding)) {
        FakeTransfers::say(transfers_.take(), 400);
        return;
    }
    files_.insert(QStringLiteral("/v/") + QString::fromLatin1(digest.toHex()), came_);
    ++uploads_;
}

messaging::FileRef MediaHost::put(const QByteArray &plain, media::Kind kind, base::Random &random)
{
    messaging::FileRef said;
    said.directPath = "/v/t62/" + QByteArray::number(files_.size());
    said.mediaKey = random.bytes(32);
    said.bytes = plain.size();
    const auto keys = media::expand(said.mediaKey, kind);
    media::Sealer sealer(*keys);
    QByteArray file;
    sealer.add(plain, file);
    const auto digests = sealer.finish(file);
    said.fileSha256 = digests.fileSha256;
    said.fileEncSha256 = digests.fileEncSha256;
    files_.insert(QString::fromLatin1(said.directPath), file);
    return said;
}

QByteArray MediaHost::open(const messaging::FileRef &said, media::Kind kind) const
{
    const auto keys = media::expand(said.mediaKey, kind);
    if (!keys)
        return {};
    media::Opener opener(*keys, {said.fileSha256, said.fileEncSha256, said.bytes}, kLongest);
    QByteArray plain;
    const bool isGenuine
        = opener.add(files_.value(QString::fromLatin1(said.directPath)), plain) && opener.finish(plain);
    return isGenuine ? plain : QByteArray();
}

}
