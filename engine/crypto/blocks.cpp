// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crypto/blocks.h"

#include <sodium.h>

namespace crypto {

using base::Fault;
using base::Result;

static_assert(kFileHeader == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
static_assert(kFileBlockMore == crypto_secretstream_xchacha20poly1305_ABYTES);

namespace {

const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}
unsigned char *raw(char *bytes)
{
    return reinterpret_cast<unsigned char *>(bytes);
}

struct Stream {
    crypto_secretstream_xchacha20poly1305_state state{};
    Stream() = default;
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;
    ~Stream() { sodium_memzero(&state, sizeof state); }
    // sealing begins as opening does, with a header of ours: the library's own takes other randomness
    void begin(const Key32 &key, QByteArrayView header)
    {
        crypto_secretstream_xchacha20poly1305_init_pull(&state, raw(header), key.data());
    }
};

}

struct BlockSealer::State : Stream {
    QByteArray header;
};

BlockSealer::BlockSealer(const Key32 &key, base::Random &random) : state_(std::make_unique<State>())
{
    state_->header = random.bytes(kFileHeader);
    state_->begin(key, state_->header);
}
BlockSealer::~BlockSealer() = default;
BlockSealer::BlockSealer(BlockSealer &&) noexcept = default;
BlockSealer &BlockSealer::operator=(BlockSealer &&) noexcept = default;

QByteArray BlockSealer::header() const
{
    return state_->header;
}

void BlockSealer::seal(QByteArrayView plain, bool isLast, QByteArray &out)
{
    Q_ASSERT(plain.size() == kFileBlock || (isLast && plain.size() < kFileBlock));
    const qsizetype start = out.size();
    out.resize(start + plain.size() + kFileBlockMore);
    crypto_secretstream_xchacha20poly1305_push(&state_->state, raw(out.data() + start), nullptr, raw(plain),
        static_cast<unsigned long long>(plain.size()), nullptr, 0,
        isLast ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
               : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
}

struct BlockOpener::State : Stream {
    bool ended = false;
};

BlockOpener::BlockOpener() : state_(std::make_unique<State>()) { }
BlockOpener::~BlockOpener() = default;
BlockOpener::BlockOpener(BlockOpener &&) noexcept = default;
BlockOpener &BlockOpener::operator=(BlockOpener &&) noexcept = default;

Result<BlockOpener> BlockOpener::begin(const Key32 &key, QByteArrayView header)
{
    if (header.size() != kFileHeader)
        return base::fail(Fault::Malformed, QStringLiteral("a sealed file without its header"));
    BlockOpener opener;
    opener.state_->begin(key, header);
    return opener;
}

Result<bool> BlockOpener::open(QByteArrayView sealed, QByteArray &out)
{
    const auto forged
        = [] { return base::fail(Fault::Forged, QStringLiteral("a sealed block does not open")); };
    if (state_->ended || sealed.size() < kFileBlockMore || sealed.size() > kFileBlock + kFileBlockMore)
        return forged();
    const qsizetype start = out.size();
    out.resize(start + sealed.size() - kFileBlockMore);
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&state_->state, raw(out.data() + start), nullptr, &tag,
            raw(sealed), static_cast<unsigned long long>(sealed.size()), nullptr, 0)
        != 0) {
        out.resize(start);
        return forged();
    }
    state_->ended = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return state_->ended;
}

}
