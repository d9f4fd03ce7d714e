// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes to the flat tables of a Document. Everything here is hostile input.
#include "engine/wire/document_parts.h"
#include "engine/wire/tokens.h"

#include <algorithm>
#include <zlib.h>

namespace wire {

using base::Fault;
using base::Result;
using model::Server;

namespace {

constexpr int kDeepest = 32;
constexpr qsizetype kMostInflated = 16 * 1024 * 1024;
constexpr quint8 kCompressed = 2;

tl::unexpected<base::Error> malformed(const char *why)
{
    return base::fail(Fault::Malformed, QString::fromLatin1(why));
}

/// A zlib stream, at most kMostInflated bytes; the output grows only as fast as the stream fills it.
Result<void> inflateInto(QByteArrayView packed, QByteArray &out)
{
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return malformed("inflate not available");
    const std::unique_ptr<z_stream, void (*)(z_stream *)> guard(&stream, [](z_stream *s) { inflateEnd(s); });
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    qsizetype used = 0;
    for (int state = Z_OK; state != Z_STREAM_END;) {
        if (used == out.size()) {
            if (used >= kMostInflated)
                return malformed("inflates to too much");
            out.resize(std::min(kMostInflated, std::max<qsizetype>(packed.size() * 2, used * 2) + 256));
        }
        stream.next_out = reinterpret_cast<Bytef *>(out.data() + used);
        stream.avail_out = static_cast<uInt>(out.size() - used);
        state = inflate(&stream, Z_NO_FLUSH);
        used = out.size() - static_cast<qsizetype>(stream.avail_out);
        const bool stuck = stream.avail_in == 0 && stream.avail_out != 0 && state != Z_STREAM_END;
        if ((state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) || stuck)
            return malformed("not a zlib stream");
    }
    out.resize(used);
    return {};
}

/// Grows by a quarter instead of doubling: hostile frames must not make us hold many times their size.
template <class T>
void makeRoom(std::vector<T> &table, std::size_t more)
{
    const std::size_t wanted = table.size() + more;
    if (wanted > table.capacity())
        table.reserve(std::max(wanted, table.capacity() + table.capacity() / 4 + 16));
}

}

/// Walks the body once, front to back. The first thing that is wrong is kept and ends the walk: what is read
/// after it is empty, and `root` tells.
class Decoder {
    using Parts = Document::Parts;
    using Text = Parts::Text;

public:
    explicit Decoder(Parts &parts)
        : parts_(parts),
          body_(parts.body),
          budget_(static_cast<std::size_t>(parts.body.size()) * 6 + 32 * 1024)
    {
    }

    Result<void> root()
    {
        parts_.records.emplace_back();
        node(0, 0);
        return wrong_ ? Result<void>(malformed(wrong_)) : Result<void>();
    }

private:
    bool ok() const { return wrong_ == nullptr; }
    void bad(const char *why)
    {
        if (!wrong_)
            wrong_ = why;
        at_ = body_.size();
    }
    qsizetype left() const { return body_.size() - at_; }
    quint32 number(int bytes)
    {
        if (left() < bytes) {
            bad("frame ends inside a number");
            return 0;
        }
        quint32 value = 0;
        for (int i = 0; i < bytes; ++i)
            value = value << 8 | static_cast<quint8>(body_[at_++]);
        return value;
    }
    void spend(std::size_t bytes)
    {
        if (bytes > budget_)
            bad("more structure than content");
        else
            budget_ -= bytes;
    }
    static bool isList(quint32 tag) { return tag == kListEmpty || tag == kList8 || tag == kList16; }
    quint32 listSize(quint32 tag)
    {
        if (tag == kList8)
            return number(1);
        if (tag == kList16)
            return number(2);
        if (tag != kListEmpty)
            bad("no list");
        return 0;
    }

    Text slice(quint32 size)
    {
        Text text;
        if (left() < static_cast<qsizetype>(size) || size >= 1U << 30) {
            bad("frame ends inside a text");
            return text;
        }
        text.at = static_cast<quint32>(at_);
        text.size = size & 0x3fffffffU;
        at_ += static_cast<qsizetype>(size);
        return text;
    }
    Text packed(bool hex)
    {
        Text text;
        const quint32 head = number(1);
        const quint32 bytes = head & 0x7f;
        const bool odd = head & 0x80;
        if (left() < static_cast<qsizetype>(bytes) || (odd && bytes == 0)) {
            bad("frame ends inside packed digits");
            return text;
        }
        spend(2 * bytes);
        if (!ok())
            return text;
        // the decimal form has twelve digits; the other four codes are none
        const char *const digits = hex ? "0123456789ABCDEF" : "0123456789-.\0\0\0";
        const quint32 count = 2 * bytes - (odd ? 1 : 0);
        const qsizetype start = parts_.arena.size();
        parts_.arena.resize(start + static_cast<qsizetype>(count));
        char *out = parts_.arena.data() + start;
        bool isDigits = true;
        for (quint32 i = 0; i < count; ++i) {
            const int pair = static_cast<quint8>(body_[at_ + i / 2]);
            out[i] = digits[i % 2 == 0 ? pair >> 4 : pair & 15];
            isDigits = isDigits && out[i] != '\0';
        }
        if (!isDigits)
            bad("no digit");
        at_ += ok() ? static_cast<qsizetype>(bytes) : 0;
        text.from = Text::Arena;
        text.at = static_cast<quint32>(start);
        text.size = count & 0x3fffffffU;
        return text;
    }
    /// Every form of a text but a JID. @param tag the byte that opens it
    Text string(quint32 tag)
    {
        Text text;
        if (tag == kListEmpty)
            return text;
        if (tag < kDictionary0) {
            text.from = Text::Single;
            text.at = tag;
            return text;
        }
        if (tag <= kDictionary3) {
            text.from = Text::Double;
            text.at = tag << 8 | number(1);
            return text;
        }
        switch (tag) {
        case kNibble8:
            return packed(false);
        case kHex8:
            return packed(true);
        case kBinary8:
            return slice(number(1));
        case kBinary20:
            return slice(number(3) & 0xfffff);
        case kBinary32:
            return slice(number(4));
        default:
            bad("no text");
            return text;
        }
    }
    Text stringHere() { return string(number(1)); }

    static bool isJid(quint32 tag)
    {
        return tag == kJidPair || tag == kAdJid || tag == kFbJid || tag == kInteropJid;
    }
    static void domain(quint32 type, Parts::Address &address)
    {
        switch (type) {
        case 1:
            address.server = Server::Lid;
            break;
        case 128:
            address.server = Server::Hosted;
            break;
        case 129:
            address.server = Server::HostedLid;
            break;
        default:
            address.server = Server::Pn;
            address.agent = static_cast<quint8>(type);
        }
    }
    Parts::Address jid(quint32 tag)
    {
        Parts::Address address;
        if (tag == kAdJid) {
            domain(number(1), address);
            address.device = static_cast<quint16>(number(1));
            address.user = stringHere();
        } else if (tag == kJidPair) {
            pair(address);
        } else {
            address.server = tag == kFbJid ? Server::Messenger : Server::Interop;
            address.user = stringHere();
            address.device = static_cast<quint16>(number(2));
            if (tag == kInteropJid)
                address.integrator = static_cast<quint16>(number(2));
            if (parts_.view(stringHere()) != model::serverText(address.server))
                bad("JID of another server");
        }
        // whoever reads it compares users: what no address can hold is refused here, once
        const QByteArrayView user = parts_.view(address.user);
        const bool fits
            = address.server == Server::None ? !parts_.jid(address).isEmpty() : model::isUser(user);
        if (!fits || user.size() > 255)
            bad("no JID");
        return address;
    }
    void pair(Parts::Address &address)
    {
        address.user = stringHere();
        address.serverText = stringHere();
        const QByteArrayView server = parts_.view(address.serverText);
        if (server.isEmpty()) {
            bad("JID without a server");
            return;
        }
        // the everyday "user@server": nothing is left to parse whenever it is read
        const Server known = model::serverOf(server);
        const QByteArrayView user = parts_.view(address.user);
        if ((known == Server::Pn || known == Server::Lid || known == Server::Group) && !user.isEmpty()
            && model::isUser(user))
            address.server = known;
    }

    void attributes(std::size_t index, quint32 count)
    {
        spend(count * sizeof(Parts::Attribute));
        if (!ok())
            return;
        parts_.records[index].firstAttr = static_cast<quint32>(parts_.attributes.size());
        parts_.records[index].attrCount = static_cast<quint16>(count);
        makeRoom(parts_.attributes, count);
        for (quint32 i = 0; i < count && ok(); ++i) {
            Parts::Attribute attr;
            attr.key = stringHere();
            const quint32 tag = number(1);
            if (isJid(tag)) {
                spend(sizeof(Parts::Address));
                const auto address = jid(tag);
                attr.address = static_cast<qint32>(parts_.addresses.size());
                makeRoom(parts_.addresses, 1);
                parts_.addresses.push_back(address);
            } else {
                attr.value = string(tag);
            }
            parts_.attributes.push_back(attr);
        }
    }
    void content(std::size_t index, int depth)
    {
        const quint32 tag = number(1);
        if (!isList(tag)) {
            parts_.records[index].content = string(tag);
            parts_.records[index].kind = Parts::Content::Bytes;
            return;
        }
        const quint32 count = listSize(tag);
        // the smallest node has three bytes
        if (static_cast<qsizetype>(count) * 3 > left())
            bad("list longer than its frame");
        spend(count * sizeof(Parts::Record));
        if (!ok())
            return;
        const std::size_t first = parts_.records.size();
        parts_.records[index].kind = Parts::Content::Children;
        parts_.records[index].firstChild = static_cast<quint32>(first);
        parts_.records[index].childCount = static_cast<quint16>(count);
        makeRoom(parts_.records, count);
        // children lie side by side; their own children follow behind
        parts_.records.resize(first + count);
        for (quint32 i = 0; i < count && ok(); ++i)
            node(first + i, depth + 1);
    }
    void node(std::size_t index, int depth)
    {
        if (depth > kDeepest) {
            bad("nested too deeply");
            return;
        }
        const quint32 size = listSize(number(1));
        if (size == 0) {
            bad("empty node");
            return;
        }
        const Text tag = stringHere();
        parts_.records[index].tag = tag;
        if (ok() && parts_.view(tag).isEmpty())
            bad("node without a tag");
        const quint32 attrCount = (size - 1) / 2;
        if (static_cast<qsizetype>(attrCount) * 2 > left())
            bad("more attributes than bytes");
        if (ok())
            attributes(index, attrCount);
        if (ok() && size % 2 == 0)
            content(index, depth);
    }

    Parts &parts_;
    const QByteArrayView body_;
    std::size_t budget_;
    qsizetype at_ = 0;
    const char *wrong_ = nullptr;
};

Result<NodeView> Document::decode(QByteArray frame)
{
    if (!parts_)
        parts_ = std::make_unique<Parts>();
    parts_->clear();
    parts_->frame = std::move(frame);
    if (parts_->frame.isEmpty())
        return malformed("empty frame");
    QByteArrayView body = QByteArrayView(parts_->frame).sliced(1);
    if (static_cast<quint8>(parts_->frame[0]) & kCompressed) {
        if (auto inflated = inflateInto(body, parts_->inflated); !inflated) {
            parts_->clear();
            return base::fail(inflated.error());
        }
        body = parts_->inflated;
    }
    parts_->body = body;
    if (auto decoded = Decoder(*parts_).root(); !decoded) {
        parts_->clear();
        return base::fail(decoded.error());
    }
    return root();
}

}
