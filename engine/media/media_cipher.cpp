// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/media_cipher.h"

#include <algorithm>

namespace media {

using base::Fault;
using base::Result;
using crypto::RunningCbc;

namespace {

constexpr qsizetype kMac = 10;

QByteArrayView since(const QByteArray &out, qsizetype start)
{
    return QByteArrayView(out).sliced(start);
}

}

Sealer::Sealer(const Keys &keys)
    : cipher_(RunningCbc::Way::Seal, keys.cipher.view(), keys.ivView()), mac_(keys.mac.view())
{
    mac_.add(keys.ivView());
}

void Sealer::count(QByteArrayView sealed)
{
    mac_.add(sealed);
    sealedHash_.add(sealed);
}

void Sealer::add(QByteArrayView plain, QByteArray &out)
{
    plainBytes_ += plain.size();
    plainHash_.add(plain);
    const qsizetype start = out.size();
    cipher_.add(plain, out);
    count(since(out, start));
}

Digests Sealer::finish(QByteArray &out)
{
    const qsizetype start = out.size();
    const auto padded = cipher_.finish(out);
    Q_ASSERT(padded);
    count(since(out, start));
    const crypto::Digest32 mac = mac_.finish();
    const QByteArrayView code = crypto::view(mac).first(kMac);
    sealedHash_.add(code);
    out.append(code.data(), kMac);
    return {crypto::view(plainHash_.finish()).toByteArray(), crypto::view(sealedHash_.finish()).toByteArray(),
        plainBytes_};
}

Opener::Opener(const Keys &keys, Digests expected, qint64 most)
    : cipher_(RunningCbc::Way::Open, keys.cipher.view(), keys.ivView()),
      mac_(keys.mac.view()),
      expected_(std::move(expected)),
      most_(most)
{
    mac_.add(keys.ivView());
}

void Opener::open(QByteArrayView sealed, QByteArray &out)
{
    mac_.add(sealed);
    const qsizetype start = out.size();
    cipher_.add(sealed, out);
    plainBytes_ += out.size() - start;
    plainHash_.add(since(out, start));
}

Result<void> Opener::add(QByteArrayView piece, QByteArray &out)
{
    const bool isSaid = expected_.plainBytes >= 0;
    const qint64 longest = isSaid && expected_.plainBytes <= most_ ? expected_.plainBytes : most_;
    if (piece.size() > sealedSize(longest) - taken_) {
        if (longest == expected_.plainBytes)
            return base::fail(Fault::Forged, QStringLiteral("the file is longer than its message says"));
        return base::fail(Fault::Limit, QStringLiteral("the file is longer than allowed"));
    }
    taken_ += piece.size();
    sealedHash_.add(piece);
    // all but the last ten bytes that are here is ciphertext
    const qsizetype ready = std::max<qsizetype>(0, tail_.size() + piece.size() - kMac);
    const qsizetype fromTail = std::min(ready, tail_.size());
    open(QByteArrayView(tail_).first(fromTail), out);
    tail_.remove(0, fromTail);
    open(piece.first(ready - fromTail), out);
    tail_.append(piece.sliced(ready - fromTail).data(), piece.size() - (ready - fromTail));
    return {};
}

Result<void> Opener::finish(QByteArray &out)
{
    const auto forged = [](const QString &what) { return base::fail(Fault::Forged, what); };
    const crypto::Digest32 mac = mac_.finish();
    if (!crypto::equal(tail_, crypto::view(mac).first(kMac)))
        return forged(QStringLiteral("the file's MAC does not fit"));
    const qsizetype start = out.size();
    if (!cipher_.finish(out))
        return forged(QStringLiteral("the file's padding does not fit"));
    plainBytes_ += out.size() - start;
    plainHash_.add(since(out, start));
    const crypto::Digest32 sealed = sealedHash_.finish();
    if (!expected_.fileEncSha256.isEmpty() && !crypto::equal(expected_.fileEncSha256, crypto::view(sealed)))
        return forged(QStringLiteral("the sealed file's digest does not fit"));
    const crypto::Digest32 plain = plainHash_.finish();
    if (!expected_.fileSha256.isEmpty() && !crypto::equal(expected_.fileSha256, crypto::view(plain)))
        return forged(QStringLiteral("the file's digest does not fit"));
    if (expected_.plainBytes >= 0 && expected_.plainBytes != plainBytes_)
        return forged(QStringLiteral("the file's length does not fit"));
    if (plainBytes_ > most_) // by less than a block: its size on the host was allowed
        return base::fail(Fault::Limit, QStringLiteral("the file is longer than allowed"));
    return {};
}

}
